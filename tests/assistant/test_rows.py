"""Things that are named in a row: by their letters, or sharing a last word."""

from __future__ import annotations

import pytest

from assistant.understanding.text import words


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Which tips belong to principles A and C?", {"PR-A", "PR-C"}),
        ("Geef me de tips van de principes A en C", {"PR-A", "PR-C"}),
        ("A and C of the design principles: which tips?", {"PR-A", "PR-C"}),
        ("A tip for principle C", {"PR-C"}),
        ("Welke werkvormen passen zowel bij kleine als bij grote groepen?", {"GS-K", "GS-G"}),
        ("Which work forms suit both small and large groups?", {"GS-K", "GS-G"}),
        ("werkvormen voor kleine en voor grote groepen", {"GS-K", "GS-G"}),
    ],
)
def test_all_that_stands_in_a_row_is_read_and_an_article_is_no_letter(assistant, question, codes):
    assert {value.code for value in assistant.ask(question).understood} == codes


@pytest.mark.parametrize("place", ["Gent", "Ghent", "Leeds", "Aalst"])
def test_a_town_is_no_typing_error(assistant, place):
    token = words(place)[0]
    assert assistant._speller.correct([token]) == [token]

"""Things that are named in a row: by their letters, or sharing a last word."""

from __future__ import annotations

import pytest

from assistant.understanding.text import words


def understood(assistant, question):
    return {value.code for value in assistant.ask(question).understood}


@pytest.mark.parametrize(
    "question",
    [
        "Which tips belong to principles A and C?",
        "Geef me de tips van de principes A en C",
        "A and C of the design principles: which tips?",
    ],
)
def test_letters_in_a_row_are_all_read(assistant, question):
    assert understood(assistant, question) == {"PR-A", "PR-C"}


def test_an_article_is_no_letter(assistant):
    assert understood(assistant, "A tip for principle C") == {"PR-C"}


@pytest.mark.parametrize(
    "question",
    [
        "Welke werkvormen passen zowel bij kleine als bij grote groepen?",
        "Which work forms suit both small and large groups?",
        "werkvormen voor kleine en voor grote groepen",
    ],
)
def test_a_last_word_is_shared_across_what_stands_between(assistant, question):
    assert understood(assistant, question) == {"GS-K", "GS-G"}


@pytest.mark.parametrize("place", ["Gent", "Ghent", "Leeds", "Aalst"])
def test_a_town_is_no_typing_error(assistant, place):
    token = words(place)[0]
    assert assistant._speller.correct([token]) == [token]

"""A question that offers answers to choose from is answered with the one that holds, not with yes."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Denken-delen-uitwisselen: is dat voor fysiek of voor online?", "MO-F"),
        ("The object round: does that happen on campus, in a live call or asynchronously?", "MO-S"),
        ("Is de pubquiz voor kleine of grote groepen?", "GS-G"),
    ],
)
def test_the_alternative_that_holds_is_the_answer(assistant, question, code):
    answer = assistant.ask(question)
    assert [result.code for result in answer.results] == [code]
    assert answer.value is None
    assert "bevestigt het niet" not in answer.text
    assert "neither confirms nor excludes" not in answer.text


def test_where_the_source_is_silent_it_says_so(assistant):
    assert "neither confirms nor excludes" in assistant.ask("Is an escape room for small groups?").text


def test_one_condition_is_confirmed_or_denied(assistant):
    assert assistant.ask("Am I right in thinking that the snowball discussion happens on site?").value is True
    assert assistant.ask("Is the pub quiz suitable for small groups?").value is False


@pytest.mark.parametrize(
    "question",
    [
        "Which presence has to do with reflection and dialogue, with the construction of meaning?",
        "Welke aanwezigheid gaat over de rol van de docent: begeleiding en sturing?",
    ],
)
def test_one_thing_that_is_named_twice_is_no_choice(assistant, question):
    assert len(assistant.ask(question).results) == 1

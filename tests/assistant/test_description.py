"""A practice that is described to ask what it is called."""

from __future__ import annotations

import pytest

DESCRIBED = [
    ("gesprek dat in tweetallen begint, dan in viertallen en zo groter wordt. hoe heet dat ook weer", "WV-20"),
    ("everyone drops a pin on the map to show their hometown. what is that exercise called?", "WV-08"),
    ("die oefening waarbij ze vertellen waar hun voornaam vandaan komt, welke is dat?", "WV-01"),
]


@pytest.mark.parametrize(("question", "code"), DESCRIBED)
def test_the_one_described_is_named(assistant, question, code):
    assert [result.code for result in assistant.ask(question).results] == [code]


def test_what_is_named_outright_is_not_sought_by_its_description(assistant):
    answer = assistant.ask("where social presence and teaching presence overlap, what is that called?")
    assert [result.code for result in answer.results] == ["CI-ST"]


def test_a_description_of_something_else_names_nothing(assistant):
    assert not assistant.ask("that opera with the fat singer in Verona, what is it called?").results


def test_what_is_named_only_nearly_gives_way_to_what_is_named(assistant):
    answer = assistant.ask("Hoe heet het rondje waarbij iedereen een ding van thuis toont en erover vertelt?")
    assert [result.code for result in answer.results] == ["WV-07"]

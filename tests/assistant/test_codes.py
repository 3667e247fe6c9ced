"""Codes, as answers show them, name things in questions too."""

from __future__ import annotations

import pytest

from assistant.understanding.codes import around, coded
from assistant.understanding.text import words


@pytest.mark.parametrize("question", ["WV-16", "wat is wv-16?", "Tell me about (WV-16)."])
def test_a_thing_is_named_by_its_code(assistant, question):
    answer = assistant.ask(question)
    assert [result.code for result in answer.results] == ["WV-16"]


def test_codes_are_conditions_as_names_are(assistant):
    by_code, by_name = assistant.ask("tips for PR-B"), assistant.ask("tips for trust and cooperation")
    assert [r.code for r in by_code.results] == [r.code for r in by_name.results] != []
    (value,) = by_code.understood
    assert (value.slot, value.code, value.text) == ("principle", "PR-B", "PR-B")


def test_several_codes_are_all_read_and_what_stands_between_is_corrected(assistant):
    answer = assistant.ask("verschli tussen WV-01 en WV-02")
    assert {result.code for result in answer.results} == {"WV-01", "WV-02"}


@pytest.mark.parametrize("text", ["QQ-99", "WV-16b", "xWV-16", "WV-16-2", "co-op", "WV16"])
def test_what_is_no_code_of_the_graph_names_nothing(assistant, text):
    assert not coded(f"tell me about {text}", assistant.lexicon)


def test_words_are_parted_around_codes():
    question = "tips for PR-B or TP-12"
    spans = [(9, 13), (17, 22)]
    parts = [(code, [token.folded for token in part]) for code, part in around(words(question), spans)]
    assert parts == [(False, ["tips", "for"]), (True, ["pr", "b"]), (False, ["or"]), (True, ["tp", "12"])]


def test_a_tool_is_not_left_out_for_where_it_is_used(assistant):
    answer = assistant.ask("How do I use Padlet in class?")
    assert [result.code for result in answer.results] == ["TP-31"]


@pytest.mark.parametrize(
    "question",
    ["What is the difference between synchronous and asynchronous?", "verschil tussen synchroon en asynchroon"],
)
def test_things_to_compare_are_explained(assistant, question):
    answer = assistant.ask(question)
    assert answer.intent == "describe"
    assert [result.code for result in answer.results] == ["MO-A", "MO-S"]

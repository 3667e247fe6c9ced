"""Weights of words are found by what makes the right reading the likeliest."""

from __future__ import annotations

from assistant.understanding.leanings import NO_KIND
from tests.evaluation.rank import Choice, choices, own_choices, ranking
from tests.evaluation.score import Case


def _question(right, **words):
    return [Choice(kind, 0.6, float(kind == right), frozenset(said.split())) for kind, said in words.items()]


def test_a_word_speaks_for_the_kind_that_is_right_where_it_stands_and_against_the_others():
    told = [_question("tips", tips="give hints", phases="give hints")] * 5
    told += [_question("phases", tips="give stages", phases="give stages")] * 5
    found = ranking(told)
    assert found["hints"]["tips"] > 0.02 > -0.02 > found["hints"]["phases"]
    assert found["stages"]["phases"] > 0.02 > -0.02 > found["stages"]["tips"]
    assert abs(found["give"]["tips"]) < 0.02


def test_what_stands_in_few_questions_teaches_nothing_nor_do_numbers():
    assert ranking([_question("tips", tips="rare 30", phases="rare 30")] * 2) == {}
    assert {*ranking([_question("tips", tips="often 30", phases="often 30")] * 9)} == {"often"}


def test_the_same_questions_give_the_same_weights():
    told = [_question("tips", tips="a b", phases="a c"), _question("phases", tips="b", phases="a")] * 4
    assert ranking(told) == ranking(told)


def _case(question, mode, gold=()):
    return Case("x", "en", "facet", question, mode, [*gold], frozenset(), None)


def test_readings_and_refusing_are_as_right_as_their_answers(assistant):
    asked = _case(
        "Which work forms are there for small groups on site, among students?", "set", ["WV-01", "WV-02", "WV-03"]
    )
    told = {choice.kind: choice for choice in choices(assistant, asked)}
    assert (told["work_forms"].right, told[NO_KIND].right) == (1.0, 0.0)
    assert told["work_forms"].words == {*["which", "work", "forms", "are", "there", "for"]}
    assert told[NO_KIND].words == set()
    refused = {
        choice.kind: choice.right for choice in choices(assistant, _case("Which small groups win the cup?", "oos"))
    }
    assert refused.pop(NO_KIND) == 1.0
    assert not any(refused.values())


def test_questions_of_our_own_teach_the_kind_that_they_are_made_for(assistant):
    told = [*own_choices(assistant)]
    assert len(told) > 300
    assert sum(any(choice.right for choice in readings) for readings in told) > 0.97 * len(told)

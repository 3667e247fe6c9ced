"""The assistant does not get worse: floors under the figures of `make eval`, which the README shows as measured."""

from __future__ import annotations

import pytest

from assistant.understanding.phrasebook import authored, learned, names
from assistant.understanding.text import words
from tests.evaluation.evaluate import calibration, mean, refusals, run, useful
from tests.evaluation.score import QUESTIONS, is_wrong, read, score
from tests.evaluation.typos import with_errors

TRAIN, TEST, PAGES = (list(read(QUESTIONS / f"{name}.jsonl")) for name in ("train", "test", "pages"))


@pytest.fixture(scope="module")
def tested(assistant):
    return run(assistant, TEST)


def test_the_sets_are_large_enough_and_apart():
    both = TRAIN + TEST
    assert sum(case.in_scope for case in both) >= 300
    assert sum(not case.in_scope for case in both) >= 150
    assert sum(bool(case.session) for case in both) >= 60
    learned_from = {case.question for case in TRAIN if not case.session}
    assert learned_from.isdisjoint(case.question for case in TEST + PAGES if not case.session)


def test_no_phrase_is_a_test_question():
    asked = {
        " ".join(token.folded for token in words(case.question))
        for case in TEST
        if not case.session and len(case.question) > 25
    }
    assert asked.isdisjoint(way for kind in names() for way in (*authored(kind), *learned(kind)))


def test_answers_are_right(tested):
    assert mean(tested.scores()) >= 0.945
    wrong = mean(is_wrong(case, answer) for case, answer in zip(tested.cases, tested.answers, strict=True))
    assert wrong <= 0.03


def test_questions_as_on_public_pages_find_something_useful(assistant):
    right, near = useful(run(assistant, PAGES))
    assert right >= 0.6
    assert near >= 0.7


def test_other_questions_are_refused_and_few_good_ones_with_them(tested):
    recall, precision = refusals(tested)
    assert recall >= 0.9
    assert precision >= 0.97


def test_confidence_is_about_the_share_of_right_answers(tested):
    table = list(calibration(tested))
    told = sum(float(low) * number for low, number, _ in table) / sum(number for _, number, _ in table)
    right = sum(share * number for _, number, share in table) / sum(number for _, number, _ in table)
    assert abs(told + 0.05 - right) <= 0.08


def test_nothing_the_source_is_silent_on_is_confirmed(tested):
    """The gold lists as neither right nor wrong what the source is silent on; a firm match there would be a bluff."""
    silent = {f"WV-{number}" for number in range(17, 32)}
    for case, answer in zip(tested.cases, tested.answers, strict=True):
        asked_sizes = {understood.slot for understood in answer.understood} & {"group_size"}
        if answer.intent == "work_forms" and asked_sizes:
            firm = {result.code for result in answer.results if result.match in {"confirmed", "inferred"}}
            assert not firm & silent, case.question


def test_scoring_can_fail(tested):
    case = next(case for case in TEST if case.mode == "set" and case.gold)
    other = next(answer for answer in tested.answers if answer.question != case.question and not answer.results)
    assert score(case, other) == 0


def test_errors_are_the_same_for_the_same_seed_and_differ_between_seeds():
    question = "welke werkvormen voor grote groepen?"
    assert with_errors(question, 2, 1) == with_errors(question, 2, 1) != with_errors(question, 2, 2)
    assert with_errors("123", 3, 1) == "123"

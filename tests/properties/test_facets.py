"""Any conditions on any kind of thing, worded in any way: the answer is the set that the inventory gives."""

from __future__ import annotations

import pytest
from hypothesis import given

from assistant.answers import Status
from tests.properties.budget import share
from tests.properties.defects import MENDED, OPEN
from tests.properties.expected import KINDS
from tests.properties.questions import questions


def found(answer):
    return {result.code: str(result.match) for result in answer.results}


@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_is_the_set_of_the_inventory(assistant, names, kind):
    @share(3 if kind == "work_forms" else 0.5)
    @given(questions(names, (kind,)))
    def answers(question):
        answer = assistant.ask(question.text)
        assert found(answer) == question.expected
        assert answer.status is (Status.ANSWERED if question.expected else Status.NO_RESULT)

    answers()


@pytest.mark.parametrize("defect", MENDED, ids=lambda defect: defect.example)
def test_what_was_mended_stays_so(assistant, defect):
    assert found(assistant.ask(defect.example)) == KINDS[defect.kind](defect.asks)


@pytest.mark.parametrize("defect", OPEN, ids=lambda defect: defect.example)
@pytest.mark.xfail(strict=True, reason="known; once it is mended, move it to MENDED")
def test_what_is_left_out_is_still_wrong(assistant, defect):
    assert found(assistant.ask(defect.example)) == KINDS[defect.kind](defect.asks)

"""Whatever is typed, an answer object comes back, and the graph stays as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answers import Answer
from assistant.session import Session

HOSTILE = [
    "", " ", "\n\t", "?", "…", "🚀🎉", "x" * 10_000, "grote groep " * 1_000, "\x00\x01\x07", "\u202egroep etorg",
    "مجموعات كبيرة",
    "[bold]grote groep[/bold]", "[/x]", "{x} {0} %s", 'grote groep" } ; DROP ALL #', "'; SELECT * { ?s ?p ?o } #",
    "grote groep\\", "<https://example.org/> a b", "$partner $group_size", "((((((", "\ud7ff", "ﬁ ﬂ Ǆ",
    "a\u0301\u0301\u0301",
]  # fmt: skip


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_gets_an_answer_object(assistant, store, question):
    before = len(store)
    answer = assistant.ask(question)
    assert isinstance(answer, Answer)
    assert answer.text
    assert len(store) == before
    assert "DROP" not in (answer.sparql or "")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_text_gets_an_answer_object(assistant, question):
    answer = assistant.ask(question)
    assert answer.question == question
    assert all(question[u.start : u.end] == u.text for u in answer.understood)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([*HOSTILE[:12], "grote groepen fysiek", "en online?", "de tweede", "hoeveel zijn dat er?"])
    )
)
def test_any_conversation_goes_on(assistant, questions):
    session = Session()
    for question in questions:
        assert isinstance(assistant.ask(question, session=session), Answer)


def test_the_same_question_gets_the_same_answer(assistant):
    question = "welke werkvormen voor fase 2, grote groep, fysiek, die sociale aanwezigheid versterken"
    assert assistant.ask(question).as_dict() == assistant.ask(question).as_dict()

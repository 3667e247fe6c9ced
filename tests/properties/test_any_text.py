"""Whatever is typed, an answer object by the contract comes back, its query is one of ours, and the graph stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.session import Session
from tests.properties import contract
from tests.properties.budget import share
from tests.properties.questions import phrasings, questions

_MARKS = ["?", "!", ",", ";", ":", "(", ")", "-", "–", "…", "'", '"', "\n", "\t", "\x00", "\ud7ff", "$", "{", "}", "\\"]
_TURNS = [
    "en online?", "and for small groups?", "de tweede", "the last one", "hoeveel zijn dat er?", "and B?", "niet fysiek",
    "no, I meant on site", "vertel meer over de derde", "meer dan 30", "4", "en 29?", "which of those use a forum?",
    "waarom?", "how many?", "daarna?", "the one before that",
]  # fmt: skip


def pieces(names):
    """Return bits of questions: names, words of templates, numbers, marks, anything at all."""
    heads = [head for language in ("nl", "en") for listed in phrasings(language)["heads"].values() for head in listed]
    words = sorted({word for head in heads for word in head.split()})
    labels = sorted({label for rank in range(3) for label in names.all(rank)})
    return st.one_of(
        st.sampled_from(labels),
        st.sampled_from(words),
        st.sampled_from(_MARKS),
        st.integers(-5, 10**12).map(str),
        st.text(max_size=6),
    )


def test_any_text_is_answered_by_the_contract(assistant, store):
    @share(2)
    @given(st.text(max_size=120))
    def answered(question):
        contract.holds(assistant.ask(question), question, store)

    answered()


def test_any_row_of_words_and_names_is_answered_by_the_contract(assistant, names, store):
    before = len(store)

    @share(3)
    @given(st.lists(pieces(names), max_size=12), st.sampled_from([" ", " ", ""]))
    def answered(parts, between):
        question = between.join(parts)
        contract.holds(assistant.ask(question), question, store)

    answered()
    assert len(store) == before


def test_any_conversation_is_answered_by_the_contract(assistant, names, store):
    turn = st.one_of(
        st.sampled_from(_TURNS),
        questions(names).map(lambda question: question.text),
        st.lists(pieces(names), max_size=4).map(" ".join),
    )

    @share(1)
    @given(st.lists(turn, min_size=2, max_size=6))
    def answered(turns):
        session = Session()
        for question in turns:
            contract.holds(assistant.ask(question, session=session), question, store)

    answered()


def test_what_is_typed_is_completed_to_questions_that_have_answers(assistant, names, store):
    @share(0.3)
    @given(st.lists(pieces(names), max_size=3).map(" ".join))
    def completed(prefix):
        for question in assistant.complete(prefix, limit=2):
            answer = assistant.ask(question)
            contract.holds(answer, question, store)
            assert answer.status.value == "answered", question

    completed()

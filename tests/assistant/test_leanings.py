"""What words say for kinds of questions: it tips the scales, never in a question that leans on the one before."""

from __future__ import annotations

from assistant.session import Session
from assistant.understanding import leanings
from assistant.understanding.frame import frame
from assistant.understanding.intent import intents
from assistant.understanding.leanings import FILE, NO_KIND, leaning, words_beside_names, written
from assistant.understanding.own_files import own_text

LINES = own_text(FILE).splitlines()


def test_weights_are_written_as_they_are_read(monkeypatch):
    text = written({"bee": {"describe": 0.0406, NO_KIND: -0.1}, "ant": {"tips": 0.0012}, "cat": {"tips": 2.0}})
    assert text == "bee\tdescribe 41 none -100\ncat\ttips 2000\n"
    monkeypatch.setattr(leanings, "_told", lambda: text)
    leanings._weights.cache_clear()
    assert leaning("describe", ["bee", "bee", "ant", "cow"]) == 0.041
    leanings._weights.cache_clear()


def test_every_line_weighs_a_word_for_kinds_of_questions_that_there_are():
    kinds = {intent.name for intent in intents()} | {NO_KIND}
    assert sorted(LINES, key=lambda line: line.partition("\t")[0]) == LINES
    assert len(LINES) > 500
    for line in LINES:
        told = line.partition("\t")[2].split()
        assert {*told[::2]} <= kinds
        assert all(abs(int(weight)) < 500 for weight in told[1::2]), "a word that decides alone"


def test_names_and_small_words_are_left_out_of_what_speaks_for_a_refusal(assistant):
    taken = frame("What is the weather like at the pub quiz?", assistant.lexicon, assistant._speller)
    assert words_beside_names(taken) == {"weather"}


def test_words_tip_the_scales_but_not_in_a_question_that_leans_on_the_one_before(assistant, monkeypatch):
    first, then = "Wat is er voor grote groepen online?", "en fysiek?"
    session = Session()
    assistant.ask(first, session=session)
    monkeypatch.setattr(leanings, "_weights", lambda word: {"describe": 3000})
    assert assistant.ask(first).intent == "describe"
    assert assistant.ask(then, session=session).intent == "work_forms"

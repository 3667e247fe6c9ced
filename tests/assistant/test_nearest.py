"""The practices that a question is nearest to, where no kind of question fits it well."""

from __future__ import annotations

import pytest

from assistant.answers import Status
from assistant.understanding import nearest as rooms
from assistant.understanding.frame import frame
from assistant.understanding.language import wording
from assistant.understanding.nearest import FILE, nearest, written
from assistant.understanding.own_files import own_text

DOUBTFUL = "a place where the class can drink coffee with the lecturer every morning if they like"


def near(assistant, question, **given):
    found = nearest(frame(question, assistant.lexicon, assistant._speller), assistant.lexicon, **given)
    return [entity.code for entity in found.practices] if found else None


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("een vrijblijvend half uur elke ochtend waarop de docent online zit met koffie", "WV-25"),
        (DOUBTFUL, "WV-25"),
    ],
)
def test_words_of_names_tell_the_practice(assistant, question, code):
    assert near(assistant, question)[0] == code
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert code in [result.code for result in answer.results]
    assert wording(answer.language).phrases["nearest"] in answer.text


def test_what_questions_were_answered_by_tells_it_too(assistant):
    question = "something with turnips and trombones"
    assert "TP-17" not in (near(assistant, question, answered=lambda stem: {}) or ())
    learned = {"TP-17": 8000, "gone": 9000}
    found = near(assistant, question, answered=lambda stem: learned)
    assert found[0] == "TP-17"


@pytest.mark.parametrize("question", ["students", "hoeveel zijn dat er?", "en nu?", ""])
def test_too_few_words_are_near_to_nothing(assistant, question):
    assert near(assistant, question) is None


def test_another_kind_of_thing_that_is_asked_for_is_not_given(assistant):
    found = near(assistant, "which principles say that students find the usual queries answered")
    assert found is None or all(code.startswith("PR") for code in found)


@pytest.mark.parametrize("question", ["What do cats eat?", "hoeveel leden telt de gemeenteraad van Gent nu"])
def test_other_subjects_are_refused(assistant, question):
    assert assistant.ask(question).status is Status.OUT_OF_SCOPE


def test_a_sure_reading_is_not_asked_again_nor_a_large_graph(assistant, monkeypatch):
    asked = []
    monkeypatch.setattr("assistant.fallback.nearest", lambda *given: asked.append(given))
    assistant.ask("werkvormen voor grote groepen online asynchroon")
    assert not asked
    assistant.ask(DOUBTFUL)
    assert asked
    asked.clear()
    monkeypatch.setattr("assistant.fallback.LARGE", 10)
    assistant.ask(DOUBTFUL)
    assert not asked


def test_answers_are_written_as_they_are_read(monkeypatch):
    text = written({"page": {"TP-17": 2.5, "OA-20": 1.0}, "inbox": {"TP-17": 0.333}})
    assert text == "inbox\tTP-17 3\npage\tOA-20 10 TP-17 25\n"
    monkeypatch.setattr(rooms, "_told", lambda: text)
    rooms.answered_by.cache_clear()
    assert rooms.answered_by("page") == {"OA-20": 10, "TP-17": 25}
    assert rooms.answered_by("letter") == {}
    rooms.answered_by.cache_clear()


def test_the_file_names_things_that_there_are(assistant):
    lines = own_text(FILE).splitlines()
    assert len(lines) > 1000
    assert lines == sorted(lines, key=lambda line: line.partition("\t")[0])
    assert all(assistant.lexicon.coded(code) for line in lines for code in line.partition("\t")[2].split()[::2])


def test_a_long_question_on_other_subjects_is_far_from_everything(assistant):
    foreign = sorted(wording("en").foreign_words)[:1500]
    told = nearest(
        frame(" ".join(foreign), assistant.lexicon, assistant._speller)._replace(folded=("lecturer", *foreign)),
        assistant.lexicon,
    )
    assert told is None or told.score < 0.4

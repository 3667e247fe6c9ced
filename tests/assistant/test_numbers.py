"""Numbers of participants, in words and figures, alone and in ranges."""

from __future__ import annotations

import json

import pytest

from assistant.understanding.lexicon import Entity, Size
from assistant.understanding.numbers import counts
from assistant.understanding.text import words
from tests.assistant.number_words import FILE, table

_SIZES = [Size(Entity("", "", "GroupSize"), 5, 30), Size(Entity("", "", "GroupSize"), 30, None)]


def test_the_table_is_that_of_unicode():
    assert json.loads(FILE.read_text(encoding="utf-8")) == table()


@pytest.mark.parametrize(
    ("question", "least", "most"),
    [
        ("45 studenten", 45, 45),
        ("vijftien deelnemers", 15, 15),
        ("twenty five people", 25, 25),
        ("een groep van dertig", 30, 30),
        ("met z'n tachtigen", 80, 80),
        ("met z'n twaalven", 12, 12),
        ("meer dan 30 studenten", 31, None),
        ("at least 30 students", 30, None),
        ("30+ studenten", 30, None),
        ("minder dan 30 studenten", 1, 29),
        ("up to 25 participants", 1, 25),
        ("tussen 50 en 80 man", 50, 80),
        ("20-45 students", 20, 45),
        ("tien tot vijftien cursisten", 10, 15),
        ("40 of meer mensen", 40, None),
        ("een dozijn studenten", 12, 12),
        ("een twaalftal studenten", 12, 12),
        ("groups of under thirty", 1, 29),
        ("not more than 30 students", 1, 30),
        ("niet meer dan 25 deelnemers", 1, 25),
        ("not fewer than 40 people", 40, None),
        ("students in one room, thirty at the very most", 1, 30),
        ("een vijftiental deelnemers", 15, 15),
        ("We zijn met 80 in de zaal", 80, 80),
        ("fase 2 met 20 studenten", 20, 20),
        ("een groep van 100 behalve studenten onderling", 100, 100),
        ("phase one for 46 first-year students", 46, 46),
    ],
)
def test_a_number_of_participants(question, least, most):
    (count,) = counts(words(question), question)
    assert (count.least, count.most) == (least, most)


@pytest.mark.parametrize(
    "question",
    [
        "de eerste 100 dagen",
        "fase 3",
        "een student",
        "two truths and a lie",
        "het duurt 20 minuten",
        "5 tips",
        "",
        "in 2026",
    ],
)
def test_other_numbers_count_nobody(question):
    assert counts(words(question), question) == []


@pytest.mark.parametrize(
    ("question", "small", "large"),
    [
        ("30 studenten", True, True),
        ("29 studenten", True, False),
        ("31 studenten", False, True),
        ("5 studenten", True, False),
        ("4 studenten", False, False),
        ("meer dan 30 studenten", False, True),
        ("30+ studenten", False, True),
        ("at least 30 students", False, True),
        ("fewer than 30 students", True, False),
        ("hoogstens 30 studenten", True, False),
        ("between 20 and 45 students", True, True),
        ("minder dan 5 studenten", False, False),
        ("hoogstens 5 studenten", True, False),
        ("2 tot 5 studenten", True, False),
    ],
)
def test_sizes_as_the_rules_read_them(question, small, large):
    (count,) = counts(words(question), question)
    found = count.among(_SIZES)
    assert (_SIZES[0] in found, _SIZES[1] in found) == (small, large)

"""How common words are in any talk, looked up in a list that is never taken apart."""

from __future__ import annotations

from pathlib import Path

import pytest

import assistant
from assistant.understanding.frequency import common, place, rank, surprise
from assistant.understanding.language import LANGUAGES, Language

FOLDER = Path(assistant.__file__).parent / "languages" / "frequency"


def listed(language: Language) -> dict[str, int]:
    lines = (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(told) for word, told in map(str.split, lines)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_stands_in_the_order_of_its_letters_and_its_places_leave_no_gap(language: Language) -> None:
    words = listed(language)
    assert list(words) == sorted(words)
    assert sorted(words.values()) == list(range(1, len(words) + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_found_at_its_place(language: Language) -> None:
    words = listed(language)
    assert {word: place(word, language) for word in words} == words


@pytest.mark.parametrize("word", ["", " ", "\n", "0", "zzzzz", "qqq", "de 1", "ﬀ", "\U0010ffff", "werkvormx", "D"])
def test_a_word_that_is_not_listed_has_no_place(word: str) -> None:
    assert [place(word, language) for language in LANGUAGES] == [None, None]


def test_the_best_place_among_languages_counts() -> None:
    dutch, english = place("in", "nl"), place("in", "en")
    assert dutch
    assert english
    assert rank("in") == min(dutch, english)
    assert rank("in", ["nl"]) == dutch
    assert surprise("xyzzyx", "nl") is None


def test_common_words_are_the_first_by_frequency() -> None:
    words = listed("nl")
    assert common("nl", 100) == sorted(word for word, told in words.items() if told <= 100)

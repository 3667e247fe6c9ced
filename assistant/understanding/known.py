"""The words that have a meaning of their own, whatever the graph names: those are never taken for typing errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.language import LANGUAGES, number_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.understanding.language import Language
    from assistant.understanding.shapes import Kind, Words

_NOT_BY_THEMSELVES = {"telling", "course_words"}
"""The sets of a language whose words say something of those beside them, and may be typing errors all the same."""
_MOST_TOGETHER = 100
"""The largest number that is said of a company with an ending of its own: `met z'n zestigen`."""
OPENING = 3
"""Letters by which a word may be told to start no number."""


def known_words(kinds: Iterable[Kind], languages: Mapping[Language, Words]) -> set[str]:
    """Return the words of both languages, and those that tell kinds of questions."""
    found = {
        word for kind in kinds for said in kind["said"].values() for told in said["telling"] for word in told.split()
    }
    return found.union(*(_words(language, told) for language, told in languages.items()))


def _words(language: Language, told: Words) -> set[str]:
    numbers = number_words(language)
    found = {word for name, words in told["sets"].items() if name not in _NOT_BY_THEMSELVES for word in words.split()}
    found.update(numbers, told["ordinals"])
    found.update(word + "en" for word, number in numbers.items() if number <= _MOST_TOGETHER)
    found.update(word for listed in told["lists"].values() for phrase in listed for word in phrase.split())
    return found


def number_openings() -> set[str]:
    """Return the first letters of all numbers in words, as many as tell most other words from them."""
    told = [word for language in LANGUAGES for word in number_words(language)]
    return {word[:length] for word in told for length in range(1, OPENING + 1)}

"""How common words are in any talk: the 30,000 most frequent words of each language with their places in that order.

A list stands in the order of its letters and is searched where it lies: taken apart it would fill some 7 MB, and most
words are never asked for.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from assistant.understanding.language import LANGUAGES
from assistant.understanding.lines import value_of
from assistant.understanding.own_files import own_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.language import Language

_LINE = r"(\S+) (\d+)\n"
_REMEMBERED = 20_000
"""Words of which the place is remembered."""
_SCALE = 2.5
"""Nats of the most frequent word: it is about one word in twelve."""


@lru_cache(_REMEMBERED)
def place(word: str, language: Language) -> int | None:
    """Return the place of a folded word by frequency, 1 for the most frequent; None where the list does not hold it.

    >>> place("de", "nl") < place("fiets", "nl")
    True
    """
    found = value_of(word, _listed(language), " ")
    return int(found) if found else None


@cache
def _listed(language: Language) -> str:
    return own_text(f"languages/frequency/{language}.txt")


def common(language: Language, most: int) -> list[str]:
    """Return so many of the most frequent words of a language, in the order of their letters."""
    return [found[1] for found in re.finditer(_LINE, _listed(language)) if int(found[2]) <= most]


def rank(word: str, languages: Iterable[Language] = LANGUAGES) -> int | None:
    """Return the best place of a folded word among these languages, or None where no list holds it."""
    return min((found for language in languages if (found := place(word, language))), default=None)


def surprise(word: str, language: Language) -> float | None:
    """Return how unlikely a word is in this language by Zipf's law, in nats; None where it is not listed."""
    found = place(word, language)
    return None if found is None else math.log(found) + _SCALE

"""How common words are in any talk: the 30,000 most frequent words of each language, in that order."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.understanding.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.understanding.language import Language

_LISTED = 30_000
"""The most words that a list has."""
_FOLDER = Path(__file__).parent.parent / "languages" / "frequency"


@cache
def ranks(language: Language) -> Mapping[str, int]:
    """Return the place of every listed folded word by frequency, 1 for the most frequent.

    >>> ranks("nl")["de"] < ranks("nl")["fiets"]
    True
    """
    listed = (_FOLDER / f"{language}.txt").read_text(encoding="utf-8").split()
    return dict(zip(listed, _places(), strict=False))


@cache
def _places() -> tuple[int, ...]:
    """Return the numbers from 1 on, made once for all languages."""
    return tuple(range(1, _LISTED + 1))


def rank(word: str, languages: Iterable[Language] = LANGUAGES) -> int | None:
    """Return the best place of a folded word among these languages, or None where no list holds it."""
    return min((found for language in languages if (found := ranks(language).get(word))), default=None)


def surprise(word: str, language: Language) -> float | None:
    """Return how unlikely a word is in this language by Zipf's law, in nats; None where it is not listed."""
    place = ranks(language).get(word)
    return None if place is None else math.log(place) + _SCALE


_SCALE = 2.5
"""Nats of the most frequent word: it is about one word in twelve."""

"""How likely a word is where it stands: by how often questions use it, alone and after another, and by any talk.

What questions use was counted in the training questions and the ways to ask (`languages/usage`): only words that are
known here, for the others are as often misspelt.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from assistant.understanding.frequency import surprise
from assistant.understanding.language import LANGUAGES, is_function_word
from assistant.understanding.lines import Table
from assistant.understanding.nearby import Nearby
from assistant.understanding.own_files import own_text

if TYPE_CHECKING:
    from collections.abc import Container

    from assistant.understanding.language import Language

EDGE, ALL = "^", "*"
"""Stands before the first word and after the last one; and for all words together."""
_TELLING, _SMALL, _STRANGE = 4.5, 7.0, 16.0
"""Nats of a word of names, of another known word, of a word nobody knows."""
_OTHER_LANGUAGE = 3.0
"""Nats more for a word of the other language."""
_ANY_TALK = 0.05
"""How much what is said in any talk counts beside what questions use."""
_OPEN = 15.0
"""How many unseen pairs are expected of every word: the more, the less a neighbour tells (Dirichlet smoothing)."""
_NAMED = 6.0
"""How often a pair of words of some name counts as seen."""


class Usage:
    """How likely words are, of a graph with these names."""

    def __init__(self, known: Container[str], telling: Container[str], pairs: Container[str]) -> None:
        self._known, self._telling, self._pairs = known, telling, pairs
        self._alone: dict[tuple[str, Language], float] = {}

    def is_strange(self, word: str, language: Language) -> bool:
        """Say whether nobody knows a word."""
        return self._in_any_talk(word, language) >= _STRANGE

    def are_neighbours(self, before: str, word: str, language: Language) -> bool:
        """Say whether two words stand side by side in some question or name."""
        pair = f"{before} {word}"
        return pair in _counted(language) or pair in self._pairs

    def surprise(self, word: str, language: Language) -> float:
        """Return how unlikely a word is in a question, in nats."""
        return -math.log(self._share(word, language))

    def surprise_after(self, before: str, word: str, language: Language) -> float:
        """Return how unlikely a word is after another one, in nats."""
        counted, pair = _counted(language), f"{before} {word}"
        seen = _times(counted, pair) + (_NAMED if pair in self._pairs else 0.0)
        expected = _OPEN * self._share(word, language)
        return -math.log((seen + expected) / (_times(counted, before) + _NAMED + _OPEN))

    def _share(self, word: str, language: Language) -> float:
        key = (word, language)
        if key not in self._alone:
            if len(self._alone) > 20_000:
                self._alone.clear()
            counted = _counted(language)
            used = _times(counted, word) / max(_times(counted, ALL), 1)
            elsewhere = math.exp(-self._in_any_talk(word, language))
            self._alone[key] = (1 - _ANY_TALK) * used + _ANY_TALK * elsewhere
        return self._alone[key]

    def _in_any_talk(self, word: str, language: Language) -> float:
        """Return how unlikely it is that a word was meant, in nats, whatever the questions."""
        told = {other: found for other in LANGUAGES if (found := surprise(word, other)) is not None}
        costs = [cost + (0 if other == language else _OTHER_LANGUAGE) for other, cost in told.items()]
        if word in self._telling and not is_function_word(word):
            costs.append(_TELLING + (_OTHER_LANGUAGE if told and language not in told else 0))
        if word in self._known:
            costs.append(_SMALL)
        return min(costs, default=_STRANGE)


@cache
def used_words(language: Language) -> Nearby:
    """Return the words that questions use."""
    return Nearby(key for key in _counted(language) if key.isalpha())


def times(word: str, language: Language) -> int:
    """Return how often questions use a word."""
    return _times(_counted(language), word)


def usage_file(language: Language) -> str:
    """Return where it stands, below the assistant, how often words and pairs of a language are used."""
    return f"languages/usage/{language}.txt"


@cache
def _counted(language: Language) -> Table:
    return Table(own_text(usage_file(language)).rstrip("\n"))


def _times(counted: Table, key: str) -> int:
    return next(iter(counted.of(key)), 0)

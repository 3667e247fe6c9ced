"""Free topic words: which practices speak of them in their names and descriptions."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.understanding.language import is_common_word, is_context_word, is_foreign_word, is_function_word
from assistant.understanding.text import stems_of
from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.lexicon import Entity, Lexicon

_NEAR_BEST, _BEST = 0.85, 0.97
_UNHEARD, _STRANGE = 0.6, 1.8
"""How much a word that no name holds counts of what a rare word counts, and one that speaks of other things."""


class Found(Record):
    """The things found for some words, and the share of those words that they speak of, 0 to 1."""

    entities: tuple[Entity, ...]
    coverage: float
    asked: int = 0
    """How many words were looked for."""
    words: frozenset[str] = frozenset()
    """The words that were found."""
    best: tuple[Entity, ...] = ()
    """Those that speak of most of them, none much less."""


def _says_little(word: str) -> bool:
    return is_function_word(word) or is_context_word(word) or is_common_word(word)


class Topics:
    """Finds the things whose names hold most of some words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, tokens: Sequence[str], *, described: bool = False) -> Found:
        """Return the things that speak of most of these words, rare words counting more.

        In a description of one thing (`described`) words of any talk count as well, where they are found.
        """
        passed = is_function_word if described else _says_little
        asked = [word for word in dict.fromkeys(tokens) if not passed(word)]
        scores: dict[int, float] = defaultdict(float)
        total = 0.0
        heard: set[str] = set()
        for word in asked:
            hits = self._lexicon.names.topic(stems_of(word))
            if hits.number:
                heard.add(word)
            rarity = math.log(1 + len(self._lexicon.entities) / (hits.number or 1))
            if hits.number or not _says_little(word):
                total += rarity if hits.number else rarity * (_STRANGE if is_foreign_word(word) else _UNHEARD)
            for thing, strength in hits.strengths.items():
                scores[thing] += rarity * strength
        if not scores:
            return Found((), 0)
        best = max(scores.values())
        near, most = (
            tuple(self._lexicon.names.numbered([thing for thing, score in scores.items() if score >= best * share]))
            for share in (_NEAR_BEST, _BEST)
        )
        return Found(near, min(best / total, 1.0), len(asked), frozenset(heard), most)

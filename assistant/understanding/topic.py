"""Free topic words: which practices speak of them in their names and descriptions."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.understanding.language import is_common_word, is_context_word, is_foreign_word, is_function_word
from assistant.understanding.text import stems_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.understanding.lexicon import Entity, Lexicon

_NEAR_BEST = 0.85
_UNHEARD, _STRANGE = 0.6, 1.8
"""How much a word that no name holds counts of what a rare word counts, and one that speaks of other things."""


@dataclass(frozen=True, slots=True)
class Found:
    """The things found for some words, and the share of those words that they speak of, 0 to 1."""

    entities: tuple[Entity, ...]
    coverage: float
    asked: int = 0
    """How many words were looked for."""
    words: frozenset[str] = frozenset()
    """The words that were found."""


def _says_little(word: str) -> bool:
    return is_function_word(word) or is_context_word(word) or is_common_word(word)


class Topics:
    """An index from word stems to the things whose names hold them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @cached_property
    def _index(self) -> Mapping[str, Mapping[str, float]]:
        index: dict[str, dict[str, float]] = defaultdict(dict)
        for iri, listed in self._lexicon.topics.items():
            for rank, stems in enumerate(listed):
                strength = 1.0 - 0.1 * rank
                for key in stems.split():
                    index[key][iri] = strength
        return index

    def find(self, tokens: Sequence[str]) -> Found:
        """Return the things that speak of most of these words, rare words counting more."""
        asked = [word for word in dict.fromkeys(tokens) if not _says_little(word)]
        scores: dict[str, float] = defaultdict(float)
        total = 0.0
        heard: set[str] = set()
        for word in asked:
            hits = self._hits(word)
            if hits:
                heard.add(word)
            rarity = math.log(1 + len(self._lexicon.entities) / (len(hits) or 1))
            total += rarity if hits else rarity * (_STRANGE if is_foreign_word(word) else _UNHEARD)
            for iri, strength in hits.items():
                scores[iri] += rarity * strength
        if not scores:
            return Found((), 0)
        best = max(scores.values())
        near = [self._lexicon.entities[iri] for iri, score in scores.items() if score >= best * _NEAR_BEST]
        return Found(tuple(sorted(near)), min(best / total, 1.0), len(asked), frozenset(heard))

    def _hits(self, word: str) -> dict[str, float]:
        hits: dict[str, float] = {}
        for key in stems_of(word):
            for iri, strength in self._index.get(key, {}).items():
                hits[iri] = max(hits.get(iri, 0), strength)
        return hits

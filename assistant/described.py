"""Practices that are described in the words of their definitions, where no reading of a question is good enough."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.selection import LARGE
from assistant.session import Candidate
from assistant.understanding.intent import intent_named
from assistant.understanding.language import (
    LANGUAGES,
    is_common_word,
    is_context_word,
    is_foreign_word,
    is_function_word,
)
from assistant.understanding.lexicon import PRACTICES
from assistant.understanding.recognise import Reading
from assistant.understanding.slots import SlotValue
from assistant.understanding.text import folded_words, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.understanding.frame import Frame
    from assistant.understanding.lexicon import Entity, Lexicon
    from kg.store import Store

_ENOUGH, _WEIGHT = 0.6, 6.0
"""The share of what the words weigh that one practice must speak of, and the least that this must weigh, in nats."""
_COMMON = 0.4
"""How much of what it would a word of any talk counts."""
_SCORE = 0.6
"""The score of such a reading: low, for they are few to judge by (9 of the training questions, all answered right)."""


class Described:
    """Finds the one practice that speaks of most words of a question; definitions are read when they are first used."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        self._store, self._lexicon = store, lexicon

    def reading(self, frame: Frame) -> Candidate | None:
        """Return a reading for the practice that a question describes, or None where none is described well enough.

        A large graph has no such readings: all its definitions would have to be read.
        """
        if len(self._lexicon.entities) > LARGE or any(map(is_foreign_word, frame.folded)):
            return None
        found = self._best([word for word in dict.fromkeys(frame.folded) if not _says_nothing(word)])
        if found is None or (frame.asked and found.kind not in frame.asked):
            return None
        value = SlotValue("topic", found, 0, 0, 100 * _SCORE)
        return Candidate(frame, Reading(intent_named("topic"), (value,), _SCORE))

    def _best(self, words: Sequence[str]) -> Entity | None:
        """Return the only practice that speaks of most of some words, where that is enough of them."""
        speaking = {word: self._speaking_of(word) for word in words}
        weights = {word: self._weight(word, len(found)) for word, found in speaking.items()}
        scores: Counter[Entity] = Counter()
        for word, found in speaking.items():
            scores.update(dict.fromkeys(found, weights[word]))
        best = max(scores.values(), default=0.0)
        able = [entity for entity, score in scores.items() if score == best]
        enough = best >= max(_WEIGHT, _ENOUGH * sum(weights.values()))
        return able[0] if enough and len(able) == 1 else None

    def _speaking_of(self, word: str) -> set[Entity]:
        return {entity for stem in stems_of(word) for entity in self._by_stem.get(stem, ())}

    def _weight(self, word: str, spread: int) -> float:
        """Return how much a word tells: the fewer practices speak of it, the more."""
        told = math.log((len(self._practices) + 1) / (spread + 0.5))
        return told * _COMMON if is_common_word(word) else told

    @cached_property
    def _practices(self) -> Sequence[Entity]:
        return [entity for entity in self._lexicon.of_kinds(PRACTICES) if entity.code]

    @cached_property
    def _by_stem(self) -> Mapping[str, Iterable[Entity]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self._practices:
            for stem in {stem for word in self._words_of(entity) for stem in stems_of(word)}:
                found[stem].append(entity)
        return found

    def _words_of(self, entity: Entity) -> set[str]:
        texts = [name.label for name in self._lexicon.names_of(entity.iri)]
        texts += [told[entity.iri] for told in self._definitions if entity.iri in told]
        return {word for text in texts for word in folded_words(text) if not is_function_word(word)}

    @cached_property
    def _definitions(self) -> Sequence[Mapping[str, str]]:
        from assistant.naming import definitions

        listed = [entity.iri for entity in self._practices]
        return [definitions(self._store, listed, language) for language in LANGUAGES]


def _says_nothing(word: str) -> bool:
    return is_function_word(word) or is_context_word(word) or word.isdigit()

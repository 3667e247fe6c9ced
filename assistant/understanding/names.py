"""Finding the names in a question: exactly, inflected, spaced otherwise, or with typing errors."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.understanding.language import is_function_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.lexicon import Entity, Lexicon
    from assistant.understanding.text import Token

_SHORTEST_FUZZY = 5
"""Letters from which a spelling may be wrong; below that another word is always near."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of words that names something; `first` inclusive, `last` exclusive, counted in words."""

    first: int
    last: int
    entities: tuple[Entity, ...]
    score: float
    """How well the words fit the name: 100 for the very letters, less for inflection and typing errors."""

    @property
    def weight(self) -> float:
        """Return how much this mention explains: its score, a little more than proportional to its words."""
        return self.score * math.pow(self.last - self.first, 1.2)


def link(tokens: Sequence[Token], lexicon: Lexicon, known: frozenset[str] = frozenset()) -> list[Mention]:
    """Return the names that together explain most of the question, without overlap, in order.

    `known` are words with a meaning of their own, which are not taken for a misspelt name.
    """
    found = [
        mention
        for first in range(len(tokens))
        for last in range(first + 1, min(first + lexicon.longest, len(tokens)) + 1)
        if (mention := _mention(tokens, first, last, lexicon, known))
    ]
    return _best_cover(found, len(tokens))


def _mention(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon, known: frozenset[str]) -> Mention | None:
    part = [token.folded for token in tokens[first:last]]
    if all(is_function_word(word) for word in part):
        return None
    if names := lexicon.exact(part):
        return Mention(first, last, tuple(name.entity for name in names), 100)
    if names := lexicon.inflected(part):
        return Mention(first, last, tuple(name.entity for name in names), 95)
    return _misspelt(part, first, last, lexicon, known)


def _misspelt(part: list[str], first: int, last: int, lexicon: Lexicon, known: frozenset[str]) -> Mention | None:
    letters = "".join(part)
    if len(letters) < _SHORTEST_FUZZY or is_function_word(part[0]) or is_function_word(part[-1]):
        return None
    if any(word in known for word in part) or letters.isdigit():
        return None
    errors = 1 if len(letters) < 9 else 2
    near = process.extractOne(letters, lexicon.spellings, scorer=OSA.distance, score_cutoff=errors)
    if near is None or near[0][0] != letters[0]:
        return None
    names = lexicon.exact([near[0]])
    return Mention(first, last, tuple(name.entity for name in names), round(90 - 100 * near[1] / len(letters) / 2))


def _best_cover(found: list[Mention], length: int) -> list[Mention]:
    """Choose mentions that do not overlap and weigh most together."""
    best: list[tuple[float, Mention | None]] = [(0.0, None)] * (length + 1)
    starting: dict[int, list[Mention]] = {}
    for mention in found:
        starting.setdefault(mention.first, []).append(mention)
    for position in reversed(range(length)):
        best[position] = (best[position + 1][0], None)
        for mention in starting.get(position, []):
            total = mention.weight + best[mention.last][0]
            if total > best[position][0]:
                best[position] = (total, mention)
    return _chosen(best, length)


def _chosen(best: list[tuple[float, Mention | None]], length: int) -> list[Mention]:
    chosen, position = [], 0
    while position < length:
        mention = best[position][1]
        if mention:
            chosen.append(mention)
        position = mention.last if mention else position + 1
    return chosen

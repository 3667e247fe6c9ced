"""Typing errors: a word that nobody knows is read as the known word nearest to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.understanding.language import is_function_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.understanding.text import Token

_SHORTEST, _ONE_ERROR, _TWO_ERRORS = 3, 4, 8
"""Letters of the shortest word that is corrected (to a function word only), and of those with one and two errors."""


_SHORTEST_PART = 4
"""Letters that each part of a compound must have."""


class Speller:
    """Knows words, and finds the nearest one for a word that it does not know."""

    def __init__(
        self, known: Iterable[str], telling: Iterable[str] = (), pairs: Iterable[tuple[str, str]] = ()
    ) -> None:
        self._pairs = frozenset(pairs)
        self._telling = frozenset(telling)
        self._known = frozenset(word for word in known if word)
        by_length: dict[int, list[str]] = {}
        for word in sorted(self._known):
            by_length.setdefault(len(word), []).append(word)
        self._by_length = by_length
        paired = {word for pair in self._pairs for word in pair}
        self._small = {
            size: [word for word in by_length.get(size, []) if is_function_word(word) or word in paired]
            for size in (2, 3, 4)
        }
        self._cache: dict[str, tuple[str, ...]] = {}

    def knows(self, word: str) -> bool:
        """Say whether a folded word is known as it stands."""
        return word in self._known

    def split(self, word: str) -> tuple[str, str] | None:
        """Return the two known words of which an unknown compound is made, as in `werkgroep|lokaal`."""
        if (
            word in self._known
            or len(word) < 2 * _SHORTEST_PART
            or len(self.near(word)) > 1
            or self.near(word)[0] != word
        ):
            return None
        for at in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            head, tail = word[:at], word[at:]
            if tail in self._known and (head in self._known or head.removesuffix("s") in self._known):
                return head if head in self._known else head.removesuffix("s"), tail
        return None

    def correct(self, tokens: Sequence[Token]) -> list[Token]:
        """Return the words as they were probably meant; their places in the question stay."""
        near = [self.near(token.folded) for token in tokens]
        meant = [self._choose(near, at) for at in range(len(tokens))]
        return [
            token if word == token.folded else replace(token, folded=word, corrected=True)
            for token, word in zip(tokens, meant, strict=True)
        ]

    def near(self, word: str) -> tuple[str, ...]:
        """Return the known words nearest to a word, best first, or the word itself where none is near enough."""
        if word in self._known or len(word) < _SHORTEST or word.isdigit():
            return (word,)
        if word not in self._cache:
            if len(self._cache) > 10_000:
                self._cache.clear()
            self._cache[word] = self._search(word)
        return self._cache[word]

    def _choose(self, near: Sequence[tuple[str, ...]], at: int) -> str:
        """Return the candidate that stands beside its neighbours in some name, else the nearest."""
        if len(near[at]) > 1:
            before, after = near[at - 1][0] if at else "", near[at + 1][0] if at + 1 < len(near) else ""
            for word in near[at]:
                if (before, word) in self._pairs or (word, after) in self._pairs:
                    return word
        return near[at][0]

    def _search(self, word: str) -> tuple[str, ...]:
        errors = 2 if len(word) >= _TWO_ERRORS else 1
        pool = self._by_length if len(word) >= _ONE_ERROR else self._small
        near = [known for size in range(len(word) - errors, len(word) + errors + 1) for known in pool.get(size, [])]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=errors, limit=20)
        if not found:
            return (word,)
        best = min(one[1] for one in found)
        close = [one[0] for one in found if one[1] == best]
        return tuple(sorted(close, key=lambda one: (self._last(one, word), *_difference(one, word), one)))

    def _last(self, one: str, word: str) -> bool:
        """Put words of names first, but function words where a short word is corrected."""
        return not is_function_word(one) if len(word) < _ONE_ERROR else one not in self._telling


def _difference(one: str, word: str) -> tuple[bool, bool, bool]:
    """Put swapped letters first, then words that start, then words that end alike."""
    return sorted(one) != sorted(word), one[0] != word[0], one[-1] != word[-1]

"""Words within one or two typing errors of another one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_TAIL = 3
"""Letters at the end of words by which they are told apart where one error is allowed."""
_LAST = "\U0010ffff"
"""Comes after every letter."""


class Nearby:
    """Words by their lengths."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_length: Mapping[int, list[str]] = defaultdict(list)
        for word in sorted({*words}):
            self._by_length[len(word)].append(word)

    def within(self, word: str, errors: int, most: int) -> list[tuple[str, int]]:
        """Return so many of the words within 1 or 2 errors and how many there are, the fewest first, then the shortest.

        An error is a letter too many, too few or another one, or two neighbours in the wrong order.
        """
        lists = self._sharing(word) if errors == 1 and len(word) > _TAIL else self._of_lengths(word, errors)
        found = {
            (round(distance), len(near), near)
            for able in lists
            for near, distance, _ in process.extract(word, able, scorer=OSA.distance, score_cutoff=errors, limit=most)
        }
        return [(near, distance) for distance, _, near in sorted(found)[:most]]

    def _of_lengths(self, word: str, errors: int) -> list[Sequence[str]]:
        lengths = range(len(word) - errors, len(word) + errors + 1)
        return [self._by_length.get(length, ()) for length in lengths]

    def _sharing(self, word: str) -> list[Sequence[str]]:
        """Return what one error may leave: the end or what comes before it as it is, or swapped where both meet.

        Some of these words are further away; hardly any of the others is looked at.
        """
        at = len(word) - _TAIL
        swapped = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
        begun = [_starting(able, word[:at]) for able in self._of_lengths(word, 1)]
        return [*begun, self._by_tail.get(word[at:], ()), [swapped] if self._holds(swapped) else []]

    def _holds(self, word: str) -> bool:
        able = self._by_length.get(len(word), [])
        at = bisect_left(able, word)
        return at < len(able) and able[at] == word

    @cached_property
    def _by_tail(self) -> Mapping[str, list[str]]:
        found: Mapping[str, list[str]] = defaultdict(list)
        for able in self._by_length.values():
            for word in able:
                found[word[-_TAIL:]].append(word)
        return found


def _starting(words: Sequence[str], letters: str) -> Sequence[str]:
    """Return those of some words in order that start with these letters."""
    return words[bisect_left(words, letters) : bisect_left(words, letters + _LAST)]

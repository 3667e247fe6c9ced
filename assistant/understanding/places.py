"""Where each label stands: a row for every label, found by its letters or by its stems."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.labels import BETWEEN, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.understanding.labels import Thing


class Block(NamedTuple):
    """Labels of one thing that have their rank and language in common, from a row on."""

    first: int
    iri: str
    rank: int
    language: str


class Rows:
    """The rows of every key, in order."""

    def __init__(self, keys: Sequence[str]) -> None:
        # Nearly every key has one row: a plain dict of those is made ten times as fast as one of lists.
        self._first = dict(zip(reversed(keys), reversed(range(len(keys))), strict=True))
        self._further: dict[str, list[int]] = defaultdict(list)
        for row in [row for row, key in enumerate(keys) if self._first[key] != row]:
            self._further[keys[row]].append(row)

    def __iter__(self) -> Iterator[str]:
        return iter(self._first)

    def of(self, key: str) -> Sequence[int]:
        """Return the rows of a key, none for one that is not there."""
        first = self._first.get(key)
        return () if first is None else (first, *self._further.get(key, ()))


class Places:
    """The rows of all labels; those of one thing stand together, the most proper first."""

    def __init__(self, things: Mapping[str, Thing]) -> None:
        texts: list[str] = []
        self._blocks: list[Block] = []
        self._own: dict[str, range] = {}
        for iri, thing in things.items():
            start = len(texts) // TEXTS
            for key, listed in thing["names"].items():
                rank, _, language = key.partition(" ")
                self._blocks.append(Block(len(texts) // TEXTS, iri, int(rank), language))
                texts += listed
            self._own[iri] = range(start, len(texts) // TEXTS)
        self._firsts = [block.first for block in self._blocks]
        self.labels = texts[0::TEXTS]
        self.by_letters = Rows(texts[1::TEXTS])
        self._by_stems, self._by_all_stems = Rows(texts[2::TEXTS]), _parted(texts[2::TEXTS])

    def rows_of(self, iri: str) -> range:
        """Return the rows of a thing, none for one that has no name."""
        return self._own.get(iri, range(0))

    def block(self, row: int) -> Block:
        """Return the labels among which a row stands."""
        return self._blocks[bisect_right(self._firsts, row) - 1]

    def by_stems(self, key: str) -> Sequence[int]:
        """Return the rows of the labels with these stems."""
        found = self._by_stems.of(key)
        return (*found, *self._by_all_stems[key]) if key in self._by_all_stems else found


def _parted(stems: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Return the rows of the labels that are found by the stems of several languages."""
    found: dict[str, list[int]] = defaultdict(list)
    for row in [row for row, keys in enumerate(stems) if BETWEEN in keys]:
        for key in stems[row].split(BETWEEN):
            found[key].append(row)
    return found

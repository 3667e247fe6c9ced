"""Where each label stands: a row for every label, found by its letters or by its stems."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from assistant.understanding.lines import Table, rows
from kg.records import Record

if TYPE_CHECKING:
    from assistant.understanding.shapes import Labels


class Block(Record):
    """Labels of one thing that have their rank and language in common, from a row on."""

    first: int
    iri: str
    rank: int
    language: str


class Places:
    """The rows of all labels; those of one thing stand together, the most proper first."""

    def __init__(self, labels: Labels) -> None:
        self._told = dict(zip(labels["things"], rows(labels["labels"]), strict=True))
        self._labels: dict[str, list[str]] = {}
        self.by_letters, self.by_stems = Table(labels["letters"]), Table(labels["stems"])
        self._blocks: list[Block] = []
        self._own: dict[str, range] = {}
        row = 0
        for iri, thing in labels["things"].items():
            start = row
            for key, many in thing["names"].items():
                rank, _, language = key.partition(" ")
                self._blocks.append(Block(row, iri, int(rank), language))
                row += many
            self._own[iri] = range(start, row)
        self._firsts = [block.first for block in self._blocks]

    def rows_of(self, iri: str) -> range:
        """Return the rows of a thing, none for one that has no name."""
        return self._own.get(iri, range(0))

    def block(self, row: int) -> Block:
        """Return the labels among which a row stands."""
        return self._blocks[bisect_right(self._firsts, row) - 1]

    def label(self, row: int) -> str:
        """Return the label in a row; those of a thing are parted when one of them is asked for."""
        iri = self.block(row).iri
        if iri not in self._labels:
            self._labels[iri] = self._told[iri].split("\t")
        return self._labels[iri][row - self._own[iri].start]

"""The inventory of the source as plain rows: what an answer is held against, read by no code of the project."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "kg" / "inventory"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one file, each by column."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def codes(name: str, **cells: str) -> frozenset[str]:
    """Return the codes of the rows that hold these cells."""
    return frozenset(row["code"] for row in rows(name) if all(row[key] == cell for key, cell in cells.items()))


def values(kind: str) -> tuple[str, ...]:
    """Return the codes of the values of one kind, in order."""
    return tuple(row["code"] for row in rows("values") if row["kind"] == kind)


@cache
def linked(relation: str) -> frozenset[tuple[str, str]]:
    """Return the pairs that an editorial link of this kind joins (WR-07)."""
    return frozenset((row["from"], row["to"]) for row in rows("cross_links") if row["relation"] == relation)

"""The graph to look around in: a tree of principles, presences and phases, and the matrix of work forms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.cells import Cell, cells
from assistant.naming import Named, named, rows
from kg.store import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.understanding.language import Language
    from kg.store import Store

ROOTS = ("DesignPrinciple", "CoIPresence", "OnboardingPhase")
"""The kinds of things at the top of the tree, in order."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A thing with all that hangs below it."""

    thing: Named
    children: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the matrix: with whom students get acquainted, and in which group size (None: the source is silent)."""

    partner: Named
    size: Named | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """The work forms by partner and group size (rows) and modality (columns; None: the source is silent)."""

    modalities: tuple[Named | None, ...]
    places: tuple[Place, ...]
    cells: Mapping[tuple[Place, Named | None], tuple[Cell, ...]]

    def at(self, place: Place, modality: Named | None) -> tuple[Cell, ...]:
        """Return what stands in one cell; empty where the source places nothing."""
        return self.cells.get((place, modality), ())


def tree(store: Store, language: Language) -> Mapping[str, tuple[Branch, ...]]:
    """Return the branches below each kind of `ROOTS`."""
    below: dict[str, dict[str, Named]] = defaultdict(dict)
    for row in rows(store, "tree", language):
        thing = named(row)
        if thing:
            above = text(row.get("root")).rpartition("/")[2] or text(row.get("parent"))
            below[above][thing.iri] = thing
    return {kind: _branches(kind, below, 0) for kind in ROOTS}


_DEEPEST = 5
"""Levels of the tree that are shown; a user's own data may hold a circle."""


def _branches(above: str, below: Mapping[str, Mapping[str, Named]], depth: int) -> tuple[Branch, ...]:
    if depth == _DEEPEST or above not in below:
        return ()
    return tuple(Branch(thing, _branches(thing.iri, below, depth + 1)) for thing in below[above].values())


def matrix(store: Store, language: Language) -> Matrix:
    """Return the matrix with every combination that holds a work form, what the source leaves open last."""
    found = cells(store, language)
    placed: dict[tuple[Place, Named | None], list[Cell]] = defaultdict(list)
    for cell in found:
        placed[Place(cell.partner, cell.size), cell.modality].append(cell)
    places = sorted({place for place, _ in placed}, key=lambda p: (p.partner.code, *_last(p.size)))
    return Matrix(
        _silent_last(cell.modality for cell in found),
        tuple(places),
        {at: tuple(standing) for at, standing in placed.items()},
    )


def _silent_last(things: Iterable[Named | None]) -> tuple[Named | None, ...]:
    return tuple(sorted(set(things), key=_last))


def _last(thing: Named | None) -> tuple[bool, str]:
    """Order by code, with what the source is silent on at the end."""
    return thing is None, thing.code if thing else ""

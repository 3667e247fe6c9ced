"""What can be named in a question: things of the graph, their names, and group sizes by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORTEST_SPELLING = 6
"""Letters of the shortest name that is recognised with a typing error."""


class Entity(Record):
    """A thing in the graph that can be named in a question."""

    code: str
    iri: str
    kind: str
    """The local name of its class, such as `WorkForm`; `Class` for a class itself."""


class Name(Record):
    """One label of one entity."""

    entity: Entity
    label: str
    rank: int
    """0 preferred, 1 alternative, 2 hidden (a search word)."""
    language: str = ""


class Size(Record):
    """A group size with the numbers of participants for which it holds, inclusive; `most` None: no limit."""

    entity: Entity
    least: int
    most: int | None


class Postings(Record):
    """The things whose names hold a word: how strongly each, and how many there are in all."""

    strengths: Mapping[int, float]
    """By number; of a word that very many names hold, only the first of them."""
    number: int

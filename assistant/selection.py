"""What a query finds: all of it in a small graph; in a large one the first things, and whether there are more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.judge import is_editorial, is_firm
from kg.narrowing import among, counting, eager, first, order
from kg.store import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.understanding.intent import Intent
    from assistant.understanding.lexicon import Entity, Lexicon
    from kg.query import Template
    from kg.store import Row, Store
    from kg.terms import Term

    Terms = Mapping[str, Sequence[Term]]

LARGE = 500
"""Things that a graph names from which it counts as large."""
SHOWN = 50
"""Results that an answer from a large graph holds."""
_FURTHER = 4
"""How many times as many rows are read where those of the first results are too few."""
_REMEMBERED = 5000


@dataclass(frozen=True, slots=True)
class Selected:
    """The rows of a query."""

    query: str
    """The query that gives all rows."""
    rows: tuple[Row, ...]
    more: bool = False
    """Whether there are results that the rows do not hold."""


class Selection:
    """Runs the queries of readings."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        self._store, self._lexicon = store, lexicon
        self._large = len(lexicon.entities) > LARGE
        self._counted: dict[str, int] = {}

    def of(self, intent: Intent, terms: Terms, asked: Sequence[Entity] = ()) -> Selected:
        """Return what a kind of question gives with these values; the rows of the things `asked` about are among it."""
        query = self._filled(intent.query, terms)
        if not query or not self._large:
            return Selected(query, self._store.select(query).rows if query else ())
        rows, more = self._first(query)
        inside = (
            self._store.select(among(query, "item", [entity.iri for entity in asked])).rows if more and asked else ()
        )
        return Selected(query, (*inside, *rows), more)

    def exists(self, template: Template | None, terms: Terms) -> bool:
        """Say whether a query has rows."""
        query = self._filled(template, terms)
        return bool(query) and bool(self._store.select(first(query, 1) if self._large else query).rows)

    def rows_of(self, template: Template | None, terms: Terms, iris: Iterable[str]) -> Iterable[Row]:
        """Return the rows of a query, in a large graph only those of these things."""
        query = self._filled(template, terms)
        return self._store.select(among(query, "item", iris) if self._large else query).rows if query else ()

    def count(self, query: str) -> int:
        """Return how many things a query gives for certain, or by an editorial link where it gives none so."""
        if len(self._counted) > _REMEMBERED:
            self._counted.clear()
        if query not in self._counted:
            self._counted[query] = self._count(counting(query, is_firm)) or self._count(counting(query, is_editorial))
        return self._counted[query]

    def _count(self, query: str) -> int:
        return int(text(self._store.select(query).rows[0]["number"]))

    def _filled(self, template: Template | None, terms: Terms) -> str:
        if template is None:
            return ""
        return (eager(template) if self._large else template).fill(terms)

    def _first(self, query: str) -> tuple[tuple[Row, ...], bool]:
        """Return the rows of the first things that the engine finds, and whether there are more."""
        most = SHOWN
        while len(rows := self._store.select(first(query, most + 1)).rows) > most and _different(rows) <= SHOWN:
            most *= _FURTHER
        return _cut(_ordered(rows, query)), _different(rows) > SHOWN


def _ordered(rows: Iterable[Row], query: str) -> tuple[Row, ...]:
    variables = order(query)
    return tuple(sorted(rows, key=lambda row: [text(row.get(name)) for name in variables]))


def _different(rows: Iterable[Row]) -> int:
    """Return how many different things rows are about."""
    return len({row["item"] for row in rows})


def _cut(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of the first things only."""
    kept = {*[*dict.fromkeys(row["item"] for row in rows)][:SHOWN]}
    return tuple(row for row in rows if row["item"] in kept)

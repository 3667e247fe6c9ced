"""What the query of a reading finds in a large graph: the first results, whether there are more, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.judge import is_editorial, is_firm
from assistant.selection import Selected, Selection
from kg.narrowing import among, counting, eager, first, order
from kg.store import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.selection import Terms
    from assistant.understanding.intent import Intent
    from assistant.understanding.lexicon import Entity
    from kg.query import Template
    from kg.store import Row, Store

SHOWN = 50
"""Results that an answer holds."""
_FURTHER = 4
"""How many times as many rows are read where those of the first results are too few."""
_REMEMBERED = 5000


class Paging(Selection):
    """Runs the queries of readings so that the time they take does not grow with what they find."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._counted: dict[str, int] = {}

    def of(self, intent: Intent, terms: Terms, asked: Sequence[Entity] = ()) -> Selected:
        """Return the first rows; those of the things `asked` about are among them."""
        query = self._filled(intent.query, terms)
        rows, more = self._first(query) if query else ((), False)
        inside = self._among(query, [entity.iri for entity in asked]) if more and asked else ()
        return Selected(query, (*inside, *rows), more)

    def exists(self, template: Template | None, terms: Terms) -> bool:
        """Say whether a query has rows."""
        query = self._filled(template, terms)
        return bool(query) and bool(self._store.select(first(query, 1)).rows)

    def rows_of(self, template: Template | None, terms: Terms, iris: Iterable[str]) -> Sequence[Row]:
        """Return the rows of these things."""
        query = self._filled(template, terms)
        return self._among(query, iris) if query else ()

    def count(self, query: str) -> int:
        """Return how many things a query gives for certain, or by an editorial link where it gives none so."""
        if len(self._counted) > _REMEMBERED:
            self._counted.clear()
        if query not in self._counted:
            self._counted[query] = self._number(counting(query, is_firm)) or self._number(counting(query, is_editorial))
        return self._counted[query]

    def _number(self, query: str) -> int:
        return int(text(self._store.select(query).rows[0]["number"]))

    def _among(self, query: str, iris: Iterable[str]) -> tuple[Row, ...]:
        return self._store.select(among(query, "item", iris)).rows

    def _filled(self, template: Template | None, terms: Terms) -> str:
        return eager(template).fill(terms) if template else ""

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

"""What the query of a reading finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.understanding.intent import Intent
    from assistant.understanding.lexicon import Entity
    from kg.query import Template
    from kg.store import Row, Store
    from kg.terms import Term

    Terms = Mapping[str, Sequence[Term]]

LARGE = 500
"""Things that a graph names above which it counts as large, and answers from it hold the first results only."""


class Selected(Record):
    """The rows of a query."""

    query: str
    """The query that gives all rows, empty for a kind of question without one."""
    rows: tuple[Row, ...]
    more: bool = False
    """Whether there are results that the rows do not hold."""


class Selection:
    """Runs the queries of readings and returns all rows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, intent: Intent, terms: Terms, asked: Sequence[Entity] = ()) -> Selected:
        """Return what a kind of question gives with these values; the rows of the things `asked` about are among it."""
        query = self._filled(intent.query, terms)
        return Selected(query, self._store.select(query).rows if query else ())

    def exists(self, template: Template | None, terms: Terms) -> bool:
        """Say whether a query has rows."""
        query = self._filled(template, terms)
        return bool(query) and bool(self._store.select(query).rows)

    def rows_of(self, template: Template | None, terms: Terms, iris: Iterable[str]) -> Sequence[Row]:
        """Return the rows of a query, at least those of these things."""
        query = self._filled(template, terms)
        return self._store.select(query).rows if query else ()

    def count(self, query: str) -> int | None:
        """Return how many things a query gives, or None where all its rows are at hand to be counted."""
        return None

    def _filled(self, template: Template | None, terms: Terms) -> str:
        return template.fill(terms) if template else ""

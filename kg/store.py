"""The port to the graph: what every engine must be able to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from kg.records import Record
from kg.terms import Term, Triple

Row = Mapping[str, Term]
"""The bound variables of one solution."""


class Solutions(Record):
    """The answer to a SELECT query: its variables in order and its rows."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, variable: str) -> list[str]:
        """Return the bound values of one variable as plain text, in row order."""
        return [text(row[variable]) for row in self.rows if variable in row]


class Store(Protocol):
    """A graph that answers SPARQL 1.1 queries.

    Every method raises QueryError for a query that cannot be run and GraphUnavailableError for an
    engine that cannot be reached.
    """

    def select(self, query: str) -> Solutions:
        """Run a SELECT query."""
        ...

    def construct(self, query: str) -> Sequence[Triple]:
        """Run a CONSTRUCT or DESCRIBE query; the triples are distinct, in no particular order."""
        ...

    def __len__(self) -> int:
        """Return the number of triples."""
        ...


def text(term: Term | None) -> str:
    """Return the plain text of a term: the address, the value, or nothing."""
    return "" if term is None else getattr(term, "value", "") or getattr(term, "label", "")

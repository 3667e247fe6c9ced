"""The answer to a query as every door takes it: the bytes of a W3C format, with what there is to say of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from kg.results_json import from_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.terms import Term

Kind = Literal["rows", "boolean", "graph"]

ROW_FORMATS: dict[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
"""How rows and truth values are written, with their media types."""

GRAPH_FORMATS: dict[str, str] = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""How graphs are written, with their media types."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one query."""

    kind: Kind
    format: str
    """A name of ROW_FORMATS or GRAPH_FORMATS."""
    body: bytes
    variables: tuple[str, ...] = ()
    count: int = 0
    """Rows or distinct triples in the body; of a truth value, 1 for true and 0 for false."""
    cut: Literal["rows", "bytes", "server"] | None = None
    """The limit at which the rest was left out: ours on rows or bytes, or one of the server that was asked."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """How long each step took: guard, parse, evaluate, write, of a server ask, and total as the asker saw it."""

    @property
    def truncated(self) -> bool:
        """Whether there was more."""
        return self.cut is not None

    @property
    def media_type(self) -> str:
        """The media type of the body."""
        return {**ROW_FORMATS, **GRAPH_FORMATS}[self.format]

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """Return the rows of a JSON body in order, a cell a variable, None where it is not bound."""
        for row in from_json(json.loads(self.body)).rows:
            yield tuple(map(row.get, self.variables))

"""The answer to a query as every door takes it: the bytes of a W3C format, with what there is to say of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from kg.terms import Blank, Iri, Term
from kg.terms import Literal as Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    cut: Literal["rows", "bytes"] | None = None
    """The limit at which the rest was left out."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """How long each step took: guard, parse, evaluate, write, and total as the asker saw it."""

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
        for binding in json.loads(self.body)["results"]["bindings"]:
            yield tuple(_term(binding[name]) if name in binding else None for name in self.variables)


def _term(cell: dict[str, Any]) -> Term:
    match cell:
        case {"type": "uri", "value": value}:
            return Iri(value)
        case {"type": "bnode", "value": label}:
            return Blank(label)
        case {"type": "triple", "value": {"subject": s, "predicate": p, "object": o}}:
            return Text(" ".join(str(getattr(_term(part), "value", "_:")) for part in (s, p, o)))
    return Text(cell["value"], cell.get("xml:lang"), cell.get("datatype"))

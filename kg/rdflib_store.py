"""rdflib behind the store port: the reference engine that tests hold the others against."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rdflib
from rdflib.query import ResultRow

from kg.errors import QueryError
from kg.store import Row, Solutions
from kg.terms import Blank, Iri, Literal, Term, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_STRING = str(rdflib.XSD.string)


class RdflibStore:
    """A graph in rdflib."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self._graph = graph

    @classmethod
    def from_files(cls, files: Iterable[Path]) -> RdflibStore:
        """Load Turtle files into one graph."""
        graph = rdflib.Graph(bind_namespaces="none")
        for file in files:
            graph.parse(file, format="turtle")
        return cls(graph)

    @classmethod
    def from_turtle(cls, turtle: str) -> RdflibStore:
        """Load one Turtle text."""
        return cls(rdflib.Graph(bind_namespaces="none").parse(data=turtle, format="turtle"))

    def select(self, query: str) -> Solutions:
        """Run a SELECT query."""
        result = self._run(query, "SELECT")
        names = [str(variable) for variable in result.vars or []]
        return Solutions(tuple(names), tuple(_row(row) for row in result if isinstance(row, ResultRow)))

    def construct(self, query: str) -> list[Triple]:
        """Run a CONSTRUCT or DESCRIBE query."""
        graph = self._run(query, "CONSTRUCT", "DESCRIBE").graph
        return [] if graph is None else [(term(s), term(p), term(o)) for s, p, o in graph]

    def __len__(self) -> int:
        """Return the number of triples."""
        return len(self._graph)

    def _run(self, query: str, *forms: str) -> rdflib.query.Result:
        try:
            result = self._graph.query(query)
        except Exception as error:
            raise QueryError(
                nl=f"De vraag is geen geldige SPARQL: {error}", en=f"The query is not valid SPARQL: {error}"
            ) from error
        if result.type not in forms:
            raise QueryError(nl=f"Hier past alleen een {forms[0]}-vraag.", en=f"Only a {forms[0]} query fits here.")
        return result


def _row(row: ResultRow) -> Row:
    return {str(name): term(value) for name, value in row.asdict().items()}


def term(value: object) -> Term:
    """Return an rdflib term as a term of our own."""
    if isinstance(value, rdflib.Literal):
        datatype = str(value.datatype) if value.datatype and str(value.datatype) != _STRING else None
        return Literal(str(value), value.language, None if value.language else datatype)
    return Blank(str(value)) if isinstance(value, rdflib.BNode) else Iri(str(value))

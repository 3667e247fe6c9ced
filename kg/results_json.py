"""SPARQL 1.1 query results in JSON as rows: whole and well formed, or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.store import Row, Solutions
from kg.terms import Blank, Iri, Literal, Term

if TYPE_CHECKING:
    from collections.abc import Callable

MEDIA_TYPE = "application/sparql-results+json"
ACCEPTED = frozenset({MEDIA_TYPE, "application/json"})
"""The media types under which servers send these results."""
_STRING = "http://www.w3.org/2001/XMLSchema#string"


class BrokenResultsError(ValueError):
    """A text that does not hold the results of a SELECT query; its message says where."""


def solutions(body: bytes) -> Solutions:
    """Read the results of a SELECT query; raises BrokenResultsError.

    >>> body = b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "uri", "value": "http://a/"}}]}}'
    >>> solutions(body).column("x")
    ['http://a/']
    """
    try:
        return from_json(json.loads(body.decode("utf-8")))
    except json.JSONDecodeError as error:
        raise BrokenResultsError(f"JSON, {error.msg}, byte {error.pos} / {len(body)}") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise BrokenResultsError("JSON, UTF-8") from error


def from_json(table: Any) -> Solutions:
    """Return the rows of a table as JSON holds it; raises BrokenResultsError."""
    try:
        names = tuple(str(name) for name in table["head"]["vars"])
        return Solutions(names, tuple(_row(row) for row in table["results"]["bindings"]))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BrokenResultsError(f"no SPARQL JSON, {type(error).__name__}") from error


def as_json(found: Solutions) -> dict[str, Any]:
    """Return rows as the table that `solutions` reads once it is written as JSON."""
    bindings = [{name: _told(term) for name, term in row.items()} for row in found.rows]
    return {"head": {"vars": list(found.variables)}, "results": {"bindings": bindings}}


def is_truth(body: bytes) -> bool:
    """Say whether a text holds the result of an ASK query."""
    try:
        return isinstance(json.loads(body).get("boolean"), bool)
    except (ValueError, AttributeError, RecursionError):
        return False


def _row(bindings: dict[str, dict[str, Any]]) -> Row:
    return {name: _term(told) for name, told in bindings.items()}


def _term(told: dict[str, Any]) -> Term:
    kind, value = told["type"], told["value"]
    if not isinstance(value, dict if kind == "triple" else str):
        raise TypeError(f"value {value!r}")
    return _MAKERS[kind](value, told)


def _triple(parts: dict[str, Any], _: object) -> Literal:
    """Return a statement about which something is stated as people may read it; our terms hold none."""
    terms = (_term(parts[name]) for name in ("subject", "predicate", "object"))
    return Literal(" ".join(str(getattr(term, "value", "_:")) for term in terms))


def _literal(value: str, told: dict[str, Any]) -> Literal:
    if language := told.get("xml:lang"):
        return Literal(value, str(language).lower())
    datatype = told.get("datatype")
    return Literal(value, datatype=None if datatype in {None, _STRING} else str(datatype))


_MAKERS: dict[str, Callable[[Any, dict[str, Any]], Term]] = {
    "uri": lambda value, _: Iri(value),
    "bnode": lambda value, _: Blank(value),
    "literal": _literal,
    "typed-literal": _literal,  # as Virtuoso writes it
    "triple": _triple,
}


def _told(term: Term) -> dict[str, str]:
    match term:
        case Iri(value):
            return {"type": "uri", "value": value}
        case Blank(label):
            return {"type": "bnode", "value": label}
        case Literal(value, language, datatype):
            more = {"xml:lang": language, "datatype": datatype}
            return {"type": "literal", "value": value, **{name: told for name, told in more.items() if told}}

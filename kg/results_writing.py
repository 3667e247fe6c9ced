"""Writing what Oxigraph found in a W3C format, no further than the limits allow."""

from __future__ import annotations

import json.encoder
import re
from collections.abc import Iterable
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import ResultFormatError
from kg.prefixes import KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

Found = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]
"""Rows, a truth value, or the triples of a graph."""
Header = dict[str, Any]

_ROWS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_XML = {"xml", "rdfxml"}
_NEVER_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_PREFIX_OF = {space: prefix for prefix, space in KNOWN.items()}
_quoted = json.encoder.encode_basestring


def written(found: Found, *, rows: str | None, graph: str | None, most: int, most_bytes: int) -> tuple[Header, bytes]:
    """Return what there is to say of the answer, and its bytes in the format for its kind.

    Raises ResultFormatError where the kind of answer has no format or the format cannot hold a character.
    """
    if not isinstance(found, ox.QuerySolutions | ox.QueryBoolean):
        return _graph(found, _wanted(graph, "ttl, nt, jsonld, rdfxml"), most, most_bytes)
    shape = _wanted(rows, "table, json, xml, csv, tsv")
    if isinstance(found, ox.QueryBoolean):
        body = found.serialize(format=_ROWS[shape])
        return {"kind": "boolean", "format": shape, "count": int(bool(found))}, body or b""
    return _solutions(found, shape, most, most_bytes)


def _solutions(found: ox.QuerySolutions, shape: str, most: int, most_bytes: int) -> tuple[Header, bytes]:
    names = [variable.value for variable in found.variables]
    taken, cut = _within(_rows(names, found), most, most_bytes)
    evaluated = perf_counter()
    head = ",".join(map(_quoted, names)).encode()
    body = b'{"head":{"vars":[%s]},"results":{"bindings":[%s]}}' % (head, b",".join(taken))
    if shape != "json":
        body = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON).serialize(format=_ROWS[shape]) or b""
    header = {"kind": "rows", "format": shape, "variables": names, "count": len(taken), "cut": cut}
    return {**header, "evaluated": evaluated}, _checked(body, shape)


def _graph(found: Iterable[ox.Triple], shape: str, most: int, most_bytes: int) -> tuple[Header, bytes]:
    distinct: dict[ox.Triple, None] = {}
    taken, cut = _within(_new(found, distinct), most, most_bytes)
    evaluated = perf_counter()
    kept = list(islice(distinct, len(taken)))
    header = {"kind": "graph", "format": shape, "count": len(kept), "cut": cut, "evaluated": evaluated}
    return header, graph_body(kept, shape)


def graph_body(triples: Iterable[ox.Triple], shape: str) -> bytes:
    """Return triples in one of GRAPH_FORMATS, sorted, with the known prefixes that they use."""
    kept = sorted(triples, key=str)
    body = ox.serialize(kept, format=_GRAPHS[shape], prefixes=_prefixes(kept)) or b""
    return _checked(body, shape)


def _rows(names: list[str], found: ox.QuerySolutions) -> Iterator[bytes]:
    keys = [f"{_quoted(name)}:" for name in names]
    for solution in found:
        cells = [key + _cell(term) for key, term in zip(keys, solution, strict=True) if term is not None]
        yield f"{{{','.join(cells)}}}".encode()


def _new(found: Iterable[ox.Triple], distinct: dict[ox.Triple, None]) -> Iterator[bytes]:
    """Yield every triple that was not there yet, and remember it."""
    for triple in found:
        if triple not in distinct:
            distinct[triple] = None
            yield str(triple).encode()


def _within(parts: Iterable[bytes], most: int, most_bytes: int) -> tuple[list[bytes], str | None]:
    """Return the parts that fit, and the limit at which others were left out."""
    taken: list[bytes] = []
    size = 0
    for part in parts:
        size += len(part) + 1
        if len(taken) == most or size > most_bytes:
            return taken, "rows" if len(taken) == most else "bytes"
        taken.append(part)
    return taken, None


def _cell(term: object) -> str:
    """Return a term as SPARQL JSON writes it."""
    if isinstance(term, ox.NamedNode):
        return f'{{"type":"uri","value":{_quoted(term.value)}}}'
    if isinstance(term, ox.Literal):
        return f'{{"type":"literal","value":{_quoted(term.value)}{_kind(term)}}}'
    if isinstance(term, ox.BlankNode):
        return f'{{"type":"bnode","value":{_quoted(term.value)}}}'
    parts = (f'"{name}":{_cell(getattr(term, name))}' for name in ("subject", "predicate", "object"))
    return f'{{"type":"triple","value":{{{",".join(parts)}}}}}'


def _kind(literal: ox.Literal) -> str:
    if literal.language:
        direction = f',"its:dir":{_quoted(literal.direction.value)}' if literal.direction else ""
        return f',"xml:lang":{_quoted(literal.language)}{direction}'
    datatype = literal.datatype.value
    return "" if datatype == _STRING else f',"datatype":{_quoted(datatype)}'


def _prefixes(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Return the known prefixes that these triples use."""
    used = {_space(term) for triple in triples for term in (triple.subject, triple.predicate, triple.object)}
    return {prefix: space for space, prefix in sorted(_PREFIX_OF.items(), key=lambda pair: pair[1]) if space in used}


def _space(term: object) -> str:
    if isinstance(term, ox.Literal):
        term = term.datatype
    iri = term.value if isinstance(term, ox.NamedNode) else ""
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _checked(body: bytes, shape: str) -> bytes:
    """Return a body that an XML parser reads as it was meant; carriage returns would become line feeds."""
    if shape not in _XML:
        return body
    if _NEVER_IN_XML.search(body):
        raise ResultFormatError(
            nl="Het antwoord bevat een teken dat XML niet kent; kies json of nt.",
            en="The answer holds a character that XML cannot; choose json or nt.",
        )
    return body.replace(b"\r", b"&#13;")


def _wanted(shape: str | None, possible: str) -> str:
    if shape is None:
        raise ResultFormatError(
            nl=f"Dit soort antwoord past niet in die vorm; kies een van {possible}.",
            en=f"This kind of answer does not fit that format; choose one of {possible}.",
        )
    return shape

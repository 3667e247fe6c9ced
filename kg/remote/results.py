"""What a server sends, as our own engine gives what it finds, so that both are written alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox

from kg.remote.failures import EndpointError
from kg.results_json import ACCEPTED, MEDIA_TYPE

if TYPE_CHECKING:
    from kg.remote.transport import Reply
    from kg.results_writing import Found

ROWS, GRAPH = MEDIA_TYPE, "application/n-triples"
"""The media types asked for: of rows and truth values, and of graphs."""
_EXPECTED = {ROWS: ACCEPTED, GRAPH: frozenset({GRAPH, "text/plain"})}
"""The media types under which servers send them."""
_JSON = ox.QueryResultsFormat.JSON


def accepted(form: str) -> str:
    """Return the media type to ask for."""
    return GRAPH if form in {"CONSTRUCT", "DESCRIBE"} else ROWS


def as_found(reply: Reply, form: str, where: str) -> Found:
    """Return the rows, the truth value or the triples of a reply; raises EndpointError, and SyntaxError as it is read.

    `form` is that of the query.
    """
    accept = accepted(form)
    if reply.media_type not in _EXPECTED[accept]:
        raise EndpointError("not SPARQL", where, reason=reply.media_type or "no Content-Type")
    if accept == GRAPH:
        return (quad.triple for quad in ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES))
    found = ox.parse_query_results(reply.body, format=_JSON)
    if form == "ASK" and isinstance(found, ox.QuerySolutions):
        return _truth(any(True for _ in found))
    return found


def _truth(value: bool) -> ox.QuerySolutions | ox.QueryBoolean:  # noqa: FBT001 - what it is about
    """Return a truth value; Virtuoso tells one as a row, or none, of a variable of its own."""
    return ox.parse_query_results(b'{"head":{},"boolean":%s}' % str(value).lower().encode(), format=_JSON)


def cut_by_server(reply: Reply, rows: int) -> Literal["server"] | None:
    """Say whether Virtuoso left rows out: at its time limit it says so in a header, and its row limit is in another."""
    most = reply.headers.get("x-sparql-maxrows", "")
    reached = most.isdigit() and 0 < int(most) <= rows
    return "server" if reached or reply.headers.get("x-sql-state") else None

"""SPARQL by the SPARQL 1.1 Protocol, for queries alone: `/sparql`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from assistant.doors.http import negotiation, truncation
from assistant.doors.http.description import description
from assistant.doors.http.intake import FORM, Fields, body, content_type, fields, one, query_fields, while_there
from assistant.doors.http.negotiation import GRAPHS, PAGE, ROWS
from assistant.doors.http.refusal import BAD_REQUEST, WRONG_TYPE, RefusedError, not_acceptable
from assistant.doors.http.reply import InParts
from assistant.doors.http.service import service
from kg.errors import QueryError
from kg.terms import Iri, render

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.results import Outcome
    from kg.worker import Wanted

_DIRECT = "application/sparql-query"
_TEXTS = frozenset({"text/turtle", "text/csv", "text/tab-separated-values", "text/xml"})
_OFFERED = ", ".join(offer.media_type for offer in (*ROWS, *GRAPHS))


async def endpoint(request: Request) -> Response:
    """Answer a query, or describe the service where none is given."""
    given = await _given(request)
    if "update" in dict(given):
        raise RefusedError(
            BAD_REQUEST, nl="Hier kan alleen gelezen worden: geen update.", en="This graph is read-only: no update."
        )
    query = one(given, "query")
    if query is None:
        return _without_query(request)
    return await _answered(request, query, _dataset(given))


async def _given(request: Request) -> Fields:
    """Return all parameters, wherever the protocol puts them."""
    given = query_fields(request)
    if request.method != "POST":
        return given
    kind, charset = content_type(request)
    if kind not in {FORM, _DIRECT} or charset not in {"", "utf-8", "utf8"}:
        raise RefusedError(
            WRONG_TYPE,
            nl=f"Stuur {_DIRECT} of {FORM}, in UTF-8.",
            en=f"Send {_DIRECT} or {FORM}, in UTF-8.",
        )
    text = await body(request)
    return given + ([("query", text)] if kind == _DIRECT else fields(text))


def _dataset(given: Fields) -> Wanted:
    """Return the graphs that the request names instead of the query, or nothing where it names none.

    A graph that is not here is empty: nothing is ever fetched.
    """
    default, named = (
        [value for key, value in given if key == name and value] for name in ("default-graph-uri", "named-graph-uri")
    )
    for iri in (*default, *named):
        render(Iri(iri))
    return {"default_graphs": default, "named_graphs": named} if default or named else {}


async def _answered(request: Request, query: str, dataset: Wanted) -> Response:
    accept = request.headers.get("accept")
    rows, graph = negotiation.best(accept, ROWS), negotiation.best(accept, GRAPHS)
    if rows is None and graph is None:
        raise not_acceptable(_OFFERED)
    wanted: Wanted = {
        "rows": rows and rows.format,
        "graph": graph and graph.format,
        "base": f"{request.base_url}sparql",
        **dataset,
    }
    running = service(request).workers.run(query, **wanted)
    outcome = await while_there(request, running)
    chosen = graph if outcome.kind == "graph" else rows
    return _sent(request, outcome, chosen.media_type if chosen else outcome.media_type)


def _sent(request: Request, outcome: Outcome, media_type: str) -> Response:
    kind = f"{media_type}; charset=utf-8" if media_type in _TEXTS else media_type
    headers = {"Content-Type": kind, "Vary": "Accept", "Cache-Control": "no-cache"}
    about = f"{request.base_url}query#limits"
    if outcome.cut:
        headers |= {truncation.HEADER: f"{outcome.cut}; count={outcome.count}", "Link": f'<{about}>; rel="help"'}
    return InParts(truncation.marked(outcome, about), headers=headers)


def _without_query(request: Request) -> Response:
    if request.method == "POST":
        raise QueryError(nl="Er is geen vraag: geef query.", en="There is no query: give query.")
    chosen = negotiation.best(request.headers.get("accept"), (*GRAPHS, PAGE))
    if chosen is None:
        raise not_acceptable(_OFFERED)
    if chosen == PAGE:
        return RedirectResponse(f"{request.base_url}query", 303, {"Vary": "Accept"})
    told = description(f"{request.base_url}sparql", service(request).graph)
    return _graph(told, chosen.media_type, chosen.format)


def _graph(turtle: str, media_type: str, shape: str) -> Response:
    from kg.describe import converted

    kind = f"{media_type}; charset=utf-8" if media_type in _TEXTS else media_type
    return InParts(converted(turtle, shape), headers={"Content-Type": kind, "Vary": "Accept"})

"""The process that answers a stranger's queries: it loads a graph, gives up its rights, and answers until it is ended.

Started by `kg.worker`; it reads requests from standard input and writes answers to what was standard output.
"""

from __future__ import annotations

import os
import sys
from time import perf_counter
from typing import TYPE_CHECKING, Any, BinaryIO

import pyoxigraph as ox

from kg.confine import confine, end_after
from kg.errors import KgError, PlacedQueryError, QueryError, QueryLimitError
from kg.filling import opened
from kg.framing import receive, send
from kg.limits import TOO_MUCH_MEMORY
from kg.prefixes import KNOWN
from kg.results_writing import written
from kg.sources import Sources
from kg.syntax import syntax_error

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_NAMED_GRAPHS = 10_000


def main() -> None:
    """Serve one parent; ends when the parent does."""
    requests, answers = _pipes()
    first = receive(requests)
    if first is None:
        return
    try:
        store, ready = _start(first[0])
    except KgError as error:
        send(answers, _as_error(error))
        return
    send(answers, ready)
    while message := receive(requests):
        end_after(message[0]["seconds"])
        header, body = _answer(store, message[0])
        send(answers, header, body)
        end_after(None)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the streams to the parent; nothing else in this process can write to them."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, answers


def _start(settings: dict[str, Any]) -> tuple[ox.Store, dict[str, Any]]:
    began = perf_counter()
    sources = Sources.from_dict(settings["sources"])
    store = opened(sources)
    graphs = [str(name.value) for name, _ in zip(store.named_graphs(), range(_MOST_NAMED_GRAPHS), strict=False)]
    loaded = perf_counter() - began
    store.query("ASK { ?s ?p ?o }")  # once, while files may still be opened
    confine(settings["memory"])
    triples = len(store) if sources.triples is None else sources.triples
    return store, {"graphs": graphs, "triples": triples, "load": loaded}


def _answer(store: ox.Store, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        return _found(store, request)
    except KgError as error:
        return _as_error(error), b""
    except MemoryError:
        return _as_error(QueryLimitError(**TOO_MUCH_MEMORY)), b""
    except Exception as error:
        told = str(error).rstrip(".")
        failure = QueryError(nl=f"De zoekmachine kan dit niet: {told}.", en=f"The engine cannot do this: {told}.")
        return _as_error(failure), b""


def _found(store: ox.Store, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    query, began = request["query"], perf_counter()

    def run(text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        return store.query(text, base_iri=request.get("base"), prefixes=KNOWN, **_dataset(request))

    try:
        found = run(query)
    except SyntaxError as error:
        raise syntax_error(query, str(error), lambda text: _message(run, text)) from error
    parsed = perf_counter()
    header, body = written(
        found, rows=request["rows"], graph=request["graph"], most=request["most"], most_bytes=request["most_bytes"]
    )
    evaluated, ended = header.pop("evaluated", parsed), perf_counter()
    seconds = {"parse": parsed - began, "evaluate": evaluated - parsed, "write": ended - evaluated}
    return {**header, "seconds": seconds}, body


def _dataset(request: dict[str, Any]) -> dict[str, Any]:
    """Return the graphs that the request names in the place of those of the query, or what it sees by itself."""
    if "default_graphs" not in request:
        return {"use_default_graph_as_union": request["union"]}
    names = {"default_graph": request["default_graphs"], "named_graphs": request["named_graphs"]}
    return {key: [ox.NamedNode(name) for name in given] for key, given in names.items()}


def _message(run: Callable[[str], object], text: str) -> str | None:
    try:
        run(text)
    except SyntaxError as error:
        return str(error)
    return None


def _as_error(error: KgError) -> dict[str, Any]:
    name = type(error).__name__
    if isinstance(error, PlacedQueryError):
        told = {"nl": error.reason("nl"), "en": error.reason("en"), "line": error.line, "column": error.column}
    else:
        told = {"nl": error.sentence("nl"), "en": error.sentence("en")}
    return {"error": name, "told": told}

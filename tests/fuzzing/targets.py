"""What is fuzzed: bytes go in, and nothing but a fault of ours comes out as an exception."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from assistant.assistant import Assistant
from assistant.session import Session
from kg import guard, resources
from kg.errors import QueryError
from kg.oxigraph import OxigraphStore
from tests.kg.attacks import Canary, canary
from tests.properties import contract

if TYPE_CHECKING:
    from collections.abc import Callable

TURNS = "\n\n"
"""Parts the questions of one conversation."""
_MOST_TURNS = 4
_PATIENCE = 2.0
"""Seconds of processor time for one question or query."""


@cache
def _assistant() -> Assistant:
    return Assistant(OxigraphStore.from_files([resources.built("bindwijzer.ttl")]))


@cache
def _store() -> ox.Store:
    store = ox.Store()
    store.load('<http://a> <http://b> "x", true, 1 .', format=ox.RdfFormat.TURTLE)
    return store


@cache
def _bird() -> Canary:
    return canary().__enter__()


def recogniser(data: bytes) -> None:
    """Ask a conversation: every turn gets an answer object by the contract, soon."""
    session, assistant = Session(), _assistant()
    for question in data.decode("utf-8", "surrogateescape").split(TURNS)[:_MOST_TURNS]:
        began = time.process_time()
        answer = assistant.ask(question, session=session)
        assert time.process_time() - began < _PATIENCE, "slow"
        contract.holds(answer, question, assistant.store)


def query_guard(data: bytes) -> None:
    """Check a query and run what passes: it writes nothing and reaches no server, `URL` least of all."""
    bird, store = _bird(), _store()
    query = data.decode("utf-8", "replace")
    query = (query if "URL" in query else "PREFIX : <URL/> " + query).replace("URL", bird.url)
    began = time.process_time()
    try:
        guard.check(query)
    except QueryError:
        return
    finally:
        assert time.process_time() - began < _PATIENCE, "slow"
    _run(store, query)
    assert bird.hits == 0, "the server was asked"
    assert len(store) == 3, "the graph has changed"


def _run(store: ox.Store, query: str) -> None:
    try:
        found = store.query(query)
        if isinstance(found, ox.QuerySolutions):
            next(found, None)
    except (SyntaxError, ValueError, RuntimeError):
        return
    except OSError as error:
        raise AssertionError(f"the query reached out: {error}") from error


TARGETS: dict[str, Callable[[bytes], None]] = {"recogniser": recogniser, "guard": query_guard}

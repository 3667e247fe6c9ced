"""Strangers' queries in a process of their own, that can be stopped at any moment and started again.

A `Worker` answers one query at a time, from any thread. Every query passes the guard first.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Any, Self, TypedDict

from kg import guard
from kg.awaiting import awaited
from kg.limits import Limits
from kg.process import EngineProcess, Message, Started, raise_error
from kg.results import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Unpack

    from kg.sources import Sources


class Wanted(TypedDict, total=False):
    """How a query is to be answered."""

    rows: str | None
    """The format for rows and truth values, a name of ROW_FORMATS (default: json); None refuses them."""
    graph: str | None
    """The format for a graph, a name of GRAPH_FORMATS (default: ttl); None refuses it."""
    seconds: float
    """The time it may take (default: that of the limits)."""
    most: int
    """The rows or triples that it may give (default: those of the limits)."""
    default_graphs: Sequence[str]
    """The graphs that together are the default graph, instead of what the query says with FROM; a graph that the
    store does not have is empty. Given together with `named_graphs`."""
    named_graphs: Sequence[str]
    """The graphs that GRAPH may name, instead of what the query says with FROM NAMED."""
    base: str
    """The address to which relative ones in the query are added, where it has no BASE of its own."""


class Worker:
    """A process that answers queries on one graph; it starts with the first query, or when it is told to."""

    def __init__(self, sources: Sources, limits: Limits | None = None) -> None:
        self._sources = sources
        self._limits = limits or Limits()
        self._turn = threading.Lock()
        self._process: EngineProcess | None = None
        self._stop: threading.Event | None = None
        """Set to stop the query that has its turn; None where there is none."""

    def start(self) -> Started:
        """Start the process if there is none, wait until the graph is loaded, and tell of it.

        Raises DataError or GraphUnavailableError where the graph cannot be loaded.
        """
        with self._turn:
            return self._started().started

    def run(self, query: str, *, stop: threading.Event | None = None, **wanted: Unpack[Wanted]) -> Outcome:
        """Return the answer to one query.

        `stop` makes it possible to `cancel` this query even before its turn comes. Raises QueryRefusedError,
        QuerySyntaxError or another QueryError for a query that cannot be run, QueryLimitError for one that takes
        too much, QueryCancelledError after `cancel`.
        """
        began, stop = perf_counter(), stop or threading.Event()
        with self._turned(stop):
            process = self._started()
            ready = perf_counter()
            request = self._request(query, wanted, process.started.graphs)
            guarded = perf_counter()
            header, body = self._ask(process, request, stop)
        took = {"start": ready - began, "guard": guarded - ready, **header.pop("seconds")}
        variables = tuple(header.pop("variables", ()))
        return Outcome(body=body, variables=variables, seconds=took | {"total": perf_counter() - began}, **header)

    async def run_async(self, query: str, **wanted: Unpack[Wanted]) -> Outcome:
        """Do as `run` does, in a thread; when the task is cancelled, so is the query."""
        return await awaited(lambda stop: self.run(query, stop=stop, **wanted), self.cancel)

    def cancel(self, stop: threading.Event | None = None) -> None:
        """Stop a query from any thread: the one that was given `stop`, or the one that has its turn, if any.

        The next query starts a new process.
        """
        wanted = stop or self._stop
        if wanted is None:
            return
        wanted.set()
        if wanted is self._stop and (process := self._process) and process.busy:
            process.end("cancelled")

    def close(self) -> None:
        """End the process, whatever it does."""
        if process := self._process:
            process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _started(self) -> EngineProcess:
        if self._process is None or not self._process.alive:
            self._process = None
            self._process = EngineProcess(self._sources, self._limits.memory)
        return self._process

    @contextmanager
    def _turned(self, stop: threading.Event) -> Iterator[None]:
        """Wait for the turn of one query, and let `cancel` know it while it lasts."""
        with self._turn:
            self._stop = stop
            try:
                yield
            finally:
                self._stop = None

    def _request(self, query: str, wanted: Wanted, graphs: frozenset[str]) -> dict[str, Any]:
        """Return what is asked of the process; raises QueryError where the guard refuses it."""
        limits = self._limits
        names_graphs = guard.check(query, limits, graphs)
        own = {"rows": "json", "graph": "ttl", "seconds": limits.seconds, "most": limits.rows, **wanted}
        union = self._sources.union and not names_graphs and "default_graphs" not in wanted
        return {**own, "query": query, "most_bytes": limits.bytes, "union": union}

    def _ask(self, process: EngineProcess, request: dict[str, Any], stop: threading.Event) -> Message:
        try:
            answer = process.ask(request, request["seconds"], stop)
        except BaseException:
            process.close()
            raise
        if answer is None:
            raise process.why_it_ended(request["seconds"])
        raise_error(answer[0])
        return answer

"""Strangers' queries in a process of their own, that can be stopped at any moment and started again.

A `Worker` answers one query at a time, from any thread; a `Pool` has several. Every query passes the guard first.
"""

from __future__ import annotations

import queue
import threading
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Any, Self

from kg import guard
from kg.errors import QueryLimitError
from kg.limits import Limits
from kg.process import EngineProcess, Started, raise_error
from kg.results import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.sources import Sources


class Worker:
    """A process that answers queries on one graph; it starts with the first query, or when it is told to."""

    def __init__(self, sources: Sources, limits: Limits | None = None) -> None:
        self._sources = sources
        self._limits = limits or Limits()
        self._turn = threading.Lock()
        self._process: EngineProcess | None = None

    def start(self) -> Started:
        """Start the process if there is none, wait until the graph is loaded, and tell of it.

        Raises DataError or GraphUnavailableError where the graph cannot be loaded.
        """
        with self._turn:
            return self._started().started

    def run(
        self,
        query: str,
        *,
        rows: str | None = "json",
        graph: str | None = "ttl",
        seconds: float | None = None,
        most: int | None = None,
    ) -> Outcome:
        """Return the answer to one query, in the format `rows` or `graph` for its kind.

        Raises QueryRefusedError, QuerySyntaxError or another QueryError for a query that cannot be run,
        QueryLimitError for one that takes too much, QueryCancelledError after `cancel`.
        """
        began = perf_counter()
        with self._turn:
            process = self._started()
            ready = perf_counter()
            names_graphs = guard.check(query, self._limits, process.started.graphs)
            guarded = perf_counter()
            limit = self._limits.seconds if seconds is None else seconds
            most = self._limits.rows if most is None else most
            wanted = {"rows": rows, "graph": graph, "most": most, "union": self._sources.union and not names_graphs}
            header, body = self._ask(process, query, limit, wanted)
            took = {"start": ready - began, "guard": guarded - ready, **header.pop("seconds")}
            variables = tuple(header.pop("variables", ()))
            return Outcome(body=body, variables=variables, seconds=took | {"total": perf_counter() - began}, **header)

    async def run_async(self, query: str, **options: Any) -> Outcome:
        """Do as `run` does, in a thread; when the task is cancelled, so is the query."""
        import asyncio

        running = asyncio.ensure_future(asyncio.to_thread(self.run, query, **options))
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            self.cancel()
            await asyncio.wait([running])
            running.exception()
            raise

    def cancel(self) -> None:
        """Stop the query that is running, if any, from any thread; the next query starts a new process."""
        if (process := self._process) and process.busy:
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

    def _ask(
        self, process: EngineProcess, query: str, seconds: float, wanted: dict[str, Any]
    ) -> tuple[dict[str, Any], bytes]:
        request = {**wanted, "query": query, "seconds": seconds, "most_bytes": self._limits.bytes}
        try:
            answer = process.ask(request, seconds)
        except BaseException:
            process.close()
            raise
        if answer is None:
            raise process.why_it_ended(seconds)
        raise_error(answer[0])
        return answer


class Pool:
    """Several workers on one graph: as many queries at a time, each of which can be stopped alone."""

    def __init__(self, sources: Sources, limits: Limits | None = None, size: int = 4) -> None:
        self._all = [Worker(sources, limits) for _ in range(size)]
        # Last in, first out: a process that is warm is used before another one is started.
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        for worker in self._all:
            self._idle.put(worker)

    @contextmanager
    def take(self, patience: float | None = None) -> Iterator[Worker]:
        """Lend one worker; raises QueryLimitError where none comes free within so many seconds."""
        try:
            worker = self._idle.get(timeout=patience)
        except queue.Empty as error:
            raise QueryLimitError(
                nl="Er lopen te veel vragen tegelijk; probeer het straks opnieuw.",
                en="Too many queries are running at once; try again later.",
            ) from error
        try:
            yield worker
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End all processes, whatever they do."""
        for worker in self._all:
            worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

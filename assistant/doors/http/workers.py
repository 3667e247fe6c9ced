"""The processes that answer strangers' queries, each query in its turn, within bounds on how many may wait."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from assistant.doors.http.refusal import UNAVAILABLE, RefusedError
from kg.worker import Worker

if TYPE_CHECKING:
    from typing import Unpack

    from kg.limits import Limits
    from kg.process import Started
    from kg.results import Outcome
    from kg.sources import Sources
    from kg.worker import Wanted

_AGAIN = 5
"""Seconds after which a client that found no room may ask again."""


class Workers:
    """Several workers on one graph; who comes first is served first, and a task that is cancelled ends its query."""

    def __init__(self, sources: Sources, limits: Limits, size: int, most_waiting: int) -> None:
        self._limits, self._most_waiting = limits, most_waiting
        self._all = [Worker(sources, limits) for _ in range(size)]
        # Last in, first out: a process that is warm is used before another one is started.
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        for worker in self._all:
            self._idle.put_nowait(worker)
        self.waiting = 0

    @property
    def running(self) -> int:
        """How many queries run now."""
        return len(self._all) - self._idle.qsize()

    @property
    def size(self) -> int:
        """How many queries can run at once."""
        return len(self._all)

    def start(self) -> Started:
        """Start one process and tell of its graph; raises DataError or GraphUnavailableError."""
        return self._all[-1].start()

    async def run(self, query: str, **wanted: Unpack[Wanted]) -> Outcome:
        """Answer one query, as `Worker.run` does; raises RefusedError where too many wait already."""
        worker = await self._turn()
        try:
            return await worker.run_async(query, **wanted)
        finally:
            self._idle.put_nowait(worker)

    async def _turn(self) -> Worker:
        if self._idle.empty() and self.waiting >= self._most_waiting:
            raise _busy()
        self.waiting += 1
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._idle.get()
        except TimeoutError as error:
            raise _busy() from error
        finally:
            self.waiting -= 1

    def close(self) -> None:
        """End all processes, whatever they do."""
        for worker in self._all:
            worker.close()


def _busy() -> RefusedError:
    return RefusedError(
        UNAVAILABLE,
        nl="Er lopen te veel vragen tegelijk; probeer het straks opnieuw.",
        en="Too many queries are running at once; try again later.",
        headers={"Retry-After": str(_AGAIN)},
    )

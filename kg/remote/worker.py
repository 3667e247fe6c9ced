"""Strangers' queries on a server: guarded, timed and capped as those that our own engine answers."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Self

from kg import guard
from kg.awaiting import awaited
from kg.errors import KgError, PlacedQueryError, QueryCancelledError, QueryError, QueryLimitError
from kg.limits import Limits
from kg.query_text import form, with_prefixes
from kg.remote.address import address
from kg.remote.client import Client
from kg.remote.failures import EndpointError, RefusedQueryError
from kg.remote.results import accepted, as_found, cut_by_server
from kg.remote.transport import Limits as TransportLimits
from kg.results import Outcome
from kg.results_writing import written

if TYPE_CHECKING:
    from typing import Unpack

    from kg.remote.transport import Reply
    from kg.worker import Wanted

_PATIENCE = 0.05
"""Seconds after which a query under way sees that it was stopped."""
_PLACING = 5.0
"""Seconds to find the place at which a query is not SPARQL."""
_AT_A_LIMIT = {"too slow", "silent", "too large"}


class RemoteWorker:
    """A server that is asked one query or more at a time, each of which can be stopped from any thread."""

    def __init__(self, url: str, limits: Limits | None = None) -> None:
        """Asks nothing yet; raises AddressError."""
        self._limits = limits or Limits()
        self._address = address(url)
        self._clients: dict[float, Client] = {}
        self._stop: threading.Event | None = None

    @property
    def where(self) -> str:
        """Return the address as messages show it."""
        return str(self._address)

    def start(self) -> None:
        """Do nothing: a server runs already, and is not asked how large its graph is."""

    def run(self, query: str, *, stop: threading.Event | None = None, **wanted: Unpack[Wanted]) -> Outcome:
        """Return the answer to one query, as `kg.worker.Worker.run` does.

        Raises EndpointError besides, where the server fails.
        """
        began, self._stop = perf_counter(), stop or threading.Event()
        guard.check(query, self._limits)
        asked_for = _form(query)
        guarded = perf_counter()
        reply = self._reply(query, accepted(asked_for), wanted.get("seconds", self._limits.seconds), self._stop)
        asked = perf_counter()
        outcome = self._outcome(reply, asked_for, wanted)
        ended = perf_counter()
        took = {"guard": guarded - began, "ask": asked - guarded, "write": ended - asked, "total": ended - began}
        return replace(outcome, seconds=took)

    async def run_async(self, query: str, **wanted: Unpack[Wanted]) -> Outcome:
        """Do as `run` does, in a thread; when the task is cancelled, so is the query."""
        return await awaited(lambda stop: self.run(query, stop=stop, **wanted), self.cancel)

    def cancel(self, stop: threading.Event | None = None) -> None:
        """Stop waiting for a query: the one that was given `stop`, or the last one; the server may go on with it."""
        if wanted := stop or self._stop:
            wanted.set()

    def close(self) -> None:
        """Stop waiting, whatever is under way."""
        self.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _reply(self, query: str, accept: str, seconds: float, stop: threading.Event) -> Reply:
        ask = partial(self._client(seconds).query, with_prefixes(query), accept)
        try:
            return _unless(stop, ask)
        except RefusedQueryError as error:
            raise _placed(query) or error from error
        except EndpointError as error:
            if error.kind in _AT_A_LIMIT:
                raise QueryLimitError(nl=error.sentence("nl"), en=error.sentence("en")) from error
            raise

    def _client(self, seconds: float) -> Client:
        """Return what asks within so many seconds; its connections stay open from one query to the next."""
        if seconds not in self._clients:
            limits = TransportLimits(read=seconds, total=seconds, size=self._limits.bytes)
            self._clients[seconds] = Client(self._address, limits)
        return self._clients[seconds]

    def _outcome(self, reply: Reply, asked_for: str, wanted: Wanted) -> Outcome:
        shape = {"rows": wanted.get("rows", "json"), "graph": wanted.get("graph", "ttl")}
        most = wanted.get("most", self._limits.rows)
        try:
            found = as_found(reply, asked_for, self.where)
            header, body = written(found, **shape, most=most, most_bytes=self._limits.bytes)
        except SyntaxError as error:
            raise EndpointError("broken results", self.where, reason=str(error)) from error
        header.pop("evaluated", None)
        cut = header.pop("cut", None) or cut_by_server(reply, header["count"])
        return Outcome(body=body, variables=tuple(header.pop("variables", ())), cut=cut, **header)


def _form(query: str) -> str:
    try:
        return form(query)
    except QueryError as error:
        raise _placed(query) or error from error


def _unless(stop: threading.Event, ask: partial[Reply]) -> Reply:
    """Return what the server sends; raises QueryCancelledError once `stop` is set and leaves the rest to end."""
    told: list[Reply | BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            told.append(ask())
        except BaseException as error:
            told.append(error)
        done.set()

    threading.Thread(target=run, daemon=True, name="bindwijzer endpoint").start()
    while not done.wait(_PATIENCE):
        if stop.is_set():
            raise QueryCancelledError(nl="De vraag is gestopt.", en="The query was stopped.")
    if isinstance(told[0], BaseException):
        raise told[0]
    return told[0]


def _placed(query: str) -> PlacedQueryError | None:
    """Return where and why a query is not SPARQL, as our own engine sees it on an empty graph; None where it is."""
    from kg.sources import Sources
    from kg.worker import Worker

    with Worker(Sources()) as worker:
        try:
            worker.run(query, seconds=_PLACING, most=1)
        except PlacedQueryError as error:
            return error
        except KgError:
            return None
    return None

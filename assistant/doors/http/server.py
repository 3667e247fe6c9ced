"""Running the application: the socket, the connections, and an end without loose ends."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import os
import signal
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import DataError

if TYPE_CHECKING:
    from starlette.applications import Starlette

_STALLED = 30.0
"""Seconds in which a reader must take something of what was sent, and a new client must have asked something."""
_AT_THE_END = 5
"""Seconds that answers under way get when the server stops."""
_MOST_CONNECTIONS = 512


class PatientProtocol(H11Protocol):
    """HTTP that lets go of a client that neither asks nor reads."""

    _watch: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Wait for a request, but not for ever."""
        super().connection_made(transport)
        self._watch = self.loop.call_later(_STALLED, self._unless_asked)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop watching."""
        self._let_be()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """The client does not take what was sent: give it some time."""
        super().pause_writing()
        self._let_be()
        self._watch = self.loop.call_later(_STALLED, self.transport.abort)

    def resume_writing(self) -> None:
        """The client reads on."""
        self._let_be()
        super().resume_writing()

    def _unless_asked(self) -> None:
        if self.cycle is None:
            self.transport.abort()

    def _let_be(self) -> None:
        if self._watch is not None:
            self._watch.cancel()


def is_loopback(host: str) -> bool:
    """Say whether a name or address stands for this machine alone."""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None)}
        return bool(found) and all(ipaddress.ip_address(str(each).partition("%")[0]).is_loopback for each in found)
    except (OSError, UnicodeError):
        return False


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises DataError where that cannot be."""
    try:
        family, kind, number, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, number)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(_MOST_CONNECTIONS)
    except (OSError, UnicodeError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DataError(
            nl=f"Op {host}:{port} is niet te luisteren: {reason}; kies een andere --port of --host.",
            en=f"Cannot listen on {host}:{port}: {reason}; choose another --port or --host.",
        ) from error
    return made


def server(app: Starlette) -> uvicorn.Server:
    """Return a server for an application; it is not running yet."""
    config = uvicorn.Config(
        app,
        http=PatientProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_AT_THE_END,
        h11_max_incomplete_event_size=64 * 1024,
    )
    return uvicorn.Server(config)


async def serve(running: uvicorn.Server, made: socket.socket, threads: int) -> None:
    """Run until the server is told to stop; `threads` is how many queries may run at once."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(threads + 4))
    await running.serve(sockets=[made])


def quieten() -> None:
    """Keep what the libraries log off standard error: clients that leave are nobody's concern, and faults are told."""
    for name in ("uvicorn", "asyncio"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = bool(os.environ.get("BINDWIJZER_DEBUG"))


def run(app: Starlette, made: socket.socket, threads: int) -> None:
    """Run until SIGINT or SIGTERM, then let answers under way be finished."""
    quieten()
    signal.signal(signal.SIGTERM, lambda *_: None)  # uvicorn raises it again when it has stopped
    asyncio.run(serve(server(app), made, threads))

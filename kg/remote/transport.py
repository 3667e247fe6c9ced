"""One POST over HTTP with limits that hold whatever the server does; urllib3 does the talking.

urllib3 and not the standard library: it keeps connections open, checks certificates, speaks through proxies and tells
a short body from a whole one. It is loaded only when a server is asked.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import urllib3
from urllib3 import exceptions as http

from kg.remote.deadline import in_time
from kg.remote.failures import EndpointError
from kg.remote.proxies import manager, proxy_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.remote.address import Address

_PIECE = 65536


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a server may take and how much it may send."""

    connect: float = 5
    """Seconds until it takes the connection."""
    read: float = 20
    """Seconds of silence."""
    total: float = 30
    """Seconds for one query as a whole: names looked up, all tries and waits included."""
    size: int = 64 * 1024 * 1024
    """Bytes of one answer, unpacked."""
    tries: int = 4
    """How often a busy server (429, 503) is asked."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    """Unpacked; of an error page the beginning only."""

    @property
    def media_type(self) -> str:
        """Return the media type in lower case without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Transport:
    """Posts forms; connections stay open from one to the next."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pools: dict[str, urllib3.PoolManager] = {}
        self._kept: set[urllib3.PoolManager] = set()
        """The pools that hold a connection from before."""

    def post(self, address: Address, form: bytes, headers: Mapping[str, str], deadline: float) -> Reply:
        """Post a form and return the reply, whatever its status; raises EndpointError.

        `deadline` is a time of `time.monotonic`.
        """
        pool = self._pool(address)
        return in_time(lambda: self._exchange(pool, address, form, headers, deadline), deadline, self._slow(address))

    def _exchange(
        self, pool: urllib3.PoolManager, address: Address, form: bytes, headers: Mapping[str, str], deadline: float
    ) -> Reply:
        start = time.monotonic()
        try:
            with self._open(pool, address, form, headers) as response:
                body = self._body(response, address, deadline)
        except (http.HTTPError, ValueError, OSError) as error:
            raise _failure(error, address, time.monotonic() - start) from error
        return Reply(response.status, {name.lower(): value for name, value in response.headers.items()}, body)

    def _open(
        self, pool: urllib3.PoolManager, address: Address, form: bytes, headers: Mapping[str, str]
    ) -> urllib3.BaseHTTPResponse:
        """Post the form; once more over a new connection where a server closed the one that was kept open."""
        timeout = urllib3.Timeout(connect=self._limits.connect, read=self._limits.read)
        send = partial(
            pool.urlopen, "POST", address.url, body=form, headers=dict(headers), timeout=timeout,
            redirect=False, retries=False, preload_content=False,
        )  # fmt: skip
        try:
            response = send()
        except http.ProtocolError as error:
            if pool not in self._kept or not isinstance(error.args[-1], ConnectionError):
                raise
            pool.clear()
            response = send()
        self._kept.add(pool)
        return response

    def _body(self, response: urllib3.BaseHTTPResponse, address: Address, deadline: float) -> bytes:
        pieces, size = [], 0
        while piece := response.read1(_PIECE, decode_content=True):
            pieces.append(piece)
            size += len(piece)
            if size > self._limits.size:
                raise EndpointError("too large", str(address), reason=self._limits.size // 1_000_000)
            if time.monotonic() > deadline:
                raise self._slow(address)
        response.release_conn()
        return b"".join(pieces)

    def _slow(self, address: Address) -> EndpointError:
        return EndpointError("too slow", str(address), seconds=f"{self._limits.total:g}")

    def _pool(self, address: Address) -> urllib3.PoolManager:
        proxy = proxy_for(address)
        if proxy not in self._pools:
            self._pools[proxy] = manager(proxy, address)
        return self._pools[proxy]


_KINDS: tuple[tuple[type[Exception], str], ...] = (
    (http.ProxyError, "proxy"),
    (http.NameResolutionError, "unknown host"),
    (http.NewConnectionError, "refused"),
    (http.ConnectTimeoutError, "no connection in time"),
    (http.ReadTimeoutError, "silent"),
    (http.SSLError, "no trust"),
    (http.LocationParseError, "unknown host"),
    (UnicodeError, "unknown host"),
)
"""The failure that each error of the library stands for; the first that fits counts."""


def _failure(error: Exception, address: Address, seconds: float) -> EndpointError:
    kind = next((kind for types, kind in _KINDS if isinstance(error, types)), "broken off")
    return EndpointError(kind, str(address), reason=_reason(error), seconds=f"{seconds:.0f}")


def _reason(error: Exception) -> str:
    """Return the innermost cause in the words of the system."""
    inner: BaseException = error
    while (cause := getattr(inner, "original_error", None) or inner.__cause__ or _first(inner)) is not None:
        inner = cause
    told = getattr(inner, "verify_message", "") or getattr(inner, "strerror", "") or str(inner)
    return str(told)


def _first(error: BaseException) -> BaseException | None:
    return next((part for part in error.args if isinstance(part, BaseException)), None)

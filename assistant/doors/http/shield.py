"""What stands before every route: who may be addressed, what browsers may do, and that no fault gets out as such."""

from __future__ import annotations

import sys
from time import perf_counter
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from assistant.doors.http.intake import reader_language
from assistant.doors.http.refusal import FAULT, MISDIRECTED, ClientGoneError, RefusedError, refused
from assistant.doors.http.reply import refusal
from assistant.doors.language import choose

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from assistant.doors.http.counter import Requests

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",  # questions stand in our addresses
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def policy(**other: str) -> str:
    """Return the content security policy: our own files only, with exceptions (`style_src="…"`)."""
    rules = {**_POLICY, **{name.replace("_", "-"): value for name, value in other.items()}}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class Shield:
    """Middleware around everything: checks the Host, adds headers, counts, turns faults into sentences."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None, requests: Requests) -> None:
        """`hosts` are the names under which this server may be addressed; None stands for any."""
        self._app, self._hosts, self._requests = app, hosts, requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, told = perf_counter(), _Telling(send)
        try:
            self._check_host(scope)
            await self._app(scope, receive, told)
        except ClientGoneError:
            told.status = told.status or 499
        except Exception as error:
            await self._tell(error, scope, receive, told)
        finally:
            self._requests.add(scope["path"], told.status or FAULT, perf_counter() - began)

    def _check_host(self, scope: Scope) -> None:
        """Refuse a page elsewhere that made a browser take this server for its own (DNS rebinding)."""
        name = host_name(Headers(scope=scope).get("host", ""))
        if self._hosts is not None and name not in self._hosts:
            raise RefusedError(
                MISDIRECTED,
                nl="Onder deze naam luistert Bindwijzer niet; start het met --name om hem toe te laten.",
                en="Bindwijzer does not answer to this name; start it with --name to allow it.",
            )

    async def _tell(self, error: Exception, scope: Scope, receive: Receive, told: _Telling) -> None:
        failure = refused(error)
        if failure.status == FAULT:
            _narrate(scope, error)
        if told.status is None:
            request = Request(scope, receive)
            await refusal(request, failure, reader_language(request))(scope, receive, told)


class _Telling:
    """Sends an answer on, with the headers that every answer has, and remembers its status."""

    def __init__(self, send: Send) -> None:
        self._send, self.status = send, None  # type: tuple[Send, int | None]

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in {**_HEADERS, "Content-Security-Policy": policy()}.items():
                headers.setdefault(name, value)
        await self._send(message)


def host_name(header: str) -> str:
    """Return the name in a Host header, without its port.

    >>> host_name("[::1]:8765"), host_name("LocalHost:80")
    ('[::1]', 'localhost')
    """
    name, bracket, _ = header.strip().lower().partition("]")
    return name + bracket if bracket else name.partition(":")[0]


def _narrate(scope: Scope, error: Exception) -> None:
    where = choose(nl="fout in het programma zelf", en="a fault in the program itself")
    told = " ".join(f"{type(error).__name__}: {error}".split())
    print(f"bindwijzer serve: {where} ({scope['method']} {scope['path']!r}: {told})", file=sys.stderr)

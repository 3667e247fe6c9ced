"""Asking an endpoint by the SPARQL 1.1 Protocol: a form goes out, one media type comes back."""

from __future__ import annotations

import random
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin

from kg.remote.address import AddressError, address
from kg.remote.credentials import authorization
from kg.remote.failures import EndpointError, RefusedQueryError
from kg.remote.transport import Limits, Reply, Transport

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.remote.address import Address

_MOST_HOPS = 5
_MOVED = {301, 302, 307, 308}
_BUSY = {429, 503}
_WRONG_QUERY = {400, 406}
"""Not valid, or of a form that has no results of the media type asked for."""
_FIRST_WAIT = 0.5
_FAILED: dict[int, str] = {
    401: "no access", 403: "no access", 407: "proxy", 404: "not there", 410: "not there", 429: "busy", 503: "busy",
}  # fmt: skip
"""The failure that a status stands for; any other from 500 on is a fault of the server, the rest is not SPARQL."""


class Client:
    """One endpoint, asked again and again over the same connection."""

    def __init__(
        self, endpoint: Address, limits: Limits | None = None, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.endpoint = endpoint
        self._limits = limits or Limits()
        self._transport = Transport(self._limits)
        self._sleep = sleep

    def query(self, query: str, accept: str) -> Reply:
        """Return the server's answer to a query; raises EndpointError, or QueryError where it finds the query wrong.

        `accept` is the one media type wanted; whether it came is for the caller to see.
        """
        reply = self._patiently(self._form(query), accept, time.monotonic() + self._limits.total)
        if reply.status in _WRONG_QUERY:
            raise RefusedQueryError(_complaint(reply))
        if reply.status != 200:
            raise self._failure(reply)
        return reply

    def _form(self, query: str) -> bytes:
        try:
            return urlencode([("query", query), *self.endpoint.graphs]).encode("ascii")
        except UnicodeEncodeError as error:
            raise RefusedQueryError(f"UTF-8, {error.reason}") from error

    def _patiently(self, form: bytes, accept: str, deadline: float) -> Reply:
        """Ask, and ask a busy server again after the wait it names, else after twice the wait before."""
        for attempt in range(self._limits.tries):
            reply = self._following(form, accept, deadline)
            if reply.status not in _BUSY:
                return reply
            wait = _wait(reply, attempt)
            if attempt + 1 == self._limits.tries or time.monotonic() + wait > deadline:
                return reply
            self._sleep(wait)
        return reply

    def _following(self, form: bytes, accept: str, deadline: float) -> Reply:
        """Post the form, and post it again where the server sends it on."""
        at = self.endpoint
        for _ in range(_MOST_HOPS):
            reply = self._transport.post(at, form, self._headers(at, accept), deadline)
            if reply.status not in _MOVED:
                return reply
            at = self._next(at, reply)
        raise EndpointError("sent on", str(self.endpoint), reason=f"> {_MOST_HOPS}")

    def _next(self, at: Address, reply: Reply) -> Address:
        try:
            following = address(urljoin(at.url, reply.headers["location"]))
        except (AddressError, KeyError, ValueError) as error:
            raise EndpointError("sent on", str(self.endpoint), reason=f"HTTP {reply.status}") from error
        if at.is_private and not following.is_private:
            raise EndpointError("sent on", str(self.endpoint), reason=f"https → http, {following}")
        return following

    def _headers(self, at: Address, accept: str) -> dict[str, str]:
        headers = {
            "Accept": accept,
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": "bindwijzer",
        }
        if at.is_private and self.endpoint.shares_passwords_with(at) and (told := authorization(self.endpoint)):
            headers["Authorization"] = told
        return headers

    def _failure(self, reply: Reply) -> EndpointError:
        status = reply.status
        kind = _FAILED.get(status) or ("fault of the server" if status >= 500 else "not SPARQL")
        if kind == "no access" and not self.endpoint.is_private and authorization(self.endpoint):
            kind = "password held back"
        wait = reply.headers.get("retry-after", "")
        told = {"busy": wait and f"HTTP {status}, Retry-After: {wait}", "fault of the server": _complaint(reply)}
        return EndpointError(kind, str(self.endpoint), reason=told.get(kind) or f"HTTP {status}")


def _wait(reply: Reply, attempt: int) -> float:
    """Return the seconds to wait: what Retry-After says, as seconds or as a date, else .5, 1, 2 … and up to a half."""
    told = reply.headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return float(told)
    try:
        return max(parsedate_to_datetime(told).timestamp() - time.time(), 0)
    except ValueError:
        return _FIRST_WAIT * float(2**attempt) * random.uniform(1, 1.5)  # noqa: S311 - no secret, only a spread


def _complaint(reply: Reply) -> str:
    """Return what a server says of a query it refuses or fails on: its first lines, and of a page for people none."""
    told = "" if "html" in reply.media_type else reply.body[:2000].decode("utf-8", "replace")
    return f"HTTP {reply.status} {told.partition('SPARQL query:')[0]}".strip()

"""A server on 127.0.0.1 that answers as it is told, however badly, and remembers what it was asked."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs

Answer = Callable[["Request", socket.socket], None]


@dataclass(frozen=True)
class Request:
    """One request as it arrived."""

    line: str
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, list[str]]:
        return parse_qs(self.body.decode())


@dataclass
class Scripted:
    """A running server: requests get the answers one by one, the last answer again and again."""

    port: int
    answers: list[Answer]
    requests: list[Request] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/sparql"

    def next(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def reply(status: int = 200, body: bytes = b"", media_type: str = "", **headers: str) -> Answer:
    """Return a well-formed reply."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in ({"Content-Type": media_type} if media_type else {}).items()]
    lines += [f"{name}: {value}" for name, value in named.items()]
    head = "\r\n".join([f"HTTP/1.1 {status} Told", *lines, "Connection: close", f"Content-Length: {len(body)}", "", ""])
    return raw(head.encode() + body)


def json(body: bytes | str, **headers: str) -> Answer:
    """Return a reply under the media type of SPARQL results."""
    return reply(body=body.encode() if isinstance(body, str) else body, media_type=RESULTS, **headers)


def raw(data: bytes) -> Answer:
    """Send these bytes and close."""
    return lambda _request, peer: peer.sendall(data)


def trickle(data: bytes, pause: float) -> Answer:
    """Send byte after byte, until the other side has had enough."""

    def send(_request: Request, peer: socket.socket) -> None:
        for byte in data:
            peer.sendall(bytes([byte]))
            time.sleep(pause)

    return send


def silence(seconds: float) -> Answer:
    """Say nothing for a while."""
    return lambda _request, _peer: time.sleep(seconds)


RESULTS = "application/sparql-results+json"
ONE_ROW = '{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "1"}}]}}'


@contextlib.contextmanager
def serving(*answers: Answer, wrap: Callable[[socket.socket], socket.socket] = lambda peer: peer) -> Iterator[Scripted]:
    """Run a scripted server; it is gone when the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Scripted(listener.getsockname()[1], list(answers))
        threading.Thread(target=_accept, args=(listener, server, wrap), daemon=True).start()
        yield server
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def _accept(listener: socket.socket, server: Scripted, wrap: Callable[[socket.socket], socket.socket]) -> None:
    with contextlib.suppress(OSError):
        while True:
            peer, _ = listener.accept()
            threading.Thread(target=_serve, args=(peer, server, wrap), daemon=True).start()


def _serve(peer: socket.socket, server: Scripted, wrap: Callable[[socket.socket], socket.socket]) -> None:
    with contextlib.suppress(OSError, ValueError), wrap(peer) as talking:
        request = _read(talking)
        server.requests.append(request)
        server.next()(request, talking)


def _read(peer: socket.socket) -> Request:
    with peer.makefile("rb") as stream:
        line = stream.readline().decode().strip()
        headers = {}
        while told := stream.readline().strip():
            name, _, value = told.decode().partition(":")
            headers[name.lower()] = value.strip()
        return Request(line, headers, stream.read(int(headers.get("content-length", 0))))

"""A server on a free port of this machine, and a client that says what it sends byte for byte."""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from assistant.doors.commands import serve
from assistant.doors.http import server
from assistant.doors.http.app import application
from assistant.doors.opening import open_assistant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.assistant import Assistant


@dataclass(frozen=True)
class Reply:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def type(self) -> str:
        return self.headers.get_content_type()


@dataclass(frozen=True)
class Client:
    port: int

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return Reply(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str | None = None, **parameters: Any) -> Reply:
        told = urlencode(parameters, doseq=True)
        headers = {} if accept is None else {"Accept": accept}
        return self.send("GET", path + ("?" + told if told else ""), **headers)


def options(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    serve.declare(parser)
    return parser.parse_args(["--workers", "2", *arguments])


@contextmanager
def serving(*arguments: str) -> Iterator[Client]:
    """Run a server in a thread for as long as this lasts."""
    given = options(*arguments)
    service = serve.open_service(given)
    running = server.server(application(service))
    with server.listening("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(running, listening, given.workers)))
        thread.start()
        try:
            yield Client(port)
        finally:
            running.should_exit = True
            thread.join(20)
    assert not thread.is_alive()


@pytest.fixture(scope="session")
def web() -> Iterator[Client]:
    with serving() as client:
        yield client


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    return open_assistant()

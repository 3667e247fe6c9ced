"""What all routes share while the server runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.doors.http.counter import Requests

if TYPE_CHECKING:
    from starlette.requests import Request

    from assistant.doors.http.download import Download
    from assistant.doors.http.talk import Talk
    from assistant.doors.http.workers import Workers
    from kg.process import Started


@dataclass(frozen=True, slots=True)
class Service:
    """The assistant, the workers, and what is told of them."""

    talk: Talk
    workers: Workers
    graph: Started
    """What the workers found when they loaded their graph."""
    download: Download
    version: str
    hosts: frozenset[str] | None
    """The names under which the server may be addressed; None stands for any."""
    requests: Requests = field(default_factory=Requests)


def service(request: Request) -> Service:
    """Return the service that a request belongs to."""
    found: Service = request.app.state.service
    return found

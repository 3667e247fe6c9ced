"""For whoever watches over the server: `/health` and `/metrics` (the text format of Prometheus)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from assistant.doors.http.counter import gauges
from assistant.doors.http.reply import as_json
from assistant.doors.http.service import service

if TYPE_CHECKING:
    from starlette.requests import Request

_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


async def health(request: Request) -> Response:
    """Say that the server answers, and on what."""
    told = service(request)
    return as_json({"status": "ok", "version": told.version, "triples": told.graph.triples})


async def metrics(request: Request) -> Response:
    """Return what was counted."""
    told = service(request)
    now = {
        "bindwijzer_triples": ("Statements in the graph of /sparql.", told.graph.triples),
        "bindwijzer_queries_running": ("Queries that run now.", told.workers.running),
        "bindwijzer_queries_waiting": ("Queries that wait for their turn.", told.workers.waiting),
        "bindwijzer_query_workers": ("Queries that can run at once.", told.workers.size),
        "bindwijzer_questions_waiting": ("Questions with the assistant or waiting for it.", told.talk.waiting),
    }
    lines = [*told.requests.lines(), *gauges(now)]
    return Response("\n".join(lines) + "\n", headers={"Content-Type": _PROMETHEUS, "Cache-Control": "no-store"})

"""The web application: which route goes where."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from assistant.doors.http import answers, download, pages, protocol, query_page, things, truncation, watching
from assistant.doors.http.refusal import NOT_ALLOWED, RefusedError, not_found
from assistant.doors.http.shield import Shield

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from assistant.doors.http.service import Service

STATIC = Path(__file__).parent / "static"
_BOTH = ["GET", "POST"]


def application(service: Service) -> Starlette:
    """Return the application for a service; the service ends with it."""
    app = Starlette(routes=_routes(), middleware=_middleware(service), lifespan=_lifespan)
    app.add_exception_handler(HTTPException, _told)
    app.state.service = service
    return app


def _routes() -> list[Route | Mount]:
    return [
        Route("/sparql", protocol.endpoint, methods=_BOTH),
        Route("/sparql/", protocol.endpoint, methods=_BOTH),
        Route("/ask", answers.ask, methods=_BOTH),
        Route("/complete", answers.complete),
        Route("/query", query_page.page),
        Route("/def/{name:path}", things.thing),
        Route("/id/{name:path}", things.thing),
        Route("/download/bindwijzer.ttl", download.download),
        Route("/health", watching.health),
        Route("/metrics", watching.metrics),
        *pages.routes(),
        Mount("/static", StaticFiles(directory=STATIC), name="static"),
    ]


def _middleware(service: Service) -> list[Middleware]:
    exposed = [truncation.HEADER, "Link", "Retry-After", "ETag"]
    return [
        Middleware(Shield, hosts=service.hosts, requests=service.requests),
        Middleware(
            CORSMiddleware, allow_origins=["*"], allow_methods=_BOTH, allow_headers=["*"], expose_headers=exposed
        ),
    ]


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    yield
    app.state.service.workers.close()
    app.state.service.talk.close()


async def _told(request: Request, error: Exception) -> Response:
    """Turn what the router says into a refusal of our own, which is told as all others are."""
    status = error.status_code if isinstance(error, HTTPException) else NOT_ALLOWED
    if status == 404:
        raise not_found(request.url.path[:200]) from error
    headers = dict(getattr(error, "headers", None) or {})
    raise RefusedError(
        status,
        nl=f"{request.method} kan hier niet.",
        en=f"{request.method} is not possible here.",
        headers=headers,
    ) from error

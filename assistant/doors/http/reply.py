"""Sending answers: JSON, results that arrive in parts, refusals as a page or one line of text."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse, PlainTextResponse, Response

from assistant.doors.http import negotiation
from assistant.doors.http.page import render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from assistant.doors.http.negotiation import Language
    from assistant.doors.http.refusal import RefusedError

_PART = 64 * 1024
"""Bytes that are handed on at a time, so that a slow reader does not make us keep a second copy of it all."""
_OPEN = {"Access-Control-Allow-Origin": "*"}
_TEXT = negotiation.Offer("text/plain", "text")


class InParts(Response):
    """A body that is sent in parts."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        body = memoryview(bytes(self.body))
        for start in range(0, max(len(body), 1), _PART):
            part, more = bytes(body[start : start + _PART]), start + _PART < len(body)
            await send({"type": "http.response.body", "body": part, "more_body": more})
            await asyncio.sleep(0)  # so that the loop learns of a client that left


def as_json(told: Any, status: int = 200) -> Response:
    """Return plain data as JSON."""
    return Response(json.dumps(told, ensure_ascii=False), status, media_type="application/json")


def refusal(request: Request, error: RefusedError, language: Language) -> Response:
    """Return a refusal as a page for who prefers pages, as one line of text for everyone else."""
    accepted = negotiation.best(request.headers.get("accept"), (_TEXT, negotiation.PAGE))
    told = error.sentence(language)
    headers = {**_OPEN, **error.headers, "Vary": "Accept, Accept-Language", "Cache-Control": "no-store"}
    if accepted == negotiation.PAGE:
        page = render("refusal.html", language, here="", sentence=told, status=error.status)
        return HTMLResponse(page, error.status, headers)
    return PlainTextResponse(told + "\n", error.status, headers)

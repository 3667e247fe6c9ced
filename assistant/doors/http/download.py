"""The graph as a file: `/download/bindwijzer.ttl`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response

from assistant.doors.http.reply import InParts
from assistant.doors.http.service import service

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request


@dataclass(frozen=True, slots=True)
class Download:
    """A file and what tells its versions apart."""

    body: bytes
    etag: str

    @classmethod
    def of(cls, file: Path) -> Download:
        """Read a file."""
        body = file.read_bytes()
        return cls(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')


async def download(request: Request) -> Response:
    """Return the file, or 304 where the client has it already."""
    file = service(request).download
    headers = {
        "Content-Type": "text/turtle; charset=utf-8",
        "Content-Disposition": 'attachment; filename="bindwijzer.ttl"',
        "ETag": file.etag,
        "Cache-Control": "no-cache",
    }
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or file.etag in {each.strip().removeprefix("W/") for each in known.split(",")}:
        return Response(status_code=304, headers=headers)
    return InParts(file.body, headers=headers)

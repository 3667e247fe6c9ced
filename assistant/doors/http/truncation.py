"""Saying inside a result that it was cut at a limit, where its format has room for that: it stays a whole document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.results import Outcome

HEADER = "Bindwijzer-Truncated"
"""The header that says at which limit a result was cut and how much of it is there; always sent then."""


def marked(outcome: Outcome, about: str) -> bytes:
    """Return the body, with a mark in it where it was cut; `about` is where limits are explained.

    JSON and XML results get a `link` in their head, Turtle and N-Triples a comment. CSV and TSV hold data alone.
    """
    mark = _MARKS.get(outcome.format)
    return mark(outcome.body, about) if outcome.cut and mark else outcome.body


def _json(body: bytes, about: str) -> bytes:
    return body.replace(b'{"head":{', b'{"head":{"link":[' + json.dumps(about).encode() + b"],", 1)


def _xml(body: bytes, about: str) -> bytes:
    link = f'<link href="{about}"/></head>'.encode()
    return body.replace(b"<head/>", b"<head></head>", 1).replace(b"</head>", link, 1)


def _comment(body: bytes, about: str) -> bytes:
    return f"# Truncated at a limit, there is more: {about}\n".encode() + body


_MARKS: Mapping[str, Callable[[bytes, str], bytes]] = {"json": _json, "xml": _xml, "ttl": _comment, "nt": _comment}

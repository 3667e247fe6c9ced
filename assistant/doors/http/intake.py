"""Reading a request: its parameters, its body within bounds, its language, and whether its client is still there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect

from assistant.doors.http import negotiation
from assistant.doors.http.refusal import BAD_REQUEST, TIMEOUT, TOO_LARGE, ClientGoneError, RefusedError
from assistant.doors.language import interface_language

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from starlette.requests import Request

    from assistant.doors.http.negotiation import Language

MOST_BYTES = 64 * 1024
"""Bytes of a body; the guard has a lower bound for a query."""
PATIENCE = 10.0
"""Seconds in which a body must be there."""
_MOST_FIELDS = 200

FORM = "application/x-www-form-urlencoded"

T = TypeVar("T")
Fields = list[tuple[str, str]]


def query_fields(request: Request) -> Fields:
    """Return the parameters of the address in order; raises RefusedError where they are not UTF-8."""
    return fields(str(request.scope["query_string"], "latin-1"))


def fields(text: str) -> Fields:
    """Return what an urlencoded text holds, in order; raises RefusedError where it is not UTF-8 or far too much."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise RefusedError(
            BAD_REQUEST,
            nl=f"De parameters zijn niet te lezen: gebruik UTF-8 en hoogstens {_MOST_FIELDS} velden.",
            en=f"The parameters cannot be read: use UTF-8 and at most {_MOST_FIELDS} fields.",
        ) from error


def one(given: Fields, name: str) -> str | None:
    """Return the value of a field, None where it is absent; raises RefusedError where it is there more than once."""
    values = [value for key, value in given if key == name]
    if len(values) > 1:
        raise RefusedError(
            BAD_REQUEST, nl=f"{name} staat er meer dan eens; geef er één.", en=f"{name} is given twice; give one."
        )
    return values[0] if values else None


def content_type(request: Request) -> tuple[str, str]:
    """Return the media type of the body and its charset, in small letters; empty where they are not given."""
    kind, *parameters = (part.strip() for part in request.headers.get("content-type", "").lower().split(";"))
    charsets = [value.strip("\"' ") for key, _, value in (p.partition("=") for p in parameters) if key == "charset"]
    return kind, charsets[0] if charsets else ""


async def body(request: Request) -> str:
    """Return the body as text; raises RefusedError for one that is too large, too slow or not UTF-8."""
    taken = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for part in request.stream():
                taken += part
                if len(taken) > MOST_BYTES:
                    raise RefusedError(
                        TOO_LARGE,
                        nl=f"Het verzoek is te groot; hoogstens {MOST_BYTES} bytes.",
                        en=f"The request is too large; at most {MOST_BYTES} bytes.",
                        headers={"Connection": "close"},
                    )
    except TimeoutError as error:
        raise RefusedError(
            TIMEOUT, nl="Het verzoek kwam niet op tijd binnen.", en="The request did not arrive in time."
        ) from error
    except ClientDisconnect as error:
        raise ClientGoneError from error
    return _text(bytes(taken))


def _text(taken: bytes) -> str:
    try:
        return taken.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(BAD_REQUEST, nl="De tekst is geen UTF-8.", en="The text is not UTF-8.") from error


def told_language(given: Fields) -> Language | None:
    """Return the language that the parameter `lang` fixes, if any; raises RefusedError for another one."""
    wanted = next((value for key, value in reversed(given) if key == "lang"), None)
    if wanted in {None, ""}:
        return None
    if wanted not in {"nl", "en"}:
        raise RefusedError(BAD_REQUEST, nl="lang is nl of en.", en="lang is nl or en.")
    return "nl" if wanted == "nl" else "en"


def reader_language(request: Request) -> Language:
    """Return the language in which to speak to a client: what `lang` or its browser says, else that of the server."""
    try:
        fixed = told_language(query_fields(request))
    except RefusedError:
        fixed = None
    return fixed or negotiation.language(request.headers.get("accept-language")) or interface_language()


async def while_there(request: Request, work: Coroutine[None, None, T]) -> T:
    """Return what the work gives, but stop it and raise ClientGoneError as soon as the client leaves."""
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientGoneError
        return working.result()
    finally:
        working.cancel()
        leaving.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass

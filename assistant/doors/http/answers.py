"""The assistant for programs: `/ask` gives the answer object of the contract, `/complete` whole questions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.answers import Answer, Status
from assistant.doors.http.intake import (
    FORM,
    Fields,
    body,
    content_type,
    fields,
    one,
    query_fields,
    reader_language,
    told_language,
)
from assistant.doors.http.place import place
from assistant.doors.http.refusal import BAD_REQUEST, WRONG_TYPE, RefusedError
from assistant.doors.http.reply import as_json
from assistant.doors.http.service import service
from assistant.session import Session

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from assistant.doors.http.talk import Talk
    from assistant.understanding.language import Language

_KEYS = ("question", "session", "lang", "id")
_MOST_CHARACTERS = 2000
"""Of a question; longer ones only cost time."""
_MOST_COMPLETIONS = 20


@dataclass(frozen=True, slots=True)
class _Asked:
    question: str
    session: str | None
    language: Language | None
    id: str | None


async def ask(request: Request) -> Response:
    """Return the answer object; a request that is wrong gets one too, with status `error`."""
    try:
        asked = _checked(await _given(request))
    except RefusedError as error:
        language = reader_language(request)
        told = Answer("", language, Status.ERROR, text=error.sentence(language))
        return as_json(told.as_dict(), error.status)
    talk = service(request).talk
    answer = await talk.do(lambda: _answer(talk, asked))
    return as_json(answer._replace(id=asked.id).as_dict())


def _answer(talk: Talk, asked: _Asked) -> Answer:
    session = talk.sessions.get(asked.session) if asked.session else None
    return talk.assistant.ask(asked.question, asked.language, session)


async def _given(request: Request) -> Fields:
    if request.method != "POST":
        return query_fields(request)
    kind, _ = content_type(request)
    if kind == FORM:
        return query_fields(request) + fields(await body(request))
    if kind == "application/json":
        return query_fields(request) + _from_json(await body(request))
    raise RefusedError(WRONG_TYPE, nl=f"Stuur application/json of {FORM}.", en=f"Send application/json or {FORM}.")


def _from_json(text: str) -> Fields:
    try:
        given: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _wrong(nl="de JSON is onbruikbaar", en="the JSON cannot be used") from error
    if not isinstance(given, dict):
        raise _wrong(nl='geef één object met "question"', en='give one object with "question"')
    pairs = [(key, given[key]) for key in _KEYS if given.get(key) is not None]
    if wrong := [key for key, value in pairs if not isinstance(value, str)]:
        raise _wrong(nl=f"geen tekst in {', '.join(wrong)}", en=f"no text in {', '.join(wrong)}")
    return pairs


def _checked(given: Fields) -> _Asked:
    question = one(given, "question")
    if question is None:
        raise _wrong(nl="geef question", en="give question")
    if len(question) > _MOST_CHARACTERS:
        raise _wrong(
            nl=f"een vraag heeft hoogstens {_MOST_CHARACTERS} tekens",
            en=f"a question has at most {_MOST_CHARACTERS} characters",
        )
    return _Asked(question, one(given, "session"), told_language(given), one(given, "id"))


def _wrong(*, nl: str, en: str) -> RefusedError:
    return RefusedError(BAD_REQUEST, nl=nl[:1].upper() + nl[1:] + ".", en=en[:1].upper() + en[1:] + ".")


async def complete(request: Request) -> Response:
    """Return whole questions that begin as what was typed means.

    `session` names a conversation of `/ask`; instead of it, `q` and `set` may hold one, as in the address of a page.
    """
    given = query_fields(request)
    prefix = (one(given, "prefix") or "")[:_MOST_CHARACTERS]
    limit, language = _limit(one(given, "limit")), told_language(given)
    talk, name, steps = service(request).talk, one(given, "session"), place(given).steps

    def found() -> tuple[str, ...]:
        session = talk.sessions.get(name) if name else Session(talk.walk(steps, language).last)
        return talk.assistant.complete(prefix, session, language, limit)

    return as_json({"prefix": prefix, "completions": await talk.do(found)})


def _limit(text: str | None) -> int:
    if text is None:
        return 8
    if text.isascii() and text.isdigit() and 0 < int(text[:6]) <= _MOST_COMPLETIONS:
        return int(text[:6])
    raise _wrong(nl=f"limit is 1 tot {_MOST_COMPLETIONS}", en=f"limit is 1 to {_MOST_COMPLETIONS}")

"""Answer one question, or a stream of them. · Beantwoord één vraag, of een stroom vragen."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from assistant.answers import Answer, Status
from assistant.doors.language import choose, interface_language
from assistant.doors.opening import open_assistant
from assistant.doors.place import declare_place, place_of
from assistant.session import Sessions
from kg.errors import GraphUnavailableError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assistant.assistant import Assistant
    from assistant.understanding.language import Language


def declare(parser: argparse.ArgumentParser) -> None:
    """Name the options."""
    parser.add_argument("question", nargs="?", metavar="QUESTION", help="the question / de vraag")
    parser.add_argument("--json", action="store_true", help="print the answer object / toon het antwoordobject")
    parser.add_argument("--jsonl", action="store_true", help="one JSON object a line in, one a line out")
    parser.add_argument("--lang", choices=["nl", "en"], help="language of the answer (default: the question's)")
    declare_place(parser)


def run(options: argparse.Namespace) -> int:
    """Answer; the exit code is 0 answered, 1 nothing found, 2 wrong use, 3 no graph."""
    if options.jsonl == (options.question is not None):
        text = choose(nl="geef één vraag, of --jsonl", en="give one question, or --jsonl")
        print(f"bindwijzer ask: {text}", file=sys.stderr)
        return 2
    return _stream(options) if options.jsonl else _single(options)


def _single(options: argparse.Namespace) -> int:
    answer = open_assistant(place_of(options)).ask(options.question, options.lang)
    print(_as_json(answer) if options.json else answer.text)
    return 0 if answer.status is Status.ANSWERED else 1


def _stream(options: argparse.Namespace) -> int:
    assistant, sessions, code = open_assistant(place_of(options)), Sessions(), 0
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            answer = _line(assistant, sessions, line, number, options.lang)
        except GraphUnavailableError as error:
            answer, code = _unanswered(line, options.lang, error), 3
        print(_as_json(answer), flush=True)
    return code


def _line(assistant: Assistant, sessions: Sessions, line: bytes, number: int, language: Language | None) -> Answer:
    try:
        given = _checked(json.loads(line.decode("utf-8")))
    except (ValueError, RecursionError) as error:
        return Answer("", language or "nl", Status.ERROR, text=_broken(number, str(error)))
    session = sessions.get(given["session"]) if given.get("session") else None
    answer = assistant.ask(given["question"], given.get("lang") or language, session)
    return answer._replace(id=given.get("id"))


def _unanswered(line: bytes, language: Language | None, error: GraphUnavailableError) -> Answer:
    """Return the answer object for a good question that the graph could not be asked; the lines after it go on."""
    given = json.loads(line)
    told = given.get("lang") or language or interface_language()
    return Answer(given["question"], told, Status.ERROR, text=error.sentence(told), id=given.get("id"))


def _checked(given: object) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise ValueError("not an object / geen object")  # noqa: TRY004 - told as bad JSON
    wrong = [key for key, value in _fields(given) if not isinstance(value, str)]
    if wrong or "question" not in given:
        raise ValueError(f"no text in / geen tekst in: {', '.join(wrong) or 'question'}")
    if given.get("lang") not in {None, "nl", "en"}:
        raise ValueError("lang: nl, en")
    return given


def _fields(given: dict[str, object]) -> Iterator[tuple[str, object]]:
    return ((key, given[key]) for key in ("question", "session", "lang") if given.get(key) is not None)


def _broken(number: int, reason: str) -> str:
    return choose(
        nl=f'Regel {number}: onbruikbare JSON ({reason}); geef één object met "question" per regel.',
        en=f'Line {number}: unusable JSON ({reason}); give one object with "question" a line.',
    )


def _as_json(answer: Answer) -> str:
    return json.dumps(answer.as_dict(), ensure_ascii=False)

"""Hold a conversation, line by line. · Voer een gesprek, regel voor regel."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.doors.language import choose, interface_language
from assistant.doors.opening import open_assistant
from assistant.doors.place import declare_place, place_of
from assistant.session import Session
from kg.errors import GraphUnavailableError

if TYPE_CHECKING:
    import argparse


_LEAVING = {"", "stop", "quit", "exit", "einde"}


def declare(parser: argparse.ArgumentParser) -> None:
    """Name the options."""
    parser.add_argument("--plain", action="store_true", help="append-only text for screen readers and pipes")
    declare_place(parser)


def run(options: argparse.Namespace) -> int:
    """Answer lines until the input ends or the user leaves; the exit code is 3 where the graph failed on the way."""
    assistant = open_assistant(place_of(options))
    _tell(
        choose(
            nl="Bindwijzer. Stel een vraag, ga erop door met 'en fysiek?', of stop met 'stop'.\n"
            "Bijvoorbeeld: welke werkvormen voor grote groepen online asynchroon?",
            en="Bindwijzer. Ask a question, go on with 'and on site?', or leave with 'stop'.\n"
            "For example: which work forms for large groups online asynchronous?",
        )
    )
    session, code = Session(), 0
    while (question := _question()) is not None:
        try:
            print(assistant.ask(question, session=session).text, end="\n\n", flush=True)
        except GraphUnavailableError as error:
            _tell(error.sentence(interface_language()))
            code = 3
    return code


def _question() -> str | None:
    """Return the next question, or None when the user leaves or the input ends; empty lines are passed over."""
    line = "\n"
    while line and not line.strip():
        if sys.stdin.isatty():
            print("> ", end="", flush=True)
        line = sys.stdin.readline()
    return None if line.strip().lower() in _LEAVING else line.strip()


def _tell(text: str) -> None:
    print(text, end="\n\n", file=sys.stderr, flush=True)

"""The conversation line by line: a question, a number to choose, or a command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.doors.plain.tell import Told, tell_answer, tell_detail, tell_facets, tell_values
from assistant.doors.wording import words
from kg.errors import GraphUnavailableError, KgError

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.answers import Result
    from assistant.doors.desk import Desk, Exchange

_LEAVING = {"", "stop", "quit", "exit", "einde"}


def talk(desk: Desk) -> int:
    """Answer lines until the input ends or the user leaves; the exit code is 3 where the graph failed on the way.

    Raises KgError where the graph cannot be used from the start.
    """
    desk.open()
    desk.is_remembering = sys.stdin.isatty()
    conversation = Conversation(desk)
    conversation.greet()
    code = 0
    while (line := _line()) is not None:
        try:
            told = conversation.hear(line)
        except GraphUnavailableError as error:
            _narrate([error.sentence(desk.words.language), ""])
            code = 3
            continue
        except KgError as error:
            told = Told([error.sentence(desk.words.language)])
        print("\n".join(told.lines), end="\n\n", flush=True)
        _narrate(desk.state.taken_messages())
    return code


def _line() -> str | None:
    """Return the next line, or None when the user leaves or the input ends; empty lines are passed over."""
    line = "\n"
    while line and not line.strip():
        if sys.stdin.isatty():
            print("> ", end="", flush=True)
        line = sys.stdin.readline()
    return None if line.strip().lower() in _LEAVING else line.strip()


def _narrate(lines: list[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr, flush=True)


class Conversation:
    """Hears a line and returns what to tell; numbers stand for what was last listed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told = Told()
        self._exchange: Exchange | None = None
        self._commands: dict[str, Callable[[str], Told]] = {
            "facets": self._facets,
            "show": self._show_number,
            "evidence": self._evidence,
            "collect": self._collect,
            "selection": self._selection,
            "help": self._help,
        }

    def greet(self) -> None:
        """Say on standard error what can be done, with questions to choose by number."""
        word = self._desk.words
        for question in self._desk.offers():
            self._told.option("ask", question, question)
        _narrate([word("plain.hello"), word("plain.examples"), *self._told.lines, ""])
        _narrate(self._desk.state.taken_messages())

    def hear(self, line: str) -> Told:
        """Return what to tell on one line of the user."""
        name, argument = self._command(line)
        if name and (not argument or argument.isdecimal()):
            return self._commands[name](argument)
        number = line.rstrip(".)")
        if number.isdecimal() and len(number) < 4:
            return self._choose(int(number))
        return self._answer(self._desk.ask(line))

    def _command(self, line: str) -> tuple[str, str]:
        """Return the command that a line starts with, in either language, and what follows it."""
        first, _, rest = line.casefold().partition(" ")
        for language in (self._desk.words, words("nl"), words("en")):
            for name in self._commands:
                if language(f"command.{name}") == first:
                    return name, rest.strip()
        return "", ""

    def _choose(self, number: int) -> Told:
        options = self._told.options
        if not 0 < number <= len(options):
            return Told([self._desk.words("plain.no_such_number", number=number, most=len(options))])
        option = options[number - 1]
        action, _, slot = option.action.partition(" ")
        chosen: dict[str, Callable[[], Told]] = {
            "ask": lambda: self._answer(self._desk.ask(option.value)),
            "show": lambda: self._show(option.value),
            "facet": lambda: self._keep(self._values(option.value)),
            "drop": lambda: self._change(option.value, ()),
            "set": lambda: self._change(slot, (option.value,)),
        }
        return chosen[action]()

    def _answer(self, exchange: Exchange) -> Told:
        self._exchange = exchange
        return self._keep(tell_answer(exchange, self._desk.words))

    def _keep(self, told: Told) -> Told:
        """Let the numbers stand for what is told now, where it lists anything."""
        self._told = told if told.options else self._told
        return told

    def _change(self, slot: str, iris: tuple[str, ...]) -> Told:
        if self._exchange is None or self._exchange.turn is None:
            return self._nothing()
        told = self._answer(self._desk.change(self._exchange.turn, slot, iris))
        question = self._exchange.outline.answer.question
        return Told([self._desk.words("plain.answer_to", question=question), *told.lines], told.options)

    def _nothing(self) -> Told:
        return Told([self._desk.words("plain.nothing")])

    # ---- commands

    def _facets(self, _: str) -> Told:
        return self._keep(tell_facets(self._exchange, self._desk.words)) if self._exchange else self._nothing()

    def _values(self, slot: str) -> Told:
        return tell_values(self._exchange, slot, self._desk.words) if self._exchange else self._nothing()

    def _show(self, iri: str) -> Told:
        from assistant.detail import detail

        told = detail(self._desk.assistant.store, iri, self._desk.words.language)
        return self._keep(tell_detail(told, self._desk.words)) if told else Told([self._desk.words("detail.gone")])

    def _show_number(self, number: str) -> Told:
        result = self._result(number)
        return self._show(result.iri) if result else self._no_result(number)

    def _result(self, number: str) -> Result | None:
        found = self._exchange.outline.answer.results if self._exchange else ()
        return found[int(number) - 1] if number and 0 < int(number) <= len(found) else None

    def _no_result(self, number: str) -> Told:
        if self._exchange is None:
            return self._nothing()
        most = len(self._exchange.outline.answer.results)
        return Told([self._desk.words("plain.no_such_number", number=number or "?", most=most)])

    def _evidence(self, _: str) -> Told:
        query = self._exchange.outline.answer.sparql if self._exchange else None
        return Told(query.splitlines()) if query else Told([self._desk.words("talk.no_query")])

    def _collect(self, number: str) -> Told:
        from assistant.plan import Item

        result = self._result(number)
        if result is None:
            return self._no_result(number)
        return Told([self._desk.collect(Item(result.iri, result.code, result.label))])

    def _selection(self, _: str) -> Told:
        told = Told()
        items = self._desk.plan.items
        told.line(self._desk.words("plain.selection" if items else "plain.empty"))
        for item in items:
            told.option("show", item.iri, item.label, f" ({item.code})" + (f": {item.note}" if item.note else ""))
        return self._keep(told)

    def _help(self, _: str) -> Told:
        return Told([self._desk.words("plain.help")])

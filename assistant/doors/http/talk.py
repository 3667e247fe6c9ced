"""Asking the one assistant from many requests, one after the other; conversations that stand in an address."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from assistant.doors.http.refusal import UNAVAILABLE, RefusedError
from assistant.facets import Facets
from assistant.session import Session, Sessions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answers import Answer
    from assistant.assistant import Assistant
    from assistant.session import Turn
    from assistant.understanding.language import Language

T = TypeVar("T")

_MOST_REMEMBERED = 2000
_MOST_WAITING = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a conversation: a question, or a condition of the last one changed."""

    question: str = ""
    slot: str = ""
    codes: tuple[str, ...] = ()
    """The new values of that slot; none leave the condition out."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Where a conversation stands after a step."""

    answer: Answer | None = None
    turn: Turn | None = None
    """How this step was read, None where it was not understood."""
    last: Turn | None = None
    """What the next step may lean on."""


class Talk:
    """The one assistant of this server; it works on one question at a time, in the order in which they come."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.sessions = Sessions()
        self._facets = Facets(assistant)
        self._known: OrderedDict[tuple[Language | None, tuple[Step, ...]], Exchange] = OrderedDict()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="bindwijzer assistant")
        self.waiting = 0

    async def do(self, work: Callable[[], T]) -> T:
        """Return what some work with the assistant gives; raises RefusedError where too much waits already."""
        if self.waiting >= _MOST_WAITING:
            raise RefusedError(
                UNAVAILABLE,
                nl="Er wachten te veel vragen; probeer het straks opnieuw.",
                en="Too many questions are waiting; try again later.",
                headers={"Retry-After": "1"},
            )
        self.waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        finally:
            self.waiting -= 1

    def walk(self, steps: Sequence[Step], language: Language | None) -> Exchange:
        """Return where a conversation stands after these steps; told from memory where it was here before."""
        at = Exchange()
        for number, step in enumerate(steps, 1):
            key = (language, tuple(steps[:number]))
            at = self._known[key] = self._known.pop(key) if key in self._known else self._step(at, step, language)
            while len(self._known) > _MOST_REMEMBERED:
                self._known.popitem(last=False)
        return at

    def _step(self, before: Exchange, step: Step, language: Language | None) -> Exchange:
        session = Session(before.last)
        answer = self._answer(step, session, language)
        turn = session.last if session.last is not before.last else None
        return Exchange(answer, turn, session.last)

    def _answer(self, step: Step, session: Session, language: Language | None) -> Answer:
        if not step.slot:
            return self.assistant.ask(step.question, language, session)
        iris = [iri for code in step.codes if (iri := self.iri(code))]
        if session.last is None or len(iris) < len(step.codes):
            return self.assistant.ask(" ".join(step.codes), language, session)
        return self._facets.ask(session.last, step.slot, iris, session, language)

    def iri(self, code: str) -> str | None:
        """Return the address of the thing with a code."""
        found = self.assistant.lexicon.coded(code)
        return found.iri if found else None

    def warm(self) -> None:
        """Do beforehand what the first question would wait for."""
        for language in ("nl", "en"):
            self.assistant.complete("w", None, language)
            self.assistant.ask("?", language)

    def close(self) -> None:
        """Let the thread end."""
        self._thread.shutdown(wait=False, cancel_futures=True)

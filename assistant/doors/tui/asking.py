"""Asking: at once where the graph is at hand, aside where it is on a server, and one sentence where it fails."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from assistant.doors.tui.guide import Guide
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.doors.desk import Exchange
    from assistant.doors.tui.talk import Talk

_PATIENCE = 0.5
"""Seconds after which the reader is told that a server is being asked."""

Result = TypeVar("Result")


class Asking(Guide):
    """The way of a question; the app gives what it needs."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = ""
        """A question that was asked before the graph was loaded."""
        self._turn = asyncio.Lock()

    @property
    def talk(self) -> Talk:
        """Return the conversation."""
        raise NotImplementedError

    def tell(self, text: str, *, grave: bool = False) -> None:
        """Show one sentence for a while."""
        raise NotImplementedError

    def load(self) -> None:
        """Load the graph, unless that is under way."""
        raise NotImplementedError

    def action_show(self, room: str) -> None:
        """Go to a room of the bar."""
        raise NotImplementedError

    def ask(self, question: str) -> None:
        """Ask, or wait with it until the graph is loaded."""
        if self.desk.is_open:
            self._show(lambda: self.desk.ask(question))
        else:
            self._waiting = question
            self.tell(self.desk.words("app.loading"))
            self.load()

    def attempt(self, action: Callable[[], Result]) -> Result | None:
        """Return what an action gives; None where the graph cannot be asked, and say why."""
        try:
            return action()
        except KgError as error:
            self.tell(error.sentence(self.desk.words.language), grave=True)
            return None

    def _show(self, exchange: Callable[[], Exchange]) -> None:
        self.action_show("talk")
        if self.desk.is_served:
            self.run_worker(self._show_later(exchange), exit_on_error=False)
        elif told := self.attempt(exchange):
            self.talk.show(told)

    async def _show_later(self, exchange: Callable[[], Exchange]) -> None:
        """Ask a server aside, one question after the other, so that the app goes on meanwhile."""
        async with self._turn:
            asking = asyncio.ensure_future(asyncio.to_thread(exchange))
            done, _ = await asyncio.wait([asking], timeout=_PATIENCE)
            if not done:
                self.tell(self.desk.words("app.asking"))
                await asyncio.wait([asking])
            if told := self.attempt(asking.result):
                self.talk.show(told)

    def loaded(self) -> None:
        """Go on, now that the graph is there."""
        self.talk.loaded()
        if self._waiting:
            question, self._waiting = self._waiting, ""
            self.ask(question)

    @property
    def is_choosing(self) -> bool:
        """Say whether the last answer asks which reading was meant."""
        return bool(self.talk.last and self.talk.last.exchange.outline.answer.status == "clarify")

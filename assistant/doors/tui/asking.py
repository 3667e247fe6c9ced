"""Asking: at once where the graph is at hand, aside where it is on a server, and one sentence where it fails."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from assistant.doors.tui.aside import aside
from assistant.doors.tui.guide import Guide
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.doors.desk import Exchange
    from assistant.doors.tui.talk import Talk

_PATIENCE = 0.5
"""Seconds after which the reader is told that a server is being asked."""
_GROUP = "look "

Result = TypeVar("Result")


def _nothing() -> None:
    """Do nothing."""


class Asking(Guide):
    """The way of a question and of everything else that is looked up; the app gives what it needs."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = ""
        """A question that was asked before the graph was loaded."""
        self._turn = asyncio.Lock()
        self._looks: dict[str, Callable[[], None]] = {}
        """What is looked up on a server now, by place, with what to do where it is stopped."""

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

    # ---- questions

    def ask(self, question: str) -> None:
        """Ask, or wait with it until the graph is loaded."""
        if self.desk.is_open:
            self._show(lambda: self.desk.ask(question))
        else:
            self._waiting = question
            self.tell(self.desk.words("app.loading"))
            self.load()

    def _show(self, exchange: Callable[[], Exchange]) -> None:
        self.action_show("talk")
        if self.desk.is_served:
            self.run_worker(self._show_in_turn(exchange), group=f"{_GROUP}talk", exit_on_error=False)
        else:
            self.look(exchange, self.talk.show)

    async def _show_in_turn(self, exchange: Callable[[], Exchange]) -> None:
        """Ask a server one question after the other: each may lean on the one before."""
        async with self._turn:
            await self._look_aside("talk", exchange, self.talk.show, self.desk.let_go)

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

    # ---- looking up

    def look(
        self,
        action: Callable[[], Result],
        show: Callable[[Result], None],
        missed: Callable[[], None] = _nothing,
        *,
        place: str = "",
    ) -> None:
        """Look something up and show it; on a server aside, so that the app goes on meanwhile.

        Where the graph fails the reader is told why and `missed` is called, as it is where the reader stops it. Of
        each place on the screen one look is under way at a time: a new one takes its place.
        """
        if self.desk.is_served:
            aside_ = self._look_aside(place, action, show, missed)
            self.run_worker(aside_, group=f"{_GROUP}{place}", exclusive=True, exit_on_error=False)
            return
        try:
            found = action()
        except KgError as error:
            self._fail(error, missed)
        else:
            show(found)

    async def _look_aside(
        self, place: str, action: Callable[[], Result], show: Callable[[Result], None], missed: Callable[[], None]
    ) -> None:
        look = self._looks[place] = partial(missed)  # one object a look
        self.refresh_bindings()
        try:
            looking = asyncio.ensure_future(aside(action))
            if not (await asyncio.wait([looking], timeout=_PATIENCE))[0]:
                self.tell(self.desk.words("app.asking", key=self.key_of("app.stop")))
            found = await looking
        except KgError as error:
            self._fail(error, missed)
        else:
            show(found)
        finally:
            if self._looks.get(place) is look:
                del self._looks[place]
            self.refresh_bindings()

    def _fail(self, error: KgError, missed: Callable[[], None]) -> None:
        self.tell(error.sentence(self.desk.words.language), grave=True)
        missed()

    def key_of(self, binding_id: str) -> str:
        """Return the key that does something, as the reader knows it."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say whether an action can be done now: there is something to stop only while a server is asked."""
        return bool(self._looks) if action == "stop" else super().check_action(action, parameters)

    def action_stop(self) -> None:
        """Wait no longer for a server."""
        stopped, self._looks = self._looks, {}
        for place, missed in stopped.items():
            self.workers.cancel_group(self, f"{_GROUP}{place}")
            missed()
        self.refresh_bindings()
        self.tell(self.desk.words("app.stopped"))

"""The question field: history with the arrows, whole questions while typing."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widgets import Input

from assistant.doors.tui.aside import aside
from assistant.doors.tui.keys import key
from assistant.doors.tui.room import AtDesk
from assistant.doors.tui.safe import CleanLines

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from assistant.doors.tui.completions import Completions


class QuestionField(AtDesk, CleanLines, Input):
    """Asks with Enter; the arrows choose a completion, or an earlier question where there is none."""

    DEFAULT_CSS = """
    QuestionField { height: 3; border: round $border-blurred; background: $background; color: $foreground; }
    QuestionField:focus { border: round $border; background: $background; }
    QuestionField > .input--placeholder { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "submit", "talk.ask"),
        key("down", "next", "talk.down", show=False),
        key("up", "previous", "talk.history"),
        key("tab", "complete", "talk.complete", show=False),
        key("shift+tab,pageup", "answer", "talk.answer"),
        key("escape", "clear", "talk.clear_field", show=False),
        *(key(f"alt+{n}", f"offer({n})", f"talk.offer{n}", show=False) for n in range(1, 10)),
    ]
    help_name = "talk"

    class Asked(Message):
        """A question was asked."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    class Offered(Message):
        """The reader wants what stands under a number in the last answer."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Wanted(Message):
        """The reader wants to go to the answers."""

    def __init__(self, completions: Completions) -> None:
        super().__init__(id="question")
        self._completions = completions
        self._completing = asyncio.Lock()
        self._back = 0
        """How many questions back in the history; 0: the text is the reader's own."""
        self._own = ""

    def on_mount(self) -> None:
        """Speak the language of the app."""
        self.retell()

    def retell(self) -> None:
        """Say it in the language of now."""
        self.placeholder = self.words("talk.placeholder")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer whole questions for what the reader typed."""
        event.stop()
        if self._back or event.value != self.value:  # where the reader has typed on, more such messages come
            return
        self.complete()

    def complete(self) -> None:
        """Offer whole questions for what stands in the field."""
        if self.desk.is_served and self.has_focus:
            self.run_worker(self._complete(self.value), group="complete", exit_on_error=False)
        else:
            self._completions.offer(self.desk.completions(self.value) if self.has_focus else (), self.value)

    async def _complete(self, typed: str) -> None:
        """Look aside for what a server could answer; what comes when the reader has typed on is left."""
        async with self._completing:
            found = await aside(partial(self.desk.completions, typed)) if typed == self.value else ()
        if typed == self.value and self.has_focus:
            self._completions.offer(found, typed)

    def on_key(self, event: events.Key) -> None:
        """Leave the history on typing; a digit alone chooses where a choice is asked for."""
        if event.is_printable:
            self._back = 0
        if not self.value and event.character and event.character in "123456789" and self.host.is_choosing:
            event.prevent_default().stop()
            self.post_message(self.Offered(int(event.character)))

    async def action_submit(self) -> None:
        """Ask the chosen completion, else what stands in the field."""
        question = (self._completions.chosen or self.value).strip()
        if question:
            self._completions.offer((), "")
            self._back = 0
            self.value = ""
            self.post_message(self.Asked(question))

    def action_complete(self) -> None:
        """Take over the chosen completion, else the first; without any go to the next widget."""
        if self._completions.first:
            self._take(self._completions.chosen or self._completions.first)
        else:
            self.post_message(self.Wanted())

    def action_next(self) -> None:
        """Choose the next completion, or a later question of the history."""
        if self._back:
            self._recall(self._back - 1)
        else:
            self._completions.move(1)

    def action_previous(self) -> None:
        """Choose the completion before, or an earlier question of the history."""
        if self._completions.chosen:
            self._completions.move(-1)
        else:
            self._recall(self._back + 1)

    def _recall(self, back: int) -> None:
        history = self.desk.state.history()
        if not 0 <= back <= len(history):
            return
        if not self._back:
            self._own = self.value
        self._back = back
        self._completions.offer((), "")
        self._take(history[-back] if back else self._own)

    def _take(self, text: str) -> None:
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)
        self._completions.offer((), "")

    def action_clear(self) -> None:
        """Close the completions, else empty the field."""
        if self._completions.first:
            self._completions.offer((), "")
        else:
            self._back = 0
            self.value = ""

    def action_answer(self) -> None:
        """Go to the answers."""
        self.post_message(self.Wanted())

    def action_offer(self, number: int) -> None:
        """Pick what stands under a number in the last answer."""
        self.post_message(self.Offered(number))

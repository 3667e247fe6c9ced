"""The whole questions offered while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content, Span
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from assistant.doors.tui.pen import CURSOR
from assistant.doors.tui.room import AtDesk
from assistant.doors.tui.safe import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

_MOST, _MOST_SMALL, _SMALL = 5, 3, 18


class Completions(AtDesk, Widget):
    """A short list above the question field; the field keeps the focus."""

    DEFAULT_CSS = """
    Completions { height: auto; width: 1fr; background: $panel; color: $foreground; padding: 0 1; display: none; }
    """

    class Picked(Message):
        """A question was clicked."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    def __init__(self) -> None:
        super().__init__()
        self._questions: tuple[str, ...] = ()
        self._at = -1

    @property
    def chosen(self) -> str:
        """Return the question the reader moved to, empty where none."""
        return self._questions[self._at] if 0 <= self._at < len(self._questions) else ""

    @property
    def first(self) -> str:
        """Return the best question, empty where there is none."""
        return self._questions[0] if self._questions else ""

    def offer(self, questions: Sequence[str], typed: str) -> None:
        """Show these questions, best first; nothing where what was typed is the only one."""
        most = _MOST_SMALL if self.app.size.height < _SMALL else _MOST
        before, self._at = len(self._questions), -1
        self._questions = () if list(questions) == [typed] else tuple(questions)[:most]
        self.display = bool(self._questions)
        self.refresh(layout=len(self._questions) != before)  # of all that a key costs, layout costs most

    def move(self, by: int) -> None:
        """Move the choice; above the first nothing is chosen."""
        self._at = max(-1, min(self._at + by, len(self._questions) - 1))
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return one row a question, and one for the head."""
        return 1 + len(self._questions)

    def render(self) -> Content:
        """Return one line a question."""
        head = Content(self.words("talk.matches"), [Span(0, 99, "$text-muted")])
        width = max(self.content_size.width, 8)
        return Content("\n").join([head, *(self._line(i, width) for i in range(len(self._questions)))])

    def _line(self, number: int, width: int) -> Content:
        text = clean(self._questions[number])
        spans = [Span(0, len(text) + 2, Style.from_meta({"completion": number}))]
        spans += [Span(0, len(text) + 2, CURSOR)] if number == self._at else []
        return Content(f"  {text}", spans).truncate(width, ellipsis=True)

    def on_click(self, event: events.Click) -> None:
        """Ask the question under the pointer."""
        number = event.style.meta.get("completion")
        if isinstance(number, int) and number < len(self._questions):
            self.post_message(self.Picked(self._questions[number]))

    def retell(self) -> None:
        """Say it in the language of now."""
        self.refresh()

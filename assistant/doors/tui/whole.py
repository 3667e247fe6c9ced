"""The whole text of one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.doors.tui.keys import key
from assistant.doors.tui.room import Dialog
from assistant.doors.tui.safe import clean

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Whole(Dialog[None]):
    """Shows the text; Escape closes, Y copies."""

    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("y", "copy", "results.copy_cell"),
        key("enter,q", "close", "app.close", show=False),
    ]
    help_name = "text"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Put the text in a frame that scrolls."""
        with VerticalScroll(classes="dialog"):
            yield Static(Content(clean(self._text, lines=True) or "–"))

    def action_copy(self) -> None:
        """Copy the text."""
        self.host.copy(self._text)

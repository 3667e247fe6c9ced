"""Asking for one line of text: a note, a file name, words to search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from assistant.doors.tui.room import Dialog
from assistant.doors.tui.safe import CleanLines, clean

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Line(CleanLines, Input):
    """One line to write."""


class Write(Dialog[str]):
    """Gives the text on Enter, None on Escape."""

    AUTO_FOCUS = "Line"
    DEFAULT_CSS = """
    Write Input, Write Input:focus { border: round $border; background: $background; }
    Write .title { text-style: bold; }
    """
    help_name = "text"

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Put the title over the field."""
        with Vertical(classes="dialog"):
            yield Static(Content(clean(self._title)), classes="title")
            yield Line(self._text)

    @on(Input.Submitted)
    def submitted(self, message: Input.Submitted) -> None:
        """Give the text."""
        self.dismiss(message.value)

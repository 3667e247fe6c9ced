"""Jumping: every place that can have the focus gets a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content, Span
from textual.widgets import Static

from assistant.doors.tui.room import Dialog

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


class Jump(Dialog[int]):
    """Gives the number of the place whose letter was pressed, None for any other key."""

    DEFAULT_CSS = """
    Jump { background: transparent; align: left top; }
    Jump > Static { position: absolute; width: 3; height: 1; background: $block-cursor-background; }
    """

    def __init__(self, places: list[Widget]) -> None:
        super().__init__()
        self._corners = [place.region.intersection(place.screen.region).offset for place in places][: len(_LETTERS)]

    def compose(self) -> ComposeResult:
        """Put a letter on every place."""
        for letter, corner in zip(_LETTERS, self._corners, strict=False):
            look = Span(0, 3, "bold $block-cursor-foreground on $block-cursor-background")
            label = Static(Content(f" {letter} ", [look]))
            label.styles.offset = corner
            yield label

    def on_key(self, event: events.Key) -> None:
        """Jump, or leave."""
        event.stop()
        at = _LETTERS.find(event.character or " ")
        self.dismiss(at if 0 <= at < len(self._corners) else None)

"""The bar on top: the rooms, which one this is, and how much is in the selection."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content, Span
from textual.style import Style
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events

    from assistant.doors.tui.app import BindwijzerApp

ROOMS = ("talk", "explore", "plan", "workbench")
_NARROW = 64


class RoomBar(Widget):
    """One line; a click on a room goes there."""

    DEFAULT_CSS = """
    RoomBar { height: 1; width: 1fr; background: $panel; color: $foreground; }
    """

    def render(self) -> Content:
        """Return the rooms with their keys, the one the reader is in marked."""
        app = cast("BindwijzerApp", self.app)
        here = getattr(self.screen, "room", "")
        said = Content(" ")
        for room in ROOMS:
            name = app.desk.words(f"tabs.{room}")
            if room == "plan" and app.desk.plan.items:
                name += f" ({len(app.desk.plan.items)})"
            key = app.key_of(f"app.{room}")
            full = self.size.width >= _NARROW or room == here
            label = f" {key} {name} " if full else f" {key} "
            look = "$block-cursor-foreground on $block-cursor-background" if room == here else "$text-muted on $panel"
            spans = [Span(0, len(label), look), Span(0, len(label), Style.from_meta({"room": room}))]
            said += Content(label, spans)
        return said.truncate(self.size.width)

    def retell(self) -> None:
        """Say it in the language of now."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to the room under the pointer."""
        if room := event.style.meta.get("room"):
            cast("BindwijzerApp", self.app).action_show(str(room))

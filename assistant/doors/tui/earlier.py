"""What stands above the answers that are on the page: how many there were before, one key or click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.doors.tui.page import Page
from assistant.doors.tui.pen import Part, Pen, Target
from assistant.doors.tui.room import AtDesk

if TYPE_CHECKING:
    from assistant.answers import Answer
    from assistant.doors.desk import Exchange
    from assistant.session import Turn


class EarlierPage(AtDesk, Page):
    """Holds the answers that are not shown, oldest first; they are laid out again when they come back."""

    DEFAULT_CSS = """
    EarlierPage { display: none; }
    """
    help_name = "answer"

    def __init__(self) -> None:
        super().__init__()
        self._held: list[tuple[Answer, Turn | None]] = []

    def put(self, exchange: Exchange) -> None:
        """Take over the exchange that was shown longest."""
        self._held.append((exchange.outline.answer, exchange.turn))
        self._renew()

    def last(self, most: int) -> list[tuple[Answer, Turn | None]]:
        """Return the last so many answers with how their questions were read, oldest first."""
        return self._held[-most:]

    def drop(self, shown: list[tuple[Answer, Turn | None]]) -> None:
        """Hold answers no longer that are shown again."""
        self._held = [held for held in self._held if held not in shown]
        self._renew()

    def empty(self) -> None:
        """Forget all of them."""
        self._held = []
        self._renew()

    def _renew(self) -> None:
        self.display = bool(self._held)
        self.retell()

    def write(self, pen: Pen) -> None:
        """Write how many there are."""
        told = self.words("talk.earlier", count=len(self._held))
        pen.line(Part(f"↑ {told}", "$text-primary", Target("earlier")))

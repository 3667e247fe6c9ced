"""Help for where the reader is: what the widget in focus does, and every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from assistant.doors.tui.page import Page
from assistant.doors.tui.pen import Part, Pen
from assistant.doors.tui.room import AtDesk, Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult


class HelpPage(AtDesk, Page):
    """The text of the help."""

    def __init__(self, name: str, keys: list[tuple[str, str]]) -> None:
        super().__init__()
        self._about, self._keys = name, keys

    def write(self, pen: Pen) -> None:
        """Write what the widget is for, then its keys."""
        pen.styled(self.words("help.title"), "bold $text-accent")
        pen.line(self.words(f"help.{self._about}"))
        pen.gap()
        pen.styled(self.words("help.keys"), "bold")
        for key, name in self._keys:
            pen.line(Part(key.ljust(14), "bold $text-primary"), Part(name), hang=14)


class Help(Dialog[None]):
    """Shows the help; arrows scroll, Escape closes."""

    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    Help > .dialog { height: auto; }
    """
    help_name = "text"

    def __init__(self, name: str, keys: list[tuple[str, str]]) -> None:
        super().__init__()
        self._about, self._keys = name, keys

    def compose(self) -> ComposeResult:
        """Put the text in a frame that scrolls."""
        with VerticalScroll(classes="dialog"):
            page = HelpPage(self._about, self._keys)
            page.can_focus = False
            yield page

"""The query behind an answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.doors.tui.highlight import coloured
from assistant.doors.tui.keys import key
from assistant.doors.tui.room import AtDesk, Room
from assistant.doors.tui.write import Write

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Query(AtDesk, VerticalScroll):
    """Shows one query in colours."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("y", "copy", "evidence.copy"),
        key("w", "workbench", "evidence.workbench"),
        key("s", "save", "evidence.save"),
    ]
    help_name = "evidence"

    def __init__(self, query: str) -> None:
        super().__init__()
        self._query = query

    def compose(self) -> ComposeResult:
        """Put the explanation over the query."""
        yield Static(id="about")
        yield Static(coloured(self._query, "sparql"), id="query")

    def on_mount(self) -> None:
        """Explain."""
        self.retell()

    def retell(self) -> None:
        """Explain in the language of now."""
        title, about = self.words("evidence.title"), self.words("evidence.about")
        self.query_one("#about", Static).update(Content.assemble((title, "bold $text-accent"), "\n", about, "\n"))

    def action_copy(self) -> None:
        """Copy the query."""
        self.host.copy(self._query)

    def action_workbench(self) -> None:
        """Open the query in the workbench."""
        self.host.open_in_workbench(self._query)

    def action_save(self) -> None:
        """Save the query as a file."""
        self.app.push_screen(Write(self.words("workbench.save_as"), self.words("workbench.file")), self._saved)

    def _saved(self, name: str | None) -> None:
        if name and name.strip():
            self.host.save(Path(name.strip()).expanduser(), self._query)


class Evidence(Room):
    """The screen around it."""

    AUTO_FOCUS = "Query"
    DEFAULT_CSS = """
    Evidence > Query { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; background: $background; }
    """

    def __init__(self, query: str) -> None:
        super().__init__()
        self._query = query

    def compose_room(self) -> ComposeResult:
        """Show the query."""
        yield Query(self._query)

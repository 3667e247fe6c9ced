"""The selection: reorder, note, remove, and save as a page to hand on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll

from assistant.doors.tui.keys import key
from assistant.doors.tui.page import Page
from assistant.doors.tui.pen import Part, Pen, Target
from assistant.doors.tui.room import AtDesk, Room
from assistant.doors.tui.write import Write

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class PlanPage(AtDesk, Page):
    """Shows the plan; the keys work on the item at the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "note", "plan.note"),
        key("s", "save", "plan.save"),
        key("shift+up,K", "move(-1)", "plan.up", show=False),
        key("shift+down,J", "move(1)", "plan.down", show=False),
        key("delete,space", "remove", "plan.remove"),
        key("y", "copy", "page.copy"),
    ]
    help_name = "plan"

    def write(self, pen: Pen) -> None:
        """Write the items in order, each with its note."""
        items = self.desk.plan.items
        pen.styled(self.words("plan.title"), "bold $text-accent")
        pen.styled(self.words("plan.count", count=len(items)) if items else self.words("plan.empty"), "$text-muted")
        pen.gap()
        for number, item in enumerate(items, 1):
            label = self.desk.label_of(item)
            target = Target("open", item.iri, label, item.code)
            pen.line(Part(f"{number}. "), Part(label, "bold", target), Part(f" ({item.code})", "$text-muted"), hang=3)
            if item.note:
                pen.line(Part(f"{self.words('plan.note')}: ", "$text-muted"), item.note, indent=3)

    def action_move(self, by: int) -> None:
        """Move the item at the cursor up or down."""
        if self.target:
            self.desk.plan = self.desk.plan.move(self.target.value, by)
            to = max(0, min(self.cursor + by, len(self.targets) - 1))
            self.retell()
            self.cursor = to

    def action_remove(self) -> None:
        """Take the item at the cursor out."""
        if self.target:
            self.host.collect(self.target)
            self.cursor = min(self.cursor, max(len(self.targets) - 1, 0))

    def action_note(self) -> None:
        """Write a note on the item at the cursor."""
        target = self.target
        if target is None:
            return
        item = next(item for item in self.desk.plan.items if item.iri == target.value)

        def noted(text: str | None) -> None:
            if text is not None:
                self.desk.plan = self.desk.plan.annotate(item.iri, text.strip())
                self.retell()

        self.app.push_screen(Write(self.words("plan.note_for", label=target.label), item.note), noted)

    def action_save(self) -> None:
        """Save the plan as Markdown or HTML."""
        self.app.push_screen(Write(self.words("plan.save_as"), self.words("plan.file")), self._saved)

    def _saved(self, name: str | None) -> None:
        if name is None or not name.strip():
            return
        file = Path(name.strip()).expanduser()
        if file.suffix not in {".md", ".html"}:
            self.host.tell(self.words("plan.wrong_ending"), grave=True)
            return
        self.host.look(lambda: self.desk.written_plan(file.suffix), partial(self.host.save, file), place="plan")

    def action_copy(self) -> None:
        """Copy the plan as Markdown."""
        self.host.look(lambda: self.desk.written_plan(".md"), self.host.copy, place="plan")


class PlanRoom(Room):
    """The screen around it."""

    AUTO_FOCUS = "PlanPage"
    room = "plan"
    DEFAULT_CSS = """
    PlanRoom > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; background: $background; }
    """

    def compose_room(self) -> ComposeResult:
        """Put the page in a frame that scrolls."""
        with VerticalScroll(can_focus=False):
            yield PlanPage()

    @on(Page.Picked)
    def picked(self, message: Page.Picked) -> None:
        """Let the app carry out what was picked."""
        self.host.pick(message.page, message.target)

    def on_screen_resume(self) -> None:
        """Show what was collected meanwhile."""
        self.query_one(PlanPage).retell()

    def marks_changed(self, iri: str) -> None:
        """Renew the page after something went into the plan or out of it."""
        self.query_one(PlanPage).retell()

"""What stands in the conversation before the first question."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from assistant.doors.tui.keys import key
from assistant.doors.tui.page import Page
from assistant.doors.tui.pen import Part, Pen, Target
from assistant.doors.tui.room import AtDesk

if TYPE_CHECKING:
    from textual.binding import BindingType


class WelcomePage(AtDesk, Page):
    """A short welcome with questions to pick."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,i", "field", "page.field"),
        *(key(str(n), f"offer({n})", f"page.offer{n}", show=False) for n in range(1, 10)),
    ]
    help_name = "answer"

    @property
    def offers(self) -> tuple[Target, ...]:
        """Return the questions to start with, once the graph is loaded."""
        return tuple(Target("ask", question, question) for question in self.desk.offers()) if self.desk.is_open else ()

    def write(self, pen: Pen) -> None:
        """Write the welcome."""
        pen.styled(self.words("talk.welcome"), "bold $text-accent")
        pen.line(self.words("talk.about"))
        pen.gap()
        if not self.desk.is_open:
            pen.styled(self.words("app.loading"), "$text-muted")
            return
        pen.line(self.words("talk.try"))
        for number, offer in enumerate(self.offers, 1):
            pen.line(
                Part(f"{number} ", "bold $text-primary"), Part(offer.label, "$text-primary", offer), indent=2, hang=2
            )
        pen.gap()
        pen.styled(self.words("talk.go_on"), "$text-muted")

    def action_field(self) -> None:
        """Go to the question field."""
        self.post_message(self.Left(self, 2))

    def action_offer(self, number: int) -> None:
        """Pick the question under a number."""
        if 0 < number <= len(self.offers):
            self.post_message(self.Picked(self, self.offers[number - 1]))

"""One thing in full, with its neighbours one key away, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll

from assistant.doors.tui.keys import key
from assistant.doors.tui.page import Page
from assistant.doors.tui.pen import Part, Pen, Target
from assistant.doors.tui.room import AtDesk, Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from assistant.cells import Cell
    from assistant.detail import Detail, Relation


class DetailPage(AtDesk, Page):
    """Shows the thing at the end of the reader's trail."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "collect", "page.collect"),
        key("backspace,left", "previous", "page.previous"),
        key("y", "copy", "page.copy"),
    ]
    help_name = "detail"

    def __init__(self, iri: str) -> None:
        super().__init__()
        self._trail = [(iri, 0)]
        self.told: Detail | None = None
        """The thing shown; None where the graph has none, or while it is looked up."""
        self._is_read = False

    def on_mount(self) -> None:
        """Read the thing."""
        self.retell()

    def retell(self) -> None:
        """Read the thing anew."""
        from assistant.detail import detail

        self._is_read = False
        store, (iri, at), language = self.desk.assistant.store, self._trail[-1], self.words.language

        def show(told: Detail | None) -> None:
            if self._trail and self._trail[-1][0] == iri:
                self.told, self._is_read = told, True
                self.rewrite()
                self.cursor = at

        self.host.look(lambda: detail(store, iri, language), show, self._return, place="detail")
        if not self._is_read:
            self.rewrite()

    def rewrite(self) -> None:
        """Write what was read anew, after the selection has changed."""
        super().retell()

    def go(self, iri: str) -> None:
        """Go on to a neighbour."""
        self._trail[-1] = (self._trail[-1][0], self.cursor)
        self._trail.append((iri, 0))
        self.cursor = 0
        self.retell()

    def _return(self) -> None:
        """Go back from what could not be looked up."""
        if self.is_attached and self.screen is self.app.screen:
            self.action_previous()

    def action_previous(self) -> None:
        """Go back to the thing before, or leave where there is none."""
        if len(self._trail) == 1:
            self.screen.query_one(VerticalScroll).scroll_home(animate=False)
            self.app.pop_screen()
            return
        self._trail.pop()
        self.retell()

    # ---- the page

    def write(self, pen: Pen) -> None:
        """Write all there is to show."""
        told = self.told
        if told is None or not self._is_read:
            pen.line(self.words("detail.gone" if self._is_read else "app.looking"))
            return
        for write in self._blocks():
            write(pen, told)
            pen.gap()

    def _blocks(self) -> tuple[Callable[[Pen, Detail], None], ...]:
        return (self._head, self._cells, self._certainty, self._relations, self._notes, self._links, self._sources)

    def _head(self, pen: Pen, told: Detail) -> None:
        collected = told.thing.iri in self.desk.plan
        pen.line(Part(told.thing.label, "bold $text-accent"), Part(f"  {told.kind} · {told.thing.code}", "$text-muted"))
        for language, label in told.labels.items():
            if language != self.words.language:
                name = self.words(f"detail.{language}") if language in {"nl", "en"} else language
                pen.styled(self.words("detail.also_called", language=name, label=label), "$text-muted")
        pen.line(told.definition)
        least, most = told.participants
        if least is not None:
            name = "detail.participants" if most is not None else "detail.participants_from"
            pen.line(self.words(name, least=least, most=most))
        if told.number:
            pen.line(self.words("detail.phase_number", number=told.number))
        box = "☑ " + self.words("detail.collected") if collected else "☐ " + self.words("detail.collect")
        pen.line(Part(box, "$text-primary", Target("collect", told.thing.iri, told.thing.label, told.thing.code)))

    def _cells(self, pen: Pen, told: Detail) -> None:
        if told.cells:
            pen.styled(self.words("detail.fits"), "bold")
        for cell in told.cells:
            self._cell(pen, cell)

    def _cell(self, pen: Pen, cell: Cell) -> None:
        parts: list[Part | str] = [_to(cell.partner.label, cell.partner.iri)]
        for thing, silent in ((cell.modality, "silent_modality"), (cell.size, "silent_size")):
            parts.append(" · ")
            parts.append(
                _to(thing.label, thing.iri) if thing else Part(self.words(f"detail.{silent}"), "$text-warning")
            )
        parts += [Part(f"  ◆ {self.words('detail.inferred')}", "$text-primary")] if cell.is_inferred else []
        pen.line(*parts, indent=2, hang=2)
        if cell.reason:
            pen.line(Part(cell.reason, "$text-muted"), indent=4)

    def _certainty(self, pen: Pen, told: Detail) -> None:
        if told.certainty:
            pen.styled(self.words("detail.certainty", certainty=told.certainty), "$text-warning")
        if told.rationale:
            pen.line(Part(self.words("detail.rationale") + ": ", "bold"), told.rationale)

    def _relations(self, pen: Pen, told: Detail) -> None:
        for relation in told.relations:
            self._relation(pen, relation)
            pen.gap()

    def _relation(self, pen: Pen, relation: Relation) -> None:
        bases = dict.fromkeys(neighbour.basis for neighbour in relation.neighbours)
        pen.line(
            Part(relation.label[:1].upper() + relation.label[1:], "bold"),
            Part(f" ({len(relation.neighbours)})  {', '.join(bases)}", "$text-muted"),
        )
        for neighbour, following in zip(relation.neighbours, [*relation.neighbours[1:], None], strict=True):
            thing = neighbour.thing
            pen.line(_to(thing.label, thing.iri, thing.code), Part(f" ({thing.code})", "$text-muted"), indent=2, hang=2)
            if neighbour.why and (following is None or following.why != neighbour.why):
                pen.line(Part(neighbour.why, "$text-muted"), indent=4)

    def _notes(self, pen: Pen, told: Detail) -> None:
        for note in told.notes:
            pen.line(Part(self.words("detail.note") + ": ", "bold"), note)

    def _links(self, pen: Pen, told: Detail) -> None:
        if told.links:
            pen.styled(self.words("detail.links"), "bold")
        for link in told.links:
            pen.line(Part(link, "underline $text-primary", Target("link", link)), indent=2)

    def _sources(self, pen: Pen, told: Detail) -> None:
        pen.styled(self.words("detail.basis", basis=told.basis), "$text-muted")
        for source in told.sources:
            pen.styled(f"{source.title} ({source.code})", "$text-muted", indent=2)
        for locator in told.locators:
            pen.styled(self.words("detail.locator", locator=locator), "$text-muted", indent=2)
        if told.citation:
            pen.styled(told.citation, "$text-muted", indent=2)

    # ---- keys

    def action_collect(self) -> None:
        """Put this thing into the plan, or take it out."""
        if self.told:
            thing = self.told.thing
            self.host.collect(Target("collect", thing.iri, thing.label, thing.code))

    def action_copy(self) -> None:
        """Copy the page as text."""
        self.host.copy("\n".join(row.plain for row in self._laid_out(self._width).rows).rstrip() + "\n")


def _to(label: str, iri: str, code: str = "") -> Part:
    return Part(label, "$text-primary", Target("open", iri, label, code))


class DetailRoom(Room):
    """The screen around it."""

    AUTO_FOCUS = "DetailPage"
    DEFAULT_CSS = """
    DetailRoom > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; background: $background; }
    """

    def __init__(self, iri: str) -> None:
        super().__init__()
        self._iri = iri

    def compose_room(self) -> ComposeResult:
        """Put the page in a frame that scrolls."""
        with VerticalScroll(can_focus=False):
            yield DetailPage(self._iri)

    @on(Page.Picked)
    def picked(self, message: Page.Picked) -> None:
        """Go to a neighbour on the same page; the app does the rest."""
        if message.target.action == "open" and isinstance(message.page, DetailPage):
            message.page.go(message.target.value)
            self.query_one(VerticalScroll).scroll_home(animate=False)
        else:
            self.host.pick(message.page, message.target)

    @on(Page.Left)
    def left(self, message: Page.Left) -> None:
        """Scroll past the first and last target."""
        scroll = self.query_one(VerticalScroll)
        (scroll.scroll_home if message.direction < 0 else scroll.scroll_end)(animate=False)

    def marks_changed(self, iri: str) -> None:
        """Renew the page after something went into the plan or out of it."""
        self.query_one(DetailPage).rewrite()

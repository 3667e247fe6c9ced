"""From what is picked to where it leads: opening, collecting, and going from room to room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.doors.tui.asking import Asking
from assistant.doors.tui.clipboard import copy_by_tool, escape_sequence
from assistant.doors.tui.pick import Choice, Pick

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.screen import Screen

    from assistant.doors.tui.answer import AnswerPage
    from assistant.doors.tui.page import Page
    from assistant.doors.tui.pen import Target

_REMOVE = ""
_MOST_RECALLED = 100


class Routes(Asking):
    """The ways between the rooms; the app itself adds what concerns all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.rooms: dict[str, Screen[Any]] = {}

    def save(self, file: Path, text: str) -> None:
        """Write a file of the reader's."""
        raise NotImplementedError

    def open_address(self, address: str) -> None:
        """Open a web address in the browser."""
        raise NotImplementedError

    # ---- what can be picked

    def pick(self, page: Page, target: Target) -> None:
        """Carry out what was picked on a page."""
        carry_out: dict[str, Callable[[], None]] = {
            "ask": lambda: self.ask(target.value),
            "open": lambda: self.open_item(target.value),
            "link": lambda: self.open_address(target.value),
            "collect": lambda: self.collect(target),
            "facet": lambda: self.choose_value(page, target.value),
            "drop": lambda: self.change(page, target.value, ()),
        }
        carry_out[target.action]()

    def open_item(self, iri: str) -> None:
        """Show one thing in full."""
        from assistant.doors.tui.detail import DetailRoom

        self.push_screen(DetailRoom(iri))

    def collect(self, target: Target) -> None:
        """Put a thing into the plan, or take it out."""
        from assistant.plan import Item

        self.tell(self.desk.collect(Item(target.value, target.code, target.label)))
        self.tell_messages()
        for screen in self.screen_stack:
            if hasattr(screen, "marks_changed"):
                screen.marks_changed(target.value)
        self.refresh_bars()

    def tell_messages(self) -> None:
        """Show what went wrong with the reader's files."""
        raise NotImplementedError

    def refresh_bars(self) -> None:
        """Renew the bar of rooms, which counts the selection."""
        for screen in self.screen_stack:
            for bar in screen.query("RoomBar"):
                bar.refresh()

    # ---- conditions

    def choose_facet(self, page: AnswerPage | None) -> None:
        """Choose which condition of an answer to change."""
        facets = page.exchange.outline.facets if page else ()
        if page is None or not facets:
            self.tell(self.desk.words("talk.no_facets" if page else "talk.no_answer"))
            return
        choices = [Choice(facet.slot, facet.label, facet.told) for facet in facets]

        def chosen(slot: str | None) -> None:
            if slot is not None:
                self.choose_value(page, slot)

        self.push_screen(Pick(self.desk.words("talk.choose_facet"), choices), chosen)

    def choose_value(self, page: Page, slot: str) -> None:
        """Choose the value of one condition, told with how many results each would give."""
        from assistant.doors.tui.answer import AnswerPage
        from assistant.facets import Facets

        if not isinstance(page, AnswerPage) or page.exchange.turn is None:
            return
        facet = next(facet for facet in page.exchange.outline.facets if facet.slot == slot)
        turn = page.exchange.turn
        choices = [Choice(_REMOVE, self.desk.words("talk.remove_value"))] if facet.removable else []
        choices += [Choice(c.iri, c.label) for c in facet.could]

        def chosen(iri: str | None) -> None:
            if iri is not None:
                self.change(page, slot, (iri,) if iri != _REMOVE else ())

        dialog = Pick(self.desk.words("talk.choose_value", slot=facet.label), choices)
        self.push_screen(dialog, chosen)
        self.look(lambda: Facets(self.desk.assistant).counts(turn, slot), dialog.hint, place="counts")

    def change(self, page: Page, slot: str, iris: tuple[str, ...]) -> None:
        """Ask the question of an answer again with one condition changed."""
        from assistant.doors.tui.answer import AnswerPage

        if isinstance(page, AnswerPage) and page.exchange.turn:
            turn = page.exchange.turn
            self._show(lambda: self.desk.change(turn, slot, iris))

    def choose_history(self) -> None:
        """Choose from the questions asked before."""
        asked = list(reversed(self.desk.state.history()))[:_MOST_RECALLED]

        def chosen(question: str | None) -> None:
            if question:
                self.ask(question)

        self.push_screen(Pick(self.desk.words("pick.history"), [Choice(q, q) for q in asked]), chosen)

    # ---- rooms

    def action_show(self, room: str) -> None:
        """Go to a room of the bar."""
        if getattr(self.screen, "room", "") == room:
            return
        if room != "talk" and not self.desk.is_open:
            self.tell(self.desk.words("app.not_loaded"))
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if room != "talk":
            self.push_screen(self._room(room))

    def _room(self, name: str) -> Screen[Any]:
        """Return a room, furnished at the first visit and kept as the reader left it."""
        if name not in self.rooms:
            from assistant.doors.tui.rooms import furnish

            self.rooms[name] = furnish(name)
            self.install_screen(self.rooms[name], name)
        return self.rooms[name]

    def show_evidence(self, query: str | None) -> None:
        """Show the query behind an answer."""
        from assistant.doors.tui.evidence import Evidence

        if query:
            self.push_screen(Evidence(query))
        else:
            self.tell(self.desk.words("talk.no_query" if self.talk.last else "talk.no_answer"))

    def open_in_workbench(self, query: str | None) -> None:
        """Open a query in the workbench."""
        if not query:
            self.tell(self.desk.words("talk.no_query" if self.talk.last else "talk.no_answer"))
            return
        self.action_show("workbench")
        room = self.rooms.get("workbench")
        if room is not None and hasattr(room, "take"):
            room.take(query)

    def copy(self, text: str) -> None:
        """Copy a text, as far as terminal and system allow."""
        if not text.strip():
            self.tell(self.desk.words("app.nothing_to_copy"))
            return
        sequence = escape_sequence(text)
        if sequence and self._driver is not None:
            self._driver.write(sequence)
        copy_by_tool(text)
        self.tell(self.desk.words("app.copied"))

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what widgets of the library copy, the same way."""
        self._clipboard = text
        self.copy(text)

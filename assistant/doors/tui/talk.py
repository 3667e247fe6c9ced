"""The conversation: questions and answers, and the field to ask in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.css.query import NoMatches

from assistant.doors.tui.answer import AnswerPage
from assistant.doors.tui.completions import Completions
from assistant.doors.tui.earlier import EarlierPage
from assistant.doors.tui.field import QuestionField
from assistant.doors.tui.keys import key
from assistant.doors.tui.page import Page
from assistant.doors.tui.room import Room
from assistant.doors.tui.welcome import WelcomePage

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from assistant.doors.desk import Exchange


_MOST_SHOWN = 6
"""Answers on the page at a time."""


class Talk(Room):
    """The first screen of the app."""

    AUTO_FOCUS = "#question"
    DEFAULT_CSS = """
    Talk > #talk { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f6", "facets", "talk.facets"),
        key("f7", "evidence", "talk.evidence"),
        key("f8", "workbench", "talk.to_workbench", show=False),
        key("ctrl+r", "history", "talk.past", show=False),
        key("ctrl+g", "anew", "talk.clear", show=False),
    ]
    room = "talk"

    _newest: AnswerPage | None = None
    """The answer that came last, until it has its place on the screen."""

    def compose_room(self) -> ComposeResult:
        """Put the answers above the field."""
        with VerticalScroll(id="talk", can_focus=False):
            yield EarlierPage()
            yield WelcomePage()
        completions = Completions()
        yield completions
        yield QuestionField(completions)

    # ---- asking

    @on(QuestionField.Asked)
    def asked(self, message: QuestionField.Asked) -> None:
        """Ask, or pick what stands under a number."""
        if message.question.isdecimal() and len(message.question) == 1 and self.offer(int(message.question)):
            return
        self.host.ask(message.question)

    @on(Completions.Picked)
    def completed(self, message: Completions.Picked) -> None:
        """Ask the completion that was clicked."""
        self.query_one(QuestionField).value = ""
        self.host.ask(message.question)

    def show(self, exchange: Exchange) -> None:
        """Add an exchange and bring its question into view; one that comes while the app is closing has no place."""
        page = AnswerPage(exchange)
        scroll = next(iter(self.query("#talk").results(VerticalScroll)), None)
        if scroll is None or not scroll.is_attached:
            return
        self._make_room()
        scroll.mount(page)
        if isinstance(self.focused, Page):
            page.focus(scroll_visible=False)
        self._newest = page

    @on(AnswerPage.Placed)
    def placed(self, message: AnswerPage.Placed) -> None:
        """Bring the question of a new answer to the top."""
        if message.page is self._newest:
            self._newest = None
            scroll = self.query_one("#talk", VerticalScroll)
            scroll.scroll_to_widget(message.page, animate=False, top=True, force=True)

    def _make_room(self) -> None:
        """Put the answers shown longest away, so that a long conversation stays quick and small."""
        shown = [page for page in self.query(AnswerPage) if page is not self.focused]
        for page in shown[: max(0, len(shown) - _MOST_SHOWN + 1)]:
            self.query_one(EarlierPage).put(page.exchange)
            page.remove()

    def show_earlier(self) -> None:
        """Bring back some of the answers that were put away."""
        earlier = self.query_one(EarlierPage)
        put_away = earlier.last(_MOST_SHOWN)

        def show(exchanges: list[Exchange]) -> None:
            earlier.drop(put_away)
            pages = [AnswerPage(exchange) for exchange in exchanges]
            self.query_one("#talk", VerticalScroll).mount_all(pages, after=self.query_one(WelcomePage))
            pages[-1].focus()

        if put_away:
            self.host.look(lambda: [self.desk.renewed(*held) for held in put_away], show, place="earlier")

    def clear(self) -> None:
        """Begin a new conversation."""
        self.query_one(EarlierPage).empty()
        self.query(AnswerPage).remove()
        self.query_one(QuestionField).focus()

    def loaded(self) -> None:
        """Show what can be asked, now that the graph is there."""
        for page in self.query(WelcomePage):
            page.retell()

    def complete(self) -> None:
        """Offer whole questions for what the reader typed while they were being prepared."""
        field = self.query_one(QuestionField)
        if field.value:
            field.complete()

    # ---- the last answer

    @property
    def last(self) -> AnswerPage | None:
        """Return the answer in focus, else the last one."""
        if isinstance(self.focused, AnswerPage):
            return self.focused
        pages = self.query(AnswerPage)
        return pages.last() if pages else None

    def offer(self, number: int) -> bool:
        """Pick what the last answer or the welcome offers under a number; say whether there was such a number."""
        page: AnswerPage | WelcomePage = self.last or self.query_one(WelcomePage)
        if 0 < number <= len(page.offers):
            self.host.pick(page, page.offers[number - 1])
            return True
        return False

    @on(QuestionField.Offered)
    def offered(self, message: QuestionField.Offered) -> None:
        """Pick by number from the question field."""
        self.offer(message.number)

    @on(Page.Picked)
    def picked(self, message: Page.Picked) -> None:
        """Let the app carry out what was picked."""
        if isinstance(message.page, EarlierPage):
            self.show_earlier()
        else:
            self.host.pick(message.page, message.target)

    def action_facets(self) -> None:
        """Choose which condition of the last answer to change."""
        self.host.choose_facet(self.last)

    def action_evidence(self) -> None:
        """Show the query behind the last answer."""
        self.host.show_evidence(self.last.exchange.outline.answer.sparql if self.last else None)

    def action_workbench(self) -> None:
        """Open the query behind the last answer in the workbench."""
        self.host.open_in_workbench(self.last.exchange.outline.answer.sparql if self.last else None)

    def action_history(self) -> None:
        """Choose from the questions asked before."""
        self.host.choose_history()

    def action_anew(self) -> None:
        """Begin a new conversation."""
        self.desk.start_anew()
        self.clear()

    # ---- walking

    @on(QuestionField.Wanted)
    def wanted(self) -> None:
        """Go from the field to the last answer."""
        page: Page = self.last or self.query_one(WelcomePage)
        page.enter_from(1)
        page.focus()

    @on(Page.Left)
    def left(self, message: Page.Left) -> None:
        """Walk from one answer to the next, or from the last to the field."""
        pages = [page for page in self.query(Page) if page.display]
        at = pages.index(message.page) + message.direction if message.direction in {1, -1} else len(pages)
        if at < 0:
            self.query_one("#talk", VerticalScroll).scroll_home(animate=False)
        elif at < len(pages):
            pages[at].enter_from(message.direction)
            pages[at].focus()
        else:
            self.query_one(QuestionField).focus()

    def marks_changed(self, iri: str) -> None:
        """Renew the answers that show a thing, after it went into the plan or out of it."""
        for page in self.query(AnswerPage):
            if page.holds(iri):
                page.retell()

    def action_leave(self) -> None:
        """Go to the question field."""
        try:
            self.query_one(QuestionField).focus()
        except NoMatches:
            return

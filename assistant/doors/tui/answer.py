"""One question with its answer: what was found in groups, what it rests on, how it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from assistant.doors.tui.keys import key
from assistant.doors.tui.page import Page
from assistant.doors.tui.pen import Part, Pen, Target
from assistant.doors.tui.room import AtDesk

if TYPE_CHECKING:
    from textual.binding import BindingType

    from assistant.doors.desk import Exchange
    from assistant.facets import Facet
    from assistant.outline import Entry, Group

LOOKS = {
    "confirmed": ("●", "$text-success"),
    "inferred": ("◆", "$text-primary"),
    "editorial": ("✎", "$text-secondary"),
    "unspecified": ("○", "$text-warning"),
}
"""The mark and colour of what a result rests on; the heading says it in words as well."""
_CHIP, _OPEN_CHIP = "$text-primary on $panel", "$text-muted on $panel"


class AnswerPage(AtDesk, Page):
    """Shows one exchange from the answer object."""

    DEFAULT_CSS = """
    AnswerPage { margin: 0 0 1 0; border-left: wide $border-blurred; }
    AnswerPage:focus { border-left: wide $border; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "collect", "page.collect"),
        key("e", "evidence", "page.evidence"),
        key("w", "workbench", "page.to_workbench"),
        key("y", "copy", "page.copy"),
        key("escape,i", "field", "page.field"),
        *(key(str(n), f"offer({n})", f"page.offer{n}", show=False) for n in range(1, 10)),
    ]
    help_name = "answer"

    class Placed(Message):
        """An answer has got its place on the screen."""

        def __init__(self, page: AnswerPage) -> None:
            super().__init__()
            self.page = page

    def __init__(self, exchange: Exchange) -> None:
        super().__init__()
        self.exchange = exchange

    def on_resize(self) -> None:
        """Say that it has its place."""
        self.post_message(self.Placed(self))

    @property
    def offers(self) -> tuple[Target, ...]:
        """Return what can be picked by number: conditions to leave out, then questions."""
        told = self.exchange.outline
        drops = tuple(Target("drop", facet.slot, facet.told) for facet in told.excluding)
        return (*drops, *(Target("ask", question, question) for question in told.answer.suggestions))

    def holds(self, iri: str) -> bool:
        """Say whether a thing is among the results."""
        return any(result.iri == iri for result in self.exchange.outline.answer.results)

    def write(self, pen: Pen) -> None:
        """Write question, sentences, groups, sources, what to try, and the facets."""
        told = self.exchange.outline
        pen.line(Part("› ", "$text-accent"), Part(told.answer.question or "…", "bold $text-accent"), hang=2)
        for line in told.lines:
            pen.line(line)
        for group in told.groups:
            self._group(pen, group)
        self._sources(pen)
        self._offers(pen)
        self._facets(pen)

    def _group(self, pen: Pen, group: Group) -> None:
        mark, colour = LOOKS[group.match]
        pen.gap()
        pen.styled(f"{mark} {group.heading}", f"bold {colour}")
        for entry in group.entries:
            self._entry(pen, entry)

    def _entry(self, pen: Pen, entry: Entry) -> None:
        result = entry.result
        box = "☑" if result.iri in self.desk.plan else "☐"
        item = Target("open", result.iri, result.label, result.code)
        pen.line(
            Part(f"{box} ", "$text-muted"), Part(result.label, "bold", item), Part(f" ({result.code})", "$text-muted"),
            indent=2, hang=2,
        )  # fmt: skip
        if entry.definition:
            pen.line(entry.definition, indent=4)
        if entry.why:
            pen.line(Part(entry.why, "$text-muted"), indent=4)
        for link in result.links:
            pen.line(Part(link, "underline $text-primary", Target("link", link)), indent=4)

    def _sources(self, pen: Pen) -> None:
        told = self.exchange.outline
        if told.sources:
            pen.gap()
            name = told.phrases["source" if len(told.sources) == 1 else "sources"]
            listed = "; ".join(f"{source.title} ({source.code})" for source in told.sources)
            pen.line(Part(f"{name}: {listed}", "$text-muted"))

    def _offers(self, pen: Pen) -> None:
        told = self.exchange.outline
        if told.excluding or told.answer.suggestions:
            pen.gap()
        if told.excluding:
            pen.line(self.words("talk.excluding"))
        for number, offer in enumerate(self.offers, 1):
            if number == len(told.excluding) + 1:
                pen.line(self.words("talk.offered"))
            said = self.words("talk.without", told=offer.label) if offer.action == "drop" else offer.label
            pen.line(Part(f"{number} ", "bold $text-primary"), Part(said, "$text-primary", offer), indent=2, hang=2)

    def _facets(self, pen: Pen) -> None:
        told = self.exchange.outline
        if not told.facets:
            return
        pen.gap()
        pen.line(Part(self.words("talk.facets"), "$text-muted"))
        chips: list[Part | str] = []
        for facet in sorted(told.facets, key=lambda facet: not facet.now):
            chips += [_chip(facet), " "]
        pen.line(*chips)

    # ---- keys

    def action_collect(self) -> None:
        """Put the item at the cursor into the plan, or take it out."""
        if self.target and self.target.action == "open":
            self.host.collect(self.target)

    def action_evidence(self) -> None:
        """Show the query behind this answer."""
        self.host.show_evidence(self.exchange.outline.answer.sparql)

    def action_workbench(self) -> None:
        """Open the query behind this answer in the workbench."""
        self.host.open_in_workbench(self.exchange.outline.answer.sparql)

    def action_copy(self) -> None:
        """Copy this answer as text."""
        self.host.copy(f"{self.exchange.outline.answer.question}\n\n{self.exchange.outline.answer.text}\n")

    def action_field(self) -> None:
        """Go to the question field."""
        self.post_message(self.Left(self, 2))

    def action_offer(self, number: int) -> None:
        """Pick what stands under a number."""
        if 0 < number <= len(self.offers):
            self.post_message(self.Picked(self, self.offers[number - 1]))


def _chip(facet: Facet) -> Part:
    """Return a facet as something to pick; one without a value offers to set it."""
    label = (
        f"{facet.label}: {facet.told} ▾".replace(" ", "\N{NO-BREAK SPACE}")
        if facet.now
        else f"+\N{NO-BREAK SPACE}{facet.label}"
    )
    space = "\N{NO-BREAK SPACE}"
    return Part(f"{space}{label}{space}", _CHIP if facet.now else _OPEN_CHIP, Target("facet", facet.slot, facet.label))

"""Answers and things as plain lines, what can be chosen numbered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.cells import Cell
    from assistant.detail import Detail, Relation
    from assistant.doors.desk import Exchange
    from assistant.doors.wording import Words


@dataclass(frozen=True, slots=True)
class Option:
    """What a number stands for: what to do, and with what."""

    action: str
    value: str
    label: str


@dataclass
class Told:
    """Lines to print and the options that they number."""

    lines: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)

    def line(self, text: str = "") -> None:
        """Add a line."""
        self.lines.append(" ".join(text.split()))

    def option(self, action: str, value: str, label: str, more: str = "") -> None:
        """Add an option as a numbered line."""
        self.options.append(Option(action, value, label))
        self.line(f"{len(self.options)}. {label}{more}")


def tell_answer(exchange: Exchange, words: Words) -> Told:
    """Return an answer: its sentences, its groups, its sources, and what to try where nothing was found."""
    told, outline = Told(), exchange.outline
    for line in outline.lines:
        told.line(line)
    _conditions(told, exchange, words)
    for group in outline.groups:
        told.line()
        told.line(f"{group.heading}:")
        for entry in group.entries:
            told.option("show", entry.result.iri, entry.result.label, f" ({entry.result.code})")
            for more in (entry.definition, entry.why, *entry.result.links):
                if more:
                    told.line(more)
    _sources(told, exchange)
    _offers(told, exchange, words)
    return told


def _conditions(told: Told, exchange: Exchange, words: Words) -> None:
    """Say how the question was read: the app shows that as chips."""
    given = (facet for facet in exchange.outline.facets if facet.now)
    said = "; ".join(words("plain.facet_now", slot=facet.label, told=facet.told) for facet in given)
    told.line(f"{said}.") if said else None


def _sources(told: Told, exchange: Exchange) -> None:
    outline = exchange.outline
    if outline.sources:
        name = outline.phrases["source" if len(outline.sources) == 1 else "sources"]
        told.line()
        told.line(f"{name}: " + "; ".join(f"{source.title} ({source.code})" for source in outline.sources))


def _offers(told: Told, exchange: Exchange, words: Words) -> None:
    outline = exchange.outline
    if outline.groups or not (outline.excluding or outline.answer.suggestions):
        return
    told.line()
    told.line(words("plain.choose"))
    for facet in outline.excluding:
        told.option("drop", facet.slot, words("talk.without", told=facet.told))
    for question in outline.answer.suggestions:
        told.option("ask", question, question)


def tell_facets(exchange: Exchange, words: Words) -> Told:
    """Return how a question was read, each condition numbered to be changed."""
    told = Told()
    facets = exchange.outline.facets
    told.line(words("plain.facets") if facets else words("talk.no_facets"))
    for facet in facets:
        name = "plain.facet_now" if facet.now else "plain.facet_open"
        told.option("facet", facet.slot, words(name, slot=facet.label, told=facet.told))
    return told


def tell_values(exchange: Exchange, slot: str, words: Words) -> Told:
    """Return what one condition could be, numbered."""
    told = Told()
    facet = next(facet for facet in exchange.outline.facets if facet.slot == slot)
    told.line(words("plain.values", slot=facet.label))
    if facet.removable:
        told.option("drop", slot, words("plain.leave_out"))
    for choice in facet.could:
        told.option(f"set {slot}", choice.iri, choice.label)
    return told


def tell_detail(detail: Detail, words: Words) -> Told:
    """Return one thing in full, its neighbours numbered."""
    told, thing = Told(), detail.thing
    told.line(f"{thing.label} ({thing.code}), {detail.kind}")
    for language, label in detail.labels.items():
        if language != words.language:
            told.line(
                words("detail.also_called", language=words.table.get(f"detail.{language}", language), label=label)
            )
    told.line(detail.definition)
    for cell in detail.cells:
        told.line(f"{words('detail.fits')}: {_cell(cell, words)}")
    if detail.certainty:
        told.line(words("detail.certainty", certainty=detail.certainty))
    for note in (*detail.notes, detail.rationale, *detail.links):
        told.line(note) if note else None
    told.line(words("detail.basis", basis=detail.basis))
    for source in detail.sources:
        told.line(f"{source.title} ({source.code})")
    _neighbours(told, detail, words)
    return told


def _neighbours(told: Told, detail: Detail, words: Words) -> None:
    if detail.relations:
        told.line()
        told.line(words("plain.related"))
    for relation in detail.relations:
        _relation(told, relation)


def _relation(told: Told, relation: Relation) -> None:
    """Tell the neighbours; a reason that several in a row share is told once, after the last of them."""
    bases = dict.fromkeys(neighbour.basis for neighbour in relation.neighbours)
    told.line(f"{relation.label} ({len(relation.neighbours)}), {', '.join(bases)}:")
    for neighbour, following in zip(relation.neighbours, [*relation.neighbours[1:], None], strict=True):
        thing = neighbour.thing
        told.option("show", thing.iri, thing.label, f" ({thing.code})")
        if neighbour.why and (following is None or following.why != neighbour.why):
            told.line(neighbour.why)


def _cell(cell: Cell, words: Words) -> str:
    modality = cell.modality.label if cell.modality else words("detail.silent_modality")
    size = cell.size.label if cell.size else words("detail.silent_size")
    told = f"{cell.partner.label}, {modality}, {size}"
    return f"{told} ({words('detail.inferred')}: {cell.reason})" if cell.reason else told

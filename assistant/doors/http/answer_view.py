"""An answer as the page shows it: laid out by the core, with the addresses of everything that can be done next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from assistant.answers import Status
from assistant.outline import Outline, outline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.answers import Answer
    from assistant.doors.http.place import Place
    from assistant.doors.http.talk import Talk
    from assistant.facets import Facet
    from assistant.outline import Entry, Group
    from assistant.understanding.language import Language


@dataclass(frozen=True, slots=True)
class Option:
    """One value that a condition can get."""

    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition as it was read, and how to change it."""

    slot: str
    label: str
    told: str
    options: tuple[Option, ...]
    drop: str
    """Where the same question is asked without it; empty where that cannot be."""


@dataclass(frozen=True, slots=True)
class Run:
    """Results one after the other that have the same reason."""

    entries: tuple[Entry, ...]
    why: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything that stands on the page of an answer."""

    outline: Outline
    language: Language
    question: str
    spans: list[tuple[int, int]]
    """Which characters of the question were understood."""
    chips: tuple[Chip, ...]
    groups: tuple[tuple[Group, tuple[Run, ...]], ...]
    before: tuple[tuple[str, str], ...]
    """What was asked before, each with its address."""
    suggestions: tuple[tuple[str, str], ...]
    excluding: tuple[tuple[str, str], ...]
    query: str
    """Parameters that open the SPARQL in the editor."""
    data: str
    """Parameters that ask the same for its answer object, where the question stands alone."""

    @property
    def is_unclear(self) -> bool:
        """Say whether the suggestions are readings of the question to choose from."""
        return self.outline.answer.status is Status.CLARIFY


def view(talk: Talk, at: Place) -> View:
    """Return what the page shows where a conversation stands."""
    now = talk.walk(at.steps, at.fixed)
    answer = now.answer
    assert answer  # noqa: S101 - a place with steps has an answer
    laid_out = outline(talk.assistant, answer, now.turn)
    language = laid_out.language
    follow = at.asking if now.turn else at.asking_instead
    return View(
        laid_out,
        language,
        answer.question,
        _spans(answer),
        tuple(_chip(facet, at) for facet in laid_out.facets),
        tuple((group, tuple(_runs(group))) for group in laid_out.groups),
        tuple(_before(talk, at)),
        tuple((question, follow(question).url()) for question in answer.suggestions),
        tuple((f"{f.label}: {f.told}", at.setting(f.slot, ()).url()) for f in laid_out.excluding),
        urlencode({"query": answer.sparql}) if answer.sparql else "",
        urlencode({"question": answer.question, "lang": language}) if len(at.steps) == 1 else "",
    )


def _spans(answer: Answer) -> list[tuple[int, int]]:
    return [(u.start, u.end) for u in answer.understood if answer.question[u.start : u.end] == u.text]


def _chip(facet: Facet, at: Place) -> Chip:
    now = {choice.iri for choice in facet.now}
    options = [Option(c.label, at.setting(facet.slot, [c.code]).url(), c.iri in now) for c in facet.could]
    drop = at.setting(facet.slot, ()).url() if facet.removable else ""
    return Chip(facet.slot, facet.label, facet.told, tuple(options), drop)


def _runs(group: Group) -> Iterable[Run]:
    run: tuple[Entry, ...] = ()
    for entry in group.entries:
        run = (*run, entry)
        if entry.why:
            yield Run(run, entry.why)
            run = ()
    if run:
        yield Run(run, "")


def _before(talk: Talk, at: Place) -> Iterable[tuple[str, str]]:
    for number in range(1, len(at.steps)):
        answer = talk.walk(at.steps[:number], at.fixed).answer
        if answer:
            yield answer.question, at.until(number).url()

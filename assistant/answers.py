"""The answer object: what every door shows."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


class Status(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    NO_RESULT = "no_result"
    CLARIFY = "clarify"
    OUT_OF_SCOPE = "out_of_scope"
    ERROR = "error"


class Match(StrEnum):
    """What a result rests on, from strongest to weakest."""

    CONFIRMED = "confirmed"
    INFERRED = "inferred"
    EDITORIAL = "editorial"
    UNSPECIFIED = "unspecified"


STRENGTH = {match: rank for rank, match in enumerate(Match)}
"""The order in which kinds of matches are shown."""


class Understood(Record):
    """A value that was read in the question; `start` inclusive, `end` exclusive, in characters."""

    slot: str
    code: str
    iri: str
    label: str
    text: str
    start: int
    end: int
    score: float


class Source(Record):
    """Where in the source a result stands."""

    code: str
    title: str
    section: str


class Result(Record):
    """One thing that answers the question."""

    code: str
    iri: str
    kind: str
    label: str
    match: Match
    why: str
    sources: tuple[Source, ...] = ()
    links: tuple[str, ...] = ()


class Answer(Record):
    """The answer to one question, by the contract that every door keeps."""

    question: str
    language: str
    status: Status
    intent: str | None = None
    confidence: float = 0.0
    understood: tuple[Understood, ...] = ()
    results: tuple[Result, ...] = ()
    value: int | bool | None = None
    text: str = ""
    sparql: str | None = None
    suggestions: tuple[str, ...] = ()
    id: str | None = None
    cut: bool = False
    """Whether a large graph has more results than these; told only where it is so."""

    def as_dict(self) -> dict[str, Any]:
        """Return the answer object as plain data, its keys in the order of the contract."""
        results = ({**_plain(each), "sources": _all_plain(each.sources)} for each in self.results)
        table = _plain(self) | {"understood": _all_plain(self.understood), "results": tuple(results)}
        told = {"cut": True} if table.pop("cut") else {}
        return {"id": table.pop("id"), **table, **told}


def _plain(thing: Answer | Result | Source | Understood) -> dict[str, Any]:
    """Return the fields of one object; `dataclasses.asdict` takes seven times as long, copying what never changes."""
    return {name: getattr(thing, name) for name in thing._fields}


def _all_plain(things: Iterable[Source | Understood]) -> tuple[dict[str, Any], ...]:
    return tuple(map(_plain, things))

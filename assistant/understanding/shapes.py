"""The shapes of plain data, for type checkers alone: no other module needs them at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from assistant.understanding.language import Language


class Words(TypedDict):
    """The words of one language, as plain data."""

    sets: dict[str, str]
    lists: dict[str, list[str]]
    ordinals: dict[str, int]
    synonyms: dict[str, str]
    slots: dict[str, str]
    answer: dict[str, str]


class Query(TypedDict):
    """A query template, its head taken apart."""

    sentence: str
    text: str
    slots: dict[str, str]
    needed: list[str]
    notes: dict[str, str]


class Said(TypedDict):
    """What one language says in a kind of question."""

    title: str
    questions: list[str]
    offers: list[str]
    examples: list[dict[str, Any]]
    telling: list[str]
    """Words, or pairs of words."""
    cues: list[str]
    """The stems of the words that carry meaning."""


class Kind(TypedDict):
    """One kind of question."""

    query: Query | None
    said: dict[Language, Said]


class Phrasebook(TypedDict):
    """All phrases of both languages."""

    kinds: dict[str, Kind]
    ways: str
    """The ways to ask of each kind on its line, with tabs between them, the words of each in the order of letters."""
    words: str
    """Every word of every way to ask, each on its line."""
    known: str
    """Every word with a meaning of its own."""
    openings: str
    """The first letters of numbers in words."""
    languages: dict[Language, Words]


class Thing(TypedDict):
    """One thing."""

    code: str
    kind: str
    names: dict[str, int]
    """How many labels it has, by rank and language (`2 nl`)."""


class Span(TypedDict):
    """A group size with the numbers of participants for which it holds."""

    code: str
    iri: str
    kind: str
    least: int
    most: int | None


class Labels(TypedDict):
    """All names of a graph."""

    things: dict[str, Thing]
    """By address, in the order of their codes."""
    sizes: list[Span]
    longest: int
    """How many words a label may have."""
    labels: str
    """The labels of each thing on its line, by rank and language, with tabs between them."""
    letters: str
    """The letters of labels, each with their places among all labels, counted from 0."""
    stems: str
    """The stems of labels, likewise."""
    topics: str
    """The stem of every word; for things that free words may find, with their numbers and best ranks (see RANKS)."""
    words: str
    pairs: str
    """Words that stand side by side in some label, as `first second`."""


class Turns(TypedDict):
    """The fields of a frame that tell how it asks."""

    how_many: bool
    yes_no: bool
    exists: bool
    both: bool
    asked: frozenset[str]
    identifies: bool
    elsewhere: bool

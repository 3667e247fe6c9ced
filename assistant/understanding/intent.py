"""The kinds of questions: one folder each, with its query, its phrases and its examples per language."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from assistant.understanding.lexicon import CLASS
from assistant.understanding.lines import Lines, rows
from assistant.understanding.phrasebook import phrasebook
from kg.query import Template
from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Entity
    from assistant.understanding.shapes import Kind, Query, Said

ANYTHING = "*"
TELLING_WORD = "a telling word"
"""What must speak for a kind of question that its names alone do not tell from others."""


class Phrases(Record):
    """What one language says in a kind of question."""

    title: str
    questions: tuple[str, ...]
    """Questions to offer: all have an answer."""
    offers: tuple[str, ...]
    """Patterns of questions to offer while one is typed, with `{slot}` or `{slot:lower}` for a name."""
    examples: tuple[Mapping[str, Any], ...]
    telling: frozenset[tuple[str, ...]]


class _Intent(Record):
    name: str
    query: Template | None
    """None for what the source says nothing about."""
    answers: frozenset[str]
    """The kinds of things that answer it."""
    slots: Mapping[str, frozenset[str]]
    """The kinds of things that each slot takes, in the order in which slots are tried."""
    phrases: Mapping[Language, Phrases]

    telling: frozenset[tuple[str, ...]]
    """Words, or pairs of words, of which one must stand in a question that only its words tell apart."""


class Intent(_Intent):
    """One kind of question."""

    def takes(self, slot: str, entity: Entity) -> bool:
        """Say whether a thing may fill a slot."""
        kinds = self.slots[slot]
        return entity.kind in kinds or (ANYTHING in kinds and entity.kind != CLASS)

    def takes_any(self, slot: str, kinds: frozenset[str]) -> bool:
        """Say whether a thing of one of these kinds may fill a slot."""
        taken = self.slots[slot]
        return ANYTHING in taken or not taken.isdisjoint(kinds)

    @cached_property
    def takes_kinds(self) -> frozenset[str]:
        """Return the kinds of things that any slot takes, `*` among them where one takes anything."""
        return frozenset().union(*self.slots.values())

    @cached_property
    def needed(self) -> frozenset[str]:
        """Return the slots that must have a value."""
        return self.query.needed - {"language"} if self.query else frozenset()

    @cached_property
    def by_name(self) -> frozenset[str]:
        """Return the slots whose conditions are editorial and count only where the question names them."""
        return frozenset(self.query.notes.get("by name", "").split()) if self.query else frozenset()

    @cached_property
    def options(self) -> frozenset[str]:
        """Return the kinds of things that a question may offer to choose from: answers, and heaps of them."""
        return self.answers | frozenset(self.notes.get("options", "").split())

    @cached_property
    def in_passing(self) -> frozenset[str]:
        """Return the slots whose conditions a question may well not mean, however it names them."""
        return frozenset(self.notes.get("in passing", "").split())

    @cached_property
    def not_alone(self) -> frozenset[str]:
        """Return the slots that another kind of question answers, unless there is a condition of another slot."""
        return frozenset(self.notes.get("not alone", "").split())

    @cached_property
    def context(self) -> frozenset[str]:
        """Return the kinds of things that a question may name in passing, without making them a condition."""
        return frozenset(self.notes.get("context", "").split())

    @cached_property
    def reluctant(self) -> frozenset[str]:
        """Return the kinds of things that are taken only when one of its telling words stands in the question."""
        return frozenset(self.notes.get("only when told", "").split())

    @cached_property
    def notes(self) -> Mapping[str, str]:
        """Return what the head of the query says beside its slots."""
        return self.query.notes if self.query else {}

    @cached_property
    def needs(self) -> str:
        """Return what must speak for this kind of question: `a telling word`, `its kind named`, or nothing."""
        return self.query.notes.get("needs", "") if self.query else TELLING_WORD

    @cached_property
    def at_least(self) -> tuple[str, int] | None:
        """Return a slot that needs several values, and how many."""
        said = self.query.notes.get("at least") if self.query else None
        return (said.split()[0], int(said.split()[1])) if said else None


@cache
def intents() -> tuple[Intent, ...]:
    """Return all kinds of questions, in the order of their names."""
    return tuple(_intent(name, kind) for name, kind in phrasebook()["kinds"].items())


def intent_named(name: str) -> Intent:
    """Return the kind of question of that name."""
    return next(intent for intent in intents() if intent.name == name)


@cache
def ways_to_ask(name: str) -> tuple[str, ...]:
    """Return the known ways to ask of a kind of question, the words of each in the order of letters (see `alike`)."""
    return tuple(_ways()[name].split("\t"))


@cache
def known_ways(name: str) -> frozenset[str]:
    """Return the same ways to ask, to look one up."""
    return frozenset(ways_to_ask(name))


@cache
def _ways() -> Mapping[str, str]:
    told = phrasebook()
    return dict(zip(told["kinds"], rows(told["ways"]), strict=True))


@cache
def cues() -> Mapping[str, Mapping[str, float]]:
    """Return for every kind of question the stems that speak for it, 0 to 1: the fewer kinds use one, the more."""
    kinds = phrasebook()["kinds"]
    used = {name: [key for said in kind["said"].values() for key in said["cues"]] for name, kind in kinds.items()}
    spread = Counter(key for stems in used.values() for key in stems)
    most = math.log(len(used) + 1)
    return {
        name: {key: math.log((len(used) + 1) / spread[key]) / most for key in stems} for name, stems in used.items()
    }


@cache
def cue_words() -> Lines:
    """Return every word of every way to ask."""
    return Lines(phrasebook()["words"])


@cache
def known_words() -> Lines:
    """Return every word with a meaning of its own in either language: those are never taken for typing errors."""
    return Lines(phrasebook()["known"])


def _intent(name: str, kind: Kind) -> Intent:
    query = _query(name, kind["query"]) if kind["query"] else None
    slots = {slot: frozenset(said.partition(";")[0].split()) for slot, said in query.slots.items()} if query else {}
    slots = {slot: kinds for slot, kinds in slots.items() if slot != "language"} or {"item": frozenset({ANYTHING})}
    answers = frozenset(query.notes.get("answers", "").split()) if query else frozenset()
    if query and not (query.slots.keys() - {"language"}):
        slots = {}
    told = {language: _phrases(said) for language, said in kind["said"].items()}
    telling = frozenset().union(*(p.telling for p in told.values()))
    return Intent(name, query, answers, slots, told, telling)


def _query(name: str, told: Query) -> Template:
    return Template(name, told["sentence"], told["text"], told["slots"], frozenset(told["needed"]), told["notes"])


def _phrases(said: Said) -> Phrases:
    return Phrases(
        said["title"],
        tuple(said["questions"]),
        tuple(said["offers"]),
        tuple(said["examples"]),
        frozenset(tuple(word.split()) for word in said["telling"]),
    )

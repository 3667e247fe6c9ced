"""How a question was read, as facets that can be changed, and the same question asked again with one changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.session import Candidate
from assistant.understanding.language import wording
from assistant.understanding.slots import SlotValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.answers import Answer, Result
    from assistant.assistant import Assistant
    from assistant.session import Session, Turn
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Entity
    from assistant.understanding.recognise import Reading

SLOTS = ("group_size", "modality", "partner", "phase", "presence", "principle")
"""The slots that are shown as facets, in order."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    iri: str
    code: str
    label: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One condition that a question has or could have."""

    slot: str
    label: str
    now: tuple[Choice, ...]
    could: tuple[Choice, ...]
    """Every value it could have, those it has included."""
    removable: bool

    @property
    def told(self) -> str:
        """Return its values in one line, empty where it has none."""
        return ", ".join(choice.label for choice in self.now)


class Facets:
    """Tells the facets of a question that was read, and asks it again with one of them changed."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def of(self, turn: Turn, language: Language) -> tuple[Facet, ...]:
        """Return the facets that this kind of question takes, with labels in a language."""
        intent = turn.reading.intent
        return tuple(self._facet(turn, slot, language) for slot in SLOTS if slot in intent.slots and intent.query)

    def _facet(self, turn: Turn, slot: str, language: Language) -> Facet:
        able = [e for e in self._assistant.lexicon.of_kinds(turn.reading.intent.slots[slot]) if e.code]
        values = _values(turn.reading, slot)
        items = self._assistant.catalogue.items([e.iri for e in (*able, *(v.entity for v in values))], language)
        told = wording(language)
        now = dict.fromkeys(
            _choice(v.entity, items, told.phrases["and_not"] if v.negated else "{label}", _said(turn, v), v.negated)
            for v in values
        )
        could = tuple(_choice(entity, items) for entity in able if entity.iri in items)
        name = told.slots[slot].format(label="").strip()
        removable = bool(now) and slot not in turn.reading.intent.needed
        return Facet(slot, name, tuple(now), could, removable)

    def ask(
        self,
        turn: Turn,
        slot: str,
        iris: Sequence[str],
        session: Session | None = None,
        language: Language | None = None,
    ) -> Answer:
        """Ask again with other values for one slot, none to leave the condition out; the conversation goes on there.

        The question in the answer is written anew and holds the spans of its values. Raises KeyError for an
        address that the graph does not name.
        """
        told = language or turn.frame.language
        entities = [self._assistant.lexicon.entities[iri] for iri in iris]
        kept = [v for v in turn.reading.values if v.slot.removesuffix("_too") != slot]
        at = next((i for i, v in enumerate(turn.reading.values) if v not in kept), len(kept))
        values = [*kept[:at], *(SlotValue(slot, entity, 0, 0, 100) for entity in entities), *kept[at:]]
        question, placed = self._written(turn, values, told)
        silent = turn.reading.silent_below if slot != "group_size" else None
        reading = turn.reading._replace(values=tuple(placed), silent_below=silent, left=())
        frame = turn.frame._replace(question=question, language=told)
        return self._assistant.reply(question, told, Candidate(frame, reading), session)

    def counts(self, turn: Turn, slot: str, language: Language | None = None) -> Mapping[str, int]:
        """Return how many results each value of a slot would give, by address."""
        could = self._facet(turn, slot, language or turn.frame.language).could
        return {choice.iri: len(self.ask(turn, slot, [choice.iri], None, language).results) for choice in could}

    def excluding(self, turn: Turn, language: Language) -> tuple[Facet, ...]:
        """Return the facets that exclude every result: without any one of them there are some."""
        given = [facet for facet in self.of(turn, language) if facet.removable]
        if len(given) < 2:
            return ()
        return tuple(facet for facet in given if self.ask(turn, facet.slot, (), None, language).results)

    def _written(self, turn: Turn, values: Iterable[SlotValue], language: Language) -> tuple[str, list[SlotValue]]:
        """Write the question that a reading stands for, and the values with their places in it."""
        given = list(values)
        iris = [v.entity.iri for v in given] + [entity.iri for entity in turn.reading.members]
        items = self._assistant.catalogue.items(iris, language)
        phrases = wording(language).phrases
        title = turn.reading.intent.phrases[language].title
        members = ", ".join(items[e.iri].label for e in turn.reading.members if e.iri in items)
        question = title[:1].upper() + title[1:] + (f" – {members}" if members else "")
        placed: list[SlotValue] = []
        for value in given:
            name = _choice(value.entity, items, said=_said(turn, value)).label
            question += ", " if placed else ": "
            start, pattern = len(question), phrases["and_not"] if value.negated else "{label}"
            question += pattern.format(label=name)
            placed.append(value._replace(start=start, end=len(question)))
        return question, placed


def _values(reading: Reading, slot: str) -> list[SlotValue]:
    return [value for value in reading.values if value.slot.removesuffix("_too") == slot]


def _said(turn: Turn, value: SlotValue) -> str:
    return turn.frame.question[value.start : value.end]


def _choice(
    entity: Entity,
    items: Mapping[str, Result],
    pattern: str = "{label}",
    said: str = "",
    negated: bool = False,  # noqa: FBT001, FBT002
) -> Choice:
    """Return a value with its label, or with the words that said it where the graph has no label."""
    label = items[entity.iri].label if entity.iri in items else said or "…"
    return Choice(entity.iri, entity.code, pattern.format(label=label), negated)

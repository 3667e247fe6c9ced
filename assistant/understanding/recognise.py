"""From a question taken apart to its readings: which kind of question it is, and which values it gives."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assistant.understanding.able import glance
from assistant.understanding.intent import Intent, cue_words, intents, known_words
from assistant.understanding.language import canonical
from assistant.understanding.lines import Joint
from assistant.understanding.listed import Listed
from assistant.understanding.reader import NOWHERE, Reader
from assistant.understanding.sense import senses
from assistant.understanding.spelling import Hints, Speller
from assistant.understanding.text import all_stems
from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.frame import Frame
    from assistant.understanding.lexicon import Entity, Lexicon
    from assistant.understanding.name_store import NameStore
    from assistant.understanding.slots import SlotValue
    from assistant.understanding.topic import Topics


class Reading(Record):
    """One way to understand a question."""

    intent: Intent
    values: tuple[SlotValue, ...]
    score: float
    """How well the reading explains the question, 0 to 1; more where it goes on with the question before."""
    members: tuple[Entity, ...] = ()
    """The things of which a yes/no question asks whether they belong to the answer."""
    silent_below: int | None = None
    """The number of participants below which the source says nothing, where the question goes there."""
    choice: bool = False
    """Whether a yes/no question offers several answers to choose from (`is it online or on site?`)."""
    nearest: bool = False
    """Whether it only gives what the words of the question are nearest to."""
    left: tuple[Entity, ...] = ()
    """What the question names besides, left out because nothing meets it together with the rest."""


class Recogniser:
    """Finds the readings of a question."""

    def __init__(self, lexicon: Lexicon, topics: Topics) -> None:
        self._lexicon = lexicon
        self._topics = topics

    def readings(self, frame: Frame) -> list[Reading]:
        """Return all readings, best first."""
        kinds = {i for m in frame.mentions if m.names_kind for i in range(m.first, m.last)}
        told = [word for i, word in enumerate(frame.folded) if i not in kinds | frame.steering]
        found = self._topics.find(told, described=frame.identifies)
        weighed = senses(frame, self._lexicon)
        seen, made = glance(frame, weighed), []
        for intent in filter(seen.allows, intents()):
            reader = Reader(intent, frame, self._lexicon, weighed, found)
            score = reader.read()
            if score is not None:
                made.append(_reading(reader, score))
        return sorted(made, key=lambda reading: (-reading.score, reading.intent.name))


def _reading(reader: Reader, score: float) -> Reading:
    silent = any(value.entity == NOWHERE for value in reader.values)
    return Reading(
        reader.intent,
        tuple(reader.values),
        score,
        tuple(reader.members),
        min(size.least for size in reader.lexicon.sizes) if silent else None,
        choice=reader.options > 1,
    )


@cache
def _cue_stems() -> frozenset[str]:
    return all_stems(cue_words())


def speller(names: NameStore) -> Speller:
    """Return a speller that knows the words of all names: in a list where they are held in memory."""
    known, cues = known_words(), cue_words()

    def has_stem(found: Iterable[str]) -> bool:
        return names.has_stem(found) or not _cue_stems().isdisjoint(found)

    def is_name(word: str) -> bool:
        return bool(names.by_letters(canonical(word)))

    hints = Hints(has_stem, is_name)
    if isinstance(names, Listed):
        words = names.vocabulary
        return Speller(Joint(words, known), Joint(words, cues), names.pairs, hints=hints)
    return Speller(known, cues, further=names, hints=hints)

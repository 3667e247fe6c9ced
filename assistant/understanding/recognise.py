"""From a question taken apart to its readings: which kind of question it is, and which values it gives."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assistant.understanding.able import glance
from assistant.understanding.intent import Intent, cue_words, intents, phrase_pairs
from assistant.understanding.language import LANGUAGES, canonical, wording
from assistant.understanding.listed import Listed
from assistant.understanding.reader import NOWHERE, Reader
from assistant.understanding.sense import senses
from assistant.understanding.spelling import Either, Hints, Speller
from assistant.understanding.text import all_stems
from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.frame import Frame
    from assistant.understanding.language import Language
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
    left: tuple[Entity, ...] = ()
    """What the question names besides, left out because nothing meets it together with the rest."""


_MOST_TOGETHER = 100
"""The largest number that is said of a company with an ending of its own: `met z'n zestigen`."""


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


def known_words() -> frozenset[str]:
    """Return every word with a meaning of its own in either language: those are never taken for typing errors."""
    telling = (word for intent in intents() for phrase in intent.telling for word in phrase)
    return cue_words().union(telling, *map(_known_words, LANGUAGES))


def _known_words(language: Language) -> set[str]:
    told = wording(language)
    found = {*told.function_words, *told.context_words, *told.common_words, *told.foreign_words, *told.yes_no}
    found.update(told.group_words, told.other_units, told.numbers, told.ordinals)
    found.update(word + "en" for word, number in told.numbers.items() if number <= _MOST_TOGETHER)
    found.update(word for listed in told.lists.values() for phrase in listed for word in phrase)
    return found


@cache
def _cue_stems() -> frozenset[str]:
    return all_stems(cue_words())


def speller(names: NameStore) -> Speller:
    """Return a speller that knows the words of all names: in a list where they are held in memory."""
    cues, pairs = cue_words(), phrase_pairs()

    def has_stem(found: Iterable[str]) -> bool:
        return names.has_stem(found) or not _cue_stems().isdisjoint(found)

    def is_name(word: str) -> bool:
        return bool(names.by_letters(canonical(word)))

    if isinstance(names, Listed):
        telling = names.vocabulary | cues
        return Speller(telling | known_words(), telling, Either(names.pairs, pairs), hints=Hints(has_stem, is_name))
    return Speller(cues | known_words(), cues, pairs, names, Hints(has_stem, is_name))

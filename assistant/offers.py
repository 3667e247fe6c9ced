"""The whole questions that can be offered: every `offers` pattern of every kind of question, its slots filled."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from assistant.understanding.intent import intents
from assistant.understanding.slots import SlotValue
from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.understanding.intent import Intent
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Entity, Lexicon

MOST_OFFERED = 500
"""Things of one kind that are offered, the first in the order of their codes."""
_PLACE = re.compile(r"\{(\w+)(?::(\w+))?\}")


class Offer(Record):
    """A whole question that may be offered, and how it is to be read."""

    question: str
    intent: Intent
    values: tuple[SlotValue, ...]


def offers(lexicon: Lexicon, language: Language) -> Iterable[Offer]:
    """Return all questions of one language, those of each kind in the order of their patterns and codes."""
    labels = _labels(lexicon, language)
    for intent in intents():
        for pattern in intent.phrases[language].offers:
            slots = [found[1] for found in _PLACE.finditer(pattern)]
            for chosen in product(*([e for e in labels if intent.takes(slot, e)] for slot in slots)):
                yield _filled(intent, pattern, dict(zip(slots, chosen, strict=True)), labels)


def label(entity: Entity, lexicon: Lexicon, language: Language) -> str:
    """Return the preferred label of a thing in one language, or an empty text where it has none."""
    names = lexicon.names_of(entity.iri)
    return next((name.label for name in names if name.rank == 0 and name.language == language), "")


def labels(entities: Iterable[Entity], lexicon: Lexicon, language: Language) -> tuple[str, ...]:
    """Return the preferred labels of things in one language, each once."""
    return tuple(dict.fromkeys(label(entity, lexicon, language) for entity in entities))


def restated(intent: Intent, values: Sequence[SlotValue], lexicon: Lexicon, language: Language) -> str:
    """Return the first pattern of a kind of question that has just these slots, filled, or an empty text."""
    given = {value.slot: value.entity for value in values}
    for pattern in intent.phrases[language].offers if len(given) == len(values) else ():
        if {found[1] for found in _PLACE.finditer(pattern)} == given.keys():
            named = {entity: label(entity, lexicon, language) for entity in given.values()}
            return _filled(intent, pattern, given, named).question
    return ""


def _labels(lexicon: Lexicon, language: Language) -> Mapping[Entity, str]:
    """Return the labels of what a question can be about, in the order of the codes."""
    able = sorted(e for kind in _asked_for() for e in lexicon.of_kinds([kind], MOST_OFFERED) if e.code)
    return {entity: told for entity in able if (told := label(entity, lexicon, language))}


@cache
def _asked_for() -> frozenset[str]:
    """Return the kinds of things that some kind of question takes by name: not the rules and parts of the source."""
    return frozenset(kind for intent in intents() for kinds in intent.slots.values() for kind in kinds)


def _filled(intent: Intent, pattern: str, chosen: Mapping[str, Entity], labels: Mapping[Entity, str]) -> Offer:
    def written(found: re.Match[str]) -> str:
        name = labels[chosen[found[1]]]
        return _lower_first(name) if found[2] == "lower" else name

    values = tuple(SlotValue(slot, entity, 0, 0, 100) for slot, entity in chosen.items())
    return Offer(_PLACE.sub(written, pattern), intent, values)


@cache
def _lower_first(name: str) -> str:
    """Return a name with a small first letter, unless it is an abbreviation.

    >>> _lower_first("Grote groep")
    'grote groep'
    """
    return name if name[:2].isupper() else name[:1].lower() + name[1:]

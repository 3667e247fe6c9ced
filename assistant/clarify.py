"""Saying a reading back as a whole question, and telling when two readings are about equally good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.offers import label, restated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.session import Candidate
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.recognise import Reading

UNSURE = 0.46
"""The score from which a reading that is not good enough to be answered is asked about rather than refused."""
_DOUBTFUL, _NEAR = 0.64, 0.02
"""Below this score a second reading as near as this makes the question unclear."""
_OFFERED = 3


def is_unclear(candidates: Sequence[Candidate], enough: float) -> bool:
    """Say whether the best reading is doubtful and another one about as good, or none is quite good enough."""
    best = candidates[0].reading.score
    second = candidates[1].reading.score if len(candidates) > 1 else 0.0
    return UNSURE <= best < enough or (enough <= best < _DOUBTFUL and best - second < _NEAR)


def choices(
    candidates: Sequence[Candidate],
    lexicon: Lexicon,
    language: Language,
    has_answer: Callable[[Reading], bool],
) -> tuple[str, ...]:
    """Return one whole question for each of the best readings that have an answer, best first, at most three."""
    best = candidates[0].reading.score
    near = (c.reading for c in candidates if c.reading.score >= best - 5 * _NEAR)
    told = (restate(reading, lexicon, language) for reading in near if has_answer(reading))
    return tuple(dict.fromkeys(filter(None, told)))[:_OFFERED]


def restate(reading: Reading, lexicon: Lexicon, language: Language) -> str:
    """Return a reading as a whole question: in a pattern of its kind, or as its title with the names behind it."""
    values = [value for value in reading.values if not value.negated]
    if any(value.slot == "topic" for value in reading.values) or not all(_names(reading, lexicon, language)):
        return ""
    pattern = restated(reading.intent, values, lexicon, language)
    names = ", ".join(dict.fromkeys(_names(reading, lexicon, language)))
    title = reading.intent.phrases[language].title
    return pattern or (f"{title[:1].upper()}{title[1:]}: {names}" if names else "")


def _names(reading: Reading, lexicon: Lexicon, language: Language) -> Iterable[str]:
    things = [*(value.entity for value in reading.values), *reading.members]
    return [label(entity, lexicon, language) if entity.iri in lexicon.entities else "" for entity in things]

"""From a question to an understanding: which kind of question it is and which values it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.understanding.intent import Intent, intents
from assistant.understanding.language import LANGUAGES, Language, is_function_word, language_of
from assistant.understanding.names import Mention, link
from assistant.understanding.text import Token, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.understanding.lexicon import Entity, Lexicon

_LONGEST_QUESTION = 2000
"""Characters of a question that are read; a longer one is a pasted text."""
ENOUGH = 0.6
"""The share of content words that must be explained before a question counts as understood."""


@dataclass(frozen=True, slots=True)
class SlotValue:
    """A value that the question gives, and the characters that say so."""

    slot: str
    entity: Entity
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a question."""

    intent: Intent
    values: tuple[SlotValue, ...]
    confidence: float
    """The share of the question's content words that this reading explains, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was made of a question: its language and, where one was found, the best reading."""

    language: Language
    reading: Reading | None


def recognise(question: str, lexicon: Lexicon, language: Language | None = None) -> Understanding:
    """Return the best reading of a question, or none when too little of it is explained."""
    tokens = words(question[:_LONGEST_QUESTION])
    told = language or language_of(token.folded for token in tokens)
    mentions = link(tokens, lexicon, _known_words())
    readings = [reading for intent in intents() if (reading := _read(intent, tokens, mentions))]
    best = max(readings, key=lambda reading: reading.confidence, default=None)
    return Understanding(told, best if best and best.confidence >= ENOUGH else None)


def _read(intent: Intent, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Reading | None:
    values = [value for mention in mentions for value in _values(intent, tokens, mention)]
    explained = {i for m in mentions if _fits(intent, m) for i in range(m.first, m.last)}
    asked = {i for i, token in enumerate(tokens) if asks_for(intent, token.folded)}
    content = [i for i, token in enumerate(tokens) if not is_function_word(token.folded)]
    if not content or not (values or asked):
        return None
    share = sum(i in explained or i in asked for i in content) / len(content)
    quality = sum(value.score for value in values) / len(values) / 100 if values else 1.0
    return Reading(intent, tuple(values), round(share * quality, 3))


def _values(intent: Intent, tokens: Sequence[Token], mention: Mention) -> Iterable[SlotValue]:
    start, end = tokens[mention.first].start, tokens[mention.last - 1].end
    for entity in mention.entities:
        if slot := intent.slot_of(entity.kind):
            yield SlotValue(slot, entity, start, end, mention.score)


def _fits(intent: Intent, mention: Mention) -> bool:
    return any(intent.slot_of(entity.kind) for entity in mention.entities)


def asks_for(intent: Intent, word: str) -> bool:
    """Say whether a folded word, inflected or not, asks for this kind of thing."""
    return any(
        word in phrases.words or stem(word, language) in {stem(known, language) for known in phrases.words}
        for language, phrases in intent.phrases.items()
    )


def _known_words() -> frozenset[str]:
    return frozenset().union(*(intent.phrases[language].words for intent in intents() for language in LANGUAGES))

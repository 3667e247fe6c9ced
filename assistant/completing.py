"""What to offer while a question is typed: whole questions that have an answer, also ones that go on."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from assistant.complete import Completion, continuations, goes_on
from assistant.understanding.intent import intent_named
from assistant.understanding.language import language_of
from assistant.understanding.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.catalogue import Catalogue
    from assistant.selection import Selection
    from assistant.session import Turn
    from assistant.understanding.intent import Intent
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.slots import SlotValue
    from assistant.understanding.spelling import Speller

_REMEMBERED = 5000
"""Queries of which is remembered whether they have results, about 10 MB."""


class Completing:
    """Offers questions of one graph, and remembers which have an answer."""

    def __init__(self, lexicon: Lexicon, speller: Speller, catalogue: Catalogue, selection: Selection) -> None:
        self._lexicon, self._speller = lexicon, speller
        self._catalogue, self._selection = catalogue, selection
        self._completions: dict[Language, Completion] = {}
        self._answered: dict[str, bool] = {}

    def complete(self, prefix: str, before: Turn | None, language: Language | None, limit: int) -> tuple[str, ...]:
        """Return whole questions that begin as what was typed means, those that go on with the turn before first."""
        told = language or language_of([t.folded for t in words(prefix)], before.frame.language if before else "nl")
        found: list[str] = []
        if before and goes_on(prefix):
            found += islice(continuations(prefix, before, self._lexicon, told, self.has_answer), limit)
        if prefix.strip():
            found += self._completion(told).find(prefix, self.has_answer, limit - len(found))
        else:
            found += suggest(told)
        return tuple(dict.fromkeys(found))[:limit]

    def _completion(self, language: Language) -> Completion:
        if language not in self._completions:
            self._completions[language] = Completion(self._lexicon, self._speller, language)
        return self._completions[language]

    def has_answer(self, intent: Intent, values: Sequence[SlotValue], language: Language) -> bool:
        """Say whether a reading has results; told from memory once it was tried."""
        terms = self._catalogue.terms(values, language)
        query = intent.query.fill(terms) if intent.query else ""
        if len(self._answered) > _REMEMBERED:
            self._answered.clear()
        if query not in self._answered:
            self._answered[query] = self._selection.exists(intent.query, terms)
        return self._answered[query]


def suggest(language: Language) -> tuple[str, ...]:
    """Return questions to start with: all have an answer."""
    names = ("work_forms", "tips", "describe")
    return tuple(intent_named(name).phrases[language].questions[0] for name in names)

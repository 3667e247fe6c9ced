"""Two plain methods to hold the assistant against: whole-question fuzzy matching, and full-text search."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from assistant.understanding.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.assistant import Assistant
    from kg.store import Store
    from tests.evaluation.score import Case

_TEXTS = """
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?code ?text { ?item dcterms:identifier ?code ; ?p ?text .
  FILTER (?p IN (skos:prefLabel, skos:altLabel, skos:hiddenLabel, skos:definition)) } ORDER BY ?code ?text
"""


def set_f1(case: Case, given: set[str]) -> float:
    """Return the F1 of a set of codes; a method that can only give sets has nothing for numbers and truths."""
    if case.mode != "set":
        return 0.0
    given, gold = given - case.ok, set(case.gold) - case.ok
    return 2 * len(given & gold) / (len(given) + len(gold)) if given and gold else float(given == gold)


class TokenSetRatio:
    """Answers as the most similar example question does, by RapidFuzz's token_set_ratio over the whole question."""

    def __init__(self, assistant: Assistant, known: Sequence[Case]) -> None:
        self._codes = {case.question: set(case.gold) for case in known if case.mode == "set" and not case.session}
        self._questions = list(self._codes)

    def answer(self, case: Case) -> set[str]:
        """Return the codes of the nearest known question, or none below a likeness of 60."""
        found = process.extractOne(case.question, self._questions, scorer=fuzz.token_set_ratio, score_cutoff=60)
        return self._codes[found[0]] if found else set()


class FullText:
    """BM25 over all labels and definitions; told how many answers to give."""

    def __init__(self, store: Store) -> None:
        self._documents: dict[str, Counter[str]] = {}
        for row in store.select(_TEXTS).rows:
            tokens = [token.folded for token in words(row["text"].value)]  # type: ignore[union-attr]
            self._documents.setdefault(row["code"].value, Counter()).update(tokens)  # type: ignore[union-attr]
        self._spread = Counter(word for document in self._documents.values() for word in document)
        self._mean = sum(map(Counter.total, self._documents.values())) / len(self._documents)

    def answer(self, case: Case) -> set[str]:
        """Return as many codes as the gold has, best first."""
        asked = [token.folded for token in words(case.question)]
        scores = {code: self._score(asked, document) for code, document in self._documents.items()}
        wanted = len(case.gold) if isinstance(case.gold, list) else 1
        best = sorted((code for code in scores if scores[code] > 0), key=lambda code: (-scores[code], code))
        return set(best[:wanted])

    def _score(self, asked: Sequence[str], document: Counter[str]) -> float:
        length = document.total() / self._mean
        total = 0.0
        for word in asked:
            if times := document[word]:
                rarity = math.log(1 + (len(self._documents) - self._spread[word] + 0.5) / (self._spread[word] + 0.5))
                total += rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length))
        return total

"""Completing a question while it is typed: whole questions that have an answer, best first."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from assistant.offers import MOST_OFFERED, label, offers
from assistant.understanding.frame import frame
from assistant.understanding.language import is_function_word, phrases, wording
from assistant.understanding.slots import SlotValue
from assistant.understanding.text import folded_words, stems_of, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.session import Turn
    from assistant.understanding.intent import Intent
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Entity, Lexicon
    from assistant.understanding.spelling import Speller

    HasAnswer = Callable[[Intent, Sequence[SlotValue], Language], bool]

_MOST_TRIED = 40
"""How many of the best questions are tried for an answer before fewer are offered than asked for."""
_NAME, _WORD, _SMALL, _LITERAL = 6, 2, 1, 4
"""What a name, a word, a small word and the very beginning that a question shares with what was typed count."""
_ENOUGH = 0.6
"""The share of the best question's count that another one must reach."""


class Completion:
    """An index of the questions that can be offered in one language."""

    def __init__(self, lexicon: Lexicon, speller: Speller, language: Language) -> None:
        self._lexicon, self._speller, self._language = lexicon, speller, language
        self._offers = tuple(offers(lexicon, language))
        self._folded = [" ".join(folded_words(offer.question)) for offer in self._offers]
        self._named: dict[str, list[int]] = defaultdict(list)
        by_stem: dict[str, set[int]] = defaultdict(set)
        by_word: dict[str, set[int]] = defaultdict(set)
        for number, offer in enumerate(self._offers):
            for value in offer.values:
                self._named[value.entity.iri].append(number)
            for word in self._folded[number].split():
                by_word[word].add(number)
        self._words = sorted(by_word)
        for word, numbers in by_word.items():
            for key in stems_of(word):
                by_stem[key] |= numbers
        # Most are of one or two: a set of its own for each would take three times as much.
        self._by_word = {word: tuple(numbers) for word, numbers in by_word.items()}
        self._stems = {key: tuple(numbers) for key, numbers in by_stem.items()}

    def find(self, prefix: str, has_answer: HasAnswer, limit: int) -> list[str]:
        """Return up to `limit` questions that share most with what was typed and that have an answer."""
        scores = self._scores(prefix)
        enough = _ENOUGH * max(scores.values(), default=0)
        near = [number for number in scores if scores[number] >= enough]
        best = sorted(near, key=lambda number: (-scores[number], len(self._offers[number].question), number))
        found: list[str] = []
        for number in best[:_MOST_TRIED]:
            offer = self._offers[number]
            if len(found) < limit and has_answer(offer.intent, offer.values, self._language):
                found.append(offer.question)
        return found

    def _scores(self, prefix: str) -> Counter[int]:
        """Return what each question shares with what was typed, its last word perhaps only begun."""
        written = words(prefix)
        begun = written[-1].folded if written and prefix[-1:].isalnum() else ""
        whole = prefix if not begun or self._speller.knows(begun) else prefix[: written[-1].start]
        taken = frame(whole, self._lexicon, self._speller, self._language)
        scores: Counter[int] = Counter()
        for mention in taken.mentions:
            named = {number for name in mention.names for number in self._named.get(name.entity.iri, ())}
            scores.update(dict.fromkeys(named, _NAME * mention.length))
        for token in taken.tokens[: len(taken.tokens) - (begun != "" and whole == prefix)]:
            same = self._by_word.get(token.folded) or self._same_stem(token.folded)
            scores.update(dict.fromkeys(same, _SMALL if is_function_word(token.folded) else _WORD))
        if begun:
            scores.update(dict.fromkeys(self._starting(begun), _WORD))
        typed = " ".join(token.folded for token in written)
        scores.update({number: _LITERAL for number in scores if self._folded[number].startswith(typed)})
        return scores

    def _same_stem(self, word: str) -> set[int]:
        return {number for key in stems_of(word) for number in self._stems.get(key, ())}

    def _starting(self, start: str) -> set[int]:
        at = bisect_left(self._words, start)
        found: set[int] = set()
        while at < len(self._words) and self._words[at].startswith(start):
            found.update(self._by_word[self._words[at]])
            at += 1
        return found


def goes_on(prefix: str) -> bool:
    """Say whether what is typed starts as a question that goes on with the one before: `en …`, `and …`."""
    typed = tuple(token.folded for token in words(prefix))
    return not typed or any(typed[: len(start)] == start for start in phrases("follow.start"))


def continuations(
    prefix: str, turn: Turn, lexicon: Lexicon, language: Language, has_answer: HasAnswer
) -> Iterable[str]:
    """Yield questions that go on with the last one: one condition changed, and still an answer."""
    typed = words(prefix)[-1].folded if words(prefix) and not prefix.endswith(" ") else ""
    lead = "" if (typed,) in phrases("follow.start") else typed
    for slot in dict.fromkeys(value.slot for value in turn.reading.values):
        given = [value for value in turn.reading.values if value.slot == slot]
        kept = [value for value in turn.reading.values if value.slot != slot]
        for other in _others(given, lexicon):
            name = label(other, lexicon, language)
            changed = [*kept, SlotValue(slot, other, 0, 0, 100)]
            fits = not lead or any(token.folded.startswith(lead) for token in words(name))
            if name and fits and has_answer(turn.reading.intent, changed, language):
                yield wording(language).phrases["go_on"].format(label=name)


def _others(given: Sequence[SlotValue], lexicon: Lexicon) -> list[Entity]:
    kinds, had = {value.entity.kind for value in given}, {value.entity for value in given}
    return [entity for entity in lexicon.of_kinds(kinds, MOST_OFFERED) if entity.code and entity not in had]

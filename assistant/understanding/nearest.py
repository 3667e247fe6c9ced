"""The practices that a question is nearest to, by its words alone: for where no kind of question fits it well.

A word speaks for the practices that have it in a name, and for those that training questions with it were answered by
(`languages/usage/practices.txt`); the fewer they are, the more. How likely they help was fitted on training questions.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from assistant.understanding.language import is_common_word, is_context_word, is_foreign_word, is_function_word
from assistant.understanding.leanings import NO_KIND, leaning, words_beside_names
from assistant.understanding.lines import numbered_lines, numbers_of
from assistant.understanding.own_files import own_text
from assistant.understanding.text import stems_of
from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assistant.understanding.frame import Frame
    from assistant.understanding.lexicon import Entity, Lexicon

    Answered = Callable[[str], Mapping[str, int]]

FILE = "languages/usage/practices.txt"
"""Where it stands, below the assistant, how often questions with a word were answered by a practice."""
UNIT = 10
"""One answer counts so many in the file: less where a question has several."""
_MOST, _NEAR = 3, 0.8
"""How many practices are given at most, and the share of what speaks for the best that must speak for the others."""
_FEWEST = 2
"""Words that say something which a question must have."""
_LITTLE = 0.5
"""How much of what it would a word of any talk, or about teaching, counts."""
_NAMED, _ANSWERED = 2.0, 0.3
"""How much a name and an answer speak for a practice."""
_SHARE, _LENGTH, _LEAST = 8.6, 2.2, -8.1
_FOREIGN, _DOUBT = 1.45, 5.2
"""Log odds that the practices help: for the share of the words that they speak of and the length of the question;
against, by words of other subjects and what its words say for refusing."""
_FAR = 100.0
"""Log odds against that are as good as any greater."""
_SCORE, _MORE = 0.37, 0.55
"""The score of such a reading that surely helps nobody, and how much more it is of one that surely does."""


class Nearest(Record):
    """What a question is nearest to."""

    practices: tuple[Entity, ...]
    score: float
    """As of other readings."""


def nearest(frame: Frame, lexicon: Lexicon, answered: Answered | None = None) -> Nearest | None:
    """Return what a question is nearest to, or None where its words say too little, or speak of no kind asked for.

    `answered` gives, in place of the file, by the stem of a word how often questions with it were answered by what.
    """
    told = (word for at, word in enumerate(frame.folded) if at not in frame.steering)
    words = [word for word in dict.fromkeys(told) if word.isalpha() and not is_function_word(word)]
    if len(words) < _FEWEST:
        return None
    scores: Counter[Entity] = Counter()
    whole, number = 0.0, len(lexicon.entities)
    for word in words:
        found = _spoken_of(word, lexicon, answered or answered_by)
        weight = math.log(1 + (number + 0.5) / (len(found) + 0.5)) * _attention(word)
        scores.update({entity: weight * strength / (strength + 1) for entity, strength in found.items()})
        whole += weight
    able = [(entity, score) for entity, score in scores.most_common() if not frame.asked or entity.kind in frame.asked]
    if not able:
        return None
    best = able[0][1]
    foreign = sum(map(is_foreign_word, words))
    against = _FOREIGN * foreign + _DOUBT * leaning(NO_KIND, words_beside_names(frame))
    odds = _SHARE * best / whole + _LENGTH * math.log(1 + len({*frame.folded})) + _LEAST - against
    near = tuple(entity for entity, score in able[:_MOST] if score >= _NEAR * best)
    return Nearest(near, round(_SCORE + _MORE * _likelihood(odds), 4))


def _likelihood(odds: float) -> float:
    """Return the likelihood of these log odds, however long a question made them small."""
    return 1 / (1 + math.exp(min(-odds, _FAR)))


def _attention(word: str) -> float:
    return _LITTLE if is_context_word(word) or is_common_word(word) else 1.0


def _spoken_of(word: str, lexicon: Lexicon, answered: Answered) -> Mapping[Entity, float]:
    """Return the practices that a word speaks for, each with how much it does."""
    hits = lexicon.names.topic(stems_of(word)).strengths
    named = zip(sorted(hits), lexicon.names.numbered(hits), strict=True)
    found: dict[Entity, float] = defaultdict(float, {entity: _NAMED * hits[at] for at, entity in named})
    for code, times in answered(stems_of(word)[0]).items():
        if entity := lexicon.coded(code):
            found[entity] += _ANSWERED * times / UNIT
    return found


def written(answered: Mapping[str, Mapping[str, float]]) -> str:
    """Return the text of how often questions with the stem of a word were answered by practices."""
    return numbered_lines(
        {stem: {code: round(UNIT * times) for code, times in told.items()} for stem, told in answered.items()}
    )


@lru_cache(20_000)
def answered_by(stem: str) -> Mapping[str, int]:
    """Return how often questions with the stem of a word were answered by what, by code, in parts of `UNIT`."""
    return numbers_of(stem, _told())


@cache
def _told() -> str:
    return own_text(FILE)

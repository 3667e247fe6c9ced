"""How much a question, its names replaced by their slots, is like a known way to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from assistant.understanding.intent import known_ways, ways_to_ask
from assistant.understanding.phrasebook import alike
from assistant.understanding.sentences import said_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.understanding.frame import Frame

Shown = tuple[int, str]
"""Where a stretch of words ends, and the placeholder that stands for it."""


def likeness(intent: str, sentences: Iterable[str]) -> float:
    """Return the likeness of the most alike of some sentences in which names are replaced by their slots, 0 to 1.

    It is RapidFuzz' token_sort_ratio; the words of the ways to ask are sorted beforehand.
    """
    asked = [alike(sentence) for sentence in sentences]
    if not known_ways(intent).isdisjoint(asked):
        return 1.0
    best = 0.0
    for sentence in asked:
        found = process.extractOne(sentence, ways_to_ask(intent), scorer=fuzz.ratio, score_cutoff=best)
        best = found[1] if found else best
    return best / 100


def skeletons(frame: Frame, shown: Mapping[int, Shown]) -> list[str]:
    """Return the sentences of the question with a placeholder for every name, without what only says who says it.

    `shown` tells by position what names are replaced by.
    """
    found, hearsay = [], said_at(frame.folded, "hearsay")
    for sentence in frame.sentences:
        words, position = [], sentence[0]
        while position <= sentence[-1]:
            last, word = shown.get(position, (position + 1, frame.folded[position]))
            words += [] if position in hearsay else [word]
            position = max(last, position + 1)
        found.append(" ".join(words))
    return found

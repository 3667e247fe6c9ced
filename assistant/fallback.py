"""What is answered where no kind of question surely fits: the practices that its words are nearest to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.selection import LARGE
from assistant.session import Candidate
from assistant.understanding.intent import intent_named
from assistant.understanding.nearest import nearest
from assistant.understanding.recognise import Reading
from assistant.understanding.slots import SlotValue

if TYPE_CHECKING:
    from assistant.understanding.frame import Frame
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.nearest import Nearest

_SURE = 0.75
"""The score from which a reading needs no other."""


def with_nearest(taken: Frame, candidates: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Return the readings of a whole question, best first, one more among them where none is sure.

    A large graph has no such reading: too much would speak of every word.
    """
    sure = candidates and candidates[0].reading.score >= _SURE
    found = None if taken.leans or sure or len(lexicon.entities) > LARGE else nearest(taken, lexicon)
    told = [as_reading(taken, found)] if found else []
    return sorted([*candidates, *told], key=lambda candidate: -candidate.reading.score)


def as_reading(taken: Frame, found: Nearest) -> Candidate:
    """Return what a question is nearest to as a reading of it."""
    values = tuple(SlotValue("topic", practice, 0, 0, 100 * found.score) for practice in found.practices)
    return Candidate(taken, Reading(intent_named("topic"), values, found.score, nearest=True))

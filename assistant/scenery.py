"""Conditions that a question may well not mean: what it tells beside its request, or names in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.lexicon import HIDDEN
from assistant.understanding.names import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.session import Candidate
    from assistant.understanding.frame import Frame
    from assistant.understanding.names import Mention


def without_scenery(candidate: Candidate) -> Iterable[Frame]:
    """Yield the question without what it may not mean: what the conversation brings along, then the weakest names.

    Each name alone is tried before all of them together.
    """
    frame = candidate.frame
    if frame.carried:
        frame = frame._replace(carried=(), spent=frozenset(), going_on="")
        yield frame
    passing = sorted((m for m in frame.mentions if _in_passing(m, candidate)), key=lambda m: (m.score, m.first))
    for mention in passing:
        yield _without(frame, {mention.first})
    if len(passing) > 1:
        yield _without(frame, {mention.first for mention in passing})


def _without(frame: Frame, starts: set[int]) -> Frame:
    return frame._replace(mentions=tuple(m for m in frame.mentions if m.first not in starts))


def _in_passing(mention: Mention, candidate: Candidate) -> bool:
    """Say whether a condition is matched loosely, stands outside what asks, or is one that is named in passing."""
    frame, intent = candidate.frame, candidate.reading.intent
    if mention.names_kind:
        return False
    named = {name.entity for name in mention.names}
    slots = {value.slot for value in candidate.reading.values if value.entity in named}
    passing = intent.in_passing | (frozenset() if _is_outright(mention, frame) else intent.by_name)
    return mention.score < LETTERS or mention.first not in frame.asking or (bool(slots) and slots <= passing)


def _is_outright(mention: Mention, frame: Frame) -> bool:
    """Say whether a thing is named by a proper name, or after the word for its kind: `in the phase Discover`."""
    kinds = {name.entity.kind for name in mention.names}
    told = any(m.kinds & kinds and 0 <= mention.first - m.last <= 1 for m in frame.mentions)
    return told or any(name.rank < HIDDEN for name in mention.names)

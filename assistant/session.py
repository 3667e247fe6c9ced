"""Conversations under way: what was asked last, how it was read, and what was shown."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from kg.records import Record

if TYPE_CHECKING:
    from assistant.understanding.frame import Frame
    from assistant.understanding.lexicon import Entity
    from assistant.understanding.recognise import Reading

_MOST_SESSIONS = 1000


class Turn(Record):
    """One question that was answered."""

    frame: Frame
    reading: Reading
    results: tuple[Entity, ...]
    listed: Turn | None = None
    """The turn with the list at which this one only looked closer: what comes next may go on with that one."""


class Session:
    """One conversation."""

    __slots__ = ("last",)

    def __init__(self, last: Turn | None = None) -> None:
        self.last = last


class Candidate(Record):
    """A reading together with the question as it was read, conversation included."""

    frame: Frame
    reading: Reading


class Sessions:
    """The conversations under way; the one silent longest is forgotten first."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, Session] = OrderedDict()

    def get(self, name: str) -> Session:
        """Return the conversation of that name, a new one where there is none."""
        session = self._open.setdefault(name, Session())
        self._open.move_to_end(name)
        while len(self._open) > _MOST_SESSIONS:
            self._open.popitem(last=False)
        return session

"""Which kinds of questions a question can be at all, told at a glance: most are ruled out before they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.intent import ANYTHING, TELLING_WORD
from kg.records import Record

if TYPE_CHECKING:
    from assistant.understanding.frame import Frame
    from assistant.understanding.intent import Intent
    from assistant.understanding.sense import Senses


class Glance(Record):
    """What stands in a question, whatever it asks."""

    said: frozenset[tuple[str, ...]]
    things: frozenset[str]
    """The kinds of the things that are named."""
    kinds: frozenset[str]
    """The kinds of things that are named as such, also inside of longer names."""
    counted: bool
    going_on: str
    identifies: bool

    def allows(self, intent: Intent) -> bool:
        """Say whether a reading as this kind of question could succeed; True where only reading can tell."""
        if intent.name in {self.going_on, "topic"} or (self.identifies and "described" in intent.notes):
            return True
        told = not self.said.isdisjoint(intent.telling)
        if intent.needs == TELLING_WORD:
            return told
        asked = bool((self.kinds | self.things) & intent.answers)
        if intent.needs and not told and not asked:
            return False
        return asked or not intent.slots or self._fills(intent)

    def _fills(self, intent: Intent) -> bool:
        kinds = intent.takes_kinds
        if self.counted and "group_size" in intent.slots:
            return True
        return bool(self.things & kinds) or (ANYTHING in kinds and bool(self.things or self.kinds))


def glance(frame: Frame, senses: Senses) -> Glance:
    """Take in a question at a glance."""
    mentions = (*frame.mentions, *frame.carried)
    return Glance(
        senses.said,
        frozenset(name.entity.kind for mention in mentions for name in mention.names),
        frozenset().union(*(mention.kinds for mention in mentions), *(word.kinds for word in senses.words)),
        bool(frame.counts),
        frame.going_on,
        frame.identifies,
    )

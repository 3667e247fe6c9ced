"""One question read as one kind of question: what it explains, what it leaves, and how well it fits."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.understanding import weights
from assistant.understanding.intent import ANYTHING
from assistant.understanding.kinds import Kinds
from assistant.understanding.lexicon import HIDDEN, Entity
from assistant.understanding.names import LETTERS, REORDERED
from assistant.understanding.negation import is_either
from assistant.understanding.phrasebook import placeholder
from assistant.understanding.slots import (
    SlotValue,
    asks_for_others,
    fitting,
    is_bare,
    slots_for,
)
from assistant.understanding.topic_reading import (
    take_description,
    take_topic,
    take_topic_as_item,
    without_others,
    without_scenes,
)

if TYPE_CHECKING:
    from assistant.understanding.names import Mention
    from assistant.understanding.numbers import Count
    from assistant.understanding.text import Token

NOWHERE = Entity("", "https://w3id.org/bindwijzer/id/scheme/groepsgroottes", "GroupSize")
"""Stands for a number of participants on which the source is silent."""
_ONLY_EXCLUDED = {"principle", "presence", "aspect"}
"""What is negated only when taken out of a whole: `students are not willing to take part` is no exclusion."""
_NEVER_NEGATED = {"item", "outcome", "topic"}


class Reader(Kinds):
    """Fills the account of one reading as the question is gone through."""

    def read(self) -> float | None:
        """Go through the question; return how well this reading fits, or None where it does not."""
        if self.intent.name == "topic":
            take_topic(self)
        else:
            self._take_names()
        if "described" in self.intent.notes:
            without_scenes(self)
            if self.frame.identifies:
                without_others(self)
                take_description(self)
        if not self._is_complete():
            return None
        self._weigh_words()
        return self._score() if self._is_called_for() and self.evidence > 0 else None

    def _take_names(self) -> None:
        for mention in (*self.frame.mentions, *self.frame.carried):
            self._take_mention(mention)
        for count in self.frame.counts:
            self._take_count(count)
        if self.members and self._offers_alternatives():
            self.against += weights.UNFIT
        if self.kind_named and not self.values and "item" in self.intent.slots and not self.frame.identifies:
            take_topic_as_item(self)

    def _take_mention(self, mention: Mention) -> None:
        strength = mention.score / 100 * weights.trust([t for t in self._tokens(mention) if t.corrected])
        if mention.length == 1 and mention.score < 100:
            strength *= weights.INFLECTED_WORD
        chosen = (
            not self._is_aside(mention)
            and (self.frame.yes_no or self._is_option(mention))
            and not asks_for_others(self.intent, self.frame)
        )
        filled = (chosen and self._as_member(mention, strength)) or self._into_slots(mention, strength)
        if not filled:
            self._without_slot(mention, strength)
        self.explained.update(range(mention.first, mention.last))
        if mention.length > 1 and not mention.names_kind:
            self._hear_kind(mention, filled=filled)

    def _is_aside(self, mention: Mention) -> bool:
        """Say whether a name stands outside the sentences that ask, which hold a possible answer of their own."""
        asking, answers = self.frame.asking, self.intent.answers
        if not mention.length or mention.first in asking:
            return False
        return any(m.first in asking and answers & {n.entity.kind for n in m.names} for m in self.frame.mentions)

    def _tokens(self, mention: Mention) -> tuple[Token, ...]:
        return self.frame.tokens[mention.first : mention.last]

    def _as_member(self, mention: Mention, strength: float) -> bool:
        """Take a name as the thing of which the question asks whether it belongs to the answer."""
        names = [name for name in mention.names if name.entity.kind in self.intent.options]
        able = [name.entity for name in names if name.rank == names[0].rank]
        chosen = dict.fromkeys(entity for entity in able if entity.kind in self.intent.answers)
        self.members += [entity for entity in chosen if entity not in self.members]
        self.options += bool(names)
        self.evidence += strength if names else 0
        return bool(names)

    def _offers_alternatives(self) -> bool:
        """Say whether conditions are answers to choose from: `is the pub quiz for small or large groups?`."""
        alike = [
            m for m in self.frame.mentions if any(self.intent.takes_any(value.slot, m.things) for value in self.values)
        ]
        return any(
            one.things & other.things and is_either(self.frame.folded[one.last : other.first])
            for one, other in pairwise(alike)
        )

    def _is_option(self, mention: Mention) -> bool:
        """Say whether a name is one of several possible answers on offer: `on site, live or asynchronous`."""
        if not self.intent.options & mention.things:
            return False
        alike = {frozenset(n.entity for n in m.names) for m in self.frame.mentions if self.intent.options & m.things}
        return len(alike) > 1 and "item" in self.intent.slots

    def _into_slots(self, mention: Mention, strength: float) -> bool:
        slots = [slot for slot in slots_for(self.intent, self.frame, mention) if not self._is_backdrop(mention, slot)]
        if slots:
            self.evidence += strength * self._worth(mention, slots[0])
        for slot in slots:
            self._fill(mention, slot)
        return bool(slots)

    def _is_backdrop(self, mention: Mention, slot: str) -> bool:
        """Say whether a name stands outside the sentences that ask, which name another thing of its kind.

        What is named in passing gives way to any condition there.
        """
        if not mention.length or mention.first in self.frame.asking or slot == "item":
            return False
        own = {name.entity for name in mention.names}
        kinds = self.intent.slots[slot] & {entity.kind for entity in own}
        asked = [n.entity for m in self.frame.mentions if m.first in self.frame.asking for n in m.names]
        told = any(entity.kind in taken for taken in self.intent.slots.values() for entity in asked)
        passing = told and slot in self.intent.in_passing
        return own.isdisjoint(asked) and (passing or any(entity.kind in kinds for entity in asked))

    def _worth(self, mention: Mention, slot: str) -> float:
        """Return how much a name in a slot says: long names more, editorial conditions and heaps of things less."""
        if ANYTHING in self.intent.slots[slot] and any(value.slot == slot for value in self.values):
            self.against += weights.HEAP
            return weights.HEAPED
        worth = min(1 + weights.LONGER * (mention.length - 1), weights.LONGEST)
        told = self.is_told or mention.first in self.frame.negated
        if (not told and self._is_reluctant(mention)) or self._is_catchword(mention):
            self.against += weights.RELUCTANT
        if slot in self.intent.by_name and not self._names_answer():
            self.against += weights.UNFIT_KIND
        return worth * (weights.EDITORIAL if slot in self.intent.by_name else 1)

    def _is_catchword(self, mention: Mention) -> bool:
        """Say whether a bare search word of one thing is spoken of by others as well: `escape rooms`."""
        search = "bare" in self.intent.notes and all(name.rank == HIDDEN for name in mention.names)
        named = {name.entity for name in mention.names}
        return search and is_bare(self.frame, mention) and named < {*self.found.entities}

    def _is_reluctant(self, mention: Mention) -> bool:
        """Say whether a name is of a kind that this kind of question takes only when it is told to."""
        return all(name.entity.kind in self.intent.reluctant for name in mention.names) and not is_bare(
            self.frame, mention
        )

    def _fill(self, mention: Mention, slot: str) -> None:
        if self._is_overruled(mention, slot) or (slot in self.intent.by_name and mention.score <= REORDERED):
            return
        tokens, too = self.frame.tokens, f"{slot}_too"
        if self.frame.both and too in self.intent.slots and any(value.slot == slot for value in self.values):
            slot = too
        span = (tokens[mention.first].start, tokens[mention.last - 1].end) if mention.length else (0, 0)
        beside = any(value.slot == slot and not value.negated for value in self.values) or self._affirms(mention, slot)
        against = self.frame.excluded if slot in _ONLY_EXCLUDED and not beside else self.frame.negated
        denied = mention.denied or (mention.length > 0 and mention.first in against)
        negated = slot not in _NEVER_NEGATED and denied
        every = "every" in self.intent.notes or ("bare" in self.intent.notes and is_bare(self.frame, mention))
        for entity in fitting(self.intent, mention, slot, every=every):
            self.values.append(SlotValue(slot, entity, *span, round(mention.score, 1), negated))
        if mention.length:
            self.shown[mention.first] = (mention.last, placeholder(slot))

    def _affirms(self, mention: Mention, slot: str) -> bool:
        """Say whether the question names another thing for this slot, without denying it."""
        others = (m for m in self.frame.mentions if m is not mention and m.first not in self.frame.negated)
        return any(self.intent.takes_any(slot, m.things) for m in others)

    def _is_overruled(self, mention: Mention, slot: str) -> bool:
        """Say whether a loosely matched name stands beside one of the same kind that is written out."""
        if mention.score > REORDERED or slot == "item":
            return False
        kinds = self.intent.slots[slot]
        others = [m for m in self.frame.mentions if m is not mention and m.score >= LETTERS and m.length > 1]
        return any(name.entity.kind in kinds for m in others for name in m.names)

    def _take_count(self, count: Count) -> None:
        self.explained.update(range(count.first, count.last))
        if "group_size" not in self.intent.slots:
            self.against += weights.UNFIT
            return
        tokens = self.frame.tokens
        span = (tokens[count.first].start, tokens[count.last - 1].end)
        sizes = [size.entity for size in count.among(self.lexicon.sizes)]
        negated = count.first in self.frame.negated
        self.values += [SlotValue("group_size", entity, *span, 100, negated) for entity in sizes or [NOWHERE]]
        self.shown[count.first] = (count.last, placeholder("group_size"))
        self.evidence += weights.COUNT

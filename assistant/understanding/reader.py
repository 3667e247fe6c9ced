"""One question read as one kind of question: what it explains, what it leaves, and how well it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding import weights
from assistant.understanding.balance import Balance
from assistant.understanding.intent import ANYTHING, TELLING_WORD, cues
from assistant.understanding.language import wording
from assistant.understanding.lexicon import HIDDEN, PRACTICES, Entity
from assistant.understanding.names import LETTERS, REORDERED
from assistant.understanding.phrasebook import placeholder
from assistant.understanding.slots import (
    SlotValue,
    asks_for_others,
    fitting,
    is_apposition,
    is_bare,
    is_empty_slot,
    is_implied,
    slots_for,
)
from assistant.understanding.text import stems_of
from assistant.understanding.topic_reading import take_description, take_topic, take_topic_as_item

if TYPE_CHECKING:
    from assistant.understanding.names import Mention
    from assistant.understanding.numbers import Count
    from assistant.understanding.text import Token

NOWHERE = Entity("", "https://w3id.org/bindwijzer/id/scheme/groepsgroottes", "GroupSize")
"""Stands for a number of participants on which the source is silent."""
_ONLY_EXCLUDED = {"principle", "presence", "aspect"}
"""What is negated only when taken out of a whole: `students are not willing to take part` is no exclusion."""
_NEVER_NEGATED = {"item", "outcome", "topic"}


class Reader(Balance):
    """Fills the account of one reading as the question is gone through."""

    def read(self) -> float | None:
        """Go through the question; return how well this reading fits, or None where it does not."""
        if self.intent.name == "topic":
            take_topic(self)
        else:
            for mention in (*self.frame.mentions, *self.frame.carried):
                self._take_mention(mention)
            for count in self.frame.counts:
                self._take_count(count)
        if self.kind_named and not self.values and "item" in self.intent.slots and not self.frame.identifies:
            take_topic_as_item(self)
        if self.frame.identifies and "described" in self.intent.notes:
            take_description(self)
        if not self._is_complete():
            return None
        self._weigh_words()
        return self._score() if self._is_called_for() and self.evidence > 0 else None

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
        names = [name for name in mention.names if name.entity.kind in self.intent.answers]
        chosen = {name.entity: None for name in names if name.rank == names[0].rank}
        self.members += [entity for entity in chosen if entity not in self.members]
        self.options += bool(names)
        self.evidence += strength if names else 0
        return bool(names)

    def _is_option(self, mention: Mention) -> bool:
        """Say whether a name is one of several possible answers on offer: `on site, live or asynchronous`."""
        kinds = self.intent.answers & {name.entity.kind for name in mention.names}
        alike = [m for m in self.frame.mentions if kinds & {name.entity.kind for name in m.names}]
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

    def _names_answer(self) -> bool:
        """Say whether the question names the kind of thing that answers it, or goes on with such a question."""
        asked = any(m.kinds & self.intent.answers for m in self.frame.mentions)
        return asked or self.frame.going_on == self.intent.name

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
        beside = any(value.slot == slot and not value.negated for value in self.values)
        against = self.frame.excluded if slot in _ONLY_EXCLUDED and not beside else self.frame.negated
        negated = slot not in _NEVER_NEGATED and mention.length > 0 and mention.first in against
        every = "every" in self.intent.notes or ("bare" in self.intent.notes and is_bare(self.frame, mention))
        for entity in fitting(self.intent, mention, slot, every=every):
            self.values.append(SlotValue(slot, entity, *span, round(mention.score, 1), negated))
        if mention.length:
            self.shown[mention.first] = (mention.last, placeholder(slot))

    def _is_overruled(self, mention: Mention, slot: str) -> bool:
        """Say whether a loosely matched name stands beside one of the same kind that is written out."""
        if mention.score > REORDERED or slot == "item":
            return False
        kinds = self.intent.slots[slot]
        others = [m for m in self.frame.mentions if m is not mention and m.score >= LETTERS and m.length > 1]
        return any(name.entity.kind in kinds for m in others for name in m.names)

    def _without_slot(self, mention: Mention, strength: float) -> None:
        """Weigh a name that fills no slot: the kind asked for, a kind beside its name, or a stranger."""
        beside = is_apposition(self.frame, mention)
        if mention.names_kind and (mention.first in self.frame.negated or self._is_half(mention)):
            self.against += weights.UNFIT_KIND
        elif is_implied(self.intent, mention):
            self.evidence += weights.IMPLIED
        elif all(name.entity.kind in self.intent.context for name in mention.names):
            self.against += weights.IN_PASSING
        elif mention.kinds & self.intent.answers and not (self._is_told(mention) and self._other_kind(mention)):
            self.kind_named = True
            self.evidence += weights.KIND_NAMED * strength
        elif mention.names_kind and self._is_own_slot(mention):
            self.against += weights.IN_PASSING
        elif mention.names_kind:
            self.evidence += 0 if beside else self._strange_kind(mention, strength)
        elif mention.length and not beside:
            aside = 1.0 if mention.first in self.frame.asking else weights.ASIDE
            self.against += weights.UNFIT * strength * aside

    def _is_half(self, mention: Mention) -> bool:
        """Say whether a kind is asked for together with another that this kind of question does not give."""
        asked = self.intent.answers
        if not mention.kinds & asked or "Practice" in asked:
            return False
        others = (m for m in self.frame.mentions if m.names_kind and m is not mention and not m.kinds & asked)
        return any(self._is_joined(m, mention) for m in others)

    def _is_joined(self, one: Mention, other: Mention) -> bool:
        first, second = sorted((one, other), key=lambda m: m.first)
        between = self.frame.folded[first.last : second.first]
        return between in wording(self.frame.language).lists["and_or"] or (not between and second.first == first.last)

    def _is_own_slot(self, mention: Mention) -> bool:
        """Say whether a kind is one to choose from and another is asked for: `all activities across the phases`."""
        asked = self._names_answer()
        kinds = {kind for taken in self.intent.slots.values() for kind in taken}
        return asked and not self.values and any(kind.endswith(k) for kind in kinds for k in mention.kinds)

    def _strange_kind(self, mention: Mention, strength: float) -> float:
        """Return what a kind counts that is not asked for; where nothing speaks for it, it counts against."""
        if "strict" in self.intent.notes:
            self.against += weights.UNFIT_KIND * strength
            return 0.0
        if not self.is_told and is_empty_slot(self.intent, self.frame, mention):
            self.against += weights.UNFIT_KIND * strength
            return 0.0
        known = cues()[self.intent.name]
        stems = [stem for word in self.frame.folded[mention.first : mention.last] for stem in stems_of(word)]
        cue = max((known.get(stem, 0.0) for stem in stems), default=0.0)
        if not cue and self.intent.query is not None:
            self.against += weights.UNFIT_KIND * strength
        return weights.CUE * cue if cue else weights.KIND_NAMED * strength * (self.intent.query is None)

    def _other_kind(self, mention: Mention) -> bool:
        """Say whether the question names another kind of things as well, which is then the one asked for."""
        return any(m.names_kind and not m.kinds & mention.kinds for m in self.frame.mentions)

    def _is_told(self, mention: Mention) -> bool:
        """Say whether the question names a thing of this kind, so that the kind only introduces it."""
        names = [name for m in (*self.frame.mentions, *self.frame.carried) for name in m.names]
        return any(name.entity.kind.endswith(kind) for name in names for kind in mention.kinds)

    def _hear_kind(self, mention: Mention, *, filled: bool) -> None:
        """Notice the kind asked for inside a name, as in `werkvormen om kennis te maken`."""
        words = self.senses.words[mention.first : mention.last]
        inside = frozenset().union(*(word.kinds for word in (words if filled else words[:1])))
        if filled:
            loose = mention.score < LETTERS or all(name.rank for name in mention.names)
            practice = loose and any(name.entity.kind in PRACTICES for name in mention.names)
            self.against += weights.KIND_INSIDE if inside and practice and "strict" in self.intent.notes else 0
            loose = self.intent.needs == TELLING_WORD and all(name.rank for name in mention.names)
            self.against += weights.UNFIT if loose and inside & self.intent.answers else 0
        elif inside & self.intent.answers and not self.kind_named:
            self.kind_named = True
            self.evidence += weights.KIND_NAMED
            self.against = max(self.against - weights.UNFIT * mention.score / 100, 0)

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

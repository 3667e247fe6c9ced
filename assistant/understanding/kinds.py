"""Names that fill no slot in a reading: the kind of thing asked for, a kind beside its name, a kind that is strange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding import weights
from assistant.understanding.balance import Balance
from assistant.understanding.intent import TELLING_WORD, cues
from assistant.understanding.language import wording
from assistant.understanding.lexicon import PRACTICES
from assistant.understanding.names import LETTERS
from assistant.understanding.slots import is_apposition, is_condition_by_name, is_empty_slot
from assistant.understanding.text import stems_of

if TYPE_CHECKING:
    from assistant.understanding.names import Mention


class Kinds(Balance):
    """Weighs the kinds of things that a question names."""

    def _without_slot(self, mention: Mention, strength: float) -> None:
        """Weigh a name that fills no slot: the kind asked for, a kind beside its name, or a stranger."""
        beside = is_apposition(self.frame, mention)
        if mention.names_kind and (mention.first in self.frame.negated or self._is_half(mention)):
            self.against += weights.UNFIT_KIND
        elif is_condition_by_name(self.intent, mention):
            told = {value.entity for value in self.values}
            self.against += 0 if told & {name.entity for name in mention.names} else weights.BY_THE_WAY
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
        return " ".join(between) in wording(self.frame.language).lists["and_or"] or (
            not between and second.first == first.last
        )

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
            numbered = any(word.isdigit() for word in self.frame.folded[mention.first : mention.last])
            loose = self.intent.needs == TELLING_WORD and all(name.rank for name in mention.names) and not numbered
            self.against += weights.UNFIT if loose and inside & self.intent.answers else 0
        elif inside & self.intent.answers and not self.kind_named:
            self.kind_named = True
            self.evidence += weights.KIND_NAMED
            self.against = max(self.against - weights.UNFIT * mention.score / 100, 0)

    def _names_answer(self) -> bool:
        """Say whether the question names the kind of thing that answers it, or goes on with such a question."""
        asked = any(m.kinds & self.intent.answers for m in self.frame.mentions)
        return asked or self.frame.going_on == self.intent.name

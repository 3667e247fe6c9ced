"""What speaks for a reading and what against it: the sum of the account."""

from __future__ import annotations

from assistant.understanding import weights
from assistant.understanding.account import Account
from assistant.understanding.intent import TELLING_WORD, cues, intent_named
from assistant.understanding.language import says
from assistant.understanding.leanings import leaning, words_beside
from assistant.understanding.lexicon import PRACTICES
from assistant.understanding.likeness import likeness, skeletons
from assistant.understanding.names import LETTERS
from assistant.understanding.slots import asks_for_others


class Balance(Account):
    """Weighs the words that the names leave, and adds up."""

    def _weigh_words(self) -> None:
        known, worth = cues()[self.intent.name], weights.CUE if self.intent.query else weights.CUE_UNSAID
        unexplained = foreign = 0.0
        skipped = self.explained | self.frame.steering | self.frame.spent
        for at, sense in enumerate(self.senses.words):
            if at in skipped:
                continue
            cue = max((known.get(stem, 0.0) for stem in sense.stems), default=0.0)
            self.evidence += cue * worth
            if not cue:
                foreign += sense.foreign
                unexplained += 0 if sense.foreign else sense.strange
        if self.frame.elsewhere and self.intent.answers & PRACTICES and not self.kind_named:
            foreign += weights.FOREIGN
        if self.frame.asked and self.intent.query and self.frame.asked.isdisjoint(self.intent.answers):
            unexplained += weights.OTHER_ASKED
        if self.frame.identifies and self.intent.query and not self._gives_what_is_described():
            unexplained += weights.UNFIT_KIND
        if self._is_one_of_several():
            unexplained += weights.OTHER_ASKED
        self.against += weights.damped(unexplained) + foreign
        self.strays = foreign >= weights.FOREIGN

    def _gives_what_is_described(self) -> bool:
        """Say whether this kind of question gives a thing by its description, or the kind of thing that is named."""
        named = any(mention.kinds & self.intent.answers for mention in self.frame.mentions)
        return named or "described" in self.intent.notes

    def _is_one_of_several(self) -> bool:
        """Say whether the question asks for all that its words find, of which the reading gives only a part."""
        other = self.intent.notes.get("yields to")
        if not other or self.is_told or self.senses.said.isdisjoint(intent_named(other).telling):
            return False
        given, found = {value.entity for value in self.values}, {*self.found.best}
        return given < found and self.found.coverage >= 1

    def _is_complete(self) -> bool:
        filled = [value.slot for value in self.values]
        if any(slot not in filled for slot in self.intent.needed) or self._is_alone():
            return False
        if self.intent.at_least:
            slot, least = self.intent.at_least
            return len({value.entity for value in self.values if value.slot == slot}) >= least
        return True

    def _is_alone(self) -> bool:
        """Say whether the question names nothing but conditions that another kind of question answers by themselves."""
        names = [mention.first for mention in self.frame.mentions if not mention.names_kind]
        only = {value.slot for value in self.values} <= self.intent.not_alone
        return bool(self.values) and only and all(first in self.shown for first in names)

    def _is_called_for(self) -> bool:
        """Say whether something in the question speaks for this kind, where the names alone do not."""
        if self.frame.going_on == self.intent.name:
            return True
        telling, needs = self.is_told, self.intent.needs
        if telling and needs and not self.kind_named and self.intent.query:
            self.evidence += weights.TOLD
        elif telling and self.intent.reluctant and self.values:
            self.evidence += weights.EXPLICIT
        if self.intent.query is None:
            return telling and self._is_anchored()
        if needs == TELLING_WORD:
            return telling
        if self.members and not self.values and not self.kind_named:
            return False
        if self.values and not self.kind_named and {value.slot for value in self.values} <= self.intent.by_name:
            return False
        named = self.kind_named or bool(self.members)
        given = bool(self.values) or not self.intent.slots
        return named or (given and (telling or not needs))

    def _is_anchored(self) -> bool:
        """Say whether the question surely names something of this graph or the graph: another form of a word is not."""
        if self.frame.carried or says(self.frame.folded, "itself") is not None:
            return True
        return any(m.length > 1 or m.score >= LETTERS for m in self.frame.mentions)

    def _score(self) -> float:
        strict = weights.STRICT if "strict" in self.intent.notes else 1.0
        self.against *= strict if self.values or self.members else max(strict, weights.BARE_LIST)
        share = self.evidence / (self.evidence + self.against)
        alike = likeness(self.intent.name, skeletons(self.frame, self.shown)) if self.intent.query else share
        asked = weights.MEMBER_ASKED if self.frame.yes_no and self.members else 0
        doubt = (weights.STRAYS if self.strays else 0) + self.senses.doubt
        learned = leaning(self.intent.name, self.leaning_words())
        return round(weights.EVIDENCE * share + weights.LIKENESS * alike + asked + learned - doubt, 4)

    def leaning_words(self) -> set[str]:
        """Return the words that speak for kinds of questions: none where the kinds of things asked for are others."""
        other = asks_for_others(self.intent, self.frame)
        return set() if other or self.frame.leans else words_beside(self.frame, self.shown)

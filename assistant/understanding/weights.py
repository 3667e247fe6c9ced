"""What counts for a reading of a question, and what against: all numbers, tuned on the training questions."""

from __future__ import annotations

KIND_NAMED = 0.8
"""The question names the kind of thing that answers it."""
CUE, CUE_UNSAID = 0.6, 1.5
"""The most telling word of a kind of question; more where the source says nothing, for there is nothing else."""
TOLD = 0.6
"""The word that a kind of question needs is there."""
COUNT = 0.9
"""A number of participants."""
IMPLIED = 0.3
"""A name that only repeats what the kind of question is about."""
LONGER, LONGEST = 0.25, 1.75
"""What each further word of a name adds, and how much a name can count at most."""
EDITORIAL = 0.7
"""A name in a slot that rests on editorial links counts so much of what it would."""
HEAPED = 0.2
"""A further name in a slot that takes anything."""
INFLECTED_WORD = 0.8
"""A single word that is a name only in another form (`ontdekt` for the phase Ontdekken)."""
MEMBER_ASKED = 0.12
"""Added to the score where a yes/no question asks whether something belongs to the answer."""
EVIDENCE, LIKENESS = 0.6, 0.4
"""How the share of what is explained and the likeness to a known way to ask make up the score."""

CONTEXT, COMMON, KNOWN, UNKNOWN = 0.1, 0.3, 0.7, 1.15
"""Against: a word about teaching, a word of any talk, a word that other questions use, a word that nobody knows."""
UNKNOWN_SHORT, SHORT = 0.45, 4
"""An unknown word of fewer letters is more often a typing error than a stranger."""
CORRECTED = 0.2
"""Against: a word that had to be corrected, however little it says."""
UNFIT, UNFIT_KIND = 1.0, 0.7
"""Against: a name that fits no slot, a kind of thing that is not asked for."""
IN_PASSING = 0.2
"""Against: a name that this kind of question takes no notice of."""
HEAP = 0.5
"""Against: each further name in a slot that takes anything."""
KIND_INSIDE = 0.5
"""Against a description: the name holds a word for a kind of things."""
ASIDE = 0.25
"""A word outside the sentences that ask counts so much of what it would."""
STRICT, BARE_LIST = 1.4, 1.3
"""How much more unexplained words count where there should be none: `what is X`, `the seven principles of X`."""
TOPIC, TOPIC_MISSED = 1.1, 2.0
"""For and against: the share of topic words found, and of those not found."""
TOPIC_ENOUGH = 0.6
"""The share of topic words that must be found."""
_FEW, _FURTHER = 2.0, 0.35


def damped(against: float) -> float:
    """Return what unexplained words count together: in a long story each further word counts less."""
    return against if against <= _FEW else _FEW + (against - _FEW) * _FURTHER

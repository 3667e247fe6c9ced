"""What counts for a reading of a question, and what against: all numbers, tuned on the training questions."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from assistant.understanding.frequency import rank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.text import Token

KIND_NAMED = 0.8
"""The question names the kind of thing that answers it."""
CUE, CUE_UNSAID = 0.6, 1.5
"""The most telling word of a kind of question; more where the source says nothing, for there is nothing else."""
TOLD = 0.6
"""The word that a kind of question needs is there."""
EXPLICIT = 0.3
"""A telling word for a kind of question that takes some things only when told."""
COUNT = 0.9
"""A number of participants."""
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

CONTEXT, COMMON, KNOWN = 0.1, 0.3, 0.7
"""Against: a word about teaching, a word of any talk, a word that other questions use."""
_RARE, _COMMON_RANK, _RARE_RANK, _STRANGER = 1.15, 300, 8000, 0.7
"""Against: a rare word; less down to the most common ones; a word that nobody knows may be a typing error."""
FOREIGN = 2.0
"""Against: a word that speaks of other things."""
SUBJECT = 0.2
"""How much of what it would a word counts that names the subject of a course."""
STRAYS = 0.15
"""Taken off the score where such a word is left."""
COMPLEMENT = 2.0
"""How much more a word counts of which a kind is said: `phases of mitosis`."""
_SHORT, _STRANGER_SHORT = 4, 0.45
UNFIT, UNFIT_KIND = 1.0, 0.7
"""Against: a name that fits no slot, a kind of thing that is not asked for."""
OTHER_ASKED = 0.3
"""Against: the question asks for another kind of thing (`which principles`)."""
RELUCTANT = 0.7
"""Against: a name of a kind that this kind of question takes only when a telling word says so."""
BY_THE_WAY = 0.3
"""Against: a name that would be an editorial condition, had the question said what kind of thing it names."""
IN_PASSING = 0.2
"""Against: a name that this kind of question takes no notice of."""
HEAP = 0.5
"""Against: each further name in a slot that takes anything."""
KIND_INSIDE = 0.5
"""Against a description: the name holds a word for a kind of things."""
ASIDE = 0.25
"""A word outside the sentences that ask counts so much of what it would."""
STRICT, BARE_LIST = 1.4, 1.45
"""How much more unexplained words count where there should be none: `what is X`, `the seven principles of X`."""
TOPIC, TOPIC_MISSED = 1.1, 2.0
"""For and against: the share of topic words found, and of those not found."""
DESCRIBED = 2.5
"""For: the share of the words of a description that one practice speaks of."""
DESCRIBED_ENOUGH = 0.35
"""The share of the words of a description that must be found."""
TOPIC_DOUBT = 0.3
"""Against: topic words alone are a weak hint."""
TOPIC_ENOUGH = 0.6
"""The share of topic words that must be found."""
_FEW, _FURTHER = 2.0, 0.35


_SHORT_WORD = 5
_CORRECTED, _CORRECTED_SHORT = 0.1, 0.15
_TRUST, _TRUST_SHORT = 0.95, 0.6


def corrected(token: Token) -> float:
    """Return what a corrected word counts against at least: a short one may well have been another word."""
    return _CORRECTED_SHORT if len(token.folded) <= _SHORT_WORD else _CORRECTED


def trust(found: Iterable[Token]) -> float:
    """Return what a name is worth after these corrections, 0 to 1: less for short words."""
    worth = 1.0
    for token in found:
        worth *= _TRUST_SHORT if len(token.folded) <= _SHORT_WORD else _TRUST
    return worth


def unknown(word: str) -> float:
    """Return what a word counts that has no meaning here: the rarer it is in any talk, the more."""
    place = rank(word)
    if place is None:
        return _STRANGER if len(word) >= _SHORT else _STRANGER_SHORT
    share = math.log(max(place, _COMMON_RANK) / _COMMON_RANK) / math.log(_RARE_RANK / _COMMON_RANK)
    return COMMON + min(share, 1.0) * (_RARE - COMMON)


def damped(against: float) -> float:
    """Return what unexplained words count together: in a long story each further word counts less."""
    return against if against <= _FEW else _FEW + (against - _FEW) * _FURTHER

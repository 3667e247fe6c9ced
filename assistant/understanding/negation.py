"""Which names of a question are negated: `not online`, `without the lecturer`, `on site is not possible`."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.understanding.language import is_function_word, opposites, phrase_length, said, small_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.understanding.names import Mention


SCOPE = 7
"""Words after a negation within which the first name is the one negated."""
_BACK = 4
"""Words before a refusal within which the last name is the one refused."""


def negated(
    folded: Sequence[str], mentions: Sequence[Mention], idle: Collection[int], starts: Collection[int]
) -> frozenset[int]:
    """Return where the negated mentions start; words at `idle` negate nothing, and none reaches beyond its clause."""
    found: set[int] = set()
    for at in range(len(folded)):
        if at in idle:
            continue
        if length := phrase_length(folded, at, "refusal"):
            before = _refused(folded, mentions, at, length, starts)
            found |= before or _denied(folded, mentions, at, length, starts)
        elif length := phrase_length(folded, at, "negation"):
            found |= _denied(folded, mentions, at, length, starts)
    return frozenset(found)


def excluded(folded: Sequence[str], mentions: Sequence[Mention], starts: Collection[int]) -> frozenset[int]:
    """Return where the mentions start that are taken out of a whole: `all but`, `except`, `apart from`."""
    found: set[int] = set()
    for at, length in said(folded, "exclusion"):
        clause = folded[at] in opposites() and small_words("clause") & {*folded[at + length : at + length + 1]}
        if not clause:  # `zonder dat iedereen tegelijk is ingelogd` denies, and takes nothing out
            found |= _denied(folded, mentions, at, length, starts)
    return frozenset(found)


def indifferent(folded: Sequence[str], mentions: Sequence[Mention], starts: Collection[int]) -> set[int]:
    """Return where the names start that do not matter: `how large is no matter`, `regardless of the group size`."""
    found: set[int] = set()
    for at in range(len(folded)):
        if length := phrase_length(folded, at, "no_matter"):
            last = min((start for start in starts if start > at), default=len(folded))
            alone = at + length == last
            first = max((start for start in starts if start < at + (not alone)), default=0)
            found |= {m.first for m in mentions if first <= m.first < last and not m.names_kind}
        elif phrase_length(folded, at, "whatever"):
            last = min((start for start in starts if start > at), default=len(folded))
            found |= {m.first for m in mentions if at <= m.first < last and not m.names_kind}
    return found


def _refused(
    folded: Sequence[str], mentions: Sequence[Mention], at: int, length: int, starts: Collection[int]
) -> set[int]:
    """Return the last name before a refusal in its clause, with only small words between: `fysiek kan echt niet`."""
    if any(m.first < at + length and at < m.last for m in mentions):
        return set()
    before = [m for m in mentions if m.last <= at <= m.last + _BACK and not _parted(m.last, at, starts)]
    return {m.first for m in before[-1:] if _is_carried(folded[m.last : at])}


def _is_carried(between: Sequence[str]) -> bool:
    """Say whether a refusal after these words still speaks of the name before them: not across `but`."""
    return all(is_function_word(word) and word not in small_words("goes_on") for word in between)


def _denied(
    folded: Sequence[str], mentions: Sequence[Mention], at: int, length: int, starts: Collection[int]
) -> set[int]:
    """Return the first name after a negation in its clause, or the name that holds a `without`."""
    inside = [m for m in mentions if m.first < at + length and at < m.last]
    if inside:
        return {m.first for m in inside if folded[at] in opposites()}
    after = [m for m in mentions if at < m.first <= at + SCOPE and not _parted(at, m.first, starts)]
    denied = [m for m in after[:1] if not small_words("goes_on") & {*folded[at + length : m.first]}]
    for one, other in pairwise(after) if denied else ():
        if other.things.isdisjoint(one.things) or not is_either(folded[one.last : other.first]):
            break
        denied.append(other)
    return {m.first for m in denied}


def is_either(between: Sequence[str]) -> bool:
    """Say whether names with these words between them are denied as one: `not online or on site`."""
    return between[:1] in {(word,) for word in small_words("either")} and all(map(is_function_word, between))


def _parted(one: int, other: int, starts: Collection[int]) -> bool:
    """Say whether a clause starts after the one position, up to the other."""
    return any(one < start <= other for start in starts)

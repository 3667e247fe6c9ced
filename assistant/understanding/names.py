"""Names in a question, those that go on after them in short, and those that a kind before them tells apart."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.understanding.language import is_function_word, small_words
from assistant.understanding.lexicon import CLASS
from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.understanding.lexicon import Lexicon, Name
    from assistant.understanding.text import Token

_TRUST_REORDERED = 0.6
"""How much less a name in another word order weighs than its neighbours written out."""
LETTERS, INFLECTED, REORDERED = 100.0, 95.0, 85.0
"""The scores of a name written letter by letter, in another form, in another order."""


class _Mention(Record):
    first: int
    last: int
    names: tuple[Name, ...]
    """Those that are borne most properly first."""
    score: float
    """How well the words fit the name: 100 for the very letters, less for inflection and typing errors."""
    size: int = 0
    """The words that count: all of them for the very letters, else those that carry meaning."""
    denied: bool = False
    """Whether the conversation brings it along as what is not wanted; in a question its place tells."""


class Mention(_Mention):
    """A stretch of words that names something; `first` inclusive, `last` exclusive, counted in words."""

    @property
    def length(self) -> int:
        """Return the number of words it covers: none for a name that the conversation brings along."""
        return self.last - self.first

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Return the kinds of things that it names as such, as local names of classes."""
        return frozenset(name.entity.iri.rpartition("/")[2] for name in self.names if name.entity.kind == CLASS)

    @cached_property
    def things(self) -> frozenset[str]:
        """Return the kinds of the things that it names, `Class` for a kind."""
        return frozenset(name.entity.kind for name in self.names)

    @cached_property
    def names_kind(self) -> bool:
        """Say whether it only names a kind of things, such as `werkvormen`."""
        return all(name.entity.kind == CLASS for name in self.names)

    @property
    def weight(self) -> float:
        """Return how much this mention explains: its score, a little more than proportional to its words."""
        trust = _TRUST_REORDERED if self.score == REORDERED else 1
        return trust * self.score * math.pow(self.size or self.last - self.first, 1.2)


def coordinated(tokens: Sequence[Token], mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Add names that share their last word with the next one: `sociale en cognitieve aanwezigheid`."""
    taken = {i for mention in mentions for i in range(mention.first, mention.last)}
    added = []
    for mention in mentions:
        for at in _before_joint(tokens, mention, taken):
            names = lexicon.inflected([tokens[at].folded, tokens[mention.last - 1].folded])
            if {name.entity.kind for name in names} & {name.entity.kind for name in mention.names}:
                added.append(Mention(at, at + 1, tuple(names), INFLECTED))
                break
        added += _next_in_row(tokens, mention, taken, lexicon)
    return sorted([*mentions, *added], key=lambda mention: mention.first)


def _before_joint(tokens: Sequence[Token], mention: Mention, taken: set[int]) -> Iterator[int]:
    """Yield where a word may share the last word of a name: `small and large groups`, `for small or for large ones`."""
    folded, first = [token.folded for token in tokens], mention.first
    ends = [end for end in (first - 1, first - 2) if end > 0 and {*folded[end:first]} <= small_words("joining")]
    if first > 3 and folded[first - 1] == folded[first - 4] and folded[first - 2] in small_words("joining"):
        ends.append(first - 2)
    for end in ends:
        if not taken & {end, end - 1} and not is_function_word(folded[end - 1]):
            yield end - 1


def _next_in_row(tokens: Sequence[Token], mention: Mention, taken: set[int], lexicon: Lexicon) -> list[Mention]:
    """Return the things of the letters or numbers that go on after a name: `principles A and C`, `fase 1 en 2`."""
    found, at = [], mention.last
    head = [token.folded for token in tokens[mention.first : mention.last - 1]]
    while head and at + 1 < len(tokens) and tokens[at].folded in small_words("joining"):
        last = tokens[at + 1].folded
        names = lexicon.inflected([*head, last]) if len(last) == 1 and at + 1 not in taken else []
        if not names:
            break
        found.append(Mention(at + 1, at + 2, tuple(names), LETTERS))
        at += 2
    return found


def told_apart(mentions: list[Mention]) -> list[Mention]:
    """Keep of each name the things of the kind that stands right before it: `principle Getting to know each other`."""
    found: list[Mention] = []
    for mention in mentions:
        kinds = found[-1].kinds if found and 0 <= mention.first - found[-1].last <= 1 else frozenset()
        named = tuple(name for name in mention.names if any(name.entity.kind.endswith(kind) for kind in kinds))
        found.append(mention._replace(names=named) if named else mention)
    return found

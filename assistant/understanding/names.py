"""Finding the names in a question: exactly, inflected, reordered, spaced otherwise, or with typing errors."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.understanding.frequency import rank
from assistant.understanding.language import is_context_word, is_function_word, small_words
from assistant.understanding.lexicon import CLASS, HIDDEN, PRACTICES
from assistant.understanding.text import fold, stems_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from assistant.understanding.lexicon import Lexicon, Name
    from assistant.understanding.text import Token

_SHORT = 4
"""Words of a name that may be found with a word more, or with other spaces."""
_SHORTEST_FUZZY = 8
_LONG = 4
"""Words that make a name too long to be there by chance."""
_LONGEST_LOOSE = 9
"""Words of the longest name that is found otherwise than letter by letter."""
_TRUST_REORDERED = 0.6
"""How much less a name in another word order weighs than its neighbours written out."""
LETTERS, _INFLECTED, REORDERED = 100.0, 95.0, 85.0
"""The scores of a name written letter by letter, in another form, in another order."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of words that names something; `first` inclusive, `last` exclusive, counted in words."""

    first: int
    last: int
    names: tuple[Name, ...]
    """Those that are borne most properly first."""
    score: float
    """How well the words fit the name: 100 for the very letters, less for inflection and typing errors."""
    size: int = 0
    """The words that count: all of them for the very letters, else those that carry meaning."""
    names_kind: bool = field(init=False)
    """Whether it only names a kind of things, such as `werkvormen`."""
    kinds: frozenset[str] = field(init=False)
    """The kinds of things that it names as such, as local names of classes."""

    @property
    def length(self) -> int:
        """Return the number of words it covers: none for a name that the conversation brings along."""
        return self.last - self.first

    def __post_init__(self) -> None:
        kinds = frozenset(n.entity.iri.rpartition("/")[2] for n in self.names if n.entity.kind == CLASS)
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "names_kind", all(name.entity.kind == CLASS for name in self.names))

    @property
    def weight(self) -> float:
        """Return how much this mention explains: its score, a little more than proportional to its words."""
        trust = _TRUST_REORDERED if self.score == REORDERED else 1
        return trust * self.score * math.pow(self.size or self.last - self.first, 1.2)


def link(
    tokens: Sequence[Token],
    lexicon: Lexicon,
    knows: Callable[[str], bool],
    barred: Collection[str] = (),
    starts: Collection[int] = (),
) -> list[Mention]:
    """Return the names that together explain most of the question, without overlap, in order.

    None starts with a word that is `barred`; only a long name or one as it is written goes on where a clause `starts`.
    """
    strangers = [at for at, token in enumerate(tokens) if not _may_be_named(token.folded, lexicon)]
    folded = [token.folded for token in tokens]
    found = [
        mention
        for first in range(len(tokens))
        if folded[first] not in barred
        for last in range(first + 1, _furthest(first, len(tokens), strangers, lexicon.longest) + 1)
        if (mention := _mention(tokens, folded[first:last], first, lexicon, knows))
        and (mention.score >= LETTERS or mention.length >= _LONG or not any(first < start < last for start in starts))
    ]
    return _best_cover(found, len(tokens))


def _may_be_named(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word can be a part of a long name."""
    return is_function_word(word) or lexicon.names.has_stem(stems_of(word))


def _furthest(first: int, length: int, strangers: Sequence[int], longest: int) -> int:
    """Return where the longest name that starts here can end: a long one holds no word that is in no name."""
    stranger = next((at for at in strangers if at >= first), length)
    return min(first + longest, length, max(first + _SHORT, stranger))


def _mention(
    tokens: Sequence[Token], part: list[str], first: int, lexicon: Lexicon, knows: Callable[[str], bool]
) -> Mention | None:
    last, empty = first + len(part), all(map(is_function_word, part))
    lone = empty and len(part) == 1
    if not lone and (names := lexicon.exact(part)) and (empty or not _is_article(tokens, first, last)):
        return Mention(first, last, tuple(names), LETTERS)
    if empty or len(part) > _LONGEST_LOOSE or (is_function_word(part[-1]) and len(part[-1]) > 1):
        return None
    if is_function_word(part[0]):
        return _parted(part, first, last, lexicon) if part[0] in small_words("where") else None
    return None if len(part) == 1 and is_context_word(part[0]) else _loose(part, first, last, lexicon, knows)


def _loose(part: list[str], first: int, last: int, lexicon: Lexicon, knows: Callable[[str], bool]) -> Mention | None:
    """Find a name that differs in endings, order, one word more, or by a typing error."""
    if names := [name for name in lexicon.inflected(part) if len(part) > 1 or not _is_catchword(name)]:
        content = sum(not is_function_word(word) for word in part)
        told = REORDERED if content < len(part) or _reordered(part, names) else _INFLECTED
        return Mention(first, last, tuple(names), told, content)
    return _parted(part, first, last, lexicon) or _misspelt(part, first, last, lexicon, knows)


def _parted(part: list[str], first: int, last: int, lexicon: Lexicon) -> Mention | None:
    """Find a name with a word more before its last one, which names nothing: `small enough bunch`, `in a real room`."""
    if not 3 <= len(part) <= 4:
        return None
    *head, more, end = part
    if is_function_word(more) or lexicon.named(more):
        return None
    names = [name for name in lexicon.exact([*head, end]) if name.entity.kind not in PRACTICES]
    return Mention(first, last, tuple(names), REORDERED, len(part) - 1) if names else None


def _is_catchword(name: Name) -> bool:
    """Say whether a name is a search word for one practice, which means it only as it stands."""
    return name.rank == HIDDEN and name.entity.kind in PRACTICES


def _reordered(part: list[str], names: Sequence[Name]) -> bool:
    """Say whether the names start with another word than the question does."""
    return len(part) > 1 and all(fold(name.label)[:3] != part[0][:3] for name in names)


def _is_article(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether the span starts with a one-letter word of its own: `a synchronous` is not `a-synchronous`."""
    return last - first > 1 and len(tokens[first].folded) == 1 and not tokens[first + 1].glued


def _misspelt(part: list[str], first: int, last: int, lexicon: Lexicon, knows: Callable[[str], bool]) -> Mention | None:
    letters = "".join(part)
    if (
        len(letters) < _SHORTEST_FUZZY
        or not letters.isalpha()
        or len(part) > 3
        or all(knows(word) or rank(word) for word in part)
    ):
        return None
    errors = 1 if len(letters) < 12 else 2
    names, found = lexicon.misspelt(letters, errors)
    return Mention(first, last, tuple(names), round(90 - 50 * found / len(letters))) if names else None


def _best_cover(found: list[Mention], length: int) -> list[Mention]:
    """Choose mentions that do not overlap and weigh most together."""
    best: list[tuple[float, Mention | None]] = [(0.0, None)] * (length + 1)
    starting: dict[int, list[Mention]] = {}
    for mention in found:
        starting.setdefault(mention.first, []).append(mention)
    for position in reversed(range(length)):
        best[position] = (best[position + 1][0], None)
        for mention in starting.get(position, []):
            total = mention.weight + best[mention.last][0]
            if total > best[position][0]:
                best[position] = (total, mention)
    return _chosen(best, length)


def _chosen(best: list[tuple[float, Mention | None]], length: int) -> list[Mention]:
    chosen, position = [], 0
    while position < length:
        mention = best[position][1]
        if mention:
            chosen.append(mention)
        position = mention.last if mention else position + 1
    return chosen


def coordinated(tokens: Sequence[Token], mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Add names that share their last word with the next one: `sociale en cognitieve aanwezigheid`."""
    taken = {i for mention in mentions for i in range(mention.first, mention.last)}
    added = []
    for mention in mentions:
        at = mention.first - 1
        while at > 0 and tokens[at].folded in small_words("joining") and at not in taken and mention.first - at <= 2:
            names = (
                [] if at - 1 in taken else lexicon.inflected([tokens[at - 1].folded, tokens[mention.last - 1].folded])
            )
            if names and {name.entity.kind for name in names} & {name.entity.kind for name in mention.names}:
                added.append(Mention(at - 1, at, tuple(names), _INFLECTED))
                break
            at -= 1
        added += _next_in_row(tokens, mention, taken, lexicon)
    return sorted([*mentions, *added], key=lambda mention: mention.first)


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
        found.append(replace(mention, names=named) if named else mention)
    return found

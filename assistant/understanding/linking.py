"""Linking the words of a question to the names that explain most of it: as written, inflected, or misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.frequency import rank
from assistant.understanding.language import canonical, is_context_word, is_function_word, small_words
from assistant.understanding.lexicon import HIDDEN, PRACTICES
from assistant.understanding.names import INFLECTED, LETTERS, REORDERED, Mention
from assistant.understanding.text import fold, stems_of
from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from assistant.understanding.lexicon import Lexicon, Name
    from assistant.understanding.text import Token

_SHORT = 4
"""Words of a name that may be found with a word more, or with other spaces."""
_SHORTEST_FUZZY = 8
_LONG = 4
"""Words that make a name too long to be there by chance."""
_LONGEST_LOOSE = 9
"""Words of the longest name that is found otherwise than letter by letter."""


class _Part(Record):
    """Words that stand side by side in a question, and may be a name."""

    words: list[str]
    first: int
    last: int
    strange: bool
    """Whether some word of it is in no name, whatever its ending."""

    def named(self, names: Sequence[Name], score: float, size: int = 0) -> Mention:
        """Return that these words bear these names."""
        return Mention(self.first, self.last, tuple(names), score, size)


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
    able = _Stretches(tokens, lexicon, knows)
    found = [
        mention
        for first, token in enumerate(tokens)
        if token.folded not in barred
        for mention in able.mentions(first)
        if mention.score >= LETTERS or mention.length >= _LONG or not _goes_over(mention, starts)
    ]
    return _best_cover(found, len(tokens))


class _Stretches:
    """The words of a question and those that go on after each: what is the same for all of them is told once."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, knows: Callable[[str], bool]) -> None:
        self._tokens, self._lexicon, self._knows = tokens, lexicon, knows
        self._folded = [token.folded for token in tokens]
        self._small = [*map(is_function_word, self._folded)]
        self._letters = [*map(canonical, self._folded)]
        has_stem = lexicon.names.has_stem
        told = zip(self._folded, self._small, strict=True)
        self._strangers = [at for at, (word, small) in enumerate(told) if not small and not has_stem(stems_of(word))]
        self._unheard = [at for at in self._strangers if not has_stem(stems_of(self._letters[at]))]

    def mentions(self, first: int) -> Iterator[Mention]:
        """Yield what starts with a word, one word more each time."""
        letters, empty = "", True
        strange = next((at for at in self._unheard if at >= first), len(self._folded))
        for last in range(first + 1, self._furthest(first) + 1):
            letters += self._letters[last - 1]
            empty = empty and self._small[last - 1]
            names = self._lexicon.written(letters) if last > first + 1 or not empty else []
            if names and (empty or not self._is_article(first, last)):
                yield Mention(first, last, tuple(names), LETTERS)
            elif not empty and (found := self._otherwise(first, last, strange=strange < last)):
                yield found

    def _furthest(self, first: int) -> int:
        """Return where the longest name that starts here can end: a long one holds no word that is in no name."""
        stranger = next((at for at in self._strangers if at >= first), len(self._folded))
        return min(first + self._lexicon.longest, len(self._folded), max(first + _SHORT, stranger))

    def _is_article(self, first: int, last: int) -> bool:
        """Say whether words start with a one-letter word of its own: `a synchronous` is not `a-synchronous`."""
        return last > first + 1 and len(self._folded[first]) == 1 and not self._tokens[first + 1].glued

    def _otherwise(self, first: int, last: int, *, strange: bool) -> Mention | None:
        """Find a name that is not written so."""
        ends_small = self._small[last - 1] and len(self._folded[last - 1]) > 1
        if ends_small or last - first > _LONGEST_LOOSE:
            return None
        part = _Part(self._folded[first:last], first, last, strange)
        if self._small[first]:
            return _parted(part, self._lexicon) if part.words[0] in small_words("where") else None
        is_context = last == first + 1 and is_context_word(part.words[0])
        return None if is_context else _loose(part, self._lexicon, self._knows)


def _goes_over(mention: Mention, starts: Collection[int]) -> bool:
    """Say whether a clause starts inside a name."""
    return any(mention.first < start < mention.last for start in starts)


def _loose(part: _Part, lexicon: Lexicon, knows: Callable[[str], bool]) -> Mention | None:
    """Find a name that differs in endings, order, one word more, or by a typing error."""
    words = part.words
    inflected = [] if part.strange else lexicon.inflected(words)
    if names := [name for name in inflected if len(words) > 1 or not _is_catchword(name)]:
        content = sum(not is_function_word(word) for word in words)
        return part.named(names, REORDERED if content < len(words) or _reordered(words, names) else INFLECTED, content)
    return _parted(part, lexicon) or _misspelt(part, lexicon, knows)


def _parted(part: _Part, lexicon: Lexicon) -> Mention | None:
    """Find a name with a word more before its last one, which names nothing: `small enough bunch`, `in a real room`."""
    if not 3 <= len(part.words) <= 4:
        return None
    *head, more, end = part.words
    if is_function_word(more) or lexicon.named(more):
        return None
    names = [name for name in lexicon.exact([*head, end]) if name.entity.kind not in PRACTICES]
    return part.named(names, REORDERED, len(part.words) - 1) if names else None


def _is_catchword(name: Name) -> bool:
    """Say whether a name is a search word for one practice, which means it only as it stands."""
    return name.rank == HIDDEN and name.entity.kind in PRACTICES


def _reordered(part: list[str], names: Sequence[Name]) -> bool:
    """Say whether the names start with another word than the question does."""
    return len(part) > 1 and all(fold(name.label)[:3] != part[0][:3] for name in names)


def _misspelt(part: _Part, lexicon: Lexicon, knows: Callable[[str], bool]) -> Mention | None:
    letters = "".join(part.words)
    if (
        len(letters) < _SHORTEST_FUZZY
        or not letters.isalpha()
        or len(part.words) > 3
        or all(knows(word) or rank(word) for word in part.words)
    ):
        return None
    errors = 1 if len(letters) < 12 else 2
    names, found = lexicon.misspelt(letters, errors)
    return part.named(names, round(90 - 50 * found / len(letters))) if names else None


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

"""Numbers of participants in a question: `45 studenten`, `more than 30`, `tussen 50 en 80`, `met z'n tachtigen`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assistant.understanding.known import OPENING
from assistant.understanding.language import LANGUAGES, number_words, phrases, small_words, wording
from assistant.understanding.lines import rows
from assistant.understanding.phrasebook import phrasebook
from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.understanding.language import Phrase
    from assistant.understanding.lexicon import Size
    from assistant.understanding.text import Token

_REACH = 3
"""Words after a number among which the participants may be named (`30 nieuwe eerstejaars studenten`)."""


class Count(Record):
    """A number of participants, `least` to `most` inclusive (None: no limit), and the words that say it."""

    first: int
    last: int
    least: int
    most: int | None

    @property
    def exact(self) -> bool:
        """Say whether it is one number, not a range."""
        return self.least == self.most

    def among(self, sizes: Sequence[Size]) -> list[Size]:
        """Return the size categories that hold for this number; a range must share more than its edge with one.

        Where it shares its edge with one and nothing with any other, as `at most 5` does, that one holds.
        """
        shared = [(size, self._shared(size)) for size in sizes]
        found = [size for size, (low, high) in shared if low < high or (self.exact and low == high)]
        return found or [size for size, (low, high) in shared if low == high]

    def _shared(self, size: Size) -> tuple[int, float]:
        return max(self.least, size.least), min(_limit(self.most), _limit(size.most))


def _limit(number: int | None) -> float:
    return float("inf") if number is None else number


def counts(tokens: Sequence[Token], question: str, *, lenient: bool = False) -> list[Count]:
    """Return the numbers of participants in a question, in order; `lenient` takes bare numbers as well."""
    found: list[Count] = []
    position = 0
    while position < len(tokens):
        count = _count(tokens, position, question, lenient=lenient)
        if count:
            found.append(count)
        position = count.last if count else position + 1
    return found


def number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the number that starts at a word and the word after it.

    >>> from assistant.understanding.text import words
    >>> number(words("twenty five people"), 0)
    (25, 2)
    """
    if tokens[at].folded.isdigit():
        return int(tokens[at].folded[:6]), at + 1
    if not _may_start(tokens[at].folded):
        return None
    for length in (4, 3, 2, 1):
        part = [token.folded for token in tokens[at : at + length]]
        if len(part) == length and (value := _spelled(part)) is not None:
            return value, at + length
    return None


def _may_start(word: str) -> bool:
    """Say whether some number in words may begin with this word, told by its first letters."""
    return word[:OPENING] in _openings()


@cache
def _openings() -> frozenset[str]:
    return frozenset(rows(phrasebook()["openings"]))


def _spelled(part: list[str]) -> int | None:
    letters = "".join(word for word in part if word not in small_words("in_numbers"))
    if not letters or {part[0], part[-1]} & small_words("in_numbers") or letters in small_words("one"):
        return None
    for language in LANGUAGES:
        table = number_words(language)
        for key in (
            letters,
            letters.removesuffix("en"),
            letters.removesuffix("tal"),
            letters.removesuffix("sen"),
            letters.removesuffix("ven") + "f",
        ):
            if key in table:
                return table[key]
    return None


def _count(tokens: Sequence[Token], at: int, question: str, *, lenient: bool) -> Count | None:
    start, comparison = _comparison(tokens, at)
    value = number(tokens, start) if start < len(tokens) else None
    if value is None:
        return None
    least, after = _dozens(tokens, *value)
    said = least
    most: int | None = least
    upper, opened = _upper(tokens, after, question), _or(tokens, after, question)
    if upper:
        most, after = upper
    elif comparison or opened:
        least, most, after = _bounded(least, comparison, *_or_more(tokens, after, question))
    unit, eager = _unit(tokens, after, question), bool(comparison or upper or opened or lenient)
    if not unit and not _stands_for_people(tokens, start, after, said, eager=eager):
        return None
    return Count(at, unit or after, min(least, _limit_of(most, least)), most)


def _dozens(tokens: Sequence[Token], value: int, after: int) -> tuple[int, int]:
    """Read `two dozen` as 24."""
    if after < len(tokens) and tokens[after].folded in small_words("dozen"):
        return value * 12, after + 1
    return value, after


def _limit_of(most: int | None, least: int) -> int:
    return least if most is None else min(least, most)


def _comparison(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """Return where the number would start after a comparing phrase, and which one it is."""
    able = _comparing().get(tokens[at].folded)
    if not able:
        return at, ""
    rest = tuple(token.folded for token in tokens[at : at + 4])
    length, name = max(((len(p), name) for p, name in able if rest[: len(p)] == p), default=(0, ""))
    skip = 1 if length and rest[length : length + 1] in {("de",), ("the",)} else 0
    return at + length + skip, name


@cache
def _comparing() -> Mapping[str, Sequence[tuple[Phrase, str]]]:
    """Return the comparing phrases and what they mean, by their first word."""
    told = [(phrase, name) for name in ("above", "from", "below", "upto") for phrase in phrases(f"compare.{name}")]
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for phrase, name in (*told, *((phrase, "between") for phrase in phrases("amid"))):
        found.setdefault(phrase[0], []).append((phrase, name))
    return found


def _upper(tokens: Sequence[Token], after: int, question: str) -> tuple[int, int] | None:
    """Return the upper end of a range such as `20-45` or `50 en 80`, and the word after it."""
    if after >= len(tokens):
        return None
    gap = question[tokens[after - 1].end : tokens[after].start].strip()
    if gap in {"-", "–", "—", "/"}:
        return number(tokens, after)
    joined = next((p for p in phrases("compare.between") if _at(tokens, after)[: len(p)] == p), None)
    if joined and after + len(joined) < len(tokens):
        value = number(tokens, after + len(joined))
        return value if value and value[0] > 4 else None
    return None


def _at(tokens: Sequence[Token], position: int) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens[position : position + 4])


def _or(tokens: Sequence[Token], after: int, question: str) -> bool:
    return bool(_or_more(tokens, after, question)[0])


def _or_more(tokens: Sequence[Token], after: int, question: str) -> tuple[str, int]:
    """Return whether the number is open upwards or downwards (`30+`, `40 of meer`), and the word after it."""
    if question[tokens[after - 1].end :].lstrip().startswith("+"):
        return "from", after
    for name, meaning in (("or_more", "from"), ("or_less", "upto")):
        for phrase in phrases(f"compare.{name}"):
            if _at(tokens, after)[: len(phrase)] == phrase:
                return meaning, after + len(phrase)
    return "", after


def _bounded(value: int, comparison: str, opened: str, after: int) -> tuple[int, int | None, int]:
    match comparison or opened:
        case "above":
            return value + 1, None, after
        case "from":
            return value, None, after
        case "below":
            return 1, max(value - 1, 1), after
        case "upto":
            return 1, value, after
    return value, value, after


def _unit(tokens: Sequence[Token], after: int, question: str) -> int | None:
    """Return the word after the one that names participants, when one follows soon and nothing parts them."""
    for position in range(after, min(after + _REACH, len(tokens))):
        if set(question[tokens[position - 1].end : tokens[position].start]) & set(",.;:!?()"):
            return None
        if _is_unit(tokens[position].folded):
            return position + 1
        other_unit = any(tokens[position].folded in wording(language).other_units for language in LANGUAGES)
        if other_unit or number(tokens, position) or (tokens[position].folded,) in phrases("negation"):
            return None
    return None


def _is_unit(word: str) -> bool:
    """Say whether a word names participants, or ends in one that does: `propedeusestudenten`."""
    listed = any(word in wording(language).group_words for language in LANGUAGES)
    return listed or word.endswith(("studenten", "students"))


def _stands_for_people(tokens: Sequence[Token], start: int, after: int, value: int, *, eager: bool) -> bool:
    """Say whether a number without a word for participants counts them all the same (`groep van 20`, `voor 45`)."""
    following = tokens[after].folded if after < len(tokens) else ""
    if any(following in wording(language).other_units for language in LANGUAGES):
        return False
    before = [token.folded for token in tokens[max(0, start - 4) : start]]
    if any(tuple(before[-len(lead) :]) == lead for lead in phrases("group_lead")):
        return True
    led = before[-1:] in _COUNTING
    written = tokens[start].folded.isdigit() or value > (_HANDFUL if led else _COUNTED_ON_FINGERS)
    return written and (eager or led)


_HANDFUL, _COUNTED_ON_FINGERS = 5, 12
"""Up to this a number in words counts something else, after a word such as `with` and without."""
_COUNTING = [[word] for word in ("met", "voor", "with", "for", "ongeveer", "about", "circa", "exact", "precies")]

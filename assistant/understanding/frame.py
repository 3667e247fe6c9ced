"""What stands in a question, before it is known what is asked: its words, names, numbers and turns of phrase."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assistant.understanding.anytime import at_any_time, with_denied_times
from assistant.understanding.codes import around, coded, with_codes
from assistant.understanding.language import (
    LANGUAGES,
    Language,
    is_function_word,
    language_of,
    phrases,
    says,
    small_words,
    wording,
)
from assistant.understanding.mentions import named
from assistant.understanding.negation import excluded, negated
from assistant.understanding.sentences import asking, clause_starts, neutral, said_at, sentences, steering
from assistant.understanding.text import Token, words
from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.understanding.codes import Span
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.names import Mention
    from assistant.understanding.numbers import Count
    from assistant.understanding.shapes import Turns
    from assistant.understanding.spelling import Speller

_LONGEST_QUESTION = 1500
"""Characters of a question that are read; a longer one is a pasted text."""
_NEAR = 3
"""Words after `of` among which the complement stands."""


class Frame(Record):
    """A question taken apart."""

    question: str
    language: Language
    tokens: tuple[Token, ...]
    """The words as probably meant, at their places in the question."""
    folded: tuple[str, ...]
    """The same words alone."""
    sentences: tuple[tuple[int, ...], ...]
    """The positions of the words of each sentence."""
    asking: frozenset[int]
    """The positions of the words in the sentences that ask."""
    steering: frozenset[int]
    """The positions of the words that only steer: how many, not, both."""
    mentions: tuple[Mention, ...]
    counts: tuple[Count, ...]
    complements: frozenset[int]
    """The positions of the words of which a kind of things is said, as in `phases of mitosis`."""
    negated: frozenset[int]
    """Where the negated mentions start."""
    excluded: frozenset[int]
    """Where those start that are taken out of a whole."""
    how_many: bool
    yes_no: bool
    exists: bool
    """Whether it asks if there is such a thing at all: `zijn er …`, `do … overlap`."""
    both: bool
    asked: frozenset[str] = frozenset()
    """The kinds of things named first, or right after a word that asks: `which principles`."""
    identifies: bool = False
    """Whether it asks what something is called that it describes."""
    elsewhere: bool = False
    """Whether it asks for a time, a place or a measure, which the graph does not hold: `when does …`."""
    carried: tuple[Mention, ...] = ()
    """Names that the conversation brings along; they stand on no words of the question."""
    spent: frozenset[int] = frozenset()
    """Words that have done their work, such as `de tweede` once the second thing is carried along."""
    going_on: str = ""
    """The kind of question that the conversation goes on with."""
    leans: bool = False
    """Whether it leans on the question before: it may be no whole one."""


def frame(
    question: str, lexicon: Lexicon, speller: Speller, default: Language = "nl", *, lenient: bool = False
) -> Frame:
    """Take a question apart; in a conversation (`lenient`) a bare number may be one of participants."""
    codes = coded(question[:_LONGEST_QUESTION], lexicon)
    written, tokens = _words(question, codes, speller)
    starts = clause_starts(question, tokens)
    names, numbers = named(question, tokens, lexicon, speller, lenient=lenient)
    linked = with_codes(names, tokens, codes)
    counted = {i for count in numbers for i in range(count.first, count.last)}
    folded = tuple(token.folded for token in tokens)
    mentions = with_denied_times(folded, linked, lexicon)
    apart = excluded(folded, linked, starts)
    denied = negated(folded, mentions, counted | neutral(question, tokens), starts)
    mentions, denied = at_any_time(folded, mentions, denied, apart, lexicon)
    return Frame(
        question,
        _language(written, tokens, mentions, default),
        tuple(tokens),
        folded,
        parts := sentences(question, tokens),
        asking(question, tokens, parts, _kinds(mentions)),
        steering(folded),
        tuple(mentions),
        tuple(numbers),
        _complements(folded, mentions),
        denied,
        apart,
        **_turns(folded, mentions, counted, starts),
    )


def _kinds(mentions: Sequence[Mention]) -> set[int]:
    """Return the positions of the words for kinds of things."""
    return {i for m in mentions if m.names_kind for i in range(m.first, m.last)}


def _words(question: str, codes: Collection[Span], speller: Speller) -> tuple[list[Token], list[Token]]:
    """Return the words as they are written, compounds parted, and as they were probably meant; codes are no words."""
    written = [part for token in words(question[:_LONGEST_QUESTION]) for part in _parts(token, speller)]
    meant = [
        token for is_code, part in around(written, codes) for token in (part if is_code else speller.correct(part))
    ]
    return written, meant


def _turns(
    folded: Sequence[str], mentions: Sequence[Mention], counted: Collection[int], starts: Collection[int]
) -> Turns:
    """Return the turns of phrase of a question."""
    return {
        "how_many": _asks_how_many(folded, mentions, counted),
        "yes_no": _asks_yes_or_no(folded, starts),
        "exists": bool(folded) and folded[0] in small_words("there_is"),
        "both": says(folded, "both") is not None,
        "asked": _asked(folded, mentions),
        "identifies": says(folded, "identify") is not None,
        "elsewhere": says(folded, "elsewhere") is not None,
    }


def _language(
    written: Sequence[Token], tokens: Sequence[Token], mentions: Sequence[Mention], default: Language
) -> Language:
    """Return the language of the words around the names, or of all words where those tell nothing."""
    named = [(tokens[m.first].start, tokens[m.last - 1].end) for m in mentions if not m.names_kind]
    around = [t.folded for t in written if not any(first <= t.start < last for first, last in named)]
    return language_of(around, language_of([token.folded for token in written], default))


def _parts(token: Token, speller: Speller) -> list[Token]:
    """Return a word, or the two words of an unknown compound."""
    parts = speller.split(token.folded) if token.end - token.start == len(token.folded) else None
    if not parts:
        return [token]
    at = token.end - len(parts[1])
    return [token._replace(folded=parts[0], end=at), Token(parts[1], at, token.end, glued=True)]


def _complements(folded: Sequence[str], mentions: Sequence[Mention]) -> frozenset[int]:
    """Return the positions of the words that follow a word for a kind of things and `of`."""
    found: set[int] = set()
    inside = {at for mention in mentions for at in range(mention.first, mention.last)}
    for mention in mentions:
        if mention.names_kind and folded[mention.last : mention.last + 1] in {("of",), ("van",)}:
            rest = range(mention.last + 1, len(folded))
            found |= {at for at in rest if not is_function_word(folded[at])} & set(rest[:_NEAR])
    return frozenset(found - inside)


def _asks_how_many(folded: Sequence[str], mentions: Sequence[Mention], counted: Collection[int]) -> bool:
    """Say whether a number is asked for; `telt 60` gives one."""
    said = said_at(folded, "count")
    return any(at + 1 not in counted for at in said - {*counted}) or _counts_kind(folded, mentions)


def _counts_kind(folded: Sequence[str], mentions: Sequence[Mention]) -> bool:
    """Say whether the number of some kind of things is asked for: `the number of work forms`, not `a large number`."""
    said = [at for at in sorted(said_at(folded, "count_of")) if at == 0 or folded[at - 1] in small_words("definite")]
    return any(m.names_kind and 0 < m.first - at <= _NEAR + 1 for m in mentions for at in said)


def _asked(folded: Sequence[str], mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the kinds of things that stand first, or right after a word that asks for them."""
    told = phrases("which")
    first = (m for m in mentions if m.names_kind and (not m.first or folded[m.first - 1 : m.first] in told))
    return frozenset[str]().union(*(m.kinds for m in first))


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs with which yes/no questions start."""
    return frozenset(verb for language in LANGUAGES for verb in wording(language).yes_no)


def _asks_yes_or_no(folded: Sequence[str], starts: Collection[int]) -> bool:
    """Say whether a clause of the question starts with a verb, as yes/no questions do."""
    verbs = _verbs()
    requests = said_at(folded, "request") if says(folded, "whether") is None else set()
    return any(folded[i] in verbs and i not in requests for i in starts)

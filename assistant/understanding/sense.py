"""What each word of a question weighs, whatever kind of question it is: told once, used by every reading."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.understanding import weights
from assistant.understanding.intent import cue_words
from assistant.understanding.language import (
    LANGUAGES,
    is_common_word,
    is_context_word,
    is_foreign_word,
    is_function_word,
    wording,
)
from assistant.understanding.leanings import NO_KIND, leaning, words_beside_names
from assistant.understanding.sentences import said_at
from assistant.understanding.text import stems_of
from kg.records import Record

if TYPE_CHECKING:
    from assistant.understanding.frame import Frame
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.text import Token


_NEAR = 2
"""Words before the word for a course among which its subject is named."""


class Sense(Record):
    """One word: its stems, and what it counts against a reading that does not explain it."""

    stems: tuple[str, ...]
    """Empty for a word that carries no condition: it is no cue."""
    foreign: float
    """What it counts as a word that speaks of other things, 0 for others."""
    strange: float
    """What it counts otherwise: the less common, the more."""
    kinds: frozenset[str] = frozenset()
    """The kinds of things that it names as such, inside of a longer name."""


class Senses(Record):
    """All words of one question."""

    words: tuple[Sense, ...]
    said: frozenset[tuple[str, ...]]
    """Every word and every pair of neighbours."""
    surely_said: frozenset[tuple[str, ...]]
    """The same up to the end of what is asked, without the words that were corrected."""
    doubt: float = 0.0
    """What the words beside the names say for no kind of question at all: it is taken off every score."""


def senses(frame: Frame, lexicon: Lexicon) -> Senses:
    """Return what the words of a question weigh."""
    subjects = _subjects(frame)
    inside = {at for m in frame.mentions if m.length > 1 and not m.names_kind for at in range(m.first, m.last)}
    words = tuple(
        _sense(
            token,
            _attention(frame, at) * (weights.SUBJECT if at in subjects else 1.0),
            lexicon,
            lexicon.kinds_of(token.folded) if at in inside else frozenset(),
        )
        for at, token in enumerate(frame.tokens)
    )
    last = max(frame.asking, default=0)
    sure = [token.folded for token in frame.tokens[: last + 1] if not token.corrected]
    hearsay = said_at(frame.folded, "hearsay")
    told = [word for at, word in enumerate(frame.folded) if at not in hearsay]
    return Senses(words, _said(told), _said(sure), 0.0 if frame.leans else leaning(NO_KIND, words_beside_names(frame)))


@cache
def _course_words() -> frozenset[str]:
    """Return the words of both languages for what is taught and who takes part."""
    return frozenset(word for language in LANGUAGES for word in wording(language).course_words)


def _subjects(frame: Frame) -> set[int]:
    """Return the positions of the words that tell what is taught: `my organic chemistry course`."""
    courses = [at for at, word in enumerate(frame.folded) if word in _course_words()]
    return {before for at in courses for before in range(max(at - _NEAR, 0), at)}


def _said(words: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset([*((word,) for word in words), *pairwise(words)])


def _attention(frame: Frame, position: int) -> float:
    """Return how much a word counts: less outside the sentences that ask, more as what a kind is said of."""
    asked = 1.0 if position in frame.asking else weights.ASIDE
    return asked * (weights.COMPLEMENT if position in frame.complements else 1.0)


def _sense(token: Token, attention: float, lexicon: Lexicon, kinds: frozenset[str]) -> Sense:
    word = token.folded
    stems = () if is_function_word(word) else stems_of(word)
    foreign = weights.FOREIGN if is_foreign_word(word) else 0.0
    return Sense(stems, foreign * attention, _strangeness(token, lexicon) * attention, kinds)


def _strangeness(token: Token, lexicon: Lexicon) -> float:
    word, least = token.folded, weights.corrected(token) if token.corrected else 0.0
    if is_function_word(word):
        return least
    if word.isdigit():
        return weights.COMMON
    if is_context_word(word):
        return max(weights.CONTEXT, least)
    if is_common_word(word):
        return max(weights.COMMON, least)
    if word in lexicon.vocabulary or word in cue_words():
        return min(weights.KNOWN, weights.unknown(word))
    return max(weights.unknown(word), least)

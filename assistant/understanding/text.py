"""The words of a question: folded, stemmed, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import Stemmer

from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+|[^\W\d_]+")
_STEMMERS = {"nl": Stemmer.Stemmer("dutch", 0), "en": Stemmer.Stemmer("english", 0)}
"""Without their own memory of words, which costs more than it saves where most words are new."""
_LONGEST = 64
"""Letters of a word that count; nobody writes a longer one by accident."""


class Token(Record):
    """One word and the characters of the question that it covers: start inclusive, end exclusive."""

    folded: str
    start: int
    end: int
    glued: bool = False
    """Whether no space parts it from the word before, as in `a-synchroon`."""
    corrected: bool = False
    """Whether it was written otherwise and read as the nearest known word."""


def fold(text: str) -> str:
    """Return text in lower case without diacritics.

    >>> fold("Eén café")
    'een cafe'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def words(text: str) -> list[Token]:
    """Return the words and numbers of a text; everything else only separates them.

    >>> [token.folded for token in words("PubQuiz, voor 30+?")]
    ['pubquiz', 'voor', '30']
    >>> [token.folded for token in words("2,000 learners, 5-30")]
    ['2000', 'learners', '5', '30']
    """
    composed = unicodedata.normalize("NFC", text) if not text.isascii() else text
    source = text if len(composed) != len(text) else composed
    tokens: list[Token] = []
    for found in _WORD.finditer(source):
        gap = source[tokens[-1].end : found.start()] if tokens else " "
        glued = not any(character.isspace() for character in gap)
        tokens.append(Token(_digits(fold(found[0]))[:_LONGEST], found.start(), found.end(), glued))
    return tokens


def folded_words(text: str) -> list[str]:
    """Return the folded words and numbers of a text, without their places.

    >>> folded_words("Het café, 2.000+")
    ['het', 'cafe', '2000']
    """
    return [_digits(word)[:_LONGEST] for word in _WORD.findall(fold(text))]


def _digits(word: str) -> str:
    """Return a number without the marks between its thousands: `2.000` and `2,000` as `2000`."""
    return word.replace(".", "").replace(",", "") if word[:1].isdigit() else word


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word in one language.

    >>> stem("werkvormen", "nl")
    'werkvorm'
    """
    return str(_STEMMERS[language].stemWord(word))


def stems_of(word: str) -> tuple[str, ...]:
    """Return the stems of a folded word in both languages."""
    return tuple(f"{language}:{stem(word, language)}" for language in _STEMMERS)


def all_stems(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of many folded words in both languages.

    >>> sorted(all_stems(["groepen"]))
    ['en:groepen', 'nl:groep']
    """
    listed = list(words)
    return frozenset(
        f"{language}:{found}" for language, stemmer in _STEMMERS.items() for found in stemmer.stemWords(listed)
    )


def squash(tokens: list[str]) -> str:
    """Return words as one string, so that spacing and hyphens of compounds do not matter."""
    return "".join(tokens)

"""The keys under which a name is found, whatever the spelling of compounds, inflection or word order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.language import LANGUAGES, canonical, is_function_word, phrases
from assistant.understanding.text import squash, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.language import Language

_FEWEST_CONTENT_WORDS = 2
"""Content words that must be left before function words are ignored: `more students` is not `students`."""


def letters(tokens: Sequence[str]) -> str:
    """Return the letters of folded words, synonyms as one: names with the same letters are the same name."""
    return squash([canonical(token) for token in tokens])


def stem_keys(tokens: Sequence[str], languages: Sequence[Language] = LANGUAGES) -> list[str]:
    """Return, for each language, the stems of the words that matter, sorted.

    >>> stem_keys(["leren", "kennen"])
    ['nl ken leer', 'en kennen leren']
    """
    content = [token for token in tokens if matters(token)]
    if len(content) < _FEWEST_CONTENT_WORDS:
        content = [*tokens]
    meant = [canonical(token) for token in content]
    return [" ".join([language, *sorted([stem(word, language) for word in meant])]) for language in languages]


def matters(word: str) -> bool:
    """Say whether a word of a name must stand in the question too: `not at the same time` needs its `not`."""
    return len(word) == 1 or (word,) in phrases("negation") or not is_function_word(word)


def languages_of(language: str) -> tuple[Language, ...]:
    """Return the languages by whose rules a label is inflected: all where its own is not one of ours."""
    return tuple(ours for ours in LANGUAGES if ours == language) or LANGUAGES

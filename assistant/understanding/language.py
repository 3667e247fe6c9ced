"""The words of each language that carry no condition, and the language in which to reply."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Language = Literal["nl", "en"]

LANGUAGES: tuple[Language, ...] = ("nl", "en")
_FOLDER = Path(__file__).parent.parent / "languages"


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's function words and the fixed phrases of its answers."""

    function_words: frozenset[str]
    telling: frozenset[str]
    """Words that tell this language from the other."""
    phrases: Mapping[str, str]


@cache
def wording(language: Language) -> Wording:
    """Return the words of a language."""
    table = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Wording(frozenset(table["function_words"].split()), frozenset(table["telling"].split()), table["answer"])


def is_function_word(word: str) -> bool:
    """Say whether a folded word carries no condition in either language."""
    return any(word in wording(language).function_words for language in LANGUAGES)


def language_of(words: Iterable[str], default: Language = "nl") -> Language:
    """Return the language in which a question was written, by its telling words.

    >>> language_of(["which", "work", "forms", "fit"])
    'en'
    """
    found = list(words)
    scores = {language: sum(word in wording(language).telling for word in found) for language in LANGUAGES}
    best = max(LANGUAGES, key=lambda language: scores[language])
    return default if scores["nl"] == scores["en"] else best

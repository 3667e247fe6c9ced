"""The words of each language: those without a condition of their own, those that steer a question, fixed phrases."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from assistant.understanding import prepared
from assistant.understanding.own_files import own_text
from assistant.understanding.text import fold, words
from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.understanding.shapes import Words

Language = Literal["nl", "en"]
Phrase = tuple[str, ...]
"""A fixed phrase as its folded words."""
Place = tuple[int, int]
"""Where a phrase starts among words, and how many it has."""

LANGUAGES: tuple[Language, ...] = ("nl", "en")
_REMEMBERED = 20_000
"""Words of which it is remembered what they are."""


class Wording(Record):
    """One language."""

    function_words: frozenset[str]
    context_words: frozenset[str]
    """Words about teaching that are too common here to say what is asked."""
    common_words: frozenset[str]
    """Words so common in any talk that they say little of what it is about."""
    foreign_words: frozenset[str]
    """Words that any talk knows and that are about other things than this graph: food, weather, sports, money."""
    places: frozenset[str]
    """Names of towns and countries, which are about anything."""
    telling: frozenset[str]
    """Words that tell this language from the other."""
    yes_no: frozenset[str]
    """Verbs with which a yes/no question starts."""
    course_words: frozenset[str]
    """Words for what is taught and who takes part: the subject named right before them is no topic here."""
    group_words: frozenset[str]
    other_units: frozenset[str]
    lists: Mapping[str, Sequence[str]]
    """Phrases that steer a question: `count`, `negation`, `compare.above`, `follow.it`, and so on."""
    ordinals: Mapping[str, int]
    synonyms: Mapping[str, str]
    """Words that name the same here, each with the one that stands for all."""
    slots: Mapping[str, str]
    phrases: Mapping[str, str]


@cache
def wording(language: Language) -> Wording:
    """Return the words of a language."""
    kept = prepared.phrases()
    told = kept["languages"][language] if kept else derived_words(language)
    return Wording(
        **{name: frozenset(words.split()) for name, words in told["sets"].items()},
        lists=told["lists"],
        ordinals=told["ordinals"],
        synonyms={word: chief for chief, listed in told["synonyms"].items() for word in listed.split()},
        slots=told["slots"],
        phrases=told["answer"],
    )


def derived_words(language: Language) -> Words:
    """Return the words of a language from their file."""
    import tomllib

    table = tomllib.loads(own_text(f"languages/{language}.toml"))
    return {
        "sets": {name: " ".join(sorted(set(fold(table[name]).split()))) for name in _SETS},
        "lists": {name: [" ".join(phrase) for phrase in listed] for name, listed in _lists(table)},
        "ordinals": table["ordinals"],
        "synonyms": table["synonyms"],
        "slots": table["slots"],
        "answer": table["answer"],
    }


_SETS = (
    "function_words",
    "context_words",
    "common_words",
    "foreign_words",
    "places",
    "telling",
    "yes_no",
    "course_words",
    "group_words",
    "other_units",
)


def _lists(table: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, tuple[Phrase, ...]]]:
    for name, value in table.items():
        if isinstance(value, list):
            yield prefix + name, tuple(tuple(token.folded for token in words(text)) for text in value)
        elif isinstance(value, dict) and name in {"compare", "follow"}:
            yield from _lists(value, f"{name}.")
    if "ordinal_words" in table:
        yield prefix + "ordinal_words", tuple((word,) for word in fold(table["ordinal_words"]).split())


@cache
def _numbers() -> dict[str, dict[str, int]]:
    numbers: dict[str, dict[str, int]] = json.loads(own_text(f"languages/{prepared.NUMBERS}"))
    return numbers


def number_words(language: Language) -> Mapping[str, int]:
    """Return the numbers that a language has words for, by these words run together."""
    return _numbers()[language]


@lru_cache(_REMEMBERED)
def is_function_word(word: str) -> bool:
    """Say whether a folded word carries no condition in either language."""
    return any(word in wording(language).function_words for language in LANGUAGES)


@lru_cache(_REMEMBERED)
def is_context_word(word: str) -> bool:
    """Say whether a folded word is too common in this domain to say what is asked."""
    return any(word in wording(language).context_words for language in LANGUAGES)


@lru_cache(_REMEMBERED)
def is_common_word(word: str) -> bool:
    """Say whether a folded word is common in any talk."""
    return any(word in wording(language).common_words for language in LANGUAGES)


@lru_cache(_REMEMBERED)
def is_foreign_word(word: str) -> bool:
    """Say whether a folded word speaks of other things than this graph in either language."""
    return any(word in wording(language).foreign_words for language in LANGUAGES)


@lru_cache(_REMEMBERED)
def canonical(word: str) -> str:
    """Return the word that stands for a folded word and its synonyms, such as `docent` for `lesgever`."""
    for language in LANGUAGES:
        if chief := wording(language).synonyms.get(word):
            return chief
    return word


@cache
def phrases(name: str) -> frozenset[Phrase]:
    """Return the steering phrases of both languages under one name, such as `follow.it`."""
    listed = (phrase for language in LANGUAGES for phrase in wording(language).lists.get(name, ()))
    return frozenset(tuple(phrase.split()) for phrase in listed)


@cache
def small_words(name: str) -> frozenset[str]:
    """Return the single words of both languages under one name, such as `joining`."""
    return frozenset(phrase[0] for phrase in phrases(name) if len(phrase) == 1)


@cache
def opposites() -> Mapping[str, str]:
    """Return the words that negate what they name, each with the word that does not: `without` and `with`."""
    pairs = (wording(language).lists["without"] for language in LANGUAGES)
    return {negating: plain for negating, plain in pairs}  # noqa: C416 - pairs are lists


@cache
def phrases_from(name: str) -> Mapping[str, tuple[Phrase, ...]]:
    """Return the steering phrases under one name by their first word, longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases(name), key=lambda phrase: (-len(phrase), phrase)):
        found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(listed) for word, listed in found.items()}


def says(tokens: Sequence[str], name: str) -> int | None:
    """Return where in the words one of the phrases of that name starts, or None."""
    return next((at for at, _ in said(tokens, name)), None)


def said(tokens: Sequence[str], name: str) -> Iterator[Place]:
    """Yield where phrases of that name start in the words, the longest at each place."""
    able = phrases_from(name)
    for at, word in enumerate(tokens):
        if word in able and (length := phrase_length(tokens, at, name)):
            yield at, length


def phrase_length(tokens: Sequence[str], at: int, name: str) -> int:
    """Return how many words the longest phrase of that name has that starts at a word, 0 for none."""
    able = phrases_from(name).get(tokens[at])
    return next((len(p) for p in able if tuple(tokens[at : at + len(p)]) == p), 0) if able else 0


@cache
def _telling(language: Language) -> frozenset[str]:
    """Return the words that only this language has."""
    own, others = wording(language), [wording(other) for other in LANGUAGES if other != language]
    strange = frozenset(word for o in others for word in o.function_words | o.telling | o.context_words)
    return (own.telling - frozenset(w for o in others for w in o.function_words)) | (
        (own.function_words | own.context_words) - strange
    )


def language_of(found: Iterable[str], default: Language = "nl") -> Language:
    """Return the language in which a question was written, by its telling words.

    >>> language_of(["which", "work", "forms", "fit"])
    'en'
    """
    seen = list(found)
    scores = {language: sum(word in _telling(language) for word in seen) for language in LANGUAGES}
    best = [language for language in LANGUAGES if scores[language] == max(scores.values())]
    return best[0] if len(best) == 1 else default

"""The ways to ask, as plain data: derived from the folders of the kinds of questions, or read as prepared."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from assistant.understanding import prepared
from assistant.understanding.known import known_words, number_openings
from assistant.understanding.language import LANGUAGES, derived_words, is_context_word, is_function_word
from assistant.understanding.own_files import own_names, own_text
from assistant.understanding.text import fold, folded_words, stem
from kg.query import template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.language import Language
    from assistant.understanding.shapes import Kind, Phrasebook, Query, Said

_SLOT = r"\{(\w+)\}"


@cache
def phrasebook() -> Phrasebook:
    """Return all phrases, as prepared if that fits."""
    return prepared.phrases() or derived()


def derived() -> Phrasebook:
    """Return all phrases from their files."""
    kinds = {name: _kind(name) for name in names()}
    asked = [way.split() for name in kinds for way in authored(name)]
    words = {word for way in asked for word in way} - _placeholders(kinds.values())
    languages = {language: derived_words(language) for language in LANGUAGES}
    return {
        "kinds": kinds,
        "ways": "\n".join("\t".join(_once([*authored(name), *learned(name)])) for name in kinds),
        "words": "\n".join(sorted(words)),
        "known": "\n".join(sorted(words | known_words(kinds.values(), languages))),
        "openings": "\n".join(sorted(number_openings())),
        "languages": languages,
    }


def _placeholders(kinds: Iterable[Kind]) -> set[str]:
    return {placeholder(slot) for kind in kinds if kind["query"] for slot in kind["query"]["slots"]}


def placeholder(slot: str) -> str:
    """Return the word that stands for a slot in a skeleton.

    >>> placeholder("group_size")
    'xgroupsize'
    """
    return "x" + slot.replace("_", "").removesuffix("too")


def names() -> list[str]:
    """Return the names of the kinds of questions, which are those of their folders."""
    return sorted(name for name in own_names("intents") if "nl.toml" in own_names(f"intents/{name}"))


def authored(name: str, languages: Iterable[Language] = LANGUAGES) -> list[str]:
    """Return the ways to ask that were written for a kind of question, folded, each slot as one word of its own."""
    return [_skeleton(phrase) for language in languages for phrase in _table(name, language)["phrases"]]


def learned(name: str) -> list[str]:
    """Return further ways to ask, learned from questions, likewise; their words are no cues."""
    lines = own_text(learned_file(name)).splitlines() if "learned.txt" in own_names(f"intents/{name}") else []
    return [_skeleton(line) for line in lines]


def learned_file(name: str) -> str:
    """Return where the learned ways to ask of a kind of question stand, below the assistant."""
    return f"intents/{name}/learned.txt"


def alike(way: str) -> str:
    """Return a way to ask, or a question, with its words in the order of letters.

    >>> alike("which forms fit")
    'fit forms which'
    """
    return " ".join(sorted(way.split()))


def _once(ways: Iterable[str]) -> Iterable[str]:
    """Return ways to ask with their words in order, each once."""
    return dict.fromkeys(map(alike, ways))


def _kind(name: str) -> Kind:
    has_query = "query.rq" in own_names(f"intents/{name}")
    query = _query(name, own_text(f"intents/{name}/query.rq")) if has_query else None
    return {"query": query, "said": {language: _said(name, language) for language in LANGUAGES}}


def _query(name: str, source: str) -> Query:
    read = template(name, source)
    return {
        "sentence": read.sentence,
        "text": read.text,
        "slots": dict(read.slots),
        "needed": sorted(read.needed),
        "notes": dict(read.notes),
    }


@cache
def _table(name: str, language: Language) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(own_text(f"intents/{name}/{language}.toml"))


def _said(name: str, language: Language) -> Said:
    table = _table(name, language)
    telling = {" ".join(fold(part) for part in word.split("_")) for word in table.get("telling", "").split()}
    return {
        "title": table["title"],
        "questions": table["questions"],
        "offers": table.get("offers", []),
        "examples": table.get("examples", []),
        "telling": sorted(telling),
        "cues": _content_stems(authored(name, [language]), language),
    }


def _skeleton(phrase: str) -> str:
    """Return a way to ask, folded, each slot as one word of its own."""
    marked = re.sub(_SLOT, lambda found: placeholder(found[1]), phrase)
    return " ".join(folded_words(marked))


def _content_stems(skeletons: list[str], language: Language) -> list[str]:
    content = {
        word
        for skeleton in skeletons
        for word in skeleton.split()
        if not is_function_word(word) and not is_context_word(word)
    }
    return sorted({f"{language}:{stem(word, language)}" for word in content})

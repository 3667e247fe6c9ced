"""The ways to ask, as plain data: derived from the folders of the kinds of questions, or read as prepared."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from assistant.understanding import prepared
from assistant.understanding.known import known_words, number_openings
from assistant.understanding.language import LANGUAGES, Words, derived_words, is_context_word, is_function_word
from assistant.understanding.text import fold, folded_words, stem
from kg.query import template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.language import Language

FOLDER = Path(__file__).parent.parent / "intents"
_SLOT = re.compile(r"\{(\w+)\}")


class Query(TypedDict):
    """A query template, its head taken apart."""

    sentence: str
    text: str
    slots: dict[str, str]
    needed: list[str]
    notes: dict[str, str]


class Said(TypedDict):
    """What one language says in a kind of question."""

    title: str
    skeletons: list[str]
    questions: list[str]
    offers: list[str]
    examples: list[dict[str, Any]]
    telling: list[str]
    """Words, or pairs of words."""
    cues: list[str]
    """The stems of the words that carry meaning."""


class Kind(TypedDict):
    """One kind of question."""

    query: Query | None
    said: dict[Language, Said]
    learned: list[str]
    """Further ways to ask, learned from questions; their words are no cues."""


class Phrasebook(TypedDict):
    """All phrases of both languages."""

    kinds: dict[str, Kind]
    words: str
    """Every word of every way to ask, each on its line."""
    pairs: str
    """Words that stand side by side in some way to ask, as `first second`; nothing stands before the first word."""
    known: str
    """Every word with a meaning of its own."""
    openings: str
    """The first letters of numbers in words."""
    languages: dict[Language, Words]


@cache
def phrasebook() -> Phrasebook:
    """Return all phrases, as prepared if that fits."""
    return prepared.phrases() or derived()


def derived() -> Phrasebook:
    """Return all phrases from their files."""
    kinds = {folder.name: _kind(folder) for folder in sorted(FOLDER.iterdir()) if (folder / "nl.toml").is_file()}
    asked = [way.split() for kind in kinds.values() for said in kind["said"].values() for way in said["skeletons"]]
    learned = [way.split() for kind in kinds.values() for way in kind["learned"]]
    words = {word for way in asked for word in way} - _placeholders(kinds.values())
    languages = {language: derived_words(language) for language in LANGUAGES}
    return {
        "kinds": kinds,
        "words": "\n".join(sorted(words)),
        "pairs": "\n".join(
            sorted({f"{one} {other}" for way in (*asked, *learned) for one, other in pairwise(["", *way])})
        ),
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


def _kind(folder: Path) -> Kind:
    file = folder / "query.rq"
    query = _query(folder.name, file.read_text(encoding="utf-8")) if file.is_file() else None
    said = {language: _said(folder, language) for language in LANGUAGES}
    return {"query": query, "said": said, "learned": _learned(folder / "learned.txt")}


def _learned(file: Path) -> list[str]:
    """Return the ways to ask in a file, one a line; none where there is no such file."""
    return [_skeleton(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.is_file() else []


def _query(name: str, source: str) -> Query:
    read = template(name, source)
    return {
        "sentence": read.sentence,
        "text": read.text,
        "slots": dict(read.slots),
        "needed": sorted(read.needed),
        "notes": dict(read.notes),
    }


def _said(folder: Path, language: Language) -> Said:
    import tomllib

    table = tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))
    skeletons = [_skeleton(phrase) for phrase in table["phrases"]]
    telling = {" ".join(fold(part) for part in word.split("_")) for word in table.get("telling", "").split()}
    return {
        "title": table["title"],
        "skeletons": skeletons,
        "questions": table["questions"],
        "offers": table.get("offers", []),
        "examples": table.get("examples", []),
        "telling": sorted(telling),
        "cues": _content_stems(skeletons, language),
    }


def _skeleton(phrase: str) -> str:
    """Return a way to ask, folded, each slot as one word of its own."""
    marked = _SLOT.sub(lambda found: placeholder(found[1]), phrase)
    return " ".join(folded_words(marked))


def _content_stems(skeletons: list[str], language: Language) -> list[str]:
    content = {
        word
        for skeleton in skeletons
        for word in skeleton.split()
        if not is_function_word(word) and not is_context_word(word)
    }
    return sorted({f"{language}:{stem(word, language)}" for word in content})

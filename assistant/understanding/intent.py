"""The kinds of questions: one folder each, with its query, its words and its examples per language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.understanding.language import LANGUAGES, Language
from assistant.understanding.text import fold
from kg.query import Template, template

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent.parent / "intents"


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one language says in a kind of question."""

    title: str
    words: frozenset[str]
    """Words that ask for this kind of thing."""
    questions: tuple[str, ...]
    """Questions to offer: all have an answer."""
    slots: Mapping[str, str]
    """How a condition is said back, with `{label}`."""
    examples: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Intent:
    """One kind of question."""

    name: str
    query: Template
    phrases: Mapping[Language, Phrases]

    def slot_of(self, kind: str) -> str | None:
        """Return the slot that takes a thing of this kind, such as `group_size` for `GroupSize`."""
        for slot, said in self.query.slots.items():
            if kind in said.partition(";")[0].split():
                return slot
        return None


@cache
def intents() -> tuple[Intent, ...]:
    """Return all kinds of questions, in the order of their names."""
    return tuple(_intent(folder) for folder in sorted(FOLDER.iterdir()) if (folder / "query.rq").is_file())


def _intent(folder: Path) -> Intent:
    query = template(folder.name, (folder / "query.rq").read_text(encoding="utf-8"))
    return Intent(folder.name, query, {language: _phrases(folder, language) for language in LANGUAGES})


def _phrases(folder: Path, language: Language) -> Phrases:
    table = tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))
    return Phrases(
        table["title"],
        frozenset(fold(table["words"]).split()),
        tuple(table["questions"]),
        table["slots"],
        tuple(table["examples"]),
    )

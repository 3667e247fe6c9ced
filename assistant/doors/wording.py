"""What the program says of itself, in both languages: one file of words each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FOLDER = Path(__file__).parent / "words"
Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: Language
    table: Mapping[str, str]
    """Every text by its dotted name, such as `talk.welcome`."""

    def __call__(self, name: str, **values: object) -> str:
        """Return a text with its values; raises KeyError for a name that is not there."""
        text = self.table[name]
        return text.format(**values) if values else text


@cache
def words(language: Language) -> Words:
    """Return the words of a language."""
    table = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Words(language, dict(_flat(table)))


def other(language: Language) -> Language:
    """Return the language that is not spoken now."""
    return "en" if language == "nl" else "nl"


def _flat(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield above + name, str(value)

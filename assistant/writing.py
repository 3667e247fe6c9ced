"""Completing a SPARQL query while it is written: variables of the query, prefixes, and the names of the graph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.naming import rows
from kg.prefixes import KNOWN
from kg.store import text
from kg.vocabulary import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.understanding.language import Language
    from kg.store import Store

_WORD = re.compile(r"[?$]?[\w:-]*$")
_VARIABLE = re.compile(r"[?$]\w+")
_KEYWORDS = (
    "SELECT", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "BIND", "VALUES", "UNION", "MINUS", "GROUP BY", "ORDER BY",
    "LIMIT", "HAVING", "CONSTRUCT", "DESCRIBE", "ASK", "PREFIX", "COUNT", "LANG", "LANGMATCHES", "EXISTS", "NOT EXISTS",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """Something that can stand in a query, and what it means."""

    text: str
    meaning: str = ""


def names(store: Store, language: Language) -> tuple[Written, ...]:
    """Return the classes, properties and things of the graph as they are written in a query, with their labels."""
    found: dict[str, str] = {}
    for row in rows(store, "vocabulary", language):
        found.setdefault(shorten(text(row["term"])), text(row.get("label")))
    return tuple(Written(name, label) for name, label in found.items() if not name.startswith("<"))


def word_before(query: str, position: int) -> str:
    """Return the word that ends at a position, the one being written.

    >>> word_before("SELECT ?na", 10)
    '?na'
    """
    found = _WORD.search(query[:position])
    return found[0] if found else ""


def completions(query: str, position: int, known: Sequence[Written]) -> tuple[Written, ...]:
    """Return what the word at a position could become: those that start so first, then those whose label does."""
    word = word_before(query, position)
    if word[:1] in {"?", "$"}:
        used = dict.fromkeys(_VARIABLE.findall(query))
        return tuple(Written(name) for name in used if name != word and name[1:].startswith(word[1:]))
    wanted = word.casefold()
    able = (*known, *_prefixes(), *(Written(keyword) for keyword in _KEYWORDS))
    starting = [w for w in able if w.text.casefold().startswith(wanted)]
    inside = [w for w in able if w not in starting and wanted and wanted in f"{w.text} {w.meaning}".casefold()]
    return tuple(dict.fromkeys((*starting, *inside)))


def _prefixes() -> Iterable[Written]:
    return (Written(f"{prefix}:", space) for prefix, space in sorted(KNOWN.items()))

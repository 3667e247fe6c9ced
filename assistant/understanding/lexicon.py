"""The names that can be asked for: every label in the graph, in both languages, ready to be found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.understanding.text import squash, stem, words
from kg.query import template
from kg.store import text

if TYPE_CHECKING:
    from kg.store import Store

_QUERIES = Path(__file__).parent.parent / "queries"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the graph that has a code."""

    iri: str
    code: str
    kind: str
    """The local name of its class, such as `WorkForm`."""


@dataclass(frozen=True, slots=True)
class Name:
    """One label of one entity."""

    entity: Entity
    label: str
    preferred: bool


class Lexicon:
    """All names, found by their words whatever the spelling of compounds, case, diacritics or inflection."""

    def __init__(self, names: list[Name]) -> None:
        self._exact: dict[str, list[Name]] = defaultdict(list)
        self._stemmed: dict[str, list[Name]] = defaultdict(list)
        self.longest = 1
        for name in names:
            self._add(name)
        self.spellings: list[str] = sorted(self._exact)
        """Every distinct squashed label, for fuzzy search."""

    def _add(self, name: Name) -> None:
        tokens = [token.folded for token in words(name.label)]
        if not tokens:
            return
        self.longest = max(self.longest, len(tokens))
        _put(self._exact[squash(tokens)], name)
        for key in stem_keys(tokens):
            _put(self._stemmed[key], name)

    def exact(self, tokens: list[str]) -> list[Name]:
        """Return the names written with these letters, however spaced."""
        return self._exact.get(squash(tokens), [])

    def inflected(self, tokens: list[str]) -> list[Name]:
        """Return the names that differ only in their endings, by Dutch or English stems."""
        found = {id(name): name for key in stem_keys(tokens) for name in self._stemmed.get(key, [])}
        return list(found.values())


def stem_keys(tokens: list[str]) -> set[str]:
    """Return the squashed stems of words, by each language."""
    return {squash([stem(token, language) for token in tokens]) for language in ("nl", "en")}


def _put(names: list[Name], name: Name) -> None:
    if all(other.entity != name.entity for other in names):
        names.append(name)


def read_lexicon(store: Store) -> Lexicon:
    """Read all labels of all things with a code; a user's own content is found as well."""
    entities = {
        text(row["item"]): Entity(text(row["item"]), text(row["code"]), text(row["class"]).rpartition("/")[2])
        for row in store.select(_query("entities")).rows
    }
    names = [
        Name(entity, text(row["label"]), preferred=text(row["property"]).endswith("prefLabel"))
        for row in store.select(_query("names")).rows
        if (entity := entities.get(text(row["item"])))
    ]
    return Lexicon(sorted(names, key=lambda name: (name.entity.code, not name.preferred, name.label)))


@cache
def _query(name: str) -> str:
    return template(name, (_QUERIES / f"{name}.rq").read_text(encoding="utf-8")).fill({})

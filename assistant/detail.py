"""Everything there is to show of one thing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answers import Source
from assistant.cells import Cell, cells
from assistant.naming import Named, rows
from kg.store import text
from kg.terms import Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.understanding.language import Language
    from kg.store import Row, Store

_RELATIONS = Path(__file__).parent / "languages" / "relations.toml"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing at the other end of a relation, and what the connection rests on."""

    thing: Named
    basis: str
    why: str = ""
    """The rationale of an editorial connection, or the rule of an inferred one."""


@dataclass(frozen=True, slots=True)
class Relation:
    """All neighbours by one relation, one way."""

    property: str
    """The local name, such as `relatedTo`."""
    label: str
    inward: bool
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing in full, its texts in one language."""

    thing: Named
    kind: str
    labels: Mapping[str, str]
    """Its preferred name by language."""
    definition: str
    notes: tuple[str, ...]
    rationale: str
    basis: str
    certainty: str
    """How sure the source's principle of a tip is, in words; empty where the source itself says it."""
    participants: tuple[int | None, int | None]
    number: str
    citation: str
    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]
    sources: tuple[Source, ...]
    locators: tuple[str, ...]
    links: tuple[str, ...]

    def related(self, property_: str, *, inward: bool = False) -> tuple[Neighbour, ...]:
        """Return the neighbours by one relation."""
        found = (r for r in self.relations if (r.property, r.inward) == (property_, inward))
        return next((relation.neighbours for relation in found), ())


def detail(store: Store, iri: str, language: Language) -> Detail | None:
    """Return one thing in full, or None where the graph has no such thing with a code."""
    about = rows(store, "thing", language, item=[iri])
    if not about:
        return None
    first, places = about[0], rows(store, "sources", language, item=[iri])
    labels = _labels(about)
    kind = text(first["class"]).rpartition("/")[2]
    return Detail(
        Named(text(first["code"]), labels.get(language) or next(iter(labels.values())), iri, kind),
        text(first["class_label"]),
        labels,
        text(first.get("definition")),
        tuple(dict.fromkeys(text(row["note"]) for row in about if "note" in row)),
        text(first.get("rationale")),
        text(first.get("basis_label")),
        text(first.get("certainty_label")),
        (_number(first, "least"), _number(first, "most")),
        text(first.get("number")),
        text(first.get("citation")),
        cells(store, language, [iri]) if kind == "WorkForm" else (),
        _relations(store, iri, language),
        tuple(dict.fromkeys(_source(row) for row in places if "section" in row)),
        _column(places, "locator"),
        _column(places, "address"),
    )


def _labels(about: tuple[Row, ...]) -> dict[str, str]:
    told = (row["label"] for row in about)
    labels = {(term.language or "").partition("-")[0]: term.value for term in told if isinstance(term, Literal)}
    return dict(sorted(labels.items(), reverse=True))


def _number(row: Row, name: str) -> int | None:
    return int(text(row[name])) if name in row else None


def _source(row: Row) -> Source:
    return Source(text(row["section"]), text(row["title"]), text(row.get("number")))


def _column(found: tuple[Row, ...], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text(row[name]) for row in found if name in row))


def _relations(store: Store, iri: str, language: Language) -> tuple[Relation, ...]:
    grouped: dict[tuple[bool, str, str], dict[str, Neighbour]] = {}
    for row in rows(store, "neighbours", language, item=[iri]):
        thing = Named(text(row["code"]), text(row["label"]), text(row["other"]), text(row["class"]).rpartition("/")[2])
        key = (text(row["inward"]) == "true", text(row["property"]).rpartition("/")[2], text(row["name"]))
        grouped.setdefault(key, {}).setdefault(thing.iri, Neighbour(thing, text(row.get("basis")), text(row["why"])))
    told = _backwards(language)
    return tuple(
        Relation(name, told.get(name, f"← {label}") if inward else label, inward, tuple(found.values()))
        for (inward, name, label), found in grouped.items()
        if not (inward and (False, name, label) in grouped and name in _BOTH_WAYS)
    )


_BOTH_WAYS = frozenset({"relatedTo", "interdependentWith"})
"""Relations that say the same read backwards."""


@cache
def _backwards(language: Language) -> Mapping[str, str]:
    """Return how each relation is called from its other end."""
    table: Mapping[str, Mapping[str, str]] = tomllib.loads(_RELATIONS.read_text(encoding="utf-8"))
    return {name: words[language] for name, words in table.items()}

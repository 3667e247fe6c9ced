"""What the graph says of anything that has an address: classes, properties, settings, rules, what has no code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.naming import rows
from kg.store import text
from kg.terms import Iri
from kg.vocabulary import DEF, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.language import Language
    from kg.store import Row, Store

_LABELS = frozenset({"skos:prefLabel", "rdfs:label", "dcterms:title"})
_DEFINITIONS = frozenset({"skos:definition", "dcterms:description"})
KINDS = {"Class": "classes", "ObjectProperty": "relations", "DatatypeProperty": "values", "AnnotationProperty": "notes"}
"""The kinds of terms, by the local name of their OWL class, and how they are called together."""


@dataclass(frozen=True, slots=True)
class Value:
    """One end of a statement; `iri` is empty where it is a text or number."""

    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """All values of one property, or all things that name this one by it."""

    name: str
    label: str
    inward: bool
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """Everything said of one thing, its texts in one language."""

    iri: str
    name: str
    """As a prefixed name, such as `bw:WorkForm`."""
    label: str
    definition: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the vocabulary."""

    iri: str
    name: str
    kind: str
    label: str
    definition: str


def statements(store: Store, iri: str, language: Language) -> Statements | None:
    """Return what is said of a thing, or None where nothing is."""
    found = rows(store, "statements", language, item=[iri])
    if not any(text(row["inward"]) == "false" for row in found):
        return None
    grouped: dict[tuple[bool, str, str], dict[Value, None]] = {}
    for row in found:
        name = shorten(text(row["property"]))
        key = (text(row["inward"]) == "true", name, text(row.get("name")) or name)
        grouped.setdefault(key, {})[_value(row)] = None
    properties = [Property(name, label, inward, tuple(values)) for (inward, name, label), values in grouped.items()]
    name = shorten(iri)
    label, definition = _first(properties, _LABELS), _first(properties, _DEFINITIONS)
    told = tuple(p for p in properties if p.inward or p.name not in _LABELS | _DEFINITIONS)
    return Statements(iri, name, label or name, definition, told)


def terms(store: Store, language: Language) -> tuple[Term, ...]:
    """Return the classes and properties of the vocabulary, by kind in the order of `KINDS`, then by name."""
    found = {_term(row) for row in rows(store, "terms", language)}
    return tuple(sorted(found, key=lambda term: (list(KINDS).index(term.kind), term.name)))


def _term(row: Row) -> Term:
    iri, kind = text(row["item"]), text(row["kind"]).rpartition("#")[2]
    return Term(iri, "bw:" + iri.removeprefix(DEF), kind, text(row["label"]), text(row.get("definition")))


def _value(row: Row) -> Value:
    value = row["value"]
    if isinstance(value, Iri):
        return Value(text(row.get("label")) or shorten(value.value), value.value)
    return Value(text(value))


def _first(properties: Iterable[Property], names: frozenset[str]) -> str:
    return next((p.values[0].text for p in properties if p.name in names and not p.inward), "")

"""The graphs under test, loaded once a session, and the inventory that they are held against."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import DCTERMS, OWL, RDF, Graph, Literal, Namespace, URIRef

from kg import load, provenance
from kg.vocabulary import DEF, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib.paths import Path as PropertyPath
    from rdflib.term import Node

    Statement = tuple[Node, Node, Node]

BW = Namespace(DEF)
_INVENTORY = Path(__file__).parent / "inventory"


@cache
def asserted() -> Graph:
    """What the Turtle files say."""
    return load.asserted()


@cache
def inferred() -> Graph:
    """What follows, with the notes that tell by which rule."""
    return load.inferred()


@cache
def full() -> Graph:
    """Both together: what a question is answered from."""
    return load.full()


@cache
def notes() -> Mapping[Statement, Node]:
    """The annotated statements of the full graph with their notes."""
    return provenance.notes(full())


@cache
def bases() -> Mapping[Statement, provenance.Basis | None]:
    """The statements about content of the full graph with what they rest on."""
    return dict(provenance.bases(full()))


@cache
def rows(name: str) -> list[dict[str, str]]:
    """One file of the inventory."""
    with (_INVENTORY / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _by_code() -> Mapping[str, list[Node]]:
    found: dict[str, list[Node]] = defaultdict(list)
    for subject, code in full().subject_objects(DCTERMS.identifier):
        found[str(code)].append(subject)
    return found


def things(code: str) -> list[Node]:
    """Everything that bears a code."""
    return _by_code().get(code, [])


def thing(code: str) -> Node:
    """The one thing that bears a code."""
    (only,) = things(code)
    return only


def told(node: Node) -> str:
    """A node as the inventory writes it: its code, else its text, else its name without bw:."""
    if isinstance(node, Literal):
        return str(node)
    return str(full().value(node, DCTERMS.identifier) or shorten(str(node)).removeprefix("bw:"))


def codes(nodes: Iterable[Node]) -> set[str]:
    """Nodes as the inventory writes them."""
    return {told(node) for node in nodes}


def of(code: str, path: URIRef | PropertyPath) -> set[str]:
    """What the thing with a code has for a property or path."""
    return codes(full().objects(thing(code), path))


def members(name: str) -> set[str]:
    """The codes of the members of a class."""
    return codes(full().subjects(RDF.type, BW[name]))


def texts(node: Node | None, prop: URIRef) -> list[tuple[str | None, str]]:
    """The texts of a property with their languages, in the order of the languages."""
    return sorted((text.language, str(text)) for text in full().objects(node, prop) if isinstance(text, Literal))


def in_two_languages(node: Node | None, prop: URIRef) -> bool:
    """Whether a property has one text in English, one in Dutch, and no other."""
    found = texts(node, prop)
    return [language for language, _ in found] == ["en", "nl"] and all(text.strip() for _, text in found)


@cache
def relations() -> set[URIRef]:
    """The relations of the vocabulary between things."""
    return {p for p in full().subjects(RDF.type, OWL.ObjectProperty) if isinstance(p, URIRef)}

"""The Turtle files as rdflib graphs: the truth that is reasoned over, checked and exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib
from rdflib import OWL, RDF, Graph

from kg import resources
from kg.errors import DataError
from kg.oxigraph import syntax_error
from kg.vocabulary import DEF, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ONTOLOGY = rdflib.URIRef(DEF)


def new_graph() -> Graph:
    """Return an empty graph that knows our prefixes and no others."""
    graph = Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    return graph


def read(file: Path, into: Graph) -> None:
    """Add one Turtle file to a graph; raises DataError that names file and line.

    Two parsers read it, and must find the same number of triples.
    """
    expected = _count(file)
    part = Graph(bind_namespaces="none")
    try:
        part.parse(file, format="turtle")
    except Exception as error:
        raise _unreadable(file, error) from error
    if len(part) != expected:
        raise _unreadable(file, ValueError(f"{expected} != {len(part)} triples"))
    for triple in part:
        into.add(triple)


def _count(file: Path) -> int:
    try:
        return len({str(quad) for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)})
    except SyntaxError as error:
        raise syntax_error(file, error) from error
    except OSError as error:
        reason = error.strerror or error
        raise DataError(
            nl=f"{file} is niet te lezen: {reason}; controleer de naam en de rechten.",
            en=f"{file} cannot be read: {reason}; check its name and permissions.",
        ) from error


def _unreadable(file: Path, error: Exception) -> DataError:
    reason = " ".join(str(error).split())
    return DataError(
        nl=f"{file} is niet te lezen als Turtle: {reason}.", en=f"{file} cannot be read as Turtle: {reason}."
    )


def load(files: Iterable[Path]) -> Graph:
    """Return one graph of all the files, under one ontology header: that of the core."""
    graph = new_graph()
    for file in files:
        read(file, graph)
    for header in set(graph.subjects(RDF.type, OWL.Ontology)) - {ONTOLOGY}:
        graph.remove((header, None, None))
    return graph


def asserted() -> Graph:
    """Return everything that is asserted: the core ontology, the alignments and the data."""
    return load(resources.asserted_files())


def inferred() -> Graph:
    """Return what `bindwijzer build` inferred, with the rule of every statement."""
    return load([resources.built("inferred.ttl")])


def full() -> Graph:
    """Return asserted and inferred together."""
    return load([*resources.asserted_files(), resources.built("inferred.ttl")])

"""A graph without what no answer is looked up in, which is more than two thirds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import OWL, RDF, SKOS

from kg.load import load
from kg.serialize import serialize

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Graph

_SEARCH_WORDS = (SKOS.altLabel, SKOS.hiddenLabel)
"""They are there to be recognised, and names are looked up elsewhere."""
_TAKEN_FOR_GRANTED = (RDF.type, SKOS.prefLabel)
"""What no answer gives a reason for: what kind of thing something is, and its name."""


def for_answers(file: Path) -> str:
    """Return as Turtle what answers are looked up in of a Turtle file; raises DataError as reading it does."""
    graph = load([file])
    for property_ in _SEARCH_WORDS:
        graph.remove((None, property_, None))
    _remove_notes(graph)
    return serialize(graph, "ttl")


def _remove_notes(graph: Graph) -> None:
    """Remove notes on what is taken for granted, and from the others that they are notes: their parts tell."""
    for property_ in _TAKEN_FOR_GRANTED:
        for note in [*graph.subjects(OWL.annotatedProperty, property_)]:
            graph.remove((note, None, None))
    graph.remove((None, RDF.type, OWL.Axiom))

"""A graph without its search words, which are two thirds of it: what answers are looked up in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import SKOS

from kg.load import load
from kg.serialize import serialize

if TYPE_CHECKING:
    from pathlib import Path


def without_search_words(file: Path) -> str:
    """Return a Turtle file without its skos:hiddenLabel statements as Turtle; raises DataError as reading it does.

    They are there to be recognised, and names are looked up elsewhere; no query of the assistant asks for them.
    """
    graph = load([file])
    graph.remove((None, SKOS.hiddenLabel, None))
    return serialize(graph, "ttl")

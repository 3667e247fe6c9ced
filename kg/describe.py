"""What the graph says of single things, as a file: their statements, the notes on those, nodes without address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.results_writing import graph_body
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NOTED = ox.NamedNode(PREFIXES["owl"] + "annotatedSource")


def described(store: ox.Store, iris: Iterable[str], shape: str) -> bytes | None:
    """Return all statements about these things in one of GRAPH_FORMATS, or None where there are none.

    With them come the notes on statements (`owl:Axiom`) and, all the way down, nodes without an address.
    """
    found: dict[ox.Triple, None] = {}
    for iri in iris:
        thing = ox.NamedNode(iri)
        about = dict.fromkeys(_about(store, thing))
        notes = [quad.subject for quad in store.quads_for_pattern(None, _NOTED, thing, None)] if about else []
        found.update(about)
        for note in notes:
            found.update(dict.fromkeys(_about(store, note)))
    return graph_body(found, shape) if found else None


def converted(turtle: str, shape: str) -> bytes:
    """Return a Turtle text in another of GRAPH_FORMATS."""
    return graph_body([quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)], shape)


def _about(store: ox.Store, thing: ox.NamedNode | ox.BlankNode | ox.Triple) -> Iterator[ox.Triple]:
    waiting, seen = [thing], {thing}
    while waiting:
        for quad in store.quads_for_pattern(waiting.pop(), None, None, None):
            yield quad.triple
            if isinstance(quad.object, ox.BlankNode) and quad.object not in seen:
                seen.add(quad.object)
                waiting.append(quad.object)

"""The graph as a file for other tools."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from kg import load, provenance
from kg.load import new_graph
from kg.serialize import Format, serialize, serialize_named

if TYPE_CHECKING:
    from rdflib import Graph

Part = Literal["full", "asserted", "inferred"]

_READ = {"full": load.full, "asserted": load.asserted, "inferred": load.inferred}


def export(format: Format = "ttl", part: Part = "full") -> str:  # noqa: A002
    """Return a part of the graph as text, the same bytes at every call.

    `full` is asserted and inferred as one plain graph. TriG alone tells apart where statements come from:
    the vocabulary in the default graph, content in one named graph per basis and section.
    """
    graph = _READ[part]()
    return serialize_named(_by_basis(graph)) if format == "trig" else serialize(graph, format)


def _by_basis(graph: Graph) -> dict[str, Graph]:
    parts: dict[str, Graph] = defaultdict(new_graph)
    rest, noted = set(graph), provenance.notes(graph)
    for statement, basis in provenance.bases(graph):
        names = basis.graph_names() if basis else [""]
        note = noted.get(statement)
        own = {statement, *(provenance.note_statements(graph, note) if note is not None else ())}
        rest -= own
        parts[names[0]] += own
    parts[""] += rest
    return dict(parts)

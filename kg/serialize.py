"""One graph, one sequence of bytes: deterministic texts in every format, read back by a second parser."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox
from diffable_rdf import canonicalize_rdf_graph, deterministic_json, deterministic_turtle
from rdflib import BNode, Graph

from kg.errors import DataError
from kg.load import new_graph
from kg.vocabulary import PREFIXES, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

Format = Literal["ttl", "jsonld", "nt", "rdfxml", "trig"]

_BLANK = re.compile(r"_:(\w+)")
_READERS = {
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
}


def serialize(graph: Graph, format: Format) -> str:  # noqa: A002 - the word every reader knows
    """Return a graph as text; raises DataError where a second parser would read something else.

    The bytes depend on the statements alone, not on their order, blank node labels or hash seeds.
    """
    match format:
        case "ttl" | "trig":
            text = deterministic_turtle(_tidy(graph))
        case "jsonld":
            text = _jsonld(graph)
        case "nt":
            text = canonicalize_rdf_graph(graph, "nt", diff_stable=True)
        case "rdfxml":
            text = canonicalize_rdf_graph(_tidy(graph), "xml", diff_stable=True)
    _check_readable(graph, text, format)
    return text


def serialize_named(graphs: Mapping[str, Graph]) -> str:
    """Return several named graphs as one TriG text; the graph named "" is the default one."""
    blocks: list[str] = []
    used: set[str] = set()
    for name in sorted(graphs):
        lines = serialize(graphs[name], "ttl").splitlines()
        used.update(line for line in lines if line.startswith("@prefix "))
        body = "\n".join(line for line in lines if not line.startswith("@prefix ")).strip("\n")
        blocks.append(f"<{name}> {{\n{body}\n}}\n" if name else f"{body}\n")
    text = "\n".join(sorted(used)) + "\n\n" + "\n".join(blocks)
    if sum(len(graph) for graph in graphs.values()) != len(_parse(text, "trig")):
        raise _not_readable("trig")
    return text


def _tidy(graph: Graph) -> Graph:
    """Return the same statements with only the prefixes that they use."""
    terms = {str(term) for triple in graph for term in triple}
    terms |= {str(datatype) for _, _, o in graph if (datatype := getattr(o, "datatype", None))}
    used = {shorten(term).partition(":")[0] for term in terms}
    tidy = Graph(bind_namespaces="none")
    for prefix in sorted(used & set(PREFIXES)):
        tidy.bind(prefix, PREFIXES[prefix])
    for triple in graph:
        tidy.add(triple)
    return tidy


def _jsonld(graph: Graph) -> str:
    lines = canonicalize_rdf_graph(graph, "nt", diff_stable=True)
    labels = {label: BNode(label) for label in _BLANK.findall(lines)}
    stable = new_graph().parse(data=lines, format="nt", bnode_context=labels)
    context = {prefix: space for prefix, space in PREFIXES.items() if prefix != "rdf"}
    document = json.loads(stable.serialize(format="json-ld", context=context, auto_compact=False))
    return deterministic_json(document) + "\n"


def _check_readable(graph: Graph, text: str, format: Format) -> None:  # noqa: A002
    if len(_parse(text, format)) != len(graph) or _canonical(text, format) != _canonical_graph(graph):
        raise _not_readable(format)


def _parse(text: str, format: Format) -> set[ox.Quad]:  # noqa: A002
    try:
        return set(ox.parse(text, format=_READERS[format]))
    except SyntaxError as error:
        raise _not_readable(format) from error


def _canonical(text: str, format: Format) -> frozenset[str]:  # noqa: A002
    dataset = ox.Dataset(_parse(text, format))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(str(quad) for quad in dataset)


def _canonical_graph(graph: Graph) -> frozenset[str]:
    return _canonical(canonicalize_rdf_graph(graph, "nt"), "nt")


def _not_readable(format: Format) -> DataError:  # noqa: A002
    return DataError(
        nl=f"De graaf is niet zonder verlies als {format} te schrijven; kies een ander formaat.",
        en=f"The graph cannot be written as {format} without loss; choose another format.",
    )

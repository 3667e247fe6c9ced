"""What each statement rests on: the source, the editors, a publication or a rule.

A note on the statement itself (owl:Axiom) comes first; then the basis that every value of its property has
(labels and definitions are editorial); then the basis of its subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import DCTERMS, OWL, RDF, RDFS, BNode, Graph, URIRef

from kg.vocabulary import DEF, ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

    Statement = tuple[Node, Node, Node]

BASIS, IS_BASIS_OF, BY_RULE = URIRef(DEF + "basis"), URIRef(DEF + "isBasisOf"), URIRef(DEF + "byRule")
EXPLICIT, EXTERNAL, INFERRED = (DEF + name for name in ("explicit", "external", "inferred"))


@dataclass(frozen=True, slots=True)
class Basis:
    """What one statement rests on, and where: sections, publications or the rule."""

    kind: str
    places: tuple[str, ...]

    def graph_names(self) -> list[str]:
        """Return the names of the graphs that hold the statement, as in `…/id/graph/explicit/kennismaken`."""
        kind = self.kind.removeprefix(DEF)
        places = [place.rpartition("/")[2] for place in self.places if place.startswith(ID)]
        return [f"{ID}graph/{kind}/{place}" for place in places] or [f"{ID}graph/{kind}"]


def notes(graph: Graph) -> dict[Statement, Node]:
    """Return the annotated statements, each with the node of its annotation."""
    found: dict[Statement, Node] = {}
    for note in graph.subjects(RDF.type, OWL.Axiom):
        parts = [graph.value(note, part) for part in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)]
        if parts[0] is not None and parts[1] is not None and parts[2] is not None:
            found[parts[0], parts[1], parts[2]] = note
    return found


def bases(graph: Graph) -> Iterator[tuple[Statement, Basis | None]]:
    """Yield every statement about content with its basis, or None where nothing tells it."""
    noted = notes(graph)
    of_property = {p: str(kind) for kind, p in graph.subject_objects(IS_BASIS_OF)}
    for statement in content(graph):
        yield statement, _basis(graph, statement, noted, of_property)


def _basis(
    graph: Graph, statement: Statement, noted: dict[Statement, Node], of_property: dict[Node, str]
) -> Basis | None:
    subject, predicate, _ = statement
    note = noted.get(statement)
    if note is not None and (kind := graph.value(note, BASIS)):
        return _from(graph, note, kind)
    if general := of_property.get(predicate):
        return Basis(general, ())
    return _from(graph, subject, kind) if (kind := graph.value(subject, BASIS)) else None


def _from(graph: Graph, node: Node, kind: Node) -> Basis:
    told_by = {EXPLICIT: DCTERMS.source, EXTERNAL: DCTERMS.references, INFERRED: BY_RULE}.get(str(kind))
    places = sorted(str(place) for place in graph.objects(node, told_by)) if told_by else []
    return Basis(str(kind), tuple(places))


def content(graph: Graph) -> Iterator[Statement]:
    """Yield the statements about content: all but the vocabulary's own and the annotations of statements."""
    vocabulary = set(graph.subjects(RDFS.isDefinedBy)) | set(graph.subjects(RDF.type, OWL.Ontology))
    for s, p, o in graph:
        if not isinstance(s, BNode) and s not in vocabulary and str(s).startswith("http"):
            yield s, p, o


def note_statements(graph: Graph, note: Node) -> Iterator[Statement]:
    """Yield the statements that make up one annotation."""
    for p, o in graph.predicate_objects(note):
        yield note, p, o

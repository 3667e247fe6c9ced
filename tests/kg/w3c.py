"""The W3C's own SPARQL 1.1 query-evaluation tests: read from its manifests, run, and compared.

The folder `sparql11` of w3c/rdf-tests is not part of this project: BINDWIJZER_W3C says where a copy lies. The source
distribution of rdflib holds one, which `.ci/run` takes. Tests of entailment are left out: they are about reasoners.
"""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.results import Outcome

_CASES = """
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
SELECT * {
  VALUES ?type { mf:QueryEvaluationTest mf:CSVResultFormatTest }
  ?test a ?type ; mf:action ?action ; mf:result ?result .
  ?action qt:query ?query .
  OPTIONAL { ?action qt:data ?data }
}"""
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_ROWS = {".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON, ".tsv": ox.QueryResultsFormat.TSV}

Row = frozenset[tuple[str, ox.NamedNode | ox.BlankNode | ox.Literal]]


@dataclass(frozen=True)
class Case:
    """One test: a query, its data, and the file with the answer."""

    name: str
    query: Path
    data: tuple[Path, ...]
    named: tuple[Path, ...]
    result: Path

    @property
    def text(self) -> str:
        """The query, relative addresses resolved as the W3C means them, without a line more."""
        return f"BASE <{self.query.as_uri()}> {self.query.read_text(encoding='utf-8')}"

    @property
    def sources(self) -> Sources:
        """The data of the test as a source of a worker."""
        return Sources(files=self.data, named=tuple((file.as_uri(), file) for file in self.named))


def folder() -> Path:
    """Return where the tests lie, or skip clearly."""
    found = os.environ.get("BINDWIJZER_W3C")
    if not found:
        pytest.skip("skipped: BINDWIJZER_W3C does not name the folder sparql11 of w3c/rdf-tests")
    return Path(found).resolve()


def cases() -> list[Case]:
    """Return all query-evaluation tests but those of entailment."""
    manifests = sorted(folder().glob("*/manifest.ttl"))
    found = [case for manifest in manifests if manifest.parent.name != "entailment" for case in _read(manifest)]
    whole = [case for case in found if case.query.exists() and case.result.exists()]
    assert len(whole) > 200, "too few tests to say anything"
    return whole


def _read(manifest: Path) -> Iterator[Case]:
    store = ox.Store()
    store.load(path=str(manifest), format=ox.RdfFormat.TURTLE, base_iri=manifest.as_uri())
    rows = {}
    for row in store.query(_CASES):
        rows.setdefault(row["test"].value, []).append(row)
    for name, found in rows.items():
        first, data = found[0], {_path(row["data"]) for row in found if row["data"]}
        graphs = {quad.object for quad in store.quads_for_pattern(first["action"], _qt("graphData"), None)}
        files = {_path(graph) if isinstance(graph, ox.NamedNode) else _inside(store, graph) for graph in graphs}
        yield Case(
            f"{manifest.parent.name}/{name.rpartition('#')[2]}",
            _path(first["query"]),
            tuple(sorted(data)),
            tuple(sorted(file for file in files if file)),
            _path(first["result"]),
        )


def _inside(store: ox.Store, node: ox.BlankNode) -> Path | None:
    quad = next(store.quads_for_pattern(node, _qt("graph"), None), None)
    return _path(quad.object) if quad else None


def _qt(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"http://www.w3.org/2001/sw/DataAccess/tests/test-query#{name}")


def _path(node: ox.NamedNode) -> Path:
    return Path(node.value.removeprefix("file://"))


def is_right(case: Case, outcome: Outcome) -> bool:
    """Whether an answer, as JSON, CSV or N-Triples, is the one the test expects, whatever blank nodes are called."""
    if outcome.kind == "graph":
        return _canonical(ox.parse(outcome.body, format=ox.RdfFormat.N_TRIPLES)) == _canonical(_triples(case.result))
    if case.result.suffix == ".csv":
        return _csv(outcome.text) == _csv(case.result.read_text(encoding="utf-8"))
    found = ox.parse_query_results(outcome.body, format=ox.QueryResultsFormat.JSON)
    expected = _expected(case.result)
    if isinstance(found, ox.QueryBoolean) or isinstance(expected, bool):
        return bool(found) == bool(expected)
    return _as_graph(_rows(found)) == _as_graph(expected)


def _csv(text: str) -> list[list[tuple[str, str]]]:
    """Return rows in any order, their cells in any order, blank nodes without names."""
    rows = csv.DictReader(io.StringIO(text))
    return sorted(sorted((name, "_:" if cell.startswith("_:") else cell) for name, cell in row.items()) for row in rows)


def shape(case: Case) -> str:
    """Return in which format the answer is to be asked."""
    return "csv" if case.result.suffix == ".csv" else "json"


def _expected(file: Path) -> list[Row] | bool:
    if form := _ROWS.get(file.suffix):
        found = ox.parse_query_results(path=str(file), format=form)
        return bool(found) if isinstance(found, ox.QueryBoolean) else _rows(found)
    store = ox.Dataset(_triples(file))
    for quad in store:
        if quad.predicate.value == _RS + "boolean":
            return quad.object.value == "true"
    return [
        frozenset(
            (_value(store, binding.object, "variable").value, _value(store, binding.object, "value"))
            for binding in store.quads_for_subject(quad.object)
            if binding.predicate.value == _RS + "binding"
        )
        for quad in store
        if quad.predicate.value == _RS + "solution"
    ]


def _value(data: ox.Dataset, node: ox.BlankNode, name: str) -> ox.Literal:
    return next(quad.object for quad in data.quads_for_subject(node) if quad.predicate.value == _RS + name)


def _triples(file: Path) -> list[ox.Quad]:
    form = ox.RdfFormat.from_extension(file.suffix.removeprefix("."))
    return list(ox.parse(path=str(file), format=form, base_iri=file.as_uri()))


def _rows(found: ox.QuerySolutions) -> list[Row]:
    names = [variable.value for variable in found.variables]
    return [frozenset((name, row[name]) for name in names if row[name] is not None) for row in found]


def _as_graph(rows: list[Row]) -> tuple[int, frozenset[str]]:
    """Return rows as statements on one node each, so that blank nodes may bear any name; empty rows are counted."""
    quads = []
    for number, row in enumerate(rows):
        node = ox.BlankNode(f"row{number}")
        quads += [ox.Quad(node, ox.NamedNode(f"var:{name}"), _normal(value)) for name, value in row]
    return len(rows), _canonical(quads)


def _canonical(quads: Iterator[ox.Quad] | list[ox.Quad]) -> frozenset[str]:
    data = ox.Dataset([ox.Quad(quad.subject, quad.predicate, _normal(quad.object)) for quad in quads])
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(map(str, data))


def _normal(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return a term as an Oxigraph store gives it back: it keeps the value of a number, not its spelling."""
    if not isinstance(term, ox.Literal):
        return term
    store = ox.Store()
    store.add(ox.Quad(ox.BlankNode(), ox.NamedNode("var:v"), term))
    return next(iter(store)).object

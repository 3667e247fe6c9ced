"""One battery for every engine behind the store port."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from kg.errors import QueryError
from kg.oxigraph import OxigraphStore
from kg.rdflib_store import RdflibStore
from kg.remote.opening import connect
from kg.terms import Blank, Iri, Literal, render
from tests.engines import oxigraph

if TYPE_CHECKING:
    from kg.remote.store import RemoteStore

TINY = """
@prefix : <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a :name "Anna"@nl , "Anne"@en ; :age 30 ; :knows :b , [ :name "unknown" ] .
:b :name "Bo\\n\\"quoted\\" \\\\ end" ; :page "https://example.org/b"^^xsd:anyURI .
"""


class ServedStore:
    """A graph on a real Oxigraph server, one for every text."""

    stack: ExitStack

    @classmethod
    @cache
    def from_turtle(cls, turtle: str) -> RemoteStore:
        folder = Path(cls.stack.enter_context(TemporaryDirectory()))
        (folder / "graph.ttl").write_text(turtle)
        return connect(cls.stack.enter_context(oxigraph(folder / "graph.ttl", folder)))


ENGINES = [OxigraphStore, RdflibStore, ServedStore]

engines = pytest.mark.parametrize("engine", ENGINES)


@pytest.fixture(scope="module", autouse=True)
def _servers():
    with ExitStack() as ServedStore.stack:
        yield


@engines
def test_counts_its_triples(engine):
    assert len(engine.from_turtle(TINY)) == 8


@engines
def test_rows_hold_bound_variables_only_and_keep_the_order_of_variables(engine):
    store = engine.from_turtle(TINY)
    found = store.select(
        "SELECT ?who ?page { ?who <https://example.org/name> ?name OPTIONAL { ?who <https://example.org/page> ?page }"
        ' FILTER (LANG(?name) = "en" || CONTAINS(?name, "Bo")) } ORDER BY ?who'
    )
    assert found.variables == ("who", "page")
    assert [dict(row) for row in found.rows] == [
        {"who": Iri("https://example.org/a")},
        {
            "who": Iri("https://example.org/b"),
            "page": Literal("https://example.org/b", datatype="http://www.w3.org/2001/XMLSchema#anyURI"),
        },
    ]
    assert found.column("page") == ["https://example.org/b"]


@engines
def test_terms_come_back_with_language_datatype_and_plain_strings_without(engine):
    found = engine.from_turtle(TINY).select("SELECT ?o { <https://example.org/a> ?p ?o } ORDER BY STR(?o)")
    terms = {row["o"] for row in found.rows if not isinstance(row["o"], Blank)}
    assert terms == {
        Literal("Anna", "nl"),
        Literal("Anne", "en"),
        Literal("30", datatype="http://www.w3.org/2001/XMLSchema#integer"),
        Iri("https://example.org/b"),
    }
    plain = engine.from_turtle(TINY).select('SELECT ?o { ?s ?p ?o FILTER (?o = "unknown") }')
    assert plain.rows[0]["o"] == Literal("unknown")


@engines
def test_construct_gives_distinct_triples(engine):
    found = engine.from_turtle(TINY).construct(
        "CONSTRUCT { ?s <https://example.org/is> <https://example.org/person> } { ?s <https://example.org/name> ?n . "
        "FILTER (isIRI(?s)) }"
    )
    assert sorted(triple[0].value for triple in found) == ["https://example.org/a", "https://example.org/b"]


@engines
@pytest.mark.parametrize(
    "value",
    [
        'Bo\n"quoted" \\ end',
        'x" . } INSERT { ',
        'line\n\\"',
        "tab\tbell\b form\f return\r",
        "'''\"\"\"",
        "😀 é \u202e rtl",
    ],
)
def test_a_value_comes_back_as_it_went_in_and_cannot_break_out(engine, value):
    store = engine.from_turtle(TINY)
    found = store.select(f"SELECT ?v {{ BIND ({render(Literal(value))} AS ?v) }}")
    assert found.column("v") == [value]


@engines
@pytest.mark.parametrize("query", ["SELECT", "", "ASK { ?s ?p ?o }", "DROP ALL", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"])
def test_what_is_no_select_is_refused_in_one_sentence(engine, query):
    with pytest.raises(QueryError) as caught:
        engine.from_turtle(TINY).select(query)
    assert caught.value.sentence("nl") != caught.value.sentence("en")


@engines
def test_a_select_is_no_construct(engine):
    with pytest.raises(QueryError):
        engine.from_turtle(TINY).construct("SELECT * { ?s ?p ?o }")

"""The W3C formats, read back by parsers that are not ours, with texts that break careless writers."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest
import rdflib
from rdflib.query import Result

from kg.errors import QueryError
from kg.results import GRAPH_FORMATS, ROW_FORMATS
from kg.sources import Sources
from kg.worker import Worker

HARD = 'a "q" \\ \' , ; \t tab\r\nline\n<b>&amp;</b> ]]> é 𝒳 \u202e \u2028 end '
VALUES = [
    rdflib.Literal(HARD),
    rdflib.Literal("hallo", lang="nl-BE"),
    rdflib.Literal("", lang="en"),
    rdflib.Literal(""),
    rdflib.Literal("x", datatype=rdflib.URIRef("http://x.org/é?a=1&b='2'")),
    rdflib.Literal(1),
    rdflib.Literal(True),
    rdflib.URIRef("http://x.org/a&b='c'"),
]
ROWS = "SELECT ?o ?none { <http://s> <http://p> ?o }"
NS = "{http://www.w3.org/2005/sparql-results#}"


@pytest.fixture(scope="module")
def worker(tmp_path_factory):
    graph = rdflib.Graph()
    for value in VALUES:
        graph.add((rdflib.URIRef("http://s"), rdflib.URIRef("http://p"), value))
    graph.add((rdflib.URIRef("http://t"), rdflib.URIRef("http://p"), rdflib.Literal("\x01")))
    file = tmp_path_factory.mktemp("data") / "hard.nt"
    graph.serialize(file, format="nt", encoding="utf-8")
    with Worker(Sources(files=(file,))) as started:
        yield started


def read(body: bytes, form: str) -> set[object]:
    return {row.o for row in Result.parse(io.BytesIO(body), format=form)}


def plain(terms: set[object]) -> set[tuple[str, str | None, str | None]]:
    """Terms as triples of value, language in lower case, and datatype; xsd:string as no datatype."""
    kept = set()
    for term in terms:
        language, datatype = getattr(term, "language", None), getattr(term, "datatype", None)
        kept.add((str(term), language and language.lower(), None if datatype == rdflib.XSD.string else datatype))
    return kept


@pytest.mark.parametrize("form", ["json", "xml"])
def test_rdflib_reads_the_same_terms(worker, form):
    assert plain(read(worker.run(ROWS, rows=form).body, form)) == plain(set(VALUES))


def test_json_and_xml_agree_with_parsers_that_know_no_rdf(worker):
    table = json.loads(worker.run(ROWS, rows="json").body)
    assert table["head"] == {"vars": ["o", "none"]}
    assert {cell["o"]["value"] for cell in table["results"]["bindings"]} == {str(value) for value in VALUES}
    root = ET.fromstring(worker.run(ROWS, rows="xml").body)
    assert [node.get("name") for node in root.iter(f"{NS}variable")] == ["o", "none"]
    texts = {node[0].text or "" for node in root.iter(f"{NS}binding")}
    assert texts == {str(value) for value in VALUES}


def test_csv_by_the_rules_of_rfc_4180(worker):
    body = worker.run(ROWS, rows="csv").body
    rows = list(csv.reader(io.StringIO(body.decode(), newline=""), strict=True))
    assert rows[0] == ["o", "none"]
    assert {row[0] for row in rows[1:]} == {str(value).replace("True", "true") for value in VALUES}
    assert all(row[1] == "" for row in rows[1:])


def test_tsv_holds_turtle_terms_on_one_line_a_row(worker):
    lines = worker.run(ROWS, rows="tsv").text.split("\n")
    assert lines[0] == "?o\t?none"
    assert len(lines) == len(VALUES) + 2
    data = "".join(f"<http://s> <http://p> {line.removesuffix(chr(9))} .\n" for line in lines[1:-1])
    read_back = rdflib.Graph().parse(data=data, format="turtle")
    assert plain(set(read_back.objects())) == plain(set(VALUES))


@pytest.mark.parametrize("form", ROW_FORMATS)
@pytest.mark.parametrize(("query", "rows"), [("SELECT ?x { ?x <http://no> ?y }", 0), ("SELECT * {}", 1)])
def test_no_row_and_no_column_are_valid_too(worker, form, query, rows):
    found = worker.run(query, rows=form)
    assert found.count == rows
    if form in {"json", "xml"}:
        assert len(Result.parse(io.BytesIO(found.body), format=form)) == rows


@pytest.mark.parametrize(("query", "truth"), [("ASK {}", True), ("ASK { <http://no> ?p ?o }", False)])
def test_truth_values(worker, query, truth):
    assert json.loads(worker.run(query, rows="json").body)["boolean"] is truth
    assert ET.fromstring(worker.run(query, rows="xml").body).findtext(f"{NS}boolean") == str(truth).lower()
    assert worker.run(query, rows="csv").text.strip() == str(truth).lower()


PARSERS = [("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")]


@pytest.mark.parametrize(("form", "parser"), PARSERS)
def test_graphs_are_read_back_whole(worker, form, parser):
    found = worker.run("CONSTRUCT WHERE { <http://s> ?p ?o }", graph=form)
    graph = rdflib.Graph().parse(data=found.body, format=parser)
    assert plain(set(graph.objects())) == plain(set(VALUES))
    assert found.count == len(graph)


@pytest.mark.parametrize(("form", "parser"), [("ttl", "turtle"), ("nt", "ntriples"), ("rdfxml", "rdfxml")])
def test_a_parser_in_c_reads_the_graphs(worker, tmp_path, form, parser):
    if not shutil.which("rapper"):
        pytest.skip("skipped: rapper is not installed (raptor2-utils)")
    file = tmp_path / form
    file.write_bytes(worker.run("CONSTRUCT WHERE { <http://s> ?p ?o }", graph=form).body)
    subprocess.run(["rapper", "-q", "-c", "-i", parser, str(file)], check=True, capture_output=True)


def test_a_graph_holds_each_triple_once_and_only_the_prefixes_it_uses(worker):
    found = worker.run("CONSTRUCT { <http://s> rdfs:label 1 } WHERE { ?s ?p ?o }")
    assert "rdfs:label 1" in found.text
    assert found.text.count("@prefix") == 2, "those of the property and of the number"
    assert found.count == 1


def test_what_xml_cannot_hold_is_told_and_json_holds_it(worker):
    query = "SELECT ?o { <http://t> ?p ?o }"
    with pytest.raises(QueryError, match="choose json"):
        worker.run(query, rows="xml")
    assert json.loads(worker.run(query).body)["results"]["bindings"][0]["o"]["value"] == "\x01"


def test_media_types(worker):
    for form, media_type in ROW_FORMATS.items():
        assert worker.run("ASK {}", rows=form).media_type == media_type
    for form, media_type in GRAPH_FORMATS.items():
        assert worker.run("CONSTRUCT WHERE { <http://s> ?p 1 }", graph=form).media_type == media_type

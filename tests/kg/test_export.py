"""The exported graph: the same bytes every time, readable by every parser at hand."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg import load, resources
from kg.export import export
from kg.serialize import serialize

FORMATS = ["ttl", "jsonld", "nt", "rdfxml", "trig"]
NODE = Path(__file__).parent / "count_with_n3.cjs"


@pytest.fixture(scope="module")
def turtle(tmp_path_factory):
    file = tmp_path_factory.mktemp("export") / "bindwijzer.ttl"
    file.write_text(export("ttl"), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def expected():
    return len(load.full())


def test_full_is_what_the_build_wrote(turtle):
    assert turtle.read_bytes() == resources.built("bindwijzer.ttl").read_bytes()


def test_full_is_asserted_and_inferred_together():
    graphs = {part: rdflib.Graph().parse(data=export("nt", part), format="nt") for part in ("asserted", "inferred")}
    whole = rdflib.Graph().parse(data=export("nt", "full"), format="nt")
    assert len(whole) == len(graphs["asserted"]) + len(graphs["inferred"])


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_bytes_whatever_the_hash_seed(format_):
    script = (
        "import hashlib,sys;from kg.export import export;"
        f"sys.stdout.write(hashlib.sha256(export({format_!r}).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert digests == {hashlib.sha256(export(format_).encode()).hexdigest()}


def test_prefixes_are_tidy(turtle):
    text = turtle.read_text(encoding="utf-8")
    declared = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]
    assert declared == sorted(declared)
    assert all(text.count(prefix) > 1 for prefix in declared)
    assert not any(prefix.startswith("ns") for prefix in declared)


def test_one_ontology_header_only(turtle):
    graph = rdflib.Graph().parse(turtle)
    assert list(graph.subjects(rdflib.RDF.type, rdflib.OWL.Ontology)) == [load.ONTOLOGY]


@pytest.mark.parametrize(
    ("format_", "reader"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("nt", "nt"), ("rdfxml", "xml")]
)
def test_rdflib_reads_the_same_number_of_triples(format_, reader, expected):
    assert len(rdflib.Graph().parse(data=export(format_), format=reader)) == expected


def test_pyoxigraph_reads_the_same_number_of_triples(turtle, expected):
    assert len(set(ox.parse(path=str(turtle), format=ox.RdfFormat.TURTLE))) == expected


def test_trig_holds_the_same_triples_by_what_they_rest_on(expected):
    quads = set(ox.parse(export("trig"), format=ox.RdfFormat.TRIG))
    assert len(quads) == expected
    names = {str(quad.graph_name).rpartition("/graph/")[2].rstrip(">") for quad in quads}
    assert {"editorial", "explicit/kennismaken", "inferred/wr-01"} <= names


def test_owlready2_reads_the_same_number_of_triples(expected):
    owlready2 = pytest.importorskip("owlready2", reason="skipped: owlready2 is not installed (extra 'build')")
    world = owlready2.World()
    world.get_ontology(str(load.ONTOLOGY)).load(fileobj=io.BytesIO(export("nt").encode()), format="ntriples")
    read = world.as_rdflib_graph()
    headers = len(set(read.subjects(rdflib.RDF.type, rdflib.OWL.Ontology)))  # owlready2 adds one of its own a load
    assert len(read) - headers == expected - 1


@pytest.mark.parametrize(
    "command",
    [["rapper", "-q", "-i", "turtle", "-o", "ntriples"], ["serdi", "-i", "turtle", "-o", "ntriples"]],
    ids=["rapper", "serdi"],
)
def test_parsers_in_c_read_the_same_number_of_triples(command, turtle, expected):
    if not shutil.which(command[0]):
        pytest.skip(f"skipped: {command[0]} is not installed on this machine")
    read = subprocess.run([*command, str(turtle)], capture_output=True, check=True, text=True)
    assert len(set(read.stdout.splitlines())) == expected


def test_n3js_reads_the_same_number_of_triples(turtle, expected):
    if not shutil.which("node") or not os.environ.get("BINDWIJZER_N3"):
        pytest.skip("skipped: node or N3.js is not installed (BINDWIJZER_N3 names its folder)")
    read = subprocess.run(
        ["node", str(NODE), os.environ["BINDWIJZER_N3"], str(turtle)], capture_output=True, check=True, text=True
    )
    assert int(read.stdout) == expected


@pytest.mark.parametrize("value", ['ends\n\\"', 'three """ quotes', "\\", 'a\n"', "tab\t\r\n", "'''"])
@pytest.mark.parametrize("format_", ["ttl", "jsonld", "nt"])
def test_difficult_literals_survive(value, format_):
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef("https://example.org/a"), rdflib.RDFS.label, rdflib.Literal(value)))
    reader = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt"}[format_]
    again = rdflib.Graph().parse(data=serialize(graph, format_), format=reader)
    assert [str(o) for o in again.objects()] == [value]

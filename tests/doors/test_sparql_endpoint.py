"""`bindwijzer sparql` on a real server: the same bytes and exit codes as on our own engine, behind the same guard."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from time import perf_counter

import pytest

from kg import resources
from tests.engines import free_port, oxigraph, virtuoso
from tests.kg.remote import scripted

LABELS = "SELECT ?label ?none { form:pubquiz skos:prefLabel ?label FILTER (LANG(?label) = 'nl') }"
NUMBER = "SELECT ?n { phase:socialiseren bw:phaseNumber ?n }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module", params=[oxigraph, virtuoso], ids=lambda engine: engine.__name__)
def endpoint(request, tmp_path_factory):
    with request.param(resources.built("bindwijzer.ttl"), tmp_path_factory.mktemp("server")) as url:
        yield url


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "assistant.doors", "sparql", *arguments]


def sparql(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    surroundings = {**os.environ, "LANG": "C.UTF-8", **environment}
    return subprocess.run(command(*arguments), capture_output=True, check=False, env=surroundings, timeout=60)


def told(run: subprocess.CompletedProcess[bytes]) -> tuple[int, bytes, bytes]:
    return run.returncode, run.stdout, run.stderr


@pytest.mark.parametrize("shape", ["table", "json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("query", [LABELS, NUMBER, "ASK { ?s a bw:Tip }"])
def test_rows_and_truth_values_are_the_same_bytes(endpoint, query, shape):
    there = sparql(query, "--endpoint", endpoint, "--format", shape)
    assert told(there) == told(sparql(query, "--format", shape))
    assert there.returncode == 0


@pytest.mark.parametrize("shape", ["ttl", "nt", "jsonld", "rdfxml"])
def test_graphs_are_the_same_bytes(endpoint, shape):
    query = "CONSTRUCT WHERE { ?phase a bw:OnboardingPhase ; skos:prefLabel ?label ; bw:phaseNumber ?number }"
    there = sparql(query, "--endpoint", endpoint, "--format", shape)
    assert told(there) == told(sparql(query, "--format", shape))
    assert there.returncode == 0


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("ASK { form:pubquiz a bw:WorkForm }", 0),
        ("ASK { form:pubquiz a bw:Tip }", 1),
        ("SELECT * { ?s a bw:Nothing }", 1),
        ("CONSTRUCT WHERE { ?s a bw:Nothing }", 1),
        ("SELECT * {\n ?s a bw:Nothing ", 2),
        ("SELCT * { ?s a bw:Nothing }", 2),
        ("SELECT * { ?s a nobody:Knows }", 2),
        ("DEFINE get:soft 'soft' SELECT * { ?s ?p ?o }", 2),
        ("", 2),
    ],
)
def test_exit_codes_and_messages_are_the_same(endpoint, query, code):
    there = sparql(query, "--endpoint", endpoint)
    assert there.returncode == code
    assert told(there) == told(sparql(query))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "INSERT DATA { <a:a> <a:a> <a:a> }",
        "LOAD <file:///etc/passwd>",
        "DROP ALL",
        "PREFIX a: <a:> CLEAR DEFAULT",
    ],
)
def test_what_the_guard_refuses_is_never_sent(query):
    with scripted.serving(scripted.silence(0)) as server:
        run = sparql(query, "--endpoint", server.url)
        assert (run.returncode, run.stdout) == (2, b"")
        assert server.requests == []
    assert run.stderr == sparql(query).stderr


def test_more_rows_than_allowed_are_cut_with_a_word_and_exit_code_4(endpoint):
    query = "SELECT ?code { ?s dcterms:identifier ?code } ORDER BY ?code"
    there = sparql(query, "--endpoint", endpoint, "--max-rows", "7", "--format", "csv")
    assert told(there) == told(sparql(query, "--max-rows", "7", "--format", "csv"))
    assert there.returncode == 4


def test_rows_that_the_server_leaves_out_are_told_of():
    answer = scripted.json(scripted.ONE_ROW, X_SPARQL_MaxRows="1")
    with scripted.serving(answer) as server:
        run = sparql("SELECT ?x { ?x ?y ?z }", "--endpoint", server.url, "--format", "csv")
    assert (run.returncode, run.stdout) == (4, b"x\r\n1\r\n")
    assert b"its own limit" in run.stderr


def test_a_slow_query_ends_within_its_limit():
    with scripted.serving(scripted.silence(20)) as server:
        began = perf_counter()
        run = sparql(ENDLESS, "--endpoint", server.url, "--timeout", "1")
    assert perf_counter() - began < 4
    assert (run.returncode, run.stdout, run.stderr.count(b"\n")) == (4, b"", 1)


def test_ctrl_c_ends_it_at_once():
    with scripted.serving(scripted.silence(20)) as server:
        asking = subprocess.Popen(command(ENDLESS, "--endpoint", server.url), stderr=subprocess.PIPE)
        while not server.requests:
            assert asking.poll() is None
        asking.send_signal(signal.SIGINT)
        _, complaint = asking.communicate(timeout=5)
    assert (asking.returncode, complaint) == (130, b"")


FAILURES = {
    "no access": scripted.reply(401),
    "fault": scripted.reply(500, b"it broke", "text/plain"),
    "a page": scripted.reply(200, b"<html>", "text/html"),
    "cut": scripted.json('{"head": {"vars": ["x"]}, "results": {"bindings": ['),
    "gone": scripted.raw(b""),
}


@pytest.mark.parametrize("answer", FAILURES.values(), ids=FAILURES)
def test_a_server_that_fails_is_one_sentence_and_exit_code_3(answer):
    with scripted.serving(answer) as server:
        run = sparql(LABELS, "--endpoint", server.url)
    assert (run.returncode, run.stdout, run.stderr.count(b"\n")) == (3, b"", 1)
    assert server.url.encode() in run.stderr


def test_a_broken_graph_is_one_sentence_and_exit_code_3():
    with scripted.serving(scripted.reply(200, b"<a:a> <a:a> ", "application/n-triples")) as server:
        run = sparql("DESCRIBE form:pubquiz", "--endpoint", server.url)
    assert (run.returncode, run.stdout, run.stderr.count(b"\n")) == (3, b"", 1)


def test_a_dialect_that_only_the_server_knows_is_passed_on():
    with scripted.serving(scripted.json(scripted.ONE_ROW)) as server:
        run = sparql("SELECT ?x { ?x bif:contains 'a' OPTION (score ?y) }", "--endpoint", server.url)
    assert run.returncode == 0


def test_explain_tells_how_long_the_server_took(endpoint):
    run = sparql(LABELS, "--endpoint", endpoint, "--explain")
    assert run.returncode == 0
    assert b"asking the server" in run.stderr


def test_files_go_before_a_server_of_the_environment_and_not_beside_one_that_is_named():
    nowhere = f"http://127.0.0.1:{free_port()}/"
    assert sparql(LABELS, BINDWIJZER_ENDPOINT=nowhere).returncode == 3
    assert sparql(LABELS, "--graph", "asserted", BINDWIJZER_ENDPOINT=nowhere).returncode == 0
    assert sparql(LABELS, "--graph", "asserted", "--endpoint", nowhere).returncode == 2

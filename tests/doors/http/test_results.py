"""Results over HTTP: formats by Accept, what is said of a cut, CORS, the description of the service."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest

from tests.doors.http.conftest import serving

SELECT = "SELECT ?s ?p ?o { ?s ?p ?o }"
SOME = SELECT + " LIMIT 3"
CONSTRUCT = "CONSTRUCT WHERE { ?s a bw:WorkForm }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
SD = "http://www.w3.org/ns/sparql-service-description#"


@pytest.fixture(scope="module")
def small():
    with serving("--max-rows", "5") as client:
        yield client


@pytest.mark.parametrize(
    ("accept", "query", "kind"),
    [
        (None, SOME, "application/sparql-results+json"),
        ("*/*", SOME, "application/sparql-results+json"),
        ("application/sparql-results+xml", SOME, "application/sparql-results+xml"),
        ("text/csv;q=0.9, text/tab-separated-values", SOME, "text/tab-separated-values"),
        ("text/*;q=0.5, text/csv;q=0.4", SOME, "text/tab-separated-values"),
        ("application/json", SOME, "application/json"),
        (BROWSER, SOME, "application/xml"),
        (None, CONSTRUCT, "text/turtle"),
        ("application/ld+json", CONSTRUCT, "application/ld+json"),
        ("application/rdf+xml, text/turtle;q=0.8", CONSTRUCT, "application/rdf+xml"),
        ("application/n-triples", "DESCRIBE bw:WorkForm", "application/n-triples"),
        (BROWSER, CONSTRUCT, "text/turtle"),
        ("text/csv", "ASK { ?s ?p ?o }", "text/csv"),
    ],
)
def test_the_format_follows_from_accept(web, accept, query, kind):
    reply = web.get("/sparql", accept, query=query)
    assert (reply.status, reply.type) == (200, kind)
    assert "Accept" in reply.headers["Vary"]
    assert int(reply.headers["Content-Length"]) == len(reply.body)
    read(kind, reply.body)


def read(kind, body):
    """Read a body with a parser for its type; raises where it is not valid."""
    if kind.endswith("json"):
        return json.loads(body)
    if kind.endswith("xml"):
        return ET.fromstring(body)
    if kind in {"text/turtle", "application/n-triples"}:
        return list(ox.parse(body, format=ox.RdfFormat.from_media_type(kind)))
    return body.decode()


@pytest.mark.parametrize(
    ("accept", "query"),
    [("image/png", SOME), ("text/turtle", SOME), ("text/csv", CONSTRUCT), ("*/*;q=0", SOME), ("text/html", SOME)],
)
def test_what_cannot_be_sent_is_406(web, accept, query):
    assert web.get("/sparql", accept, query=query).status == 406


@pytest.mark.parametrize("accept", ["", ";;;", "q=1", "*/*;q=x, text/csv", "a" * 5000, "text/csv;q=2"])
def test_a_malformed_accept_is_no_fault(web, accept):
    assert web.get("/sparql", accept, query=SOME).status in {200, 406}


def test_a_character_that_xml_cannot_hold_is_406_with_a_cure(web):
    reply = web.get("/sparql", "application/sparql-results+xml", query='SELECT ("\\b" AS ?x) {}')
    assert reply.status == 406
    assert "json" in reply.text


@pytest.mark.parametrize(
    ("accept", "query", "mark"),
    [
        ("application/sparql-results+json", SELECT, '"link"'),
        ("application/sparql-results+xml", SELECT, "<link href="),
        ("text/csv", SELECT, ""),
        ("text/turtle", CONSTRUCT, "# Truncated"),
        ("application/n-triples", CONSTRUCT, "# Truncated"),
        ("application/rdf+xml", CONSTRUCT, ""),
    ],
)
def test_a_cut_result_says_so_and_stays_whole(small, accept, query, mark):
    reply = small.get("/sparql", accept, query=query)
    assert reply.headers["Bindwijzer-Truncated"] == "rows; count=5"
    assert reply.headers["Link"].endswith('query#limits>; rel="help"')
    assert mark in reply.text
    read(accept, reply.body)


def test_a_whole_result_says_nothing_of_a_cut(small):
    reply = small.get("/sparql", query=SELECT + " LIMIT 5")
    assert "Bindwijzer-Truncated" not in reply.headers
    assert "link" not in reply.json["head"]


def test_pages_elsewhere_may_ask(web):
    reply = web.send("GET", "/sparql?query=ASK%7B%7D", Origin="https://example.org")
    assert reply.headers["Access-Control-Allow-Origin"] == "*"
    assert "Bindwijzer-Truncated" in reply.headers["Access-Control-Expose-Headers"]
    told = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "content-type"}
    allowed = web.send("OPTIONS", "/sparql", Origin="https://example.org", **told)
    assert allowed.status == 200
    assert "POST" in allowed.headers["Access-Control-Allow-Methods"]


def test_pages_elsewhere_can_read_a_refusal(web):
    reply = web.send("GET", "/sparql?query=ASK%7B", Origin="https://example.org")
    assert reply.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json", "application/rdf+xml", None])
def test_without_a_query_the_service_describes_itself(web, accept):
    reply = web.get("/sparql", accept)
    graph = set(ox.parse(reply.body, format=ox.RdfFormat.from_media_type(reply.type)))
    said = {quad.predicate.value.removeprefix(SD) for quad in graph}
    assert {"endpoint", "supportedLanguage", "resultFormat", "defaultDataset"} <= said
    assert any(str(q.object) == f"<http://127.0.0.1:{web.port}/sparql>" for q in graph)


def test_a_browser_without_a_query_goes_to_the_editor(web):
    reply = web.get("/sparql", BROWSER)
    assert (reply.status, reply.headers["Location"]) == (303, f"http://127.0.0.1:{web.port}/query")


def test_a_post_without_a_query_is_refused(web):
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    assert web.send("POST", "/sparql", b"", **form).status == 400


def test_head_tells_the_same_without_a_body(web):
    reply = web.send("HEAD", "/sparql?query=ASK%7B%7D")
    assert (reply.status, reply.body) == (200, b"")

"""The SPARQL 1.1 Protocol: what the W3C's tests ask of queries, in our own words, and what they leave open."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest

from tests.doors.http.conftest import serving

GRAPH = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
DEFAULT, NAMED = "default-graph-uri", "named-graph-uri"
DIRECT, FORM = "application/sparql-query", "application/x-www-form-urlencoded"

TYPED = " . ".join(f"<{GRAPH.format(n)}> a ?type" for n in (1, 2))
IN_GRAPHS = " ".join(f"GRAPH ?g{n} {{ <{GRAPH.format(n)}> a ?type }}" for n in (1, 2))
NOWHERE, ONE, TWO, THREE = (GRAPH.format(n) for n in range(4))

GOOD = {
    "query_post_form": ("form", "ASK {}", [(DEFAULT, NOWHERE)], "boolean"),
    "query_dataset_default_graphs_get": ("get", f"ASK {{ {TYPED} }}", [(DEFAULT, ONE), (DEFAULT, TWO)], "boolean"),
    "query_dataset_default_graphs_post": ("post", f"ASK {{ {TYPED} }}", [(DEFAULT, ONE), (DEFAULT, TWO)], "boolean"),
    "query_dataset_named_graphs_post": ("post", f"ASK {{ {IN_GRAPHS} }}", [(NAMED, ONE), (NAMED, TWO)], "boolean"),
    "query_dataset_named_graphs_get": ("get", f"ASK {{ {IN_GRAPHS} }}", [(NAMED, ONE), (NAMED, TWO)], "boolean"),
    "query_dataset_full": (
        "post", f"ASK {{ <{THREE}> a ?type {IN_GRAPHS} }}", [(DEFAULT, THREE), (NAMED, ONE), (NAMED, TWO)], "boolean",
    ),
    "query_multiple_dataset": (
        "post", f"ASK FROM <{THREE}> {{ {IN_GRAPHS} }}", [(NAMED, ONE), (NAMED, TWO)], "boolean",
    ),
    "query_get": ("get", "ASK {}", [(DEFAULT, NOWHERE)], "boolean"),
    "query_content_type_select": ("post", "SELECT (1 AS ?value) {}", [(DEFAULT, NOWHERE)], "tabular"),
    "query_content_type_ask": ("post", "ASK {}", [(DEFAULT, NOWHERE)], "boolean"),
    "query_content_type_describe": ("post", "DESCRIBE <http://example.org/>", [(DEFAULT, NOWHERE)], "RDF"),
    "query_content_type_construct": ("post", "CONSTRUCT { <s> <p> 1 } WHERE {}", [(DEFAULT, NOWHERE)], "RDF"),
    "query_post_direct": ("post", "ASK {}", [], "boolean"),
}  # fmt: skip
BAD = {
    "bad_query_method": ("PUT", {"query": "ASK {}", DEFAULT: NOWHERE}, None, FORM),
    "bad_multiple_queries": ("GET", [("query", "ASK {}"), ("query", "SELECT * {}")], None, None),
    "bad_query_wrong_media_type": ("POST", {}, b"ASK {}", "text/plain"),
    "bad_query_missing_form_type": ("POST", {}, b"query=ASK%20%7B%7D", None),
    "bad_query_missing_direct_type": ("POST", {}, b"ASK {}", None),
    "bad_query_non_utf8": ("POST", {}, "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16"),
    "bad_query_syntax": ("GET", {"query": "ASK {"}, None, None),
    "bad_update_get": ("GET", {"update": "CLEAR ALL"}, None, None),
    "bad_multiple_updates": ("POST", {}, b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM),
    "bad_update_wrong_media_type": ("POST", {}, b"CLEAR NAMED", "text/plain"),
    "bad_update_missing_form_type": ("POST", {}, b"update=CLEAR%20NAMED", None),
    "bad_update_non_utf8": ("POST", {}, "CLEAR NAMED".encode("utf-16"), "application/sparql-update; charset=UTF-16"),
    "bad_update_syntax": ("POST", {}, b"update=CLEAR%20XYZ", FORM),
    "bad_update_dataset_conflict": (
        "POST", {"using-named-graph-uri": "http://example/people"}, b"DELETE WHERE {}", "application/sparql-update",
    ),
    "update_post_form": ("POST", {}, b"update=CLEAR+ALL", FORM),
    "update_post_direct": ("POST", {}, b"CLEAR ALL", "application/sparql-update"),
}  # fmt: skip
TYPES = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"},
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples"},
}


@pytest.fixture(scope="module", params=["alone", "slash"])
def path(request):
    return "/sparql" if request.param == "alone" else "/sparql/"


@pytest.fixture(scope="module")
def graphs(tmp_path_factory):
    """Three graphs, each of which says of its own address that it is a document."""
    file = tmp_path_factory.mktemp("graphs") / "three.nq"
    document = "<http://xmlns.com/foaf/0.1/Document>"
    a = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    file.write_text("".join(f"<{iri}> {a} {document} <{iri}> .\n" for iri in (ONE, TWO, THREE)), encoding="utf-8")
    with serving("--bare", "--data", str(file)) as client:
        yield client


def ask(client, path, how, query, dataset):
    told = urlencode(dataset)
    if how == "get":
        return client.send("GET", f"{path}?{urlencode({'query': query})}&{told}")
    if how == "form":
        return client.send("POST", f"{path}?{told}", urlencode({"query": query}).encode(), Content_Type=FORM)
    return client.send("POST", f"{path}?{told}", query.encode(), Content_Type=DIRECT)


@pytest.mark.parametrize("name", GOOD)
def test_a_w3c_query_is_answered(graphs, path, name):
    how, query, dataset, kind = GOOD[name]
    reply = ask(graphs, path, how, query, dataset)
    assert reply.status == 200
    assert reply.type in TYPES[kind]
    if kind == "boolean":
        assert reply.json["boolean"] is True


@pytest.mark.parametrize("name", BAD)
def test_a_w3c_request_that_is_wrong_is_refused(graphs, path, name):
    method, parameters, body, kind = BAD[name]
    headers = {"Content-Type": kind} if kind else {}
    reply = graphs.send(method, f"{path}?{urlencode(parameters)}", body, **headers)
    assert 400 <= reply.status < 500
    assert len(reply.text.strip().splitlines()) == 1


def test_the_graphs_of_a_request_replace_those_of_its_query(graphs):
    query = f"SELECT ?s FROM <{ONE}> {{ ?s ?p ?o }}"
    assert rows(ask(graphs, "/sparql", "get", query, [])) == [ONE]
    assert rows(ask(graphs, "/sparql", "get", query, [(DEFAULT, TWO)])) == [TWO]
    assert rows(ask(graphs, "/sparql", "get", query, [(NAMED, TWO)])) == []
    assert len(rows(ask(graphs, "/sparql", "get", "SELECT ?s { ?s ?p ?o }", []))) == 3


def test_a_graph_in_a_form_counts_as_one_in_the_address(graphs):
    body = urlencode({"query": "SELECT ?s { ?s ?p ?o }", DEFAULT: TWO}).encode()
    assert rows(graphs.send("POST", "/sparql", body, Content_Type=FORM + "; charset=UTF-8")) == [TWO]


def rows(reply):
    return [row["s"]["value"] for row in reply.json["results"]["bindings"]]


@pytest.mark.parametrize("graph", ["not an address", "http://example.org/a b", "relative"])
def test_a_graph_that_is_no_address_is_refused(web, graph):
    assert web.get("/sparql", query="ASK {}", **{DEFAULT: graph}).status == 400


def test_nothing_is_fetched_for_a_graph_that_is_not_here(web):
    reply = web.get("/sparql", query="SELECT ?s { ?s ?p ?o }", **{DEFAULT: "http://127.0.0.1:1/data.ttl"})
    assert rows(reply) == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("ASK { SERVICE <http://example.org/> {} }", "1:7: SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("INSERT DATA { <a:b> <a:b> 1 }", "INSERT"),
        ("SELECT * {\n ?s ?p }", "2:"),
        ("", "empty"),
        ("x" * 9000, "8192"),
    ],
)
def test_a_query_that_is_refused_gets_one_sentence(web, query, told):
    reply = web.send("GET", "/sparql?query=" + quote(query), Accept_Language="en")
    assert (reply.status, reply.type) == (400, "text/plain")
    assert told in reply.text
    assert len(reply.text.splitlines()) == 1


def test_the_sentence_is_in_the_language_of_the_client(web):
    reply = web.send("GET", "/sparql?query=ASK+%7B", Accept_Language="de, nl;q=0.9, en;q=0.8")
    assert "te vroeg" in reply.text

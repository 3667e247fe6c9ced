"""The graph's own addresses, the file, and what watches over the server."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg import resources

SPACE = "https://w3id.org/bindwijzer"
FORM = "/id/form/voorstelrondje"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def graph(reply):
    return set(ox.parse(reply.body, format=ox.RdfFormat.from_media_type(reply.type)))


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        (BROWSER, "text/html"),
        ("text/turtle;q=0.5, text/html;q=0.4", "text/turtle"),
    ],
)
def test_a_thing_answers_in_what_is_accepted(web, accept, kind):
    reply = web.get(FORM, accept)
    assert (reply.status, reply.type) == (200, kind)
    assert "Accept" in reply.headers["Vary"]
    assert f'<{SPACE}{FORM}>; rel="describes"' in reply.headers["Link"]
    assert reply.headers["Content-Location"].startswith(FORM + ".")


def test_the_data_of_a_thing_are_its_statements_with_their_notes(web):
    found = graph(web.get(FORM, "text/turtle"))
    store = ox.Store()
    store.load(path=str(resources.built("bindwijzer.ttl")), format=ox.RdfFormat.TURTLE)
    own = set(store.quads_for_pattern(ox.NamedNode(SPACE + FORM), None, None, None))
    assert {q.triple for q in own} <= {q.triple for q in found}
    notes = [q for q in found if q.predicate.value.endswith("annotatedSource")]
    assert len(notes) == len(list(store.quads_for_pattern(None, notes[0].predicate, ox.NamedNode(SPACE + FORM), None)))


@pytest.mark.parametrize(
    "path",
    ["/def/", "/def/WorkForm", "/def/suitableIn", "/def/0.1.0", "/id/setting/instelling", "/id/scheme/werkvormen",
     "/id/rule/matrixplaats", "/id/principle/elkaar-leren-kennen", "/id/size/grote-groep",
     "/id/source/socialiseren-bij-blended-leren"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_with_an_address_can_be_read_and_loaded(web, path, language):
    page = web.get(path, "text/html", lang=language)
    assert page.status == 200
    assert f'<html lang="{language}">' in page.text
    assert graph(web.get(path, "text/turtle"))
    assert graph(web.get(path.rstrip("/") + (".ttl" if not path.endswith("/") else "/.ttl")))


def test_the_whole_vocabulary_comes_at_once(web):
    subjects = {str(q.subject) for q in graph(web.get("/def/"))}
    assert {f"<{SPACE}/def/>", f"<{SPACE}/def/WorkForm>", f"<{SPACE}/def/suitableIn>"} <= subjects


@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
@pytest.mark.parametrize(
    "path", ["/id/form/bestaat-niet", "/def/Nothing", "/id/", "/id/%3Cscript%3E", "/id/../x", "/x"]
)
def test_what_is_not_there_is_404(web, path, accept):
    reply = web.send("GET", path, Accept=accept)
    assert reply.status == 404
    assert reply.type == ("text/html" if accept == "text/html" else "text/plain")
    assert accept != "text/html" or b"<script>" not in reply.body


def test_a_thing_that_nobody_can_read_is_406(web):
    assert web.get(FORM, "image/png").status == 406


def test_the_file_is_the_built_graph_and_is_sent_once(web):
    first = web.get("/download/bindwijzer.ttl")
    assert first.body == resources.built("bindwijzer.ttl").read_bytes()
    assert first.type == "text/turtle"
    assert 'filename="bindwijzer.ttl"' in first.headers["Content-Disposition"]
    again = web.send("GET", "/download/bindwijzer.ttl", If_None_Match=f'"x", W/{first.headers["ETag"]}')
    assert (again.status, again.body) == (304, b"")


def test_health_says_on_what_it_answers(web):
    assert web.get("/health").json["status"] == "ok"
    assert web.get("/health").json["triples"] > 1000


def test_metrics_are_in_the_format_of_prometheus(web):
    web.get("/health")
    reply = web.get("/metrics")
    assert reply.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert 'bindwijzer_requests_total{route="health",status="200"}' in reply.text
    names = {line.split()[2] for line in reply.text.splitlines() if line.startswith("# TYPE")}
    assert names >= {"bindwijzer_requests_total", "bindwijzer_request_seconds", "bindwijzer_queries_running"}
    assert all(line.startswith("#") or line.rpartition(" ")[2].replace(".", "").isdigit() or "e-" in line
               for line in reply.text.splitlines())  # fmt: skip

"""Queries that try to reach out of the graph, and a server and a file that must not be reached."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACEMENTS = {
    "plain": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "lower case": "select * { service <URL> { ?s ?p ?o } }",
    "optional": "SELECT * { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }",
    "union": "SELECT * { { ?s ?p ?o } UNION { SERVICE <URL> { ?s ?p ?o } } }",
    "minus": "SELECT * { ?s ?p ?o MINUS { SERVICE <URL> { ?s ?p ?o } } }",
    "graph": "SELECT * { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } }",
    "lateral": "SELECT * { ?s ?p ?o LATERAL { SERVICE <URL> { ?s ?p ?x } } }",
    "exists": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "not exists": "SELECT * { ?s ?p ?o FILTER(NOT EXISTS { SERVICE <URL> { ?s ?p ?o } }) }",
    "bind": "SELECT * { BIND(EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x) }",
    "projection": "SELECT (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x) { ?s ?p ?o }",
    "having": "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE <URL> { ?a ?b ?c } })",
    "order by": "SELECT * { ?s ?p ?o } ORDER BY EXISTS { SERVICE <URL> { ?a ?b ?c } }",
    "group by": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (EXISTS { SERVICE <URL> { ?a ?b ?c } } AS ?x)",
    "aggregate": "SELECT (SUM(IF(EXISTS { SERVICE <URL> { ?a ?b ?c } }, 1, 0)) AS ?n) { ?s ?p ?o }",
    "sub-select": "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "ask": "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "construct": "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "describe": "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "variable": "SELECT * { VALUES ?g { <URL> } SERVICE ?g { ?s ?p ?o } }",
    "bound": "SELECT * { BIND(IRI(CONCAT('UR', 'L')) AS ?g) SERVICE ?g { ?s ?p ?o } }",
    "base": "BASE <URL> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "relative": "BASE <URL/a/b> SELECT * { SERVICE <../x> { ?s ?p ?o } }",
    "prefix": "PREFIX e: <URL/> SELECT * { SERVICE e:x { ?s ?p ?o } }",
    "prefix alone": "PREFIX e: <URL/> SELECT * { SERVICE e: { ?s ?p ?o } }",
    "prefix named service": "PREFIX service: <URL/> SELECT * { SERVICE service:x { ?s ?p ?o } }",
    "comment between": "SELECT * { SERVICE # {\n # }\n <URL> # x\n { ?s ?p ?o } }",
    "no space": "SELECT*{SERVICE<URL>{?s ?p ?o}}",
    "glued to silent": "PREFIX : <URL/> SELECT * { SERVICESILENT:x { ?s ?p ?o } }",
    "glued to a prefix": "PREFIX : <URL/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "glued to a number": "PREFIX : <URL/> SELECT * { ?s ?p 1SERVICE:x { ?s ?p ?o } }",
    "glued to true": "PREFIX : <URL/> SELECT * { ?s ?p trueSERVICE:x { ?s ?p ?o } }",
    "glued after a harmless one": "PREFIX : <URL/> SELECT * { ?s ?p :service.b.SERVICE:x { ?s ?p ?o } }",
    "name with an escape": "PREFIX b: <http://b> PREFIX : <URL/> SELECT * { ?s b:1SERVICE:\\'x { ?s ?p ?o } }",
    "glued to a dot": "PREFIX : <URL/> SELECT * { ?s ?p :a.b.SERVICE:x { ?s ?p ?o } }",
    "after a shorter name": "PREFIX b: <http://b> PREFIX : <URL/> SELECT * { ?s b:1SERVICE:x { ?s ?p ?o } }",
    "after a shorter one": "PREFIX b: <http://b> PREFIX : <URL/> SELECT * { ?s b:trueSERVICE:x { ?s ?p ?o } }",
    "after an object": "PREFIX b: <http://b> PREFIX : <URL/> SELECT * { ?s ?p b:SERVICE:x { ?s ?p ?o } }",
    "name no address holds": "PREFIX b: <http://b#> PREFIX : <URL/> SELECT * { ?s ?p b:SERVICE:x\\# { ?s ?p ?o } }",
    "letter no address holds": "PREFIX g\ufffd: <URL/> PREFIX b: <http://b/> SELECT * {?s ?p b:SERVICEg\ufffd:x {}}",
    "escaped": "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "escaped whole": "SELECT * { \\U00000053\\u0045RVICE <URL> { ?s ?p ?o } }",
    "escaped quote": 'SELECT * { ?s ?p "\\u0022 . SERVICE <URL> { ?s ?p ?o } ?s ?p "" }',
    "less than or address": "PREFIX : <URL/> SELECT * { ?s ?p ?o FILTER(1<?o)SERVICE#>\n:x { ?s ?p ?o } }",
    "less than or text": "PREFIX : <URL/> SELECT * { ?s ?p ?o FILTER(1>0||?o<'x>')SERVICE:x { ?s ?p ?o } } #'",
    "less than or long text": (
        "PREFIX : <URL/> SELECT * { ?s ?p ?o FILTER(1>0||?o<?b#>'''\n)SERVICE:x { ?s ?p ?o } } #'''"
    ),
    "less than after exists": (
        "PREFIX : <URL/> SELECT * { ?s ?p ?o FILTER(1>0||EXISTS{?s ?p ?o}<'x>')SERVICE:x { ?s ?p ?o } } #'"
    ),
    "long text that is none": 'PREFIX : <URL/> SELECT * { VALUES ?x {"""a"}SERVICE:x { ?s ?p ?o }}#\\q"""}',
    "long text with half a sign": 'PREFIX : <URL/> SELECT * { VALUES ?x {"""a"}SERVICE:x { ?s ?p ?o }}#\\uD83D"""}',
    "single quotes": "PREFIX : <URL/> SELECT * { VALUES ?x {'''a'}SERVICE:x { ?s ?p ?o }}#\\q'''}",
    "carriage return ends a comment": "SELECT * { # harmless\rSERVICE <URL> { ?s ?p ?o } }",
    "path": "SELECT * { ?s <http://b>/<http://c>* ?o . SERVICE <URL> { ?s ?p ?o } }",
    "triple term": "SELECT * { << ?s ?p ?o >> ?q ?r . SERVICE <URL> { ?s ?p ?o } }",
    "from file": "SELECT * FROM <file://FILE> { ?s ?p ?o }",
    "from named file": "SELECT * FROM NAMED <file://FILE> { GRAPH ?g { ?s ?p ?o } }",
    "from url": "CONSTRUCT { ?s ?p ?o } FROM <URL> WHERE { ?s ?p ?o }",
    "from relative": "BASE <URL/x> SELECT * FROM <y> { ?s ?p ?o }",
    "from prefix": "PREFIX e: <URL/> ASK FROM e:x { ?s ?p ?o }",
    "service file": "SELECT * { SERVICE <file://FILE> { ?s ?p ?o } }",
    "load": "LOAD <file://FILE>",
    "load silent": "LOAD SILENT <URL> INTO GRAPH <http://g>",
    "insert": "INSERT DATA { <http://a> <http://b> <http://c> }",
    "insert without spaces": "PREFIX a: <http://a/>INSERT{?s a:p ?o}WHERE{?s ?p ?o}",
    "delete": "DELETE WHERE { ?s ?p ?o }",
    "with": "WITH <http://g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "clear": "CLEAR ALL",
    "drop": "DROP SILENT ALL",
    "second statement": "SELECT * { ?s ?p ?o } ; DROP ALL",
}
"""Every attack by name; URL and FILE stand for the canaries."""


class Canary:
    """A server on loopback that counts who comes."""

    def __init__(self) -> None:
        self.hits = 0
        self.url = ""


@contextmanager
def canary() -> Iterator[Canary]:
    """Serve on a free port of 127.0.0.1 while the block runs."""
    bird = Canary()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bird.hits += 1
            self.send_error(404)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        bird.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield bird
        finally:
            server.shutdown()
            thread.join()

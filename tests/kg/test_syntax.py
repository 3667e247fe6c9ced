"""Where a query goes wrong, and why, in words."""

from __future__ import annotations

import pytest

from kg.errors import QuerySyntaxError
from kg.sources import sources
from kg.worker import Worker

WRONG = [
    ("SELECT *\n{ ?s ?o é é é }", 2, 9, "‘é’ does not fit here"),
    ("SELECT * { ?s foo:x ?o }", 1, 15, "the prefix foo: is not known"),
    ("SELECT * { ?s ?x ?o FILTER(", 1, 28, "still open: { ("),
    ("SELECT * { ?s ?x ?o", 1, 20, "still open: {"),
    ("SELECT * {\r\n ?s ?x ?o FILTER( } ", 2, 19, "‘}’ does not fit here"),
    ("SELECT * { ?s ?x ?o FILTER(?x = 1 &&) }", 1, 37, "‘)’ does not fit here"),
    ("SELECT ?x (COUNT(?y) AS ?z) { ?s ?x ?y }", 1, 1, "not in GROUP BY"),
    ("SELECT * { ?s ?x ?o } GROUP BY ?s", 1, 1, "cannot go with GROUP BY"),
    ("SELECT ?x WHERE { ?s ?x ?o } GROUP ?x", 1, 36, "‘?x’ does not fit here"),
    ("SELCT ?x WHERE { ?s ?x ?o }", 1, 1, "‘SELCT’ does not fit here"),
    ('SELECT * { ?s ?x "abc }', 1, 18, "this text is not closed"),
    ("SELECT * { ?s ?x <abc> }", 1, 18, "<abc> is not a complete address"),
    ("# a comment é\n\nSELECT (NOPE(?x) AS ?y) { ?s ?x ?y }", 3, 9, "‘NOPE’ does not fit here"),
    ("SELECT * { ?s ?p ?o } LIMIT ten", 1, 29, "‘ten’ does not fit here"),
    ("SELECT * { ?s ?p ?o }}", 1, 22, "‘}’ does not fit here"),
]


@pytest.fixture(scope="module")
def worker():
    with Worker(sources()) as started:
        yield started


@pytest.mark.parametrize(("query", "line", "column", "reason"), WRONG)
def test_the_error_points_at_the_first_token_that_does_not_fit(worker, query, line, column, reason):
    with pytest.raises(QuerySyntaxError) as wrong:
        worker.run(query)
    assert (wrong.value.line, wrong.value.column) == (line, column)
    assert reason in wrong.value.reason("en")
    assert wrong.value.sentence("nl").startswith(f"{line}:{column}: ")


def test_known_prefixes_do_not_shift_the_place_and_own_ones_go_first(worker):
    found = worker.run("PREFIX form: <http://x/> SELECT (STR(form:a) AS ?a) (STR(skos:b) AS ?b) {}")
    ((a, b),) = found.rows()
    assert (a.value, b.value) == ("http://x/a", "http://www.w3.org/2004/02/skos/core#b")

"""What the guard refuses in every placement, and what it must let through."""

from __future__ import annotations

from contextlib import suppress
from time import perf_counter

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError, QueryRefusedError
from kg.guard import check
from kg.limits import Limits
from tests.kg.attacks import PLACEMENTS, canary

LEGITIMATE = [
    "SELECT ?service ?from ?insert { ?service ?from ?insert }",
    "SELECT ?service ?x { ?service a ?x }",
    'SELECT * { ?s ?p "SERVICE <http://x> { } FROM <x> INSERT" }',
    "SELECT * { ?s ?p '''SERVICE <http://x> { }''' }",
    "SELECT * { ?s <http://x/service/y> ?o } # SERVICE <http://x> { ?s ?p ?o }",
    "SELECT * { ?s ?p <http://x.org/from> , <http://x.org/delete#insert> }",
    "PREFIX service: <http://x/> SELECT * { service:x ?p ?o . GRAPH service:x { ?s ?p ?o } }",
    "PREFIX service: <http://x/> DESCRIBE service:x service:y { ?s ?p ?o }",
    "PREFIX service: <http://x/> DESCRIBE service:x ?x { ?x ?p ?o }",
    "PREFIX ex: <http://x/> SELECT * { ?s ex:service ?x { ?x ?y ?z } UNION { ?z ?y ?x } }",
    "PREFIX ex: <http://x/> SELECT * { ?s ex:customer-service ?x { ?x ?y ?z } }",
    "PREFIX from: <http://x/> PREFIX load: <http://y/> DESCRIBE from:x load:y",
    "PREFIX ex: <http://x/> SELECT * { ?s ex:from ?x ; ex:insert ?y . FILTER(?x < ?y && ?y > 3) }",
    "DESCRIBE prov:wasDerivedFrom <http://x/y>",
    "SELECT * { VALUES (?a ?b) { (<http://x#service> <http://y#z>) } }",
    "SELECT * { GRAPH ?service { ?s ?p ?o } }",
    "SELECT * { { SELECT ?service ?x { ?service ?p ?x } } }",
    "SELECT * { _:service ?p ?x { ?a ?b ?c } }",
    'SELECT * { ?s ?p "service"@add , "x"@from }',
    "SELECT * " + "{" * 60 + "?s ?p ?o" + "}" * 60,
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(*) > 1) ORDER BY DESC(?n) LIMIT 3",
    "PREFIX ex:<http://x#>SELECT*{?s(ex:a|^ex:b)+/!ex:c?o}",
]


@pytest.mark.parametrize("attack", PLACEMENTS.values(), ids=PLACEMENTS)
def test_every_attack_is_refused_with_its_place(attack):
    with pytest.raises(QueryRefusedError) as refused:
        check(attack.replace("URL", "http://127.0.0.1:8080").replace("FILE", "/etc/passwd"))
    assert refused.value.line >= 1
    assert refused.value.column >= 1


def test_the_place_is_that_of_the_word():
    with pytest.raises(QueryRefusedError, match="SERVICE") as refused:
        check('SELECT * {\r\n  ?s ?p "é" .\n  SERVICE <http://x> {} }')
    assert (refused.value.line, refused.value.column) == (3, 3)


@pytest.mark.parametrize("query", LEGITIMATE)
def test_what_only_looks_like_an_attack_passes_and_runs(query):
    check(query)
    ox.Store().query(query, prefixes={"prov": "http://www.w3.org/ns/prov#"})


def test_from_may_name_the_graphs_of_the_store():
    graphs = {"http://x/a", "http://y/b"}
    check("BASE <http://x/> PREFIX y: <http://y/> SELECT * FROM <a> FROM NAMED y:b { ?s ?p ?o }", graphs=graphs)
    with pytest.raises(QueryRefusedError, match="FROM"):
        check("SELECT * FROM <http://x/a> FROM <http://x/c> { ?s ?p ?o }", graphs=graphs)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * {" + " " * 9000 + "}", "9011 bytes"),
        ("é" * 4097, "8194 bytes"),
        ("", "empty"),
        (" \n ", "empty"),
        ("SELECT * { ?s ?p '\ud83d' }", "not valid text"),
        ("SELECT * " + "{" * 3000 + "}" * 3000, "more than 64 deep"),
        ("SELECT * { FILTER(" + "(" * 3000 + "1" + ")" * 3000 + ") }", "more than 64 deep"),
        ("SELECT * { ?s " + "[ ?p " * 1000 + "?o" + "]" * 1000 + " }", "more than 64 deep"),
        ("SELECT * { FILTER(" + "!" * 3000 + "?x) }", "signs in a row"),
        ("SELECT * { FILTER(" + "- " * 3000 + "?x) }", "signs in a row"),
        ("SELECT * { ?s " + "^" * 3000 + "<http://p> ?o }", "signs in a row"),
    ],
)
def test_too_long_or_too_deep_is_told(query, reason):
    with pytest.raises(QueryError, match=reason):
        check(query)


def test_the_caps_can_be_set():
    check("SELECT * {" + " " * 9000 + "}", Limits(length=20_000))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {x:" + "SERVICE" * 1150 + " {}}",
        "SELECT * {SERVICE" + ":" * 8000 + "}",
        "service" + '"' + '\\"' * 4000,
        "service" + "<" * 8000,
        "PREFIX" * 1300 + " service",
        "'''\\q" * 1600 + " service",
    ],
)
def test_the_guard_itself_takes_no_time(query):
    began = perf_counter()
    with suppress(QueryError):
        check(query)
    assert perf_counter() - began < 1


_PIECES = [
    "SERVICE", "SILENT", ":x", "<URL>", "?x", "{", "}", "'", '"', "#", "\n", "\r", " ", "<", ">", "(", ")", "FILTER(",
    "1", "true", "b:", "b:a", ".", "\\q", "\\#", "\\'", '"""', "'''", "GRAPH ", ";", "?s ?p ?o . ", "VALUES ?v {",
    "UNION", "EXISTS{", "||", "<?b", "<'x>", "#>", "@en", "^^", "\\u0053", "\\uD83D", "\ufffd", "SERVICE:x {}",
    "1>0||", ")SERVICE:x{}", "}SERVICE:x{}", "PREFIX b: <http://b>", "PREFIX : <URL/>",
]  # fmt: skip


@st.composite
def altered(draw: st.DrawFn) -> str:
    """An attack with pieces put in, spaces taken out, or a part of another attack in it."""
    query = draw(st.sampled_from(list(PLACEMENTS.values())))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(query)))
        other = draw(st.sampled_from(list(PLACEMENTS.values())))
        start = draw(st.integers(0, len(other)))
        piece = draw(st.sampled_from([*_PIECES, other[start : start + 30], ""]))
        query = query[:place] + piece + query[place + draw(st.integers(0, 3)) :]
    return query.replace(" ", draw(st.sampled_from([" ", " ", "", "\n", "#x\n"])))


def test_no_altered_attack_passes_and_is_heard_outside():
    store = ox.Store()
    store.load('<http://a> <http://b> "x", true, 1 .', format=ox.RdfFormat.TURTLE)
    with canary() as bird:

        @settings(max_examples=400, deadline=None, database=None)
        @given(altered())
        def heard(query: str) -> None:
            query = query.replace("URL", bird.url)
            try:
                check(query)
            except QueryError:
                return
            try:
                found = store.query(query)
                if isinstance(found, ox.QuerySolutions):
                    next(found, None)
            except (SyntaxError, OSError, RuntimeError, ValueError):
                pass
            assert bird.hits == 0, query

        heard()
        with pytest.raises(OSError, match="404"):
            list(store.query(PLACEMENTS["plain"].replace("URL", bird.url)))
        assert bird.hits == 1, "the canary sings when it is reached"

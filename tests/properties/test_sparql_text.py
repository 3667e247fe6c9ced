"""The guard against any query: what is harmless passes, what passes neither writes nor fetches."""

from __future__ import annotations

from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib.plugins.sparql import prepareQuery

from kg import guard
from kg.errors import QueryError, QueryRefusedError
from tests.fuzzing.targets import query_guard
from tests.properties import sparql
from tests.properties.budget import share


def is_read_by_the_engine(query):
    try:
        ox.Store().query(query)
    except SyntaxError:
        return False
    return True


def calls(query):
    """Return how many calls to a server rdflib, whose parser is no relation of the engine's, sees in a query."""
    return str(prepareQuery(query).algebra).count("ServiceGraphPattern")


def test_what_is_harmless_passes():
    @share(1)
    @given(sparql.harmless())
    def passes(query):
        assert is_read_by_the_engine(query)
        guard.check(query)

    passes()


def test_what_reaches_out_is_refused():
    @share(1)
    @given(sparql.hostile())
    def refused(query):
        with pytest.raises(QueryRefusedError):
            guard.check(query)

    refused()


def test_what_changes_a_graph_is_refused():
    @share(1)
    @given(sparql.updates())
    def refused(query):
        with pytest.raises(QueryRefusedError):
            guard.check(query)

    refused()


def test_two_parsers_see_no_call_in_what_passes():
    @share(0.3)
    @given(st.one_of(sparql.harmless(), sparql.hostile().map(lambda query: query.replace("URL", "http://x"))))
    def agrees(query):
        with suppress(QueryError):
            guard.check(query)
            assert calls(query) == 0

    agrees()


_BITS = [
    "SERVICE", "SILENT", "<URL>", "ex:", "x", "{", "}", "(", ")", "'", '"', "#", "\n", "\\", "\\u0053", "\\u0022",
    "<", ">", ".", ";", ",", "FROM", "INSERT", "?g", "@", "^^", "FILTER", "EXISTS", "GRAPH", "VALUES", "true",
    "1", "/", "*", "!",
]  # fmt: skip


@st.composite
def altered(draw: st.DrawFn) -> str:
    """Return a query with bits put in, taken out and moved."""
    query = draw(st.one_of(sparql.harmless(), sparql.hostile(), sparql.updates()))
    for _ in range(draw(st.integers(1, 4))):
        at, length = draw(st.integers(0, len(query))), draw(st.integers(0, 3))
        other = draw(st.integers(0, len(query)))
        piece = draw(st.one_of(st.sampled_from(_BITS), st.just(query[other : other + 12]), st.just("")))
        query = query[:at] + piece + query[at + length :]
    return query.replace(" ", draw(st.sampled_from([" ", " ", "", "\n", "#'\n"])))


def test_whatever_is_altered_what_passes_stays_inside():
    @share(3)
    @given(altered())
    def stays_inside(query):
        query_guard(query.encode("utf-8", "replace"))

    stays_inside()

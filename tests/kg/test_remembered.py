"""What a graph gave is remembered: the same for the same query, and no more of it than is said."""

from __future__ import annotations

import pytest

from kg import oxigraph
from kg.errors import QueryError
from kg.oxigraph import OxigraphStore

TURTLE = "@prefix : <https://example.org/> . :a :b 1 , 2 , 3 ."
ALL = "SELECT ?n { ?s ?p ?n } ORDER BY ?n"


@pytest.fixture
def store():
    return OxigraphStore.from_turtle(TURTLE)


def test_the_same_query_is_run_once(store, monkeypatch):
    first = store.select(ALL)
    monkeypatch.setattr(store, "_run", lambda query: pytest.fail("it ran again"))
    assert store.select(ALL) is first
    assert first.column("n") == ["1", "2", "3"]


def test_no_more_queries_are_remembered_than_said_and_the_oldest_goes_first(store, monkeypatch):
    monkeypatch.setattr(oxigraph, "_REMEMBERED", 2)
    queries = [f"{ALL} LIMIT {number}" for number in (1, 2, 3)]
    first, second, _ = map(store.select, queries)
    assert store.select(queries[1]) is second
    assert store.select(queries[0]) is not first


def test_what_is_remembered_can_be_forgotten(store):
    first = store.select(ALL)
    store.forget()
    assert store.select(ALL) is not first


def test_a_large_answer_is_not_kept(store, monkeypatch):
    monkeypatch.setattr(oxigraph, "_MOST_ROWS", 2)
    assert store.select(ALL) is not store.select(ALL)


def test_a_query_that_fails_fails_again(store):
    for _ in range(2):
        with pytest.raises(QueryError):
            store.select("SELECT nonsense")

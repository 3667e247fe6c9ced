"""Rows kept in a file: asked once, renewed with the key, and never trusted when damaged."""

from __future__ import annotations

import os
import time

import pytest

from kg.cache import cached
from kg.store import Solutions
from kg.terms import Blank, Iri, Literal

ROWS = Solutions(
    ("a", "b"), ({"a": Iri("x:y"), "b": Literal("é", "nl")}, {"b": Literal("1", None, "x:int")}, {"a": Blank("n")})
)


class Counting:
    """A store that tells what it was asked."""

    def __init__(self):
        self.asked = []

    def select(self, query):
        self.asked.append(query)
        return ROWS

    def construct(self, query):
        return [query]

    def __len__(self):
        return 7


def test_what_was_asked_once_is_known_the_next_time(tmp_path):
    file, store = tmp_path / "deep" / "rows.json", Counting()
    cached(store, ["q1", "q2"], ["v1"], file)
    again = cached(store, ["q1", "q2"], ["v1"], file)
    assert again.select("q1") == ROWS
    assert again.select("other") == ROWS
    assert store.asked == ["q1", "q2", "other"]
    assert (again.construct("c"), len(again)) == (["c"], 7)
    assert [entry.name for entry in file.parent.iterdir()] == ["rows.json"]


@pytest.mark.parametrize(("queries", "key"), [(["q1"], ["v2"]), (["q1", "q2"], ["v1"])])
def test_another_key_or_other_queries_are_asked_anew(tmp_path, queries, key):
    store = Counting()
    cached(store, ["q1"], ["v1"], tmp_path / "rows.json")
    cached(store, queries, key, tmp_path / "rows.json")
    assert store.asked == ["q1", *queries]


def test_rows_of_yesterday_are_asked_anew(tmp_path):
    file, store = tmp_path / "rows.json", Counting()
    cached(store, ["q1"], ["v1"], file)
    os.utime(file, (time.time() - 90_000,) * 2)
    cached(store, ["q1"], ["v1"], file)
    assert store.asked == ["q1", "q1"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\x00", b"[]", b'{"key": ["v1"]}', b'{"key": ["v1"], "rows": {"q1": {"head": {}}}}', b"[" * 50_000,
     b'{"key": ["v1"], "rows": {"q1": {"head": {"vars": []}, "results": {"bindings": [{"x": {"type": "z"}}]}}}}'],
)  # fmt: skip
def test_a_damaged_file_is_replaced(tmp_path, content):
    file, store = tmp_path / "rows.json", Counting()
    file.write_bytes(content)
    assert cached(store, ["q1"], ["v1"], file).select("q1") == ROWS
    assert cached(store, ["q1"], ["v1"], file).select("q1") == ROWS
    assert store.asked == ["q1"]


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "taken").write_text("a file")
    assert cached(Counting(), ["q1"], ["v1"], tmp_path / "taken" / "rows.json").select("q1") == ROWS
    (tmp_path / "folder.json").mkdir()
    assert cached(Counting(), ["q1"], ["v1"], tmp_path / "folder.json").select("q1") == ROWS

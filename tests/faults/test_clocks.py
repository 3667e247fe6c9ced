"""A clock that jumps spoils nothing: what is kept expires, limits hold, and nobody's work is taken for abandoned."""

from __future__ import annotations

import os
import time

import pytest

from kg import cache, files, index
from kg.files import write_atomically
from kg.oxigraph import OxigraphStore
from kg.sources import Sources

QUERY = "SELECT ?o { <http://a> <http://p> ?o }"
HOUR = 3600


@pytest.fixture
def stores(tmp_path):
    """Two stores that answer a query differently."""
    found = []
    for number in (1, 2):
        file = tmp_path / f"{number}.ttl"
        file.write_text(f"<http://a> <http://p> {number} .")
        found.append(OxigraphStore.from_files([file]))
    return found


def answer(store):
    ((number,),) = [row.values() for row in store.select(QUERY).rows]
    return number.value


@pytest.mark.parametrize(
    ("hours", "kept"),
    [(0, True), (-23, True), (-25, False), (1, False), (24 * 365, False)],
    ids=["of now", "of today", "of yesterday", "of the next hour", "of next year"],
)
def test_a_cache_is_used_for_a_day_and_never_when_it_comes_from_the_future(tmp_path, stores, hours, kept):
    file = tmp_path / "cache.json"
    cache.cached(stores[0], [QUERY], ["key"], file)
    os.utime(file, (time.time() + hours * HOUR,) * 2)
    assert answer(cache.cached(stores[1], [QUERY], ["key"], file)) == ("1" if kept else "2")
    assert abs(file.stat().st_mtime - time.time()) < HOUR or kept


@pytest.mark.parametrize(("hours", "stays"), [(0, True), (1000, True), (-2, False)])
def test_only_an_old_draft_is_cleared(tmp_path, hours, stays):
    draft, other = tmp_path / ".plan.json.abc.draft", tmp_path / ".plan.json.bak"
    for file in (draft, other):
        file.write_text("half")
        os.utime(file, (time.time() + hours * HOUR,) * 2)
    write_atomically(tmp_path / "plan.json", "new")
    assert draft.exists() == stays
    assert other.exists(), "a file of the user's own"


@pytest.mark.parametrize(("hours", "stays"), [(0, True), (1000, True), (-2, False)])
def test_only_an_old_store_that_is_not_whole_is_cleared(tmp_path, hours, stays):
    (tmp_path / "mine.ttl").write_text("<http://a> <http://p> 1 .")
    half = tmp_path / "index/store-1234"
    half.mkdir(parents=True)
    os.utime(half, (time.time() + hours * HOUR,) * 2)
    index.build(tmp_path / "index", Sources(files=(tmp_path / "mine.ttl",)))
    assert half.exists() == stays


def test_an_index_outlives_a_clock_that_jumps(tmp_path, monkeypatch):
    (tmp_path / "mine.ttl").write_text("<http://a> <http://p> 1 .")
    index.build(tmp_path / "index", Sources(files=(tmp_path / "mine.ttl",)))
    for jump in (-1e9, 1e9):
        monkeypatch.setattr(time, "time", lambda jump=jump: 1.8e9 + jump)
        assert index.opened(tmp_path / "index").triples == 1


def test_files_are_written_whatever_the_time(tmp_path, monkeypatch):
    for now in (0.0, -1.0, 1e12):
        monkeypatch.setattr(files.time, "time", lambda now=now: now)
        write_atomically(tmp_path / "a", str(now))
        assert (tmp_path / "a").read_text() == str(now)

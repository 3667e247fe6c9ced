"""The index: built whole or not at all, and never served when it is stale."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from kg import filling, index
from kg.errors import DataError, GraphUnavailableError
from kg.oxigraph import OxigraphStore
from kg.sources import Sources, sources
from kg.worker import Worker

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture
def data(tmp_path):
    file = tmp_path / "mine.ttl"
    file.write_text("<http://a> <http://p> 1, 2 .")
    return file


def count(folder):
    with Worker(index.opened(folder)) as worker:
        ((number,),) = worker.run(COUNT).rows()
    return int(number.value)


def test_it_holds_our_graph_and_the_files(tmp_path, data):
    ours = index.build(tmp_path / "ours", sources())
    assert index.build(tmp_path / "both", sources(files=(data,))) == ours + 2 == count(tmp_path / "both")
    assert len(OxigraphStore.from_index(tmp_path / "ours")) == ours


def test_it_sees_named_graphs_together(tmp_path):
    file = tmp_path / "mine.trig"
    file.write_text("<http://g> { <http://a> <http://p> 1 } <http://a> <http://p> 2 .")
    index.build(tmp_path / "index", Sources(files=(file,)))
    assert count(tmp_path / "index") == 2


def test_a_changed_or_missing_source_makes_it_stale(tmp_path, data):
    folder = tmp_path / "index"
    index.build(folder, Sources(files=(data,)))
    os.utime(data, (1, 1))
    assert count(folder) == 2, "only the date is other"
    data.write_text("<http://a> <http://p> 1, 3 .")
    with pytest.raises(GraphUnavailableError, match=r"mine\.ttl changed since"):
        index.opened(folder)
    index.build(folder, Sources(files=(data,)))
    assert count(folder) == 2
    assert len([each for each in folder.iterdir() if each.is_dir()]) == 1, "the old store is gone"
    data.unlink()
    with pytest.raises(GraphUnavailableError, match=r"mine\.ttl changed since"):
        index.opened(folder)


def test_a_build_that_breaks_off_leaves_the_old_one(tmp_path, data, monkeypatch):
    folder = tmp_path / "index"
    index.build(folder, Sources(files=(data,)))
    broken = tmp_path / "broken.ttl"
    broken.write_text("<http://a> <http://p> .")
    with pytest.raises(DataError, match=r"broken\.ttl:1"):
        index.build(folder, Sources(files=(broken,)))
    monkeypatch.setattr(filling, "build", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        index.build(folder, Sources(files=(data,)))
    assert count(folder) == 2
    assert len([each for each in folder.iterdir() if each.is_dir()]) == 1, "no draft is left"


def test_what_completes_a_store_lies_beside_it_or_leaves_the_old_one(tmp_path, data):
    folder = tmp_path / "index"
    index.build(folder, Sources(files=(data,)), lambda store: (store / "beside").touch())
    assert (index.opened(folder).store / "beside").exists()
    with pytest.raises(OSError, match="full"):
        index.build(folder, Sources(files=(data,)), lambda _: (_ for _ in ()).throw(OSError("full")))
    assert (index.opened(folder).store / "beside").exists()
    assert len([each for each in folder.iterdir() if each.is_dir()]) == 1, "no draft is left"


def test_a_folder_with_anything_else_is_left_alone(tmp_path, data):
    with pytest.raises(DataError, match=r"something other than an index \(mine\.ttl\)"):
        index.build(tmp_path, Sources(files=(data,)))
    with pytest.raises(DataError, match="cannot become an index"):
        index.build(data, Sources(files=(data,)))
    with pytest.raises(DataError, match="cannot be read"):
        index.build(tmp_path / "index", Sources(files=(tmp_path / "missing.ttl",)))


@pytest.mark.parametrize("manifest", ["", "{}", '{"version": 99}', '{"version": 1, "store": "../x", "files": [1]}'])
def test_a_damaged_index_is_told_and_can_be_built_again(tmp_path, data, manifest):
    folder = tmp_path / "index"
    index.build(folder, Sources(files=(data,)))
    (folder / "index.json").write_text(manifest)
    with pytest.raises(GraphUnavailableError, match="damaged"):
        index.opened(folder)
    index.build(folder, Sources(files=(data,)))
    assert count(folder) == 2


def test_no_index_and_no_store_are_told(tmp_path, data):
    with pytest.raises(GraphUnavailableError, match="there is no index"):
        index.opened(tmp_path / "none")
    folder = tmp_path / "index"
    index.build(folder, Sources(files=(data,)))
    shutil.rmtree(folder / json.loads((folder / "index.json").read_text())["store"])
    with pytest.raises(GraphUnavailableError, match="cannot be opened"):
        OxigraphStore.from_index(folder)

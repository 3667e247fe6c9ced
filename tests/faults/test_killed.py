"""Killed at any moment, a program leaves the old content or the new, and the next one works."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time

import pytest

from kg import index, resources
from kg.sources import Sources
from tests.faults.programs import KILLED, STEPS, WRITE, dying, run, start

OLD_PLAN = [{"iri": "urn:old", "code": "O-1", "label": "Old", "note": "mine"}]
LIGHT = {
    "plan": ("home/plan.json", json.dumps(OLD_PLAN)),
    "settings": ("home/settings.json", '{"language": "en", "theme": "dark"}'),
    "history": ("home/history.json", '["old"]'),
    "query": ("home/queries/mine.rq", "ASK { ?old ?p ?o }"),
}
NEW = {"plan": "N-1", "settings": '"nl"', "history": '"new"', "query": "?new"}
KEPT = {"plan": "O-1", "settings": "dark", "history": '"old"', "query": "ASK"}
"""What a new file still holds of the old one."""


@pytest.fixture
def folder(tmp_path):
    for name, content in LIGHT.values():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    (tmp_path / "mine.ttl").write_text("<http://a> <http://p> 1, 2 .")
    return tmp_path


def drafts(folder):
    return [*folder.rglob("*.draft")]


def age(files):
    for file in files:
        os.utime(file, (time.time() - 7200,) * 2)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("what", LIGHT)
def test_what_is_remembered_is_old_or_new(folder, what, step):
    name, old = LIGHT[what]
    assert run(WRITE[what], folder, before=dying("", step)).returncode == KILLED
    text = (folder / name).read_text(encoding="utf-8")
    assert text == old or (NEW[what] in text and KEPT[what] in text)
    age(drafts(folder))
    again = run(WRITE["settings" if what == "plan" else what], folder)
    assert (again.returncode, again.stderr) == (0, b"")
    if what != "plan":
        assert not drafts(folder), "what the dead program left is cleared"


@pytest.mark.parametrize("chance", range(4))
def test_killed_while_it_writes_again_and_again(folder, chance):
    program = WRITE["history"].replace('remember("new")', 'remember("start")') + (
        "state = sit_down('en').state\nprint('ready', flush=True)\n"
        "for number in range(100_000):\n"
        "    state.remember(str(number))\n    state.save_query('mine', 'ASK {}' * number)\n"
    )
    with start(program, folder) as running:
        running.stdout.readline()
        time.sleep(random.Random(chance).uniform(0.01, 0.3))
        running.send_signal(signal.SIGKILL)
        running.communicate()
    history = json.loads((folder / "home/history.json").read_text(encoding="utf-8"))
    assert history[0] == "old" or len(history) == 500
    text = (folder / "home/queries/mine.rq").read_text(encoding="utf-8")
    assert text.replace("ASK {}", "") in {"", "ASK { ?old ?p ?o }"}
    assert run(WRITE["history"], folder).returncode == 0


@pytest.mark.parametrize("step", STEPS)
def test_an_index_is_old_or_new(folder, step):
    assert run(WRITE["index"], folder).returncode == 0
    before = index.opened(folder / "index")
    (folder / "mine.ttl").write_text("<http://a> <http://p> 1, 2, 3 .")
    assert run(WRITE["index"], folder, before=dying("", step)).returncode == KILLED
    manifest = json.loads((folder / "index/index.json").read_text())
    assert (folder / "index" / manifest["store"]).is_dir()
    assert manifest["triples"] in {before.triples, 3}
    again = run(WRITE["index"], folder)
    assert (again.returncode, b"3 " in again.stderr) == (0, True), again.stderr
    assert index.opened(folder / "index").triples == 3


def test_an_index_survives_its_death_while_it_is_filled(folder):
    index.build(folder / "index", Sources(files=(folder / "mine.ttl",)))
    before = index.opened(folder / "index")
    dead = "import kg.filling, os, signal\nkg.filling.fill = lambda *a, **o: os.kill(os.getpid(), signal.SIGKILL)\n"
    assert run(WRITE["index"], folder, before=dead).returncode == KILLED
    assert index.opened(folder / "index") == before
    age((folder / "index").glob("store-*"))
    assert run(WRITE["index"], folder).returncode == 0
    assert len([*(folder / "index").glob("store-*")]) == 1, "the store that was never whole is cleared"


def test_an_export_is_old_or_new(folder):
    (folder / "out.nt").write_text("old")
    assert run(WRITE["export"], folder, before=dying("", "when the draft is written")).returncode == KILLED
    assert (folder / "out.nt").read_text() == "old"
    age(drafts(folder))
    assert run(WRITE["export"], folder).returncode == 0
    assert (folder / "out.nt").read_text() == "new"
    assert not drafts(folder)


@pytest.mark.parametrize("call", [1, 2])
def test_prepared_files_are_old_or_new_and_used_only_where_they_fit(folder, call):
    shutil.copytree(resources.built("bindwijzer.ttl").parent, folder / "built")
    for name in ("names.txt", "phrases.txt"):
        (folder / "built" / name).write_text("old")
    assert run(WRITE["prepared"], folder, before=dying("", "when the draft is in its place", call)).returncode == KILLED
    names, phrases = ((folder / "built" / name).read_text(encoding="utf-8") for name in ("names.txt", "phrases.txt"))
    assert names.endswith("\n")
    assert (phrases == "old") == (call == 1)


def test_a_build_that_is_killed_between_its_files_still_looks_old(folder):
    """The fingerprint is written last: until then the graph counts as older than its sources."""
    program = (
        "from kg import build\nbuild.infer = lambda graph: frozenset()\nbuild.check_group_sizes = lambda graph: 0\n"
        "build.load.asserted = build.new_graph\nbuild.mark = lambda *_: build.new_graph()\n"
        "build.serialize = lambda graph, form: 'new'\nbuild.build(Path('built'))\n"
    )
    (folder / "built").mkdir()
    for name in ("inferred.ttl", "bindwijzer.ttl", "fingerprint.json"):
        (folder / "built" / name).write_text("old")
    assert run(program, folder, before=dying("", "when the draft is in its place", 2)).returncode == KILLED
    texts = [(folder / "built" / name).read_text() for name in ("inferred.ttl", "bindwijzer.ttl", "fingerprint.json")]
    assert texts == ["new", "new", "old"]

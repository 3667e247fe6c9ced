"""An institution's own material beside our graph: everything is found by its name, and long lists are told honestly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.outline import outline
from assistant.paging import SHOWN
from assistant.prepare import add_names
from assistant.selection import LARGE
from assistant.session import Session
from assistant.understanding.indexed import FILE, Indexed
from benchmarks import material
from benchmarks.scale_questions import named
from kg import index
from kg.check import check
from kg.oxigraph import OxigraphStore
from kg.sources import sources

ROOT = Path(__file__).parents[2]
WIDE = "Welke werkvormen zijn er voor grote groepen?"


class Institution:
    """Our graph with so many invented triples, on disk."""

    def __init__(self, place, triples):
        self.items = material.write(place / "own.ttl", triples).items
        index.build(place / "index", sources(files=(place / "own.ttl",)), add_names)
        store = index.opened(place / "index").store
        self.store = OxigraphStore.from_folder(store)
        self.assistant = Assistant(self.store, Indexed(store / FILE))

    def codes(self, question):
        return [result.code for result in self.assistant.ask(question).results]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return Institution(tmp_path_factory.mktemp("small"), 3_000)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    return Institution(tmp_path_factory.mktemp("large"), 30_000)


@pytest.fixture(params=["small", "large"])
def institution(request):
    return request.getfixturevalue(request.param)


def test_the_material_is_valid(tmp_path):
    material.write(tmp_path / "own.ttl", 3_000)
    assert [finding for finding in check([tmp_path / "own.ttl"]) if finding.grave] == []


def test_the_same_seed_gives_the_same_bytes_in_every_process(tmp_path):
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "benchmarks.material", tmp_path / seed, "5000", "7"]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_the_same_seed_gives_the_same_bytes_and_less_is_the_beginning_of_more(tmp_path):
    for name, size, seed in (("one", 5_000, 1), ("again", 5_000, 1), ("less", 2_000, 1), ("other", 5_000, 2)):
        told = material.write(tmp_path / name, size, seed)
        assert size <= told.triples < size + 60
    one = (tmp_path / "one").read_text()
    assert one == (tmp_path / "again").read_text() != (tmp_path / "other").read_text()
    assert one.startswith((tmp_path / "less").read_text())


def test_things_are_found_by_name_by_another_ending_and_by_a_misspelt_name(institution):
    told = [item for item in institution.items if not item.near][:60]
    asked = {question: item.code for item in told for question in named({"labels": item.labels, "other": item.other})}
    wrong = {question: code for question, code in asked.items() if institution.codes(question) != [code]}
    assert len(wrong) <= len(asked) // 100, wrong


def test_things_with_nearly_the_same_name_are_kept_apart(institution):
    near = [item for item in institution.items if item.near][:40]
    assert near
    for item in near:
        for question in (f"wat is {item.labels[0]}?", f"tell me about {item.labels[1]}"):
            assert institution.codes(question) == [item.code], question


def test_our_own_graph_is_answered_in_full(assistant):
    assert len(assistant.lexicon.entities) <= LARGE, "set the limit higher"


def test_a_long_list_is_cut_and_says_so(large):
    answer = large.assistant.ask(WIDE)
    assert (answer.cut, len(answer.results), answer.as_dict()["cut"]) == (True, SHOWN, True)
    assert f"Hier staan er {SHOWN}; er zijn er meer." in answer.text
    whole = {row["item"].value for row in large.store.select(answer.sparql).rows}
    assert {result.iri for result in answer.results} < whole
    assert answer == large.assistant.ask(WIDE)


def test_a_list_that_is_short_enough_is_whole(large):
    answer = large.assistant.ask("welke principes zijn er?")
    assert (answer.cut, len(answer.results)) == (False, 7)
    assert "cut" not in answer.as_dict()


def test_a_page_says_that_a_list_is_cut(large):
    session = Session()
    answer = large.assistant.ask(WIDE, None, session)
    assert any("er zijn er meer" in line for line in outline(large.assistant, answer, session.last).lines)


@pytest.mark.parametrize(
    "question",
    ["Hoeveel werkvormen zijn er voor grote groepen?", "Hoeveel tips zijn er voor vertrouwen en samenwerken?"],
)
def test_a_count_is_exact_however_many_there_are(large, question):
    answer = large.assistant.ask(question)
    rows = large.store.select(answer.sparql).rows
    weak = ("because", "silent_", "apart")
    firm = {row["item"] for row in rows if not any(n.startswith(weak) and _holds(row, n) for n in row)}
    assert answer.value == len(firm) > SHOWN
    assert len(answer.results) <= SHOWN


def _holds(row, name):
    return name.startswith("because") or row[name].value == "true"


def test_yes_or_no_looks_at_the_thing_asked_about_beyond_what_is_shown(large):
    """Yes where the source places it so, no where it places it elsewhere, and nothing where it is silent."""
    silent = {False: True, True: None}
    rows = large.store.select(large.assistant.ask(WIDE).sparql).rows
    told = {row["code"].value: silent[row["silent_group_size"].value == "true"] for row in rows}
    forms = [item for item in large.items if item.kind == "WorkForm" and not item.near][:30]
    for item in forms:
        answer = large.assistant.ask(f"is {item.labels[0]} geschikt voor grote groepen?")
        assert answer.value is told.get(item.code, False), item
    assert {told.get(item.code, False) for item in forms} == {True, False, None}

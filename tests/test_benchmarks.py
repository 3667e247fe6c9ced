"""The benchmarks: what the README shows is what was measured, in full, and the parts measure what they say."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET

import pytest

from benchmarks import cold, engines, stream
from benchmarks.__main__ import PLOT, README, main, read
from benchmarks.child import cost
from benchmarks.part import PARTS, Goal, Line, part
from benchmarks.plot import plot
from benchmarks.table import put, table
from kg import resources
from kg.oxigraph import OxigraphStore

RESULTS = read()
SVG = "{http://www.w3.org/2000/svg}"


def test_the_readme_and_the_plot_show_what_was_measured():
    assert table(RESULTS) in README.read_text(encoding="utf-8")
    assert plot(RESULTS) == PLOT.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PARTS)
def test_each_part_was_measured_and_says_on_what(name):
    told = RESULTS[name]
    assert all(told[key] for key in ("date", "machine", "python", "versions", "load"))
    assert all(isinstance(line, Line) for line in part(name).lines(told["found"]))
    assert part(name).TITLE in table(RESULTS)


def test_a_table_replaces_the_one_before_and_nothing_else(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("above\n<!-- made by make bench -->\nstale\n<!-- end of make bench -->\nbelow\n")
    put(RESULTS, page)
    text = page.read_text(encoding="utf-8")
    assert "stale" not in text
    assert text.startswith("above\n<!--")
    assert text.endswith("-->\nbelow\n")
    page.write_text("no place for it")
    with pytest.raises(ValueError, match=r"page\.md"):
        put(RESULTS, page)


def test_the_plot_is_svg_with_a_name_and_paper_of_its_own():
    root = ET.fromstring(plot(RESULTS))
    assert root.find(f"{SVG}title").text
    assert next(rect.get("class") for rect in root.iter(f"{SVG}rect")) == "paper"
    assert "prefers-color-scheme: dark" in root.find(f"{SVG}style").text


def test_a_goal_that_is_missed_is_told():
    assert Goal(at_most=3).met(3)
    assert not Goal(at_least=500).met(499)
    slow = {**RESULTS["stream"], "found": {**RESULTS["stream"]["found"], "a second": 3}}
    assert "| 3 | ≥ 500, not met yet |" in table({"stream": slow})


def test_a_process_is_charged_for_what_it_did_and_for_failing():
    burn = "import sys, time\nwhile time.process_time() < 0.3: pass\nprint(sys.stdin.read())"
    told = cost([sys.executable, "-c", burn], b"read me")
    assert 0.3 <= told.cpu < 3
    assert told.memory > 3
    assert told.output == b"read me\n"
    with pytest.raises(Exception, match="exit status 3"):
        cost([sys.executable, "-c", "raise SystemExit(3)"])


def test_parts_measure():
    found = cold.measure(turns=1)
    assert found["seconds"].keys() == cold.COMMANDS.keys()
    assert found["of rdflib"]["rdflib"] == found["of python"]["python"] == 1


def test_a_query_is_run_anew_each_time_that_it_is_timed(monkeypatch):
    store, ran = OxigraphStore.from_turtle("@prefix : <https://example.org/> . :a :b 1 ."), []
    run = store._run
    monkeypatch.setattr(store, "_run", lambda query: ran.append(query) or run(query))
    engines.seconds(store, "SELECT * { ?s ?p ?o }")
    assert len(ran) > 1


def test_engines_are_held_against_each_other_on_every_question_type():
    store = OxigraphStore.from_files([resources.built("bindwijzer.ttl")])
    assert len(engines.queries(store)) >= 30


def test_an_unknown_part_is_told(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["bench", "cold", "lukewarm"])
    with pytest.raises(SystemExit):
        main()
    assert "lukewarm" in capsys.readouterr().err


def test_all_questions_are_sent(monkeypatch):
    monkeypatch.setattr(stream, "cost", lambda command, given: type("Cost", (), {"output": given[:-1], "cpu": 1}))
    with pytest.raises(ValueError, match="answers"):
        stream.measure(runs=1)

"""The workbench of researchers."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time

import pytest

from assistant.doors.tui.app import BindwijzerApp
from assistant.doors.tui.results import Results
from assistant.doors.tui.whole import Whole
from tests.doors.tui.pilot import piloted, screen_text, type_in

FORMS = """SELECT ?code ?naam WHERE {
  ?w a bw:WorkForm ; dcterms:identifier ?code ; skos:prefLabel ?naam FILTER (LANG(?naam) = 'nl')
} ORDER BY ?code"""
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


async def at_work(pilot, query):
    await pilot.press("f5")
    await pilot.pause()
    pilot.app.screen.take(query)
    await pilot.press("f9")


async def done(pilot):
    for _ in range(200):
        await pilot.pause(0.05)
        if not pilot.app.screen.is_busy:
            await pilot.pause()
            return
    raise AssertionError("the query did not end")


@piloted
async def test_rows_are_shown_sorted_searched_looked_at_and_copied(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await at_work(pilot, FORMS)
        await done(pilot)
        assert "Rijen: 31" in screen_text(app)
        table = app.screen.query_one(Results)
        table.focus()
        await pilot.press("o", "o")
        assert table.found[0][0].value == "WV-31"
        await pilot.press("slash")
        await type_in(pilot, "pubquiz")
        await pilot.press("enter")
        await pilot.pause()
        assert [row[0].value for row in table.found] == ["WV-04"]
        await pilot.press("right", "y")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Whole)
        assert "PubQuiz" in screen_text(app)


@piloted
async def test_a_graph_is_shown_as_turtle(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await at_work(pilot, "DESCRIBE <https://w3id.org/bindwijzer/id/form/pubquiz>")
        await done(pilot)
        assert "form:pubquiz" in screen_text(app)
        assert "Tripels" in screen_text(app)


@piloted
async def test_an_error_names_its_place_and_the_cursor_goes_there(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await at_work(pilot, "SELECT *\nWHERE { ?a ?b }")
        await done(pilot)
        assert "regel 2" in screen_text(app).lower()
        assert app.screen.query_one("#editor").cursor_location[0] == 1


@pytest.mark.parametrize(
    "query", ["INSERT DATA { <a:b> <a:b> 1 }", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }"]
)
@piloted
async def test_what_reaches_outside_the_graph_is_refused(app, query):
    async with app.run_test(size=(100, 40)) as pilot:
        await at_work(pilot, query)
        await done(pilot)
        assert app.screen.outcome is None
        assert "regel 1" in screen_text(app).lower()


@piloted
async def test_escape_cancels_and_the_next_query_runs(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await at_work(pilot, ENDLESS)
        await pilot.pause(1)
        assert "Bezig" in screen_text(app)
        await pilot.press("escape")
        await done(pilot)
        assert "Afgebroken" in screen_text(app)
        await at_work(pilot, "ASK { ?a ?b ?c }")
        await done(pilot)
        assert "ja (" in screen_text(app)


def test_quitting_does_not_wait_for_a_query(sit):
    async def seconds():
        app = BindwijzerApp(sit())
        async with app.run_test(size=(100, 40)) as pilot:
            await at_work(pilot, ENDLESS)
            await asyncio.sleep(1)
            assert app.screen.is_busy
            began = time.perf_counter()
        return time.perf_counter() - began

    assert any(asyncio.run(seconds()) < 0.5 for _ in range(5)), "once of five times, for the machine may be busy"


@piloted
async def test_names_and_variables_are_completed(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        editor = app.screen.query_one("#editor")
        editor.text = "SELECT ?werkvorm { ?we a bw:WorkF"
        editor.move_cursor((0, len(editor.text)))
        await pilot.press("ctrl+@")
        await pilot.pause()
        assert editor.text.endswith("bw:WorkForm")
        editor.move_cursor((0, len("SELECT ?werkvorm { ?we")))
        await pilot.press("ctrl+@")
        await pilot.pause()
        assert editor.text == "SELECT ?werkvorm { ?werkvorm a bw:WorkForm"


@piloted
async def test_words_have_the_colours_of_their_kind(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        editor = app.screen.query_one("#editor")
        editor.text = 'SELECT ?é # 1\n{ ?é ?b "x\ny" }'
        assert (0, 6, "Keyword") in editor._highlights[0]
        assert (7, 10, "Name.Variable") in editor._highlights[0]


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "md"])
@piloted
async def test_an_export_has_the_bytes_of_the_command_line(app, tmp_path, ending):
    async with app.run_test(size=(100, 40)) as pilot:
        await at_work(pilot, FORMS)
        await done(pilot)
        file = tmp_path / f"result.{ending}"
        app.screen._export(str(file))
        await pilot.pause(0.3)
        for _ in range(100):
            await pilot.pause(0.05)
            if file.exists():
                break
        command = [sys.executable, "-m", "assistant.doors", "sparql", "--format", ending, FORMS]
        assert file.read_bytes() == subprocess.run(command, capture_output=True, check=True).stdout


@piloted
async def test_a_graph_exports_as_turtle_with_the_bytes_of_the_command_line(app, tmp_path):
    query = "CONSTRUCT { ?w rdfs:label ?n } WHERE { ?w a bw:WorkForm ; skos:prefLabel ?n }"
    async with app.run_test(size=(100, 40)) as pilot:
        await at_work(pilot, query)
        await done(pilot)
        await app.screen._write(tmp_path / "result.ttl")
    command = [sys.executable, "-m", "assistant.doors", "sparql", query]
    assert (tmp_path / "result.ttl").read_bytes() == subprocess.run(command, capture_output=True, check=True).stdout


@piloted
async def test_queries_are_saved_and_opened_and_examples_come_from_the_questions(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        app.screen.take(FORMS)
        app.screen._saved("../mijn vraag.rq")
        assert list(app.desk.state.queries()) == ["mijn vraag"]
        app.screen.take("")
        await pilot.press("f10", "enter")
        await pilot.pause()
        assert app.screen.query_one("#editor").text == FORMS
        await pilot.press("ctrl+e", "enter")
        await pilot.pause()
        assert "PREFIX" in app.screen.query_one("#editor").text

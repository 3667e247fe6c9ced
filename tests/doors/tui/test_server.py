"""The app on a server: the same answers and rows, and one sentence where it fails."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack

import pytest

from assistant.doors.desk import Desk
from assistant.doors.place import Place
from assistant.doors.state import State
from assistant.doors.tui.app import BindwijzerApp
from assistant.doors.wording import words
from kg import resources
from tests.doors.tui.pilot import ask, piloted, screen_text, type_in
from tests.engines import free_port, oxigraph

QUESTION = "werkvormen voor grote groepen online asynchroon"
MOST = 200
"""Times .05 s that a test waits."""


@pytest.fixture(autouse=True)
def _cache(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory):
    with oxigraph(resources.built("bindwijzer.ttl"), tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


def app_at(place: Place) -> BindwijzerApp:
    state = State(words("nl"))
    return BindwijzerApp(Desk(state.words, state, place=place))


async def seen(pilot, sought):
    """Wait until a text stands on the screen."""
    for _ in range(MOST):
        await pilot.pause(0.05)
        if sought in screen_text(pilot.app):
            return
    raise AssertionError(f"{sought}\n{screen_text(pilot.app)}")


async def told(pilot, sought):
    """Wait until the app tells a sentence with these words."""
    for _ in range(MOST):
        await pilot.pause(0.05)
        if any(sought in note.message for note in pilot.app._notifications):
            return
    raise AssertionError([note.message for note in pilot.app._notifications])


@piloted
async def test_questions_details_and_the_tree_come_from_the_server(endpoint):
    async with app_at(Place(endpoint=endpoint)).run_test(size=(120, 50)) as pilot:
        await ask(pilot, QUESTION)
        await seen(pilot, "Social Café forum")
        await ask(pilot, "en fysiek?")
        await seen(pilot, "PubQuiz")
        await pilot.press("f3")
        await seen(pilot, "Elkaar leren kennen")


@piloted
async def test_whole_questions_are_offered_from_the_server(endpoint):
    async with app_at(Place(endpoint=endpoint)).run_test(size=(120, 50)) as pilot:
        while not pilot.app.desk.is_open:
            await asyncio.sleep(0.05)
        await type_in(pilot, "welke werkv")
        await seen(pilot, words("nl")("talk.matches"))


@piloted
async def test_the_workbench_asks_the_server(endpoint):
    async with app_at(Place(endpoint=endpoint)).run_test(size=(120, 50)) as pilot:
        while not pilot.app.desk.is_open:
            await asyncio.sleep(0.05)
        await pilot.press("f5")
        pilot.app.screen.take("SELECT ?l { form:pubquiz skos:prefLabel ?l }")
        await pilot.press("f9")
        await seen(pilot, "PubQuiz")


@piloted
async def test_a_server_that_is_not_there_is_told_and_asked_again():
    url = f"http://127.0.0.1:{free_port()}/"
    async with app_at(Place(endpoint=url)).run_test(size=(120, 50)) as pilot:
        await told(pilot, "neemt geen verbinding aan")
        pilot.app.clear_notifications()
        await ask(pilot, QUESTION)
        await told(pilot, "neemt geen verbinding aan")
        assert pilot.app.is_running


@piloted
async def test_a_server_that_goes_away_is_told_in_every_room_and_loses_no_question(tmp_path):
    (tmp_path / "db").mkdir()
    server = ExitStack()
    app = app_at(Place(endpoint=server.enter_context(oxigraph(resources.built("bindwijzer.ttl"), tmp_path / "db"))))
    with server:
        async with app.run_test(size=(120, 50)) as pilot:
            await ask(pilot, QUESTION)
            await seen(pilot, "Social Café forum")
            server.close()
            await ask(pilot, "en fysiek?")
            await told(pilot, "neemt geen verbinding aan")
            assert app.desk.state.history()[-1] == "en fysiek?"
            app.clear_notifications()
            await pilot.press("f3")
            await told(pilot, "neemt geen verbinding aan")
            await pilot.press("f5")
            app.screen.take("ASK { ?s ?p ?o }")
            await pilot.press("f9")
            await seen(pilot, "neemt geen verbinding aan")
            assert app.is_running

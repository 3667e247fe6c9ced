"""While a server keeps silent the app goes on: looks are aside and told, Escape stops them, quitting does not wait."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest

from assistant.assistant import Assistant
from assistant.doors.desk import Desk
from assistant.doors.place import Place
from assistant.doors.state import State
from assistant.doors.tui.answer import AnswerPage
from assistant.doors.tui.app import BindwijzerApp
from assistant.doors.tui.aside import aside
from assistant.doors.tui.detail import DetailPage, DetailRoom
from assistant.doors.tui.explore import Branches
from assistant.doors.tui.matrix import MatrixTable
from assistant.doors.tui.pick import Pick
from assistant.doors.wording import words
from assistant.plan import Item
from kg import resources
from kg.oxigraph import OxigraphStore
from tests.doors.tui.pilot import ask, piloted, screen_text
from tests.doors.tui.silent import SilentStore

FORM = "https://w3id.org/bindwijzer/id/form/"
ONE = "wat is een pubquiz?"
"""A question with so few results that each is shown with its definition, which is looked up again."""
QUICK = 8.0
"""Seconds within which the app answers a key while a server keeps silent."""


@pytest.fixture
def store():
    silent = SilentStore(OxigraphStore.from_files([resources.built("bindwijzer.ttl")]))
    yield silent
    silent.speak()


@pytest.fixture
def app(store):
    state = State(words("nl"))
    place = Place(endpoint="http://127.0.0.1:9/")
    return BindwijzerApp(Desk(state.words, state, place=place, _assistant=Assistant(store)))


async def until(pilot, holds):
    for _ in range(200):
        await pilot.pause(0.02)
        if holds():
            return
    raise AssertionError(screen_text(pilot.app))


async def seen(pilot, sought):
    await until(pilot, lambda: sought in screen_text(pilot.app))


async def told(pilot, sought):
    await until(pilot, lambda: any(sought in note.message for note in pilot.app._notifications))


async def answered(pilot, question=ONE):
    """Ask a question and wait for its answer."""
    before = len(pilot.app.query(AnswerPage))
    await ask(pilot, question)
    await until(pilot, lambda: len(pilot.app.query(AnswerPage)) > before)


async def a_question(pilot):
    await ask(pilot, "kleine groepen online")


async def a_detail(pilot):
    pilot.app.open_item(FORM + "pubquiz")


async def the_tree_and_the_matrix(pilot):
    await pilot.press("f3")


async def earlier_answers(pilot):
    pilot.app.talk.query_one("EarlierPage").put(pilot.app.talk.last.exchange)
    pilot.app.talk.show_earlier()


async def saving_the_plan(pilot):
    desk = pilot.app.desk
    desk.plan = desk.plan.add(Item(FORM + "pubquiz", "WV-04", "PubQuiz"))
    await pilot.press("f4")
    await pilot.press("y")


async def completing_a_name(pilot):
    await pilot.press("f5")
    await pilot.press("ctrl+@")


def can_stop(app):
    return "app.stop" in {name for name, _, _ in app.keys_here()}


LOOKS = [a_question, a_detail, the_tree_and_the_matrix, earlier_answers, saving_the_plan, completing_a_name]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.__name__)
@piloted
async def test_the_app_answers_keys_tells_it_is_asking_and_stops_at_escape(app, store, look):
    async with app.run_test(size=(120, 40)) as pilot:
        await answered(pilot)
        store.keep_silent()
        began = time.perf_counter()
        await look(pilot)
        assert time.perf_counter() - began < QUICK
        await told(pilot, "De server wordt gevraagd… Esc breekt af.")
        assert can_stop(app)
        await pilot.press("escape")
        await told(pilot, "Afgebroken")
        await pilot.pause()
        assert not can_stop(app)
        store.speak()
        await pilot.press("f2")
        await answered(pilot, "kleine groepen fysiek")


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.__name__)
@piloted
async def test_where_the_server_fails_one_sentence_says_so(app, store, look):
    async with app.run_test(size=(120, 40)) as pilot:
        await answered(pilot)
        store.keep_silent()
        await look(pilot)
        store.break_down()
        await told(pilot, "De server zwijgt.")
        assert app.is_running
        assert app.fault == ""


@piloted
async def test_a_detail_comes_when_the_server_speaks_and_leads_back_where_it_is_stopped(app, store):
    async with app.run_test(size=(120, 50)) as pilot:
        app.open_item(FORM + "pubquiz")
        await seen(pilot, "Waar het past")
        page = app.screen.query_one(DetailPage)
        store.keep_silent()
        page.go("https://w3id.org/bindwijzer/id/presence/sociaal")
        await seen(pilot, "Wordt opgezocht…")
        await pilot.press("escape")
        store.speak()
        await seen(pilot, "Waar het past")
        assert page.told.thing.code == "WV-04"
        assert isinstance(app.screen, DetailRoom)


@piloted
async def test_what_is_stopped_in_exploring_is_looked_up_again_at_the_next_visit(app, store):
    async with app.run_test(size=(160, 50)) as pilot:
        store.keep_silent()
        await pilot.press("f3")
        await seen(pilot, "Wordt opgezocht…")
        await pilot.press("escape")
        await pilot.pause()
        store.speak()
        await pilot.press("f2", "f3")
        await until(pilot, lambda: app.screen.query_one(Branches).is_filled)
        await until(pilot, lambda: app.screen.query_one(MatrixTable).is_filled)
        assert "Elkaar leren kennen" in screen_text(app)


@piloted
async def test_values_can_be_chosen_before_their_counts_come(app, store):
    async with app.run_test(size=(120, 50)) as pilot:
        await answered(pilot, "grote groepen fysiek")
        store.keep_silent()
        app.choose_value(app.talk.last, "modality")
        await pilot.pause()
        assert isinstance(app.screen, Pick)
        assert "Online synchroon" in screen_text(app)
        await pilot.press("down")
        store.speak()
        await seen(pilot, "Online synchroon  ·  ")
        await pilot.press("enter")
        await until(pilot, lambda: len(app.query(AnswerPage)) == 2)
        assert "modality" in [u.slot for u in app.talk.last.exchange.outline.answer.understood]


@piloted
async def test_a_question_that_was_stopped_does_not_come_back_into_the_conversation(app, store):
    async with app.run_test(size=(120, 50)) as pilot:
        await answered(pilot, "grote groepen fysiek")
        store.keep_silent()
        await ask(pilot, "tips voor vertrouwen")
        await told(pilot, "De server wordt gevraagd")
        await pilot.press("escape")
        store.speak()
        await pilot.pause(0.3)
        assert len(app.query(AnswerPage)) == 1
        await answered(pilot, "en online synchroon?")
        assert app.talk.last.exchange.outline.answer.intent == "work_forms"


def test_quitting_waits_for_no_server(app, store):
    async def leave():
        async with app.run_test(size=(100, 30)) as pilot:
            await answered(pilot)
            store.keep_silent()
            app.open_item(FORM + "pubquiz")
            await pilot.pause(0.2)

    began = time.perf_counter()
    asyncio.run(leave())
    silent = [thread for thread in threading.enumerate() if thread.name == "bindwijzer aside"]
    assert silent, "the server kept silent to the end"
    assert all(thread.daemon for thread in silent)
    assert time.perf_counter() - began < 10


def test_what_is_done_aside_gives_its_result_or_its_error():
    async def both():
        assert await aside(lambda: 3) == 3
        with pytest.raises(ZeroDivisionError):
            await aside(lambda: 1 // 0)

    asyncio.run(both())

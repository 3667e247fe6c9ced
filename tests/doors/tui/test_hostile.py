"""Text that looks like markup or control codes is shown as it is, in every widget."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.doors.tui.answer import AnswerPage
from assistant.doors.tui.app import BindwijzerApp
from assistant.doors.tui.pick import Choice, Pick
from assistant.doors.tui.safe import clean
from assistant.doors.tui.talk import Talk
from assistant.doors.tui.whole import Whole
from assistant.doors.tui.write import Write
from assistant.plan import Item
from kg import resources
from kg.oxigraph import OxigraphStore
from kg.terms import Literal, render
from tests.doors.tui.pilot import ask, piloted, screen_text, unlinked

HOSTILE = ["[/x]", "[@click=app.quit]q[/]", "[bold red]r", "a\x1b[2Jb", "$text {x} %s", "\u202eab", "\\[b]", "[[b]]"]
LABELS = ('"PubQuiz"@nl', '"Elkaar leren kennen"@nl', '"Grote groep"@nl', '"Check-ins en check-outs"@nl')
"""A work form, a principle, a group size and a tip, which between them come to every widget."""


@pytest.fixture(scope="module", params=HOSTILE, ids=range(len(HOSTILE)))
def poisoned(request):
    """Return hostile text and an assistant on a graph whose labels are that text."""
    turtle = resources.built("bindwijzer.ttl").read_text(encoding="utf-8")
    for label in LABELS:
        assert label in turtle
        turtle = turtle.replace(label, render(Literal(request.param, "nl")))
    return request.param, Assistant(OxigraphStore.from_turtle(turtle))


@pytest.fixture
def hostile(poisoned, sit):
    text, assistant = poisoned
    desk = sit()
    desk._assistant = assistant
    return clean(text), text, BindwijzerApp(desk)


@piloted
async def test_labels_of_the_graph_stay_text(hostile):
    said, _, app = hostile
    async with app.run_test(size=(220, 60)) as pilot:
        await ask(pilot, "grote groepen fysiek")
        page = app.talk.last
        assert said in screen_text(app)
        app.collect(next(t for t in page.targets if t.code == "WV-04"))
        app.choose_value(page, "group_size")
        await pilot.pause()
        assert said in screen_text(app)
        await pilot.press("escape")
        app.open_item("https://w3id.org/bindwijzer/id/form/pubquiz")
        await pilot.pause()
        assert said in screen_text(app)
        await pilot.press("f3")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert screen_text(app).count(said) >= 3
        await pilot.press("f4")
        await pilot.pause()
        assert said in screen_text(app)
        assert unlinked(app)


@piloted
async def test_the_results_of_a_query_stay_text(hostile):
    said, text, app = hostile
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        app.screen.take(f"SELECT ({render(Literal(text))} AS ?x) {{}}")
        await pilot.press("f9")
        while app.screen.is_busy:
            await pilot.pause(0.05)
        await pilot.pause()
        shown = screen_text(app)
        assert said.replace("\ufffd", "") in shown.replace("\ufffd", "") or "\x1b" in text or "\u202e" in text
        assert unlinked(app)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@piloted
async def test_what_the_reader_writes_stays_text(app, text):
    said = clean(text)
    async with app.run_test(size=(160, 50)) as pilot:
        app.ask(text)
        await pilot.pause()
        assert f"› {said}" in screen_text(app)
        app.desk.plan = app.desk.plan.add(Item("urn:x", text, text, text))
        await pilot.press("f4")
        await pilot.pause()
        assert screen_text(app).count(said) >= 3
        for dialog in (Write(text, text), Whole(text), Pick(text, [Choice("k", text, text)])):
            app.push_screen(dialog)
            await pilot.pause()
            assert said in screen_text(app)
            app.pop_screen()
        app.tell(text)
        await pilot.pause()
        app.desk.state.remember(text)
        app.action_show("talk")
        app.choose_history()
        await pilot.pause()
        assert isinstance(app.screen, Pick)
        assert said in screen_text(app)
        assert unlinked(app)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@piloted
async def test_completions_and_queries_stay_text(app, text):
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        app.screen.query_one("Completions").offer([text, f"{text} 2"], "x")
        await pilot.pause()
        assert clean(text) in screen_text(app)
        app.show_evidence(text)
        await pilot.pause()
        assert clean(text) in screen_text(app)
        app.open_in_workbench(text)
        await pilot.pause()
        app.open_address(text)
        await pilot.pause()
        assert unlinked(app)


@piloted
async def test_two_hundred_answers_stay_walkable(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot, "grote groepen fysiek")
        exchange = app.talk.last.exchange
        for _ in range(199):
            app.talk.show(exchange)
            await pilot.pause(0.01)
        assert isinstance(app.screen, Talk)
        assert len(app.query(AnswerPage)) == 6
        app.talk.show_earlier()
        await pilot.pause()
        assert len(app.query(AnswerPage)) == 12
        app.talk.query_one("#question").focus()
        await pilot.press("a")
        assert app.screen.query_one("#question").value == "a"

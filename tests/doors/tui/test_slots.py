"""Text that looks like markup or control codes, in every place where text comes to stand."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from assistant.answers import Answer, Match, Result, Source, Status
from assistant.doors.desk import Exchange
from assistant.doors.tui.results import Results
from assistant.doors.tui.safe import clean
from assistant.doors.wording import Words
from assistant.outline import outline
from assistant.plan import Item
from assistant.writing import Written
from kg.terms import Literal, render
from tests.doors.tui.pilot import ask, piloted, screen_text, unlinked


def whole(app):
    """Return what stands on the screen as one text without the spaces and lines that it is broken and framed with."""
    return re.sub(r"[\s│▌▎╭╮╰╯─]", "", screen_text(app))


def squeezed(text):
    return re.sub(r"\s", "", text)


async def a_notice(app, pilot, text):
    app.tell(text)
    app.tell(text, grave=True)


async def a_saved_query(app, pilot, text):
    await pilot.press("f5")
    await pilot.pause()
    app.desk.state.queries = lambda: {text: Path("x.rq")}
    await pilot.press("f10")


async def a_search_in_the_rows(app, pilot, text):
    await run(app, pilot, f"SELECT ({render(Literal(text))} AS ?x) {{}}")
    results = app.screen.query_one(Results)
    results.filter = text
    results._renew()


async def a_whole_cell(app, pilot, text):
    await run(app, pilot, f"SELECT ({render(Literal(text))} AS ?x) {{}}")
    app.screen.query_one(Results).focus()
    await pilot.press("enter")


async def a_fault_in_a_query(app, pilot, text):
    await pilot.press("f5")
    await pilot.pause()
    app.screen._say(text, grave=True)


async def the_editor(app, pilot, text):
    await pilot.press("f5")
    await pilot.pause()
    app.screen.take(f"# {text}")


async def a_name_to_complete(app, pilot, text):
    await pilot.press("f5")
    await pilot.pause()
    app.screen.query_one("#editor")._names = (Written(text, text), Written(f"{text}2", text))
    app.screen.query_one("#editor")._complete()


async def the_value_of_a_condition(app, pilot, text):
    await ask(pilot, "grote groepen fysiek")
    page = app.talk.last
    outline = page.exchange.outline
    facets = tuple(replace(f, label=text, now=(replace(f.could[0], label=text),)) for f in outline.facets)
    page.exchange = replace(page.exchange, outline=replace(outline, facets=facets, excluding=facets[:1]))
    page.retell()


async def every_line_of_an_answer(app, pilot, text):
    answer = Answer(text, "nl", Status.NO_RESULT, text=text, suggestions=(text, text))
    app.talk.show(Exchange(replace(outline(app.desk.assistant, answer, None), lines=(text, text)), None))


async def the_reason_and_links_of_a_result(app, pilot, text):
    result = Result(text, "urn:x", "WorkForm", text, Match.EDITORIAL, text, (Source(text, text, text),), (text,))
    answer = Answer("x", "nl", Status.ANSWERED, results=(result,))
    app.talk.show(Exchange(outline(app.desk.assistant, answer, None), None))


async def all_of_a_detail(app, pilot, text):
    app.open_item("https://w3id.org/bindwijzer/id/form/pubquiz")
    await pilot.pause()
    page = app.screen.query_one("DetailPage")
    texts = {f.name: text for f in fields(page.told) if isinstance(getattr(page.told, f.name), str)}
    page.told = replace(page.told, **texts, notes=(text,), links=(text,), locators=(text,), labels={"x": text})
    page.rewrite()


async def a_plan_that_was_read(app, pilot, text):
    app.desk.plan = app.desk.plan.add(Item("urn:x", text, text, text))
    await pilot.press("f4")


async def a_note_to_write(app, pilot, text):
    await a_plan_that_was_read(app, pilot, text)
    await pilot.press("n")


async def an_action(app, pilot, text):
    table = {**app.desk.words.table, "keys.app.help": clean(text), "tabs.plan": clean(text)}
    app.desk.words = Words("nl", table)
    app.retell()
    await pilot.press("ctrl+p")


async def the_help(app, pilot, text):
    table = {**app.desk.words.table, "keys.app.help": clean(text), "help.talk": clean(text)}
    app.desk.words = Words("nl", table)
    await pilot.press("f1")


SLOTS = [
    a_notice, a_saved_query, a_search_in_the_rows, a_whole_cell, a_fault_in_a_query, the_editor, a_name_to_complete,
    the_value_of_a_condition, every_line_of_an_answer, the_reason_and_links_of_a_result, all_of_a_detail,
    a_plan_that_was_read, a_note_to_write, an_action, the_help,
]  # fmt: skip
"""Everywhere that text of the graph, of a server, of the reader or of their files comes to stand."""


async def run(app, pilot, query):
    await pilot.press("f5")
    await pilot.pause()
    app.screen.take(query)
    await pilot.press("f9")
    while app.screen.is_busy:
        await pilot.pause(0.05)
    await pilot.pause()


@pytest.mark.parametrize("text", ["[/x]", "[@click=app.quit]q[/]", "a\x1b[2J$b", "{x}%s[[b]]"], ids=range(4))
@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.__name__)
@piloted
async def test_every_slot_shows_text_as_it_is(app, slot, text):
    async with app.run_test(size=(200, 60), notifications=True) as pilot:
        await slot(app, pilot, text)
        for _ in range(40):
            await pilot.pause(0.05)
            if squeezed(clean(text)) in whole(app):
                break
        assert squeezed(clean(text)) in whole(app)
        assert unlinked(app)
        assert "\x1b" not in screen_text(app)

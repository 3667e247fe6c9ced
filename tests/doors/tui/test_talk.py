"""The conversation, and how a question was read."""

from __future__ import annotations

import pytest

from assistant.answers import Answer, Status
from assistant.doors.desk import Exchange
from assistant.doors.tui.answer import AnswerPage
from assistant.doors.tui.app import BindwijzerApp
from assistant.doors.tui.completions import Completions
from assistant.doors.tui.field import QuestionField
from assistant.doors.tui.pick import Pick
from assistant.outline import outline
from tests.doors.tui.pilot import ask, piloted, screen_text, type_in

LARGE = "grote groepen online synchroon"


@piloted
async def test_the_first_screen_welcomes_and_offers_questions_to_pick(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen.focused, QuestionField)
        assert "Welkom" in screen_text(app)
        await pilot.press("1", "enter")
        await pilot.pause()
        assert app.talk.last.exchange.outline.answer.question == app.desk.offers()[0]


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("way", ["click", "digit", "alt", "walk"])
@piloted
async def test_an_example_is_picked_with_a_click_or_a_key(app, way, number):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        row = next(y for y, line in enumerate(screen_text(app).split("\n")) if line.strip().startswith(f"{number} "))
        keys = {"digit": [str(number), "enter"], "alt": [f"alt+{number}"], "walk": ["tab", str(number)]}
        await (pilot.click(offset=(10, row)) if way == "click" else pilot.press(*keys[way]))
        await pilot.pause()
        (page,) = app.query(AnswerPage)
        assert page.exchange.outline.answer.question == app.desk.offers()[number - 1]
        assert page.exchange.outline.answer.status == "answered"
        assert app.query_one(QuestionField).value == ""


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30)])
@piloted
async def test_the_question_of_every_new_answer_stands_on_top_or_the_whole_answer_is_in_view(app, size):
    async with app.run_test(size=size) as pilot:
        for question in ("grote groepen online asynchroon", "en fysiek?", "wat is een pubquiz?"):
            await ask(pilot, question)
            await pilot.pause()
            shown = screen_text(app).split("\n")
            scroll = app.query_one("#talk")
            assert question in shown[1] or scroll.scroll_y == scroll.max_scroll_y
            assert any(line.strip("▎ ").startswith(f"› {question}") for line in shown)


@piloted
async def test_an_answer_is_read_in_groups_with_reasons_and_sources(app):
    async with app.run_test(size=(100, 50)) as pilot:
        await ask(pilot, LARGE)
        shown = screen_text(app)
        for said in ("● In de bron (2)", "◆ Afgeleid (3)", "break-out rooms", "○ De bron zwijgt", "Bron: Kennismaken"):
            assert said in shown, said
        assert shown.index("In de bron") < shown.index("Afgeleid") < shown.index("De bron zwijgt")


@piloted
async def test_an_editorial_link_stands_apart_with_its_rationale(app):
    async with app.run_test(size=(100, 50)) as pilot:
        await ask(pilot, "grote groepen online asynchroon die cognitieve aanwezigheid bevorderen")
        assert "✎ Redactioneel verband" in screen_text(app)
        assert "TC-04" in screen_text(app)


@piloted
async def test_follow_up_questions_work(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await ask(pilot, LARGE)
        await ask(pilot, "en fysiek?")
        codes = [r.code for r in app.talk.last.exchange.outline.answer.results if r.match == "confirmed"]
        assert codes == ["WV-04", "WV-05"]


@piloted
async def test_whole_questions_are_offered_while_typing_and_taken_with_the_arrow(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await type_in(pilot, "grote gro")
        offered = app.query_one(Completions)
        assert offered.display
        first = offered.first
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.talk.last.exchange.outline.answer.question == first
        assert app.talk.last.exchange.outline.answer.results
        assert not offered.display


@piloted
async def test_the_arrows_bring_back_earlier_questions(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await ask(pilot, LARGE)
        await ask(pilot, "en fysiek")
        field = app.query_one(QuestionField)
        await pilot.press("x", "escape", "up")
        assert field.value == "en fysiek"
        await pilot.press("up")
        assert field.value == LARGE
        await pilot.press("down", "down")
        assert field.value == ""


@piloted
async def test_a_chip_changes_a_condition_without_typing(app):
    async with app.run_test(size=(100, 50)) as pilot:
        await ask(pilot, LARGE)
        page = app.talk.last
        page.focus()
        page.cursor = next(i for i, t in enumerate(page.targets) if (t.action, t.value) == ("facet", "modality"))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Pick)
        await type_in(pilot, "fysiek")
        await pilot.press("enter")
        await pilot.pause()
        answer = app.talk.last.exchange.outline.answer
        assert answer.sparql == app.desk.assistant.ask("grote groepen fysiek").sparql


@piloted
async def test_a_condition_is_left_out_by_its_key(app):
    async with app.run_test(size=(100, 50)) as pilot:
        await ask(pilot, LARGE)
        await pilot.press("f6")
        await type_in(pilot, "modaliteit")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert [u.slot for u in app.talk.last.exchange.outline.answer.understood] == ["group_size"]


@piloted
async def test_an_empty_result_names_the_condition_and_leaves_it_out_with_one_key(sit):
    app = BindwijzerApp(sit())
    async with app.run_test(size=(100, 50)) as pilot:
        await ask(pilot, "welke tips voor cognitieve aanwezigheid")
        app.change(app.talk.last, "principle", ("https://w3id.org/bindwijzer/id/principle/elkaar-leren-kennen",))
        await pilot.pause()
        assert "Weglaten: Elkaar leren kennen" in screen_text(app)
        await pilot.press("alt+1")
        await pilot.pause()
        assert app.talk.last.exchange.outline.answer.results


@piloted
async def test_a_digit_alone_chooses_where_a_question_can_be_read_in_two_ways(app, assistant):
    first, second = "kleine groepen fysiek", "grote groepen fysiek"
    unclear = Answer("groepen fysiek", "nl", Status.CLARIFY, suggestions=(first, second))
    async with app.run_test(size=(100, 50)) as pilot:
        app.talk.show(Exchange(outline(assistant, unclear, None), None))
        await pilot.pause()
        before = app.talk.last
        assert {f"1 {first}", f"2 {second}"} <= {line.strip("▎ ") for line in screen_text(app).split("\n")}
        await pilot.press("2")
        await pilot.pause()
        assert app.talk.last is not before
        assert app.talk.last.exchange.outline.answer.question == second
        assert app.talk.last.exchange.outline.answer.status == "answered"


@piloted
async def test_a_digit_is_typed_where_nothing_is_to_be_chosen(app):
    async with app.run_test(size=(100, 50)) as pilot:
        await ask(pilot, LARGE)
        await pilot.press("3")
        assert app.query_one(QuestionField).value == "3"


@piloted
async def test_walking_goes_from_answer_to_answer_and_back_to_the_field(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await ask(pilot, "grote groepen fysiek")
        await ask(pilot, LARGE)
        await pilot.press("shift+tab")
        first, second = app.query(AnswerPage)
        assert app.screen.focused is second
        await pilot.press("home", "up")
        assert app.screen.focused is first
        await pilot.press("escape")
        assert isinstance(app.screen.focused, QuestionField)


@piloted
async def test_a_question_asked_while_the_graph_is_loading_is_answered_afterwards(sit, assistant):
    desk = sit()
    desk._assistant = None
    app = BindwijzerApp(desk, load=False)
    async with app.run_test(size=(100, 40)) as pilot:
        await ask(pilot, LARGE)
        assert app.talk.last is None
        desk._assistant = assistant
        app.loaded()
        await pilot.pause()
        assert app.talk.last.exchange.outline.answer.results


@piloted
async def test_a_question_that_shows_no_language_is_answered_in_that_of_the_app(sit):
    for language, label in (("en", "Pub quiz (WV-04)"), ("nl", "PubQuiz (WV-04)")):
        app = BindwijzerApp(sit(language))
        async with app.run_test(size=(100, 40)) as pilot:
            await ask(pilot, "pubquiz")
            assert label in screen_text(app)


@piloted
async def test_an_answer_that_comes_while_the_app_is_closing_is_no_fault(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await ask(pilot, LARGE)
        talk, exchange = app.talk, app.talk.last.exchange
        await app.query_one("#talk").remove()
        talk.show(exchange)
    talk.show(exchange)

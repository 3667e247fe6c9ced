"""Detail, exploring, evidence, the selection."""

from __future__ import annotations

from assistant.doors.tui.detail import DetailPage
from assistant.doors.tui.evidence import Evidence, Query
from assistant.doors.tui.explore import Branches
from assistant.doors.tui.matrix import MatrixTable
from assistant.doors.tui.plan import PlanPage
from tests.doors.tui.pilot import ask, piloted, screen_text, type_in

FORM = "https://w3id.org/bindwijzer/id/form/"


@piloted
async def test_a_detail_shows_all_there_is_and_its_neighbours_open_and_lead_back(app):
    async with app.run_test(size=(100, 50)) as pilot:
        app.open_item(FORM + "voorstelrondje")
        await pilot.pause()
        shown = screen_text(app)
        for said in ("Round of introductions", "Waar het past", "afgeleid", "Bevordert aanwezigheid", "Past bij fase",
                     "Ondersteunt principe", "Berust op: Uitdrukkelijk in de bron", "SC-4", "Vindplaats"):  # fmt: skip
            assert said in shown, said
        page = app.screen.query_one(DetailPage)
        page.cursor = next(i for i, t in enumerate(page.targets) if t.code == "CI-S")
        at = page.cursor
        await pilot.press("enter")
        await pilot.pause()
        assert page.told.thing.code == "CI-S"
        assert "Heeft aspect" in screen_text(app)
        await pilot.press("backspace")
        await pilot.pause()
        assert (page.told.thing.code, page.cursor) == ("WV-06", at)
        await pilot.press("backspace")
        await pilot.pause()
        assert app.screen is app.talk


@piloted
async def test_the_certainty_of_a_tip_is_told(app):
    async with app.run_test(size=(100, 50)) as pilot:
        app.open_item("https://w3id.org/bindwijzer/id/tip/persoonlijke-ervaringen-delen")
        await pilot.pause()
        assert "Zekerheid van het principe: waarschijnlijk" in screen_text(app)
        assert "Verwant aan" in screen_text(app)


@piloted
async def test_the_tree_unfolds_and_opens(app):
    async with app.run_test(size=(90, 40)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert isinstance(app.screen.focused, Branches)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "(TP-10)" in screen_text(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.screen.query_one(DetailPage).told.thing.code == "TP-10"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen.focused, Branches)


@piloted
async def test_the_matrix_is_walked_through_and_marks_what_is_inferred(app):
    async with app.run_test(size=(220, 40)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert "Voorstelrondje *" in screen_text(app)
        assert "bron zwijgt" in screen_text(app)
        await pilot.press("m")
        table = app.screen.query_one(MatrixTable)
        table.move_cursor(row=0, column=1)
        await pilot.press("c", "enter")
        await pilot.pause()
        opened = app.screen.query_one(DetailPage).told.thing
        assert opened.code == "WV-26"
        assert opened.iri in app.desk.plan


@piloted
async def test_the_evidence_is_the_query_that_ran_and_goes_to_the_workbench(app):
    async with app.run_test(size=(100, 50)) as pilot:
        await ask(pilot, "grote groepen fysiek")
        await pilot.press("f7")
        await pilot.pause()
        assert isinstance(app.screen, Evidence)
        assert "PREFIX bw:" in screen_text(app)
        query = app.talk.last.exchange.outline.answer.sparql
        assert app.screen.query_one(Query)._query == query
        await pilot.press("w")
        await pilot.pause()
        assert app.screen.query_one("#editor").text == query


@piloted
async def test_a_selection_is_collected_reordered_annotated_saved_and_kept(app, sit, tmp_path):
    async with app.run_test(size=(100, 50)) as pilot:
        await ask(pilot, "grote groepen fysiek")
        await pilot.press("shift+tab", "space", "down", "space")
        await pilot.pause()
        assert [item.code for item in app.desk.plan.items] == ["WV-04", "WV-05"]
        assert "☑" in screen_text(app)
        await pilot.press("f4")
        await pilot.pause()
        assert "Mijn selectie (2)" in screen_text(app)
        page = app.screen.query_one(PlanPage)
        await pilot.press("shift+down", "n")
        await type_in(pilot, "week 2")
        await pilot.press("enter")
        await pilot.pause()
        assert [(item.code, item.note) for item in app.desk.plan.items] == [("WV-05", ""), ("WV-04", "week 2")]
        assert page.target.code == "WV-04"
        for name, sign in (("x.md", "# Mijn selectie"), ("x.html", "<!doctype html>")):
            page._saved(str(tmp_path / name))
            assert (tmp_path / name).read_text(encoding="utf-8").startswith(sign)
            assert "week 2" in (tmp_path / name).read_text(encoding="utf-8")
        await pilot.press("delete")
        assert [item.code for item in app.desk.plan.items] == ["WV-05"]
    assert [item.code for item in sit().plan.items] == ["WV-05"]

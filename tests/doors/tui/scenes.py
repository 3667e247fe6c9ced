"""The screens of the app as a reader comes to them, for pictures and for what must hold on all of them."""

from __future__ import annotations

from dataclasses import replace

from assistant.doors.tui.app import BindwijzerApp
from assistant.doors.tui.themes import DARK, LIGHT
from tests.doors.tui.pilot import ask, type_in

QUESTIONS = {"nl": "grote groepen online synchroon", "en": "large groups online synchronous"}
QUERY = """SELECT ?code ?label WHERE {
  ?form a bw:WorkForm ; dcterms:identifier ?code ; skos:prefLabel ?label .
  FILTER (LANGMATCHES(LANG(?label), "%s"))  # one language
} ORDER BY ?code LIMIT 12"""
THEMES = {"light": LIGHT, "dark": DARK}


async def welcome(pilot):
    await pilot.pause()


async def answer(pilot):
    await ask(pilot, QUESTIONS[pilot.app.desk.words.language])
    await pilot.press("shift+tab", "down")


async def completing(pilot):
    await type_in(pilot, {"nl": "grote gro", "en": "large gro"}[pilot.app.desk.words.language])
    await pilot.press("down")


async def condition(pilot):
    await ask(pilot, QUESTIONS[pilot.app.desk.words.language])
    await pilot.press("f6", "down", "enter")


async def detail(pilot):
    pilot.app.open_item("https://w3id.org/bindwijzer/id/form/voorstelrondje")
    await pilot.pause()
    await pilot.press("down")


async def tree(pilot):
    await pilot.press("f3")
    await pilot.pause()
    await pilot.press("down", "enter")


async def matrix(pilot):
    await pilot.press("f3")
    await pilot.pause()
    await pilot.press("m", "right")


async def plan(pilot):
    for item in pilot.app.desk.plan.items:  # what an earlier scene left
        pilot.app.desk.collect(item)
    await ask(pilot, QUESTIONS[pilot.app.desk.words.language])
    await pilot.press("shift+tab", "space", "down", "space")
    desk = pilot.app.desk
    desk.plan = desk.plan.annotate(desk.plan.items[0].iri, "Week 2")
    await pilot.press("f4")


async def evidence(pilot):
    await ask(pilot, QUESTIONS[pilot.app.desk.words.language])
    await pilot.press("f7")


async def workbench(pilot):
    await pilot.press("f5")
    await pilot.pause()
    room = pilot.app.screen
    room.take(QUERY % pilot.app.desk.words.language)
    await pilot.press("f9")
    while room.is_busy:
        await pilot.pause(0.05)
    room.outcome = replace(room.outcome, seconds={"total": 0.012})
    room.retell()
    await pilot.press("tab", "down")


async def help_(pilot):
    await pilot.press("f1")


SCENES = {
    "welcome": welcome, "answer": answer, "completing": completing, "condition": condition, "detail": detail,
    "tree": tree, "matrix": matrix, "plan": plan, "evidence": evidence, "workbench": workbench, "help": help_,
}  # fmt: skip


async def actions(pilot):
    await answer(pilot)
    await pilot.press("ctrl+p", "down")


async def jump(pilot):
    await answer(pilot)
    await pilot.press("ctrl+o")


async def note(pilot):
    await plan(pilot)
    await pilot.press("n", "shift+home")


async def cell(pilot):
    await workbench(pilot)
    await pilot.press("enter")


async def refused(pilot):
    await pilot.press("f5")
    await pilot.pause()
    pilot.app.screen.take("SELECT * WHERE { ?a ?b }  # wrong\n")
    await pilot.press("f9")
    while pilot.app.screen.is_busy:
        await pilot.pause(0.05)
    await pilot.press("ctrl+a", "shift+down")


async def turtle(pilot):
    await pilot.press("f5")
    await pilot.pause()
    pilot.app.screen.take("DESCRIBE form:pubquiz")
    await pilot.press("f9")
    while pilot.app.screen.is_busy:
        await pilot.pause(0.05)


async def told(pilot):
    await answer(pilot)
    pilot.app.tell("Dat is gelukt.")
    pilot.app.tell("Dat ging mis.", grave=True)


async def hovered(pilot):
    await tree(pilot)
    await pilot.hover("#tree", offset=(6, 3))


async def empty(pilot):
    await ask(pilot, "welke tips voor cognitieve aanwezigheid")
    iri = "https://w3id.org/bindwijzer/id/principle/elkaar-leren-kennen"
    pilot.app.change(pilot.app.talk.last, "principle", (iri,))
    await pilot.pause()
    await pilot.press("shift+tab")


OVER = {
    "actions": actions, "jump": jump, "note": note, "cell": cell, "refused": refused, "turtle": turtle, "told": told,
    "hovered": hovered, "empty": empty,
}  # fmt: skip
"""What comes over or after the screens: dialogs, errors, notices."""


async def stage(desk, scene, size, look):
    """Play a scene; return what `look` sees in the app while it stands."""
    app = BindwijzerApp(desk)
    async with app.run_test(size=size, notifications=scene == "told") as pilot:
        await (SCENES | OVER)[scene](pilot)
        if scene != "told":
            app.clear_notifications()
        await pilot.pause()
        await pilot.wait_for_scheduled_animations()
        return look(app)

"""What holds in the whole app: two languages, help, actions, jumping, themes, the reader's own keys, leaving."""

from __future__ import annotations

import importlib
import json
import pkgutil

import pytest
from textual.binding import Binding

from assistant.doors import tui
from assistant.doors.tui.app import BindwijzerApp
from assistant.doors.tui.field import QuestionField
from assistant.doors.tui.help import Help
from assistant.doors.tui.pick import Pick
from assistant.doors.tui.themes import DARK, LIGHT
from assistant.doors.wording import words
from tests.doors.tui.pilot import ask, piloted, screen_text, type_in
from tests.doors.tui.scenes import SCENES


@piloted
async def test_the_language_of_everything_changes_at_once_and_is_remembered(app, sit):
    async with app.run_test(size=(120, 40)) as pilot:
        await ask(pilot, "grote groepen fysiek")
        assert "Verkennen" in screen_text(app)
        await pilot.press("ctrl+l")
        await pilot.pause()
        shown = screen_text(app)
        for said in ("Explore", "My selection", "F1 help", "earlier questions", "This is how I read it"):
            assert said in shown, said
        assert "In de bron" in shown, "an answer keeps the language of its question"
        await pilot.press("f3")
        await pilot.pause()
        assert "Design principles" in screen_text(app)
    settings = json.loads((app.desk.state.place / "settings.json").read_text(encoding="utf-8"))
    assert settings["language"] == "en"


@pytest.mark.parametrize("scene", SCENES)
@piloted
async def test_every_screen_has_help_and_actions_in_both_languages(app, scene):
    async with app.run_test(size=(100, 40)) as pilot:
        await SCENES[scene](pilot)
        await pilot.pause()
        keys = app.keys_here()
        assert {"app.help", "app.quit"} <= {name for name, _, _ in keys}
        name = getattr(app.screen.focused, "help_name", "text")
        for language in ("nl", "en"):
            assert words(language)(f"help.{name}")


@piloted
async def test_help_tells_of_the_widget_in_focus(app):
    async with app.run_test(size=(100, 50)) as pilot:
        await ask(pilot, "grote groepen fysiek")
        await pilot.press("shift+tab", "f1")
        await pilot.pause()
        assert isinstance(app.screen, Help)
        assert "Loop met ↑ en ↓ door het antwoord" in screen_text(app)
        assert "in selectie" in screen_text(app)
        await pilot.press("escape")
        await pilot.press("escape", "f1")
        await pilot.pause()
        assert "Typ een vraag" in screen_text(app)


def names_of_bindings():
    """Return the names of all keys that the bar may show."""
    modules = (importlib.import_module(f"assistant.doors.tui.{m.name}") for m in pkgutil.iter_modules(tui.__path__))
    kinds = {
        v for m in modules for v in vars(m).values() if isinstance(v, type) and v.__module__.startswith(tui.__name__)
    }
    bindings = (b for kind in kinds for b in vars(kind).get("BINDINGS", ()))
    return {b.id for b in bindings if isinstance(b, Binding) and b.id and b.show}


def test_every_key_that_is_shown_has_a_name_in_both_languages():
    for language in ("nl", "en"):
        missing = {name for name in names_of_bindings() if f"keys.{name}" not in words(language).table}
        assert missing == set()


@piloted
async def test_every_action_can_be_found_by_typing(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, Pick)
        await type_in(pilot, "verkennen")
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.room == "explore"


@piloted
async def test_jumping_goes_to_a_place_by_its_letter(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await ask(pilot, "grote groepen fysiek")
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        assert not isinstance(app.screen.focused, QuestionField)


@piloted
async def test_the_theme_changes_and_is_remembered(app, sit):
    async with app.run_test(size=(100, 40)) as pilot:
        assert app.theme == DARK
        await pilot.press("ctrl+t")
        assert app.theme == LIGHT
    assert app.desk.state.read("settings", dict)["theme"] == LIGHT
    assert BindwijzerApp(sit(theme=LIGHT)).theme == LIGHT


@piloted
async def test_the_reader_can_set_keys_by_name(sit):
    app = BindwijzerApp(sit(keymap={"app.explore": "ctrl+b", "nothing.here": "x", "app.help": "f12"}))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        assert "Ctrl+B" in screen_text(app)
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert app.screen.room == "explore"


@piloted
async def test_rooms_are_reached_with_the_mouse_and_kept_as_they_were(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.click("RoomBar", offset=(screen_text(app).split("\n")[0].index("Werkbank"), 0))
        await pilot.pause()
        assert app.screen.room == "workbench"
        app.screen.take("ASK {}")
        await pilot.press("f2")
        await pilot.pause()
        assert app.screen is app.talk
        await pilot.press("f5")
        await pilot.pause()
        assert app.screen.query_one("#editor").text == "ASK {}"


@piloted
async def test_the_bar_of_keys_can_be_clicked(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await pilot.click("KeyBar", offset=(2, 0))
        await pilot.pause()
        assert isinstance(app.screen, Help)


@piloted
async def test_ctrl_c_says_how_to_quit(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert any("Ctrl+Q" in notice.message for notice in app._notifications)


@piloted
async def test_every_size_is_drawn_while_it_changes(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await ask(pilot, "grote groepen online synchroon")
        for size in ((40, 12), (200, 60), (20, 5), (3, 2), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert "In de bron" in screen_text(app)

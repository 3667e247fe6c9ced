"""The reader's own keys: what the app knows of them it uses, what it does not know it says in one sentence."""

from __future__ import annotations

import pytest

from assistant.doors.tui.app import BindwijzerApp
from assistant.doors.tui.keymap import sorted_out
from tests.doors.tui.pilot import piloted, screen_text


@pytest.mark.parametrize(
    ("keymap", "good"),
    [
        ({"app.explore": "ctrl+b"}, {"app.explore": "ctrl+b"}),
        ({"app.explore": "f12, ctrl+shift+b"}, {"app.explore": "f12, ctrl+shift+b"}),
        ({"results.filter": "question_mark"}, {"results.filter": "question_mark"}),
        ({"page.offer1": "pageup"}, {"page.offer1": "pageup"}),
        ({"nothing.here": "x"}, {}),
        ({"app.explore": "knop+b"}, {}),
        ({"app.explore": "ctrl+"}, {}),
        ({"app.explore": ""}, {}),
        ({"app.explore": 3}, {}),
        ({"app.explore": None}, {}),
        ("f3", {}),
        (["app.explore"], {}),
    ],
)
def test_only_known_names_and_keys_are_used(keymap, good):
    used, skipped = sorted_out(keymap)
    assert used == good
    assert bool(skipped) is (good != keymap)


@piloted
async def test_what_is_skipped_is_told_in_one_sentence_and_the_rest_works(sit):
    app = BindwijzerApp(sit(keymap={"app.explore": "ctrl+b", "nothing.here": "x", "app.help": "[@click=quit]"}))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        (note,) = app._notifications
        assert "settings.json" in note.message
        assert "nothing.here: x; app.help: [@click=quit]" in note.message
        assert "Ctrl+B Verkennen" in screen_text(app)
        assert "F1 hulp" in screen_text(app)
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert app.screen.room == "explore"


@pytest.mark.parametrize("keymap", ["f3", [], 3, None])
@piloted
async def test_a_keymap_of_another_shape_is_told(sit, keymap):
    app = BindwijzerApp(sit(keymap=keymap))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert [note.message.endswith("onbekend: keymap") for note in app._notifications] == [True]

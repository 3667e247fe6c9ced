"""What is remembered between runs, and what happens to damaged files."""

from __future__ import annotations

import sys

import pytest

from assistant.doors.desk import sit_down
from assistant.doors.state import State, folder
from assistant.doors.wording import words
from assistant.plan import Item


@pytest.fixture
def state():
    return State(words("en"))


def test_the_folder_is_the_one_of_the_platform(monkeypatch, own_folder):
    assert folder() == own_folder
    monkeypatch.delenv("BINDWIJZER_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    if sys.platform.startswith("linux"):
        assert str(folder()) == "/somewhere/bindwijzer"


def test_history_settings_plan_and_queries_survive_a_restart(state):
    state.remember("a")
    state.remember("b")
    state.remember("a")
    assert State(words("en")).history() == ["b", "a"]
    desk = sit_down("en")
    desk.speak("nl")
    desk.collect(Item("urn:x", "X-1", "Een"))
    state.save_query("mine", "ASK {}")
    again = sit_down("en")
    assert again.words.language == "nl"
    assert [item.code for item in again.plan.items] == ["X-1"]
    assert State(words("en")).queries()["mine"].read_text(encoding="utf-8") == "ASK {}"


@pytest.mark.parametrize("content", [b"{broken", b"\xff\xfe", b"[" * 100_000, b'"text"', b"", b"null"])
@pytest.mark.parametrize("name", ["history", "plan", "settings"])
def test_a_damaged_file_is_set_aside_with_a_message(own_folder, name, content):
    own_folder.mkdir()
    (own_folder / f"{name}.json").write_bytes(content)
    desk = sit_down("en")
    desk.state.history()
    assert desk.plan.items == ()
    (message,) = desk.state.taken_messages()
    assert f"{name}.json was damaged" in message
    (aside,) = own_folder.glob(f"{name}.damaged-*.json")
    assert aside.read_bytes() == content
    assert not (own_folder / f"{name}.json").exists()


def test_a_plan_of_another_shape_is_set_aside(own_folder):
    own_folder.mkdir()
    (own_folder / "plan.json").write_text('[{"iri": 3}]', encoding="utf-8")
    desk = sit_down("nl")
    assert desk.plan.items == ()
    assert "beschadigd" in desk.state.taken_messages()[0]


def test_a_folder_that_cannot_be_written_is_told_and_not_fatal(own_folder, state):
    own_folder.write_text("a file where the folder should be", encoding="utf-8")
    state.remember("a")
    assert state.taken_messages()


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../x", "x.rq"),
        ("a.rq", "a.rq"),
        ("  ", "query.rq"),
        ("..", "query.rq"),
        ("c:\\d\\e", "e.rq"),
        (".hidden", "hidden.rq"),
    ],
)
def test_a_query_is_saved_inside_the_folder_whatever_its_name(own_folder, state, name, file):
    assert state.save_query(name, "ASK {}") == own_folder / "queries" / file

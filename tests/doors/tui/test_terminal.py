"""The app in a real terminal: put aside, taken away, asked to end, drawn out of shape. No traceback, nothing lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.doors.tui.terminal import terminal

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc and pseudo-terminals")

QUESTION = "grote groepen fysiek"
ENDLESS = b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ALTERNATE, BACK = b"\x1b[?1049h", b"\x1b[?1049l"
"""What a program sends to draw on a screen of its own, and to give the terminal back."""
F5, F9, CTRL_Q, CTRL_Z = b"\x1b[15~", b"\x1b[20~", b"\x11", b"\x1a"


def asked(app):
    """Ask a question and wait for the answer, so that there is something to lose."""
    app.press(QUESTION.encode() + b"\r")
    app.shown("WV-05")


def computing(app):
    """Let a query run without end; return the process that works on it."""
    app.press(F5)
    app.shown("F9 voert uit")
    app.press(ENDLESS)
    app.press(F9)
    app.shown("Bezig")
    app.until(app.children, "a process for the query")
    (worker,) = app.children()
    return worker


def is_alive(pid):
    """Say whether a process still does anything."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def history(own_folder):
    return json.loads((own_folder / "history.json").read_text(encoding="utf-8"))


def test_suspended_it_gives_the_terminal_back_and_comes_back_as_it_was():
    with terminal() as app:
        asked(app)
        app.seen = b""
        app.press(CTRL_Z)
        app.until(lambda: app.state == "T", "suspended")
        app.read()
        assert BACK in app.seen
        app.send(signal.SIGCONT)
        app.shown("WV-05")
        assert app.state in "SR"
        app.press(b"en online?\r")
        app.shown("Online")
        app.press(CTRL_Q)
        assert app.code() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_asked_to_end_it_puts_the_terminal_right(own_folder, number, code):
    with terminal() as app:
        asked(app)
        app.seen = b""
        app.send(number)
        assert app.code() == code
        assert BACK in app.seen
        assert b"Traceback" not in app.seen
    assert history(own_folder) == [QUESTION]


@pytest.mark.parametrize("ignored", [(), (signal.SIGHUP,)], ids=["hung up", "hung up under nohup"])
def test_without_its_terminal_it_ends_with_its_query_and_loses_nothing(own_folder, ignored):
    with terminal(*ignored) as app:
        asked(app)
        worker = computing(app)
        app.close()
        assert app.code() == 129
        app.until(lambda: not is_alive(worker), "the end of the query")
    assert history(own_folder) == [QUESTION]


def test_quitting_ends_a_query_that_runs():
    with terminal() as app:
        worker = computing(app)
        app.press(CTRL_Q)
        assert app.code() == 0
        app.until(lambda: not is_alive(worker), "the end of the query")


def test_a_storm_of_sizes_ends_in_a_whole_screen():
    with terminal() as app:
        asked(app)
        for number in range(300):
            app.resize(1 + number * 7 % 60, 1 + number * 13 % 200)
            app.read(0.002)
        app.resize(36, 100)
        app.shown("WV-05")
        app.press(CTRL_Q)
        assert app.code() == 0
        assert b"Traceback" not in app.seen


def test_where_it_could_not_be_seen_the_linear_mode_speaks(tmp_path):
    """The app draws on standard error: sent elsewhere, a reader would see nothing."""
    import pty

    screen, end = pty.openpty()
    with (tmp_path / "errors").open("wb") as errors:
        run = subprocess.Popen([sys.executable, "-m", "assistant.doors"], stdin=end, stdout=end, stderr=errors)
        os.write(screen, b"stop\n")
        assert run.wait(40) == 0
    os.close(screen)
    os.close(end)
    assert "Bindwijzer" in (tmp_path / "errors").read_text(encoding="utf-8")
    assert ALTERNATE not in (tmp_path / "errors").read_bytes()

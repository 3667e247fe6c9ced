"""Which modules a door has imported when it has done its first work, told by Python itself in a process of its own."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_IMPORT = re.compile(r"import time: +\d+ \| +\d+ \| +([\w.]+)")
_PATIENCE = 60.0
_COMMAND = (sys.executable, "-X", "importtime", "-m", "assistant.doors")

QUESTION = "welke werkvormen voor grote groepen online asynchroon?"


def of_command(*arguments: str, given: str = "") -> Callable[[Path], set[str]]:
    """Return what runs a command to its end and returns the modules that it imported."""

    def run(told: Path) -> set[str]:
        with told.open("wb") as errors:
            command = [*_COMMAND, *arguments]
            subprocess.run(command, input=given.encode(), stdout=subprocess.DEVNULL, stderr=errors, check=True)
        return _imported(told.read_text(encoding="utf-8", errors="replace"))

    return run


def of_server(told: Path) -> set[str]:
    """Return the modules of a server that has said where it listens."""
    with told.open("wb") as errors, subprocess.Popen([*_COMMAND, "serve", "--port", "0"], stderr=errors) as server:
        try:
            return _imported(_until(told, "http://127.0.0.1"))
        finally:
            server.terminate()


def of_terminal_app(_: Path) -> set[str]:
    """Return the modules of the terminal app when it has first painted; it paints where it tells its imports."""
    process, screen = pty.fork()
    if process == 0:
        os.environ |= {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "36", "BINDWIJZER_LANG": "nl"}
        os.execv(_COMMAND[0], _COMMAND)
    try:
        return _imported(_painted(screen, "Welkom"))
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(screen)


def _painted(screen: int, words: str) -> str:
    """Return what a terminal was sent up to some words."""
    ends, seen = time.monotonic() + _PATIENCE, b""
    while time.monotonic() < ends:
        if select.select([screen], [], [], 0.05)[0]:
            seen += os.read(screen, 65536)
        if words.encode() in seen:
            return seen.decode(errors="replace")
    raise TimeoutError(words)


def _until(told: Path, words: str) -> str:
    """Return what was told before some words."""
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        text = told.read_text(encoding="utf-8", errors="replace") if told.exists() else ""
        if words in text:
            return text.partition(words)[0]
        time.sleep(0.05)
    raise TimeoutError(words)


def _imported(text: str) -> set[str]:
    return set(_IMPORT.findall(text))


DOORS: dict[str, Callable[[Path], set[str]]] = {
    "ask": of_command("ask", QUESTION),
    "chat": of_command("chat", "--plain", given=f"{QUESTION}\n"),
    "sparql": of_command("sparql", "ASK { ?s ?p ?o }"),
    "serve": of_server,
    "terminal app": of_terminal_app,
}
"""What opens each door, and writes meanwhile in a file what it imports."""

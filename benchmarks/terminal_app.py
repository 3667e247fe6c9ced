"""Measures the terminal app through a pseudo-terminal: `python benchmarks/terminal_app.py` (Linux).

First paint and first answer in seconds of CPU, quitting with and without a query under way, the echo of a key and the
memory after 200 answers.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

from assistant.understanding.intent import intents

ROWS, COLUMNS, PATIENCE = 36, 100, 20.0
BUDGET = {
    "first paint, CPU s": 0.50, "first answer after it, CPU s": 0.30, "echo of a key after 200 answers, s": 0.05,
    "memory after 200 answers, MiB": 100, "quit, s": 0.5, "quit while a query runs, s": 0.5,
}  # fmt: skip
QUESTIONS = [question for kind in intents() for said in kind.phrases.values() for question in said.questions]
"""Different ones of every kind in both languages, as a long sitting would hold."""
ENDLESS = b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


class Terminal:
    """The app in a pseudo-terminal."""

    def __init__(self) -> None:
        self.pid, self._screen = pty.fork()
        if self.pid == 0:
            os.environ |= {"TERM": "xterm-256color", "BINDWIJZER_LANG": "nl", "BINDWIJZER_HOME": tempfile.mkdtemp()}
            os.execv(sys.executable, [sys.executable, "-m", "assistant.doors"])  # noqa: S606 - ourselves
        fcntl.ioctl(self._screen, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def until(self, words: str) -> float:
        """Read until words are painted; return how long that took in seconds."""
        began, seen = time.perf_counter(), b""
        while words.encode() not in seen:
            if time.perf_counter() - began > PATIENCE:
                raise TimeoutError(words)
            if select.select([self._screen], [], [], 0.002)[0]:
                seen += os.read(self._screen, 65536)
        return time.perf_counter() - began

    def settle(self) -> None:
        """Read until nothing is painted for a while."""
        while select.select([self._screen], [], [], 0.3)[0]:
            os.read(self._screen, 65536)

    def press(self, keys: bytes) -> None:
        """Send keys."""
        os.write(self._screen, keys)

    @property
    def cpu(self) -> float:
        """Seconds of CPU so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> float:
        """Resident MiB."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def quit(self) -> float:
        """Quit; return how long that took in seconds."""
        began = time.perf_counter()
        self.press(b"\x11")
        while os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            if select.select([self._screen], [], [], 0.002)[0]:
                try:
                    os.read(self._screen, 65536)
                except OSError:
                    continue
            if time.perf_counter() - began > PATIENCE:
                raise TimeoutError("quit")
        return time.perf_counter() - began


def conversation() -> dict[str, float]:
    """Measure a sitting from the first paint to 200 answers."""
    terminal = Terminal()
    terminal.until("Welkom")
    paint = terminal.cpu
    terminal.until("sneeuwbal")
    terminal.press(b"grote groepen fysiek\r")
    terminal.until("WV-05")
    answer = terminal.cpu - paint
    for number in range(199):
        terminal.press(f"{QUESTIONS[number % len(QUESTIONS)]}\r".encode())
        terminal.settle()
    terminal.press(b"q")
    echo = terminal.until("q")
    return {
        "first paint, CPU s": paint,
        "first answer after it, CPU s": answer,
        "echo of a key after 200 answers, s": echo,
        "memory after 200 answers, MiB": terminal.memory,
        "quit, s": terminal.quit(),
    }


def workbench() -> dict[str, float]:
    """Measure quitting while a query runs."""
    terminal = Terminal()
    terminal.until("sneeuwbal")
    terminal.press(b"\x1b[15~")
    terminal.settle()
    terminal.press(ENDLESS)
    terminal.settle()
    terminal.press(b"\x1b[20~")
    terminal.until("Bezig")
    time.sleep(1)
    return {"quit while a query runs, s": terminal.quit()}


def main() -> int:
    """Print each figure with its budget; the exit code is 1 where one is over."""
    figures = conversation() | workbench()
    for name, figure in figures.items():
        print(f"{name:<40}{figure:>9.3f}  (at most {BUDGET[name]})")
    return int(any(figure > BUDGET[name] for name, figure in figures.items()))


if __name__ == "__main__":
    sys.exit(main())

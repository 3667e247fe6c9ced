"""The app in a pseudo-terminal of its own, as a process that can be sent signals."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import struct
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 40.0


class Terminal:
    """Started with `ignored` signals; everything that was painted is in `seen`."""

    def __init__(self, *ignored: int, arguments: tuple[str, ...] = ()) -> None:
        import pty

        self.seen = b""
        self.pid, self._screen = pty.fork()
        if self.pid == 0:
            for number in ignored:
                signal.signal(number, signal.SIG_IGN)
            # The line editor of a test runner puts LINES and COLUMNS there, and its workers inherit them: the app would
            # take those for the size of its terminal, for good.
            environment = {name: value for name, value in os.environ.items() if name not in {"LINES", "COLUMNS"}}
            environment |= {"TERM": "xterm-256color", "BINDWIJZER_LANG": "nl"}
            os.execve(sys.executable, [sys.executable, "-m", "assistant.doors", *arguments], environment)
        self.resize(36, 100)

    def resize(self, rows: int, columns: int) -> None:
        import fcntl
        import termios

        fcntl.ioctl(self._screen, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, keys: bytes) -> None:
        os.write(self._screen, keys)

    def send(self, number: int) -> None:
        os.kill(self.pid, number)

    def close(self) -> None:
        """Take the terminal away."""
        os.close(self._screen)
        self._screen = -1

    def read(self, seconds: float = 0.02) -> None:
        """Take in what is painted."""
        if self._screen < 0:
            time.sleep(seconds)
        elif select.select([self._screen], [], [], seconds)[0]:
            with contextlib.suppress(OSError):  # gone at its end
                self.seen += os.read(self._screen, 65536)

    def until(self, holds: Callable[[], object], what: str = "") -> None:
        """Read until something holds."""
        ends = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < ends, (what, self.seen[-2000:])
            self.read()

    def shown(self, words: str) -> None:
        """Read until words are painted anew."""
        self.seen = b""
        self.until(lambda: words.encode() in self.seen, words)

    @property
    def state(self) -> str:
        """The letter of the system for how the process stands: T stopped, S and R going on."""
        return Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]

    def children(self) -> list[int]:
        tasks = Path(f"/proc/{self.pid}/task").glob("*/children")
        return [int(child) for task in tasks for child in task.read_text(encoding="ascii").split()]

    def code(self) -> int:
        """Wait for the end; return the exit code as a shell does."""
        ended: list[int] = []

        def has_ended() -> bool:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                ended.append(os.waitstatus_to_exitcode(status))
            return bool(pid)

        self.until(has_ended, "the end")
        self.pid = 0
        return ended[0] if ended[0] >= 0 else 128 - ended[0]


@contextlib.contextmanager
def terminal(*ignored: int, arguments: tuple[str, ...] = ()) -> Iterator[Terminal]:
    """Open the app and wait until questions can be asked; gone when the block ends, come what may."""
    opened = Terminal(*ignored, arguments=arguments)
    try:
        opened.shown("sneeuwbal")
        yield opened
    finally:
        if opened.pid:
            os.kill(opened.pid, signal.SIGKILL)
            os.waitpid(opened.pid, 0)
        if opened._screen >= 0:
            os.close(opened._screen)

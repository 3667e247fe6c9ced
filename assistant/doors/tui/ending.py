"""Ends that are not of the reader's choice: the system asks for it, or the terminal is gone."""

from __future__ import annotations

import os
import signal
import sys
import time
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable

INTERRUPTED, HUNG_UP, TERMINATED = 130, 129, 143
"""The exit codes that a shell gives to these ends."""
_ASKED = {"SIGINT": INTERRUPTED, "SIGTERM": TERMINATED}
_LOOKING = 1.0
"""Seconds between two looks whether the terminal is still there."""


def leave_when_asked(loop: AbstractEventLoop, leave: Callable[[int], object]) -> None:
    """Call `leave` with the exit code where the system asks the program to end, so that the terminal is put right."""
    if sys.platform != "win32":
        for name, code in _ASKED.items():
            loop.add_signal_handler(getattr(signal, name), leave, code)


def leave_with_terminal(tidy: Callable[[], object]) -> None:
    """Tidy and end at once when the terminal is gone: nothing can be drawn, and what the reader did is kept already."""

    def leave(*_: object) -> None:
        tidy()
        os._exit(HUNG_UP)

    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, leave)
    Thread(target=_watch, args=(sys.stdin.fileno(), leave), daemon=True, name="bindwijzer terminal").start()


def _watch(terminal: int, leave: Callable[[], object]) -> None:
    """Look for a terminal that goes without a signal, as under `nohup`."""
    while os.isatty(terminal):
        time.sleep(_LOOKING)
    leave()

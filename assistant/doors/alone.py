"""Two programs at once on the same folder: one waits while the other reads, changes and writes a file."""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOWrapper
    from pathlib import Path

_LOCK = ".lock"
_PATIENCE, _PAUSE = 2.0, 0.01
"""Seconds to wait for another program, and between two tries."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold other programs off a folder while the block runs.

    A program that is killed lets go. Where another one holds on for too long, or the system knows no such locks, the
    block runs all the same: files are whole in any case, and only what both change at one moment may be lost.
    """
    held = _held(folder)
    try:
        yield
    finally:
        if held:
            held.close()


def _held(folder: Path) -> TextIOWrapper | None:
    try:
        import fcntl

        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / _LOCK).open("a", encoding="utf-8")
    except (ImportError, OSError):
        return None
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return file
        time.sleep(_PAUSE)
    return file

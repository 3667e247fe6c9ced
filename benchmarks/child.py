"""Running a command as a process of its own and telling what it cost, by the account that the system keeps of it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BINDWIJZER = (sys.executable, str(Path(sys.executable).with_name("bindwijzer")))
"""The installed command, by the Python that runs this."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a whole process took."""

    cpu: float
    """Seconds of user and system time together, those of its own children included."""
    memory: float
    """The most MiB resident at one time."""
    output: bytes


def cost(command: Sequence[str], given: bytes = b"") -> Cost:
    """Run a command to its end on what it is given to read; raises CalledProcessError where it did not answer.

    Files, not pipes: neither side waits for the other.
    """
    with tempfile.TemporaryFile() as reads, tempfile.TemporaryFile() as writes:
        reads.write(given)
        reads.seek(0)
        child = subprocess.Popen(command, stdin=reads, stdout=writes, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            raise subprocess.CalledProcessError(child.returncode, command)
        writes.seek(0)
        return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, writes.read())

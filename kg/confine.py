"""Taking away from this process what no query needs: files, sockets, and more memory and time than it may have."""

from __future__ import annotations

import os
import signal
from pathlib import Path

_GRACE = 0.5
"""Seconds after its time limit at which a query ends even when nobody is left to stop it."""


def confine(memory: int) -> None:
    """Let this process open nothing more: no file, no socket; and take at most `memory` bytes on top of its own.

    Windows knows no such limits; there only the time limit holds.
    """
    try:
        import resource
    except ImportError:
        return
    taken = _address_space()  # while files may still be read
    for name in ("RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CORE"):
        resource.setrlimit(getattr(resource, name), (0, 0))
    if taken is not None:
        resource.setrlimit(resource.RLIMIT_AS, (taken + memory, taken + memory))


def _address_space() -> int | None:
    """Return the bytes of address space that this process has, where the system tells."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return None


def end_after(seconds: float | None) -> None:
    """Let the system end this process after so many seconds; None takes that back."""
    if not hasattr(signal, "setitimer"):
        return
    import resource

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, 0 if seconds is None else seconds + _GRACE)
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = resource.RLIM_INFINITY if seconds is None else int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))

"""A limit on work that knows none of its own."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Outcome = TypeVar("Outcome")


def in_time(work: Callable[[], Outcome], deadline: float, late: Exception) -> Outcome:
    """Return what the work returns, or raise `late` at the deadline, a time of `time.monotonic`.

    The work runs aside, for looking up a name and reading headers know no limit of their own; what is late is left to
    end by itself.
    """
    done: list[Outcome | BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:
            done.append(error)

    aside = threading.Thread(target=run, daemon=True)
    aside.start()
    aside.join(max(deadline - time.monotonic(), 0))
    if not done:
        raise late
    if isinstance(done[0], BaseException):
        raise done[0]
    return done[0]

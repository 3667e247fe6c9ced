"""Waiting for a query without standing still."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.results import Outcome


async def awaited(run: Callable[[threading.Event], Outcome], cancel: Callable[[threading.Event], None]) -> Outcome:
    """Return what a query gives that runs in a thread; when the task is cancelled, so is the query.

    `run` and `cancel` take what stops that one query.
    """
    stop = threading.Event()
    running = asyncio.ensure_future(asyncio.to_thread(run, stop))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        cancel(stop)
        await asyncio.wait([running])
        running.exception()
        raise

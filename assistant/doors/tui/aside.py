"""Doing something aside, in a thread that neither the app nor its end waits for."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


async def aside(action: Callable[[], Result]) -> Result:
    """Return what an action gives, or raise what it raises; who is cancelled meanwhile leaves it to end by itself.

    The threads of the event loop would not do: quitting waits for them, a silent server's half minute long.
    """
    loop = asyncio.get_running_loop()
    told: asyncio.Future[Result] = loop.create_future()

    def settle(result: Result | None, error: BaseException | None) -> None:
        if told.done():
            return
        if error is not None:
            told.set_exception(error)
        else:
            told.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, failed = None, None
        try:
            result = action()
        except BaseException as error:
            failed = error
        with suppress(RuntimeError):  # the app has ended
            loop.call_soon_threadsafe(settle, result, failed)

    Thread(target=run, daemon=True, name="bindwijzer aside").start()
    return await told

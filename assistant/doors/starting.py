"""How a process starts: what stays to its end is not searched for garbage."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collecting_nothing() -> Iterator[None]:
    """Look for no garbage in what is loaded here: it all stays, and looking takes a tenth of the time of a start."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()

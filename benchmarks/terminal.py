"""The terminal app in a pseudo-terminal: first paint, first answer, memory after a long sitting. Linux only."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.part import Found, Goal, Line
from benchmarks.terminal_app import BUDGET, conversation, workbench

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE = "The terminal app"
_SITTINGS = 3
_FORMS = {"CPU s": "{:.2f} s", "s": "{:.3f} s", "MiB": "{:.0f} MiB"}


def measure(sittings: int = _SITTINGS) -> Found:
    """Return the figures of `benchmarks/terminal_app.py`, by name with unit, as medians over sittings."""
    told = [conversation() | workbench() for _ in range(sittings)]
    return {"sittings": sittings, **{name: median(each[name] for each in told) for name in BUDGET}}


def lines(found: Found) -> Iterable[Line]:
    """Yield each figure with its budget."""
    for name, limit in BUDGET.items():
        told, _, unit = name.rpartition(", ")
        yield Line(f"{told}{': CPU' * (unit == 'CPU s')}", found[name], _FORMS[unit], Goal(at_most=limit))

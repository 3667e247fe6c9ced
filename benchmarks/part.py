"""A part of the benchmarks: it measures plain data in a process of its own, and tells it as lines of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

Found = Mapping[str, Any]
"""What was measured, as plain data for JSON; each part says what stands in it."""

PARTS = ("quality", "cold", "warm", "stream", "terminal", "scale", "engines")
"""In the order of the table; each is a module of this folder."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure should be, in the unit of the figure."""

    at_most: float = float("inf")
    at_least: float = float("-inf")

    def __str__(self) -> str:
        """Return the goal as the table shows it."""
        return f"≤ {self.at_most:g}" if self.at_most < float("inf") else f"≥ {self.at_least:g}"

    def met(self, figure: float) -> bool:
        """Say whether a figure is as it should be."""
        return self.at_least <= figure <= self.at_most


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a figure with its unit, and its goal where it has one."""

    name: str
    figure: float
    form: str = "{:.1f}"
    """How the figure is shown, its unit included."""
    goal: Goal | None = None


class Part(Protocol):
    """A module of this folder that measures something."""

    TITLE: str

    def measure(self) -> Found:
        """Measure, in a fresh process; takes up to some minutes."""
        ...

    def lines(self, found: Found) -> Iterable[Line]:
        """Yield what was measured as lines of the table."""
        ...


def part(name: str) -> Part:
    """Return a part by name."""
    module: Any = import_module(f"benchmarks.{name}")
    return module  # type: ignore[no-any-return]

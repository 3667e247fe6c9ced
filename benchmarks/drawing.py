"""Marks of a plot as SVG text: bars and dots in a panel, in colours that hold on light and on dark paper.

The panel has paper of its own, so nothing hangs on what lies behind the picture; series differ in shape too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

STYLE = """
text { font: 12px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
.title { font-weight: 600; font-size: 14px } .soft { fill: #59636e }
.end { text-anchor: end } .middle { text-anchor: middle }
.paper { fill: #ffffff; stroke: #d0d7de } .grid { stroke: #d0d7de }
.goal { stroke: #1f2328; stroke-width: 1; stroke-dasharray: 4 3 }
.ours { fill: #0969da; stroke: none } .other { fill: #b35900; stroke: none } .path { fill: none }
.path.ours, .path.other { stroke-width: 2 } .path.ours { stroke: #0969da } .path.other { stroke: #b35900 }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc } .soft { fill: #9198a1 } .paper { fill: #0d1117; stroke: #3d444d } .grid { stroke: #3d444d }
  .goal { stroke: #f0f6fc } .ours { fill: #4493f8 } .other { fill: #e3893c }
  .path { fill: none } .path.ours { stroke: #4493f8 } .path.other { stroke: #e3893c }
}
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A place in the picture, in pixels."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A named length, zero or more."""

    name: str
    length: float
    told: str
    """The length as it is written beside the bar."""
    series: str = "other"


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one kind, in order from left to right, joined by a line or not."""

    name: str
    points: Sequence[tuple[float, float]]
    series: str = "other"
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from a low value to a high one, logarithmic where it is; `marks` are the powers of ten that are named."""

    low: float
    high: float
    marks: Mapping[int, str] | None = None

    def share(self, value: float) -> float:
        """Return where a value lies, 0 at the low end and 1 at the high end."""
        if self.marks is None:
            return (value - self.low) / (self.high - self.low)
        return math.log(value / self.low) / math.log(self.high / self.low)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield the share and the name of each mark."""
        for power, name in (self.marks or {}).items():
            if self.low <= 10.0**power <= self.high:
                yield self.share(10.0**power), name


def text(x: float, y: float, words: str, kind: str = "") -> str:
    """Return words at a place; `kind` names classes of the style."""
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}">{escape(words)}</text>'


def heading(box: Box, title: str, told: str) -> Iterator[str]:
    """Yield what a panel is about and how it is measured."""
    yield text(box.left, box.top + 14, title, "title")
    yield text(box.left, box.top + 32, told, "soft")


def bars(box: Box, rows: Sequence[Bar], goal: tuple[float, str] | None = None) -> Iterator[str]:
    """Yield bars from zero, the longest filling the box, and a dashed line at a goal."""
    start, most = box.left + 150, max(bar.length for bar in rows)
    room, step = box.width - 150 - 58, (box.height - 18) / len(rows)
    for number, bar in enumerate(rows):
        top, length = box.top + number * step, room * bar.length / most
        yield text(start - 8, top + step / 2 + 4, bar.name, "end")
        size = f'width="{length:.1f}" height="{step - 6:.1f}" rx="2"'
        yield f'<rect x="{start:.1f}" y="{top + 3:.1f}" {size} class="{bar.series}"/>'
        yield text(start + length + 6, top + step / 2 + 4, bar.told)
    if goal:
        at, foot = start + room * goal[0] / most, box.top + box.height - 18
        yield f'<path d="M{at:.1f} {box.top:.1f}V{foot:.1f}" class="goal"/>'
        yield text(at, foot + 14, goal[1], "soft middle")


def chart(box: Box, across: Axis, up: Axis, series: Iterable[Series]) -> Iterator[str]:
    """Yield series of points between two axes, each with its name at its last point."""
    inner = Box(box.left + 56, box.top, box.width - 130, box.height - 22)
    yield from _grid(inner, across, up)
    for each in series:
        places = [_place(inner, across, up, point) for point in each.points]
        if each.joined:
            told = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
            yield f'<path d="M{told}" class="path {each.series}"/>'
        yield from (_mark(x, y, each.series) for x, y in places if each.series != "goal")
        yield text(places[-1][0] + 9, places[-1][1] + 4, each.name)


def _grid(inner: Box, across: Axis, up: Axis) -> Iterator[str]:
    foot = inner.top + inner.height
    for share, name in up.ticks():
        y = foot - inner.height * share
        yield f'<path d="M{inner.left:.1f} {y:.1f}h{inner.width:.1f}" class="grid"/>'
        yield text(inner.left - 8, y + 4, name, "soft end")
    for share, name in across.ticks():
        yield text(inner.left + inner.width * share, foot + 17, name, "soft middle")


def _place(inner: Box, across: Axis, up: Axis, point: tuple[float, float]) -> tuple[float, float]:
    x = inner.left + inner.width * across.share(point[0])
    return x, inner.top + inner.height * (1 - up.share(point[1]))


def _mark(x: float, y: float, series: str) -> str:
    if series == "ours":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" class="ours"/>'
    return f'<rect x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7" class="{series}"/>'

"""Writing a page: lines of styled text, some of it targets that can be picked."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from textual.content import Content, Span
from textual.style import Style

from assistant.doors.tui.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_META = "target"
CURSOR = "$block-cursor-foreground on $block-cursor-background"


@dataclass(frozen=True, slots=True)
class Target:
    """Something on a page that can be picked: what to do, and with what."""

    action: str
    value: str = ""
    label: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of one line."""

    text: str
    style: str = ""
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; what does not fit goes on below it, `hang` cells to the right."""

    parts: tuple[Part, ...]
    indent: int = 0
    hang: int = 0


@dataclass
class Pen:
    """Gathers the lines of a page."""

    lines: list[Line] = field(default_factory=list)

    def line(self, *parts: Part | str, indent: int = 0, hang: int = 0) -> None:
        """Write one line."""
        told = tuple(Part(part) if isinstance(part, str) else part for part in parts)
        self.lines.append(Line(told, indent, hang))

    def styled(self, text: str, style: str, indent: int = 0) -> None:
        """Write one line in one style."""
        self.line(Part(text, style), indent=indent)

    def gap(self) -> None:
        """Leave one line open, but never two."""
        if self.lines and self.lines[-1].parts:
            self.line()


@dataclass(frozen=True, slots=True)
class Layout:
    """A page at one width: its rows, and the first and last row of each target."""

    width: int
    rows: tuple[Content, ...]
    spans: tuple[tuple[int, int], ...]
    targets: tuple[Target, ...]


def lay_out(lines: list[Line], width: int, cursor: int | None) -> Layout:
    """Wrap the lines of a page; the target at the cursor is marked."""
    rows: list[Content] = []
    targets: list[Target] = []
    spans: list[tuple[int, int]] = []
    for line in lines:
        first = len(targets)
        content = _content(line, targets, cursor)
        wrapped = list(_wrapped(content, line, width))
        for number in range(first, len(targets)):
            held = [i for i, row in enumerate(wrapped) if _holds(row, number)]
            spans.append((len(rows) + min(held, default=0), len(rows) + max(held, default=0)))
        rows += wrapped
    return Layout(width, tuple(rows), tuple(spans), tuple(targets))


def _content(line: Line, targets: list[Target], cursor: int | None) -> Content:
    text, spans = "", []
    for part in line.parts:
        said = clean(part.text)
        start, text = len(text), text + said
        if part.style:
            spans.append(Span(start, len(text), part.style))
        if part.target:
            spans.append(Span(start, len(text), _meta(len(targets))))
            if len(targets) == cursor:
                spans.append(Span(start, len(text), CURSOR))
            targets.append(part.target)
    return Content(text, spans)


@cache
def _meta(number: int) -> Style:
    return Style.from_meta({_META: number})


def _wrapped(content: Content, line: Line, width: int) -> Iterator[Content]:
    room = max(width - line.indent - line.hang, 8)
    for number, row in enumerate(content.wrap(room) or [content]):
        yield row.rstrip().pad_left(line.indent + (line.hang if number else 0))


def _holds(row: Content, number: int) -> bool:
    return any(isinstance(s.style, Style) and s.style.meta.get(_META) == number and s.end > s.start for s in row.spans)


def target_number(meta: dict[str, object]) -> int | None:
    """Return the number of the target in the style of a clicked cell."""
    number = meta.get(_META)
    return number if isinstance(number, int) else None

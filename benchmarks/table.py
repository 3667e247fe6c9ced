"""The figures as a table in the README, between two comments that only this writes between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from benchmarks.part import PARTS, part
from kg.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from benchmarks.part import Line

_TOLD = ("date", "machine", "python", "versions")
_BUSY = 2
"""A load average before a part begins, over which its times say more of the machine than they should."""
_BEGIN, _END = "<!-- made by make bench -->\n", "<!-- end of make bench -->"


def table(results: Mapping[str, Any]) -> str:
    """Return all results as Markdown: a table, and under it what they were measured on."""
    rows = [row for name in PARTS if name in results for row in _rows(name, results[name]["found"])]
    return "\n".join(["| | measured | goal |", "|---|---:|---|", *rows, "", *_circumstances(results), ""])


def put(results: Mapping[str, Any], readme: Path) -> None:
    """Write the table into a file, between its comments; raises ValueError where it has none."""
    text, found = re.subn(
        f"(?<={re.escape(_BEGIN)}).*(?={re.escape(_END)})",
        lambda _: table(results),
        readme.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    if found != 1:
        raise ValueError(f"{readme} has not just one place for the table, between {_BEGIN!r} and {_END!r}")
    write_atomically(readme, text)


def _rows(name: str, found: Mapping[str, Any]) -> Iterator[str]:
    measured = part(name)
    yield f"| **{measured.TITLE}** | | |"
    for line in measured.lines(found):
        yield f"| {line.name} | {line.form.format(line.figure)} | {_goal(line)} |"


def _goal(line: Line) -> str:
    if line.goal is None:
        return ""
    return f"{line.goal}" if line.goal.met(line.figure) else f"{line.goal}, not met yet"


def _circumstances(results: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each time and place that parts were measured at."""
    told = {name: "; ".join(results[name][key] for key in _TOLD) for name in PARTS if name in results}
    for each in dict.fromkeys(told.values()):
        parts = [name for name in told if told[name] == each]
        which = "" if len(parts) == len(told) else f" ({', '.join(parts)})"
        yield f"Measured on {each}{which}."
    load = max(float(results[name]["load"]) for name in told)
    if load > _BUSY:
        yield f"The machine was busy with other things too (a load of up to {load:.0f}): times are on the high side."
    yield "Figures are medians; CPU is user and system time together; a ratio is taken within one run."

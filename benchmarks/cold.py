"""What one question costs a shell that asks only that: CPU of the whole process, against `import rdflib` and Python.

All take turns, so that a slow moment of the machine weighs on each alike; ratios are medians of those of one turn.
"""

from __future__ import annotations

import sys
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.child import BINDWIJZER, cost
from benchmarks.part import Found, Goal, Line

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE = "One question from a cold start"
COMMANDS = {
    "python": (sys.executable, "-c", "pass"),
    "rdflib": (sys.executable, "-c", "import rdflib"),
    "ask": (*BINDWIJZER, "ask", "welke werkvormen voor grote groepen online asynchroon?"),
    "ask, typing errors": (*BINDWIJZER, "ask", "which wrok forms for smal groups of 12 on site?"),
}
_TURNS = 15
_GOAL = Goal(at_most=0.75)


def measure(turns: int = _TURNS) -> Found:
    """Return medians: `seconds` of CPU by command, `of rdflib` and `of python` as ratios, `memory` of `ask` in MiB."""
    runs = [{name: cost(command) for name, command in COMMANDS.items()} for _ in range(turns)]
    return {
        "turns": turns,
        "seconds": {name: median(run[name].cpu for run in runs) for name in COMMANDS},
        "of rdflib": {name: median(run[name].cpu / run["rdflib"].cpu for run in runs) for name in COMMANDS},
        "of python": {name: median(run[name].cpu / run["python"].cpu for run in runs) for name in COMMANDS},
        "memory": median(run["ask"].memory for run in runs),
    }


def lines(found: Found) -> Iterable[Line]:
    """Yield the whole process first, in seconds and as ratios, then its memory."""
    yield Line("`bindwijzer ask`, whole process: CPU", 1000 * found["seconds"]["ask"], "{:.0f} ms")
    yield Line("… the same with typing errors", 1000 * found["seconds"]["ask, typing errors"], "{:.0f} ms")
    yield Line("… as a share of `import rdflib`", found["of rdflib"]["ask"], "{:.2f}", _GOAL)
    yield Line("… as a multiple of `python -c pass`", found["of python"]["ask"], "{:.1f}")
    yield Line("… most memory", found["memory"], "{:.0f} MiB")

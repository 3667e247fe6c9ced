"""How answers keep up as an institution's own material grows: 3 thousand to 3 million invented triples by our graph.

Run with `python -m benchmarks.scale [--largest N] [--json]`. Each size is measured in processes of their own, in
seconds of processor time: building the index, being ready for the first question (beyond imports), and every question
the first time that it is asked in a process that has answered ten others. The questions are those that our own kinds of
questions offer, in both languages, and for things of the institution their names as they are, with another ending, and
with a typing error; `found` is the share of the latter that give just that thing. An answer from a large graph holds
the first 50 results where there are more (`lists` of the answers were cut so). Questions how many there are go through
all that they count, and stand apart. In memory (`embedded`) the start loads everything.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.material import Item

SIZES = (3_000, 30_000, 300_000, 3_000_000)
EMBEDDED = 300_000
"""Triples up to which the graph is held in memory as well."""
_ITEMS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured at one size."""

    triples: int
    """Of the institution; our own graph comes on top."""
    place: str
    median_ms: float
    p95_ms: float
    own_median_ms: float
    """Of the questions that name things of the institution."""
    found: float
    lists: float
    count_ms: float
    """The median of questions how many, the first time."""
    start_s: float
    memory_mb: float
    build_s: float
    """To build the index, with its names; nothing in memory."""
    size_mb: float


def measure(largest: int = SIZES[-1], seed: int = 1) -> list[dict[str, Any]]:
    """Return the rows of all sizes up to the largest as plain data."""
    rows = (row for size in SIZES if size <= largest for row in _at_size(size, seed))
    return [asdict(row) for row in rows]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table, or the rows as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="triples of the largest size")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    options = parser.parse_args(arguments)
    rows = measure(options.largest, options.seed)
    print(json.dumps(rows, indent=1) if options.json else table(rows))


def table(rows: Sequence[dict[str, Any]]) -> str:
    """Return rows as a table in Markdown."""
    names = list(Row.__dataclass_fields__)
    lines = [
        names,
        ["---"] * len(names),
        *(
            [f"{row[name]:,}".replace(",", " ") if name == "triples" else str(row[name]) for name in names]
            for row in rows
        ),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _at_size(triples: int, seed: int) -> Iterable[Row]:
    from benchmarks.material import write

    with tempfile.TemporaryDirectory() as name:
        data, folder = Path(name, "own.ttl"), Path(name, "index")
        items = [asdict(item) for item in _spread(write(data, triples, seed).items)]
        build = _child("assistant.doors", "index", str(folder), "--data", str(data))[1]
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        yield _row(triples, "on disk", folder, items, build_s=round(build, 1), size_mb=round(size / 1e6, 1))
        if triples <= EMBEDDED:
            yield _row(triples, "embedded", data, items, build_s=0.0, size_mb=0.0)


def _spread(items: Sequence[Item]) -> list[Item]:
    """Return some items from all over the material, none of which is nearly called as another."""
    able = [item for item in items if not item.near]
    return able[:: max(len(able) // _ITEMS, 1)][:_ITEMS]


def _row(triples: int, place: str, where: Path, items: list[dict[str, Any]], **told: float) -> Row:
    out = _child("benchmarks.scale_questions", place, str(where), given=json.dumps(items))[0]
    return Row(triples, place, **json.loads(out), **told)


def _child(module: str, *arguments: str, given: str = "") -> tuple[str, float]:
    """Return what a process prints and the processor time it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", module, *arguments], input=given, check=True, stdout=subprocess.PIPE, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()

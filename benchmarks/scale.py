"""How answers keep up as an institution's own material grows: 3 thousand to 3 million invented triples by our graph.

Run with `python -m benchmarks.scale [--largest N] [--seed N] [--json]`; the table shows a row for each size on disk,
and up to 300 thousand triples in memory. Each is measured in processes of their own, in processor time: building the
index, being ready for the first question (beyond imports; in memory that is loading everything), and every question
the first time that it is asked by a process that has answered ten others.
The questions are those that our own kinds of questions offer, in both languages (`kinds`), and for things of the
institution their names as they are, with another ending, and with a typing error (`own`); `found` is the share of the
latter that give just that thing. Of more than 50 results an answer from a large graph holds 50 (`cut` is the share of
answers to `kinds` with more). Questions how many there are go through all that they count, up to 50 thousand things at
the largest size; they stand apart (`count`).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.child import cost
from benchmarks.material import write
from benchmarks.part import Goal, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from benchmarks.material import Item
    from benchmarks.part import Found

TITLE = "Our graph with an institution's own material"
SIZES = (3_000, 30_000, 300_000, 3_000_000)
_EMBEDDED = 300_000
"""Triples up to which the graph is held in memory as well."""
_ITEMS = 40
_COLUMNS = {
    "triples": "{:,}",
    "place": "{}",
    "median ms": "{:.1f}",
    "p95 ms": "{:.1f}",
    "kinds median ms": "{:.1f}",
    "kinds p95 ms": "{:.1f}",
    "own median ms": "{:.1f}",
    "own p95 ms": "{:.1f}",
    "found": "{:.1%}",
    "cut": "{:.0%}",
    "count ms": "{:.0f}",
    "start s": "{:.3f}",
    "memory MB": "{:.0f}",
    "build s": "{:.1f}",
    "size MB": "{:.1f}",
}


def measure(largest: int = SIZES[-1], seed: int = 1) -> Found:
    """Return `rows`, one for each size up to the largest and place, by the names of the columns."""
    return {"rows": [row for size in SIZES if size <= largest for row in _at_size(size, seed)]}


def lines(found: Found) -> Iterable[Line]:
    """Yield the median at each size on disk, and what else there is a goal for at the largest."""
    rows = [row for row in found["rows"] if row["place"] == "on disk"]
    for row in rows:
        yield Line(f"CPU a question beside {row['triples']:,} triples, median", row["median ms"], "{:.1f} ms")
    last = rows[-1]
    yield Line("… 95th percentile", last["p95 ms"], "{:.1f} ms", Goal(at_most=50))
    yield Line("… beside that of the smallest", last["median ms"] / rows[0]["median ms"], "{:.1f}", Goal(at_most=5))
    yield Line("… things of the institution found", 100 * last["found"], "{:.1f} %")
    yield Line("… start with a ready index", last["start s"], "{:.3f} s", Goal(at_most=0.3))
    yield Line("… memory", last["memory MB"], "{:.0f} MB", Goal(at_most=1500))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the rows as a table, or as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="triples of the largest size")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other material")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    options = parser.parse_args(arguments)
    rows = measure(options.largest, options.seed)["rows"]
    print(json.dumps(rows, indent=1) if options.json else _table(rows))


def _table(rows: Iterable[Mapping[str, Any]]) -> str:
    told = [[form.format(row[name]) for name, form in _COLUMNS.items()] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in ([*_COLUMNS], ["---"] * len(_COLUMNS), *told))


def _at_size(triples: int, seed: int) -> Iterator[dict[str, Any]]:
    """Yield what is measured at one size; `triples` are those of the institution, our own graph comes on top."""
    with tempfile.TemporaryDirectory() as name:
        data, folder = Path(name, "own.ttl"), Path(name, "index")
        items = json.dumps([asdict(item) for item in _spread(write(data, triples, seed).items)]).encode()
        build = cost([sys.executable, "-m", "assistant.doors", "index", str(folder), "--data", str(data)]).cpu
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
        yield {
            "triples": triples,
            "place": "on disk",
            **_asked("disk", folder, items),
            "build s": build,
            "size MB": size,
        }
        if triples <= _EMBEDDED:
            yield {
                "triples": triples,
                "place": "in memory",
                **_asked("memory", data, items),
                "build s": 0,
                "size MB": 0,
            }


def _asked(place: str, where: Path, items: bytes) -> dict[str, Any]:
    run = cost([sys.executable, "-m", "benchmarks.scale_questions", place, str(where)], items)
    return {**json.loads(run.output), "memory MB": run.memory * 1.048576}


def _spread(items: Sequence[Item]) -> list[Item]:
    """Return some items from all over the material, none of which is nearly called as another."""
    able = [item for item in items if not item.near]
    return able[:: max(len(able) // _ITEMS, 1)][:_ITEMS]


if __name__ == "__main__":
    main()

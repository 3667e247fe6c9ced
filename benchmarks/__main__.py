"""Measure all parts, or those named, and write what was found: `make bench`, or `make bench ONLY="cold warm"`.

The figures go to docs/benchmarks.json, the table into README.md, the plot to docs/pictures/benchmarks.svg. What is not
measured now stays as it was found before, with its own date; each part is written when it is done.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.machine import circumstances
from benchmarks.part import PARTS, part
from benchmarks.plot import plot
from benchmarks.table import put, table
from kg.files import write_atomically

ROOT = Path(__file__).parent.parent
RESULTS, README, PLOT = ROOT / "docs/benchmarks.json", ROOT / "README.md", ROOT / "docs/pictures/benchmarks.svg"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--here", action="store_true", help="measure one part in this process and print what was found")
    options = parser.parse_args()
    if unknown := [name for name in options.parts if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}; there are: {', '.join(PARTS)}")
    if options.here:
        print(json.dumps(part(options.parts[0]).measure()))
    else:
        for name in options.parts or PARTS:
            write(read() | {name: _measured(name)})
        print(table(read()))


def read() -> dict[str, Any]:
    """Return what was found before, by part."""
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}  # type: ignore[no-any-return]


def write(results: dict[str, Any]) -> None:
    """Write figures, table and plot."""
    write_atomically(RESULTS, json.dumps({name: results[name] for name in PARTS if name in results}, indent=1) + "\n")
    put(results, README)
    write_atomically(PLOT, plot(results))


def _measured(name: str) -> dict[str, Any]:
    """Return what a part finds in a fresh process, with the circumstances."""
    print(f"{name} …", file=sys.stderr, flush=True)
    told = circumstances()
    command = [sys.executable, "-m", "benchmarks", "--here", name]
    run = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)  # noqa: S603 - ourselves
    return {**told, "found": json.loads(run.stdout)}


if __name__ == "__main__":
    main()

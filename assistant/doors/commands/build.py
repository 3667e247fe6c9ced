"""Reason over the data and write the built graph (for developers). · Redeneer en schrijf de gebouwde graaf."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.doors.language import choose

if TYPE_CHECKING:
    import argparse


def declare(parser: argparse.ArgumentParser) -> None:
    """Name the options."""
    parser.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="default: data/built")
    parser.add_argument(
        "--prepared", action="store_true", help="do not reason; renew only what is derived from graph and phrases"
    )


def run(options: argparse.Namespace) -> int:
    """Build; needs the extra 'build' and Java, which the extra brings."""
    from assistant.prepare import prepare
    from kg import resources

    folder = options.output or resources.root() / "data" / "built"
    if not options.prepared:
        _reason(folder)
    prepare(folder / "bindwijzer.ttl")
    return 0


def _reason(folder: Path) -> None:
    from kg.build import build

    report = build(folder, tell=lambda step: print(step, file=sys.stderr))
    print(
        choose(
            nl=f"{report.asserted} uitspraken, {report.inferred} afgeleid; HermiT en owlrl zijn het eens, "
            f"ook over {report.groups_classified} indelingen van groepen.",
            en=f"{report.asserted} statements, {report.inferred} inferred; HermiT and owlrl agree, "
            f"and so do HermiT and SPARQL on {report.groups_classified} classifications of groups.",
        ),
        file=sys.stderr,
    )

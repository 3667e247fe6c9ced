"""Check the graph, or your own Turtle files merged with it. · Controleer de graaf, of je eigen Turtle erbij."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.doors.language import choose, interface_language

if TYPE_CHECKING:
    import argparse


def declare(parser: argparse.ArgumentParser) -> None:
    """Name the options."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="Turtle file / Turtle-bestand")
    parser.add_argument("--lang", choices=["nl", "en"], help="language of the messages / taal van de meldingen")


def run(options: argparse.Namespace) -> int:
    """Print one line for everything that is wrong; the exit code is 0 for a clean graph, 2 otherwise."""
    from kg.check import check, checks

    found = check(options.files)
    for finding in found:
        print(finding.line(options.lang or interface_language()))
    grave = sum(finding.grave for finding in found)
    told = (len(checks()), grave, len(found) - grave)
    print(
        choose(
            nl="{} controles en alle vormen: {} fouten, {} adviezen.".format(*told),
            en="{} checks and all shapes: {} errors, {} notes of advice.".format(*told),
        ),
        file=sys.stderr,
    )
    return 2 if grave else 0

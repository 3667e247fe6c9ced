"""Build a store on disk for a large graph. · Bouw een index op schijf voor een grote graaf."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.doors.language import choose
from assistant.doors.material import declare_files, files
from assistant.prepare import add_names

if TYPE_CHECKING:
    import argparse


def declare(parser: argparse.ArgumentParser) -> None:
    """Name the options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder, or one of an older index")
    declare_files(parser)


def run(options: argparse.Namespace) -> int:
    """Build it whole or not at all."""
    from kg.index import build

    triples = build(options.folder, files(options), add_names)
    where = options.folder
    print(
        choose(
            nl=f"{triples} uitspraken in {where}; gebruik ze met --store {where} of BINDWIJZER_STORE.",
            en=f"{triples} statements in {where}; use them with --store {where} or BINDWIJZER_STORE.",
        ),
        file=sys.stderr,
    )
    return 0

"""Write the graph as a file for other tools. · Schrijf de graaf als bestand voor andere programma's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def declare(parser: argparse.ArgumentParser) -> None:
    """Name the options."""
    parser.add_argument("--format", default="ttl", choices=["ttl", "jsonld", "nt", "rdfxml", "trig"])
    parser.add_argument("--graph", default="full", choices=["full", "asserted", "inferred"])
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output")


def run(options: argparse.Namespace) -> int:
    """Export whole or not at all."""
    from kg.export import export
    from kg.files import write_atomically

    text = export(options.format, options.graph)
    if options.output in {None, Path("-")}:
        sys.stdout.write(text)
    else:
        write_atomically(options.output, text)
    return 0

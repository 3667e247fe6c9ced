"""What a command works on: our own graph, files of the user, or an index of both."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DataError
from kg.sources import Sources, sources

if TYPE_CHECKING:
    import argparse


def declare_material(parser: argparse.ArgumentParser) -> None:
    """Name the options for what is queried."""
    declare_files(parser)
    declare_store(parser)


def declare_files(parser: argparse.ArgumentParser) -> None:
    """Name the options for files."""
    parser.add_argument("--graph", choices=["full", "asserted", "inferred"], help="part of our graph (default: full)")
    parser.add_argument("--data", nargs="+", action="extend", type=Path, metavar="FILE", help="merge these files in")
    parser.add_argument("--bare", action="store_true", help="query the files alone, without our graph")


def declare_store(parser: argparse.ArgumentParser) -> None:
    """Name the option for an index."""
    parser.add_argument("--store", type=Path, metavar="DIR", help="query an index (default: BINDWIJZER_STORE)")


def material(options: argparse.Namespace) -> Sources:
    """Return what the options name; raises DataError for options that do not go together or a stale index."""
    store = options.store
    if store is None and not (options.data or options.graph or options.bare):
        store = store_of(options)
    if store is not None:
        if options.data or options.graph or options.bare:
            raise DataError(
                nl="--store gaat niet samen met --data, --graph of --bare; geef die aan bindwijzer index.",
                en="--store does not go with --data, --graph or --bare; give those to bindwijzer index.",
            )
        from kg.index import opened

        return opened(store)
    return files(options)


def files(options: argparse.Namespace) -> Sources:
    """Return the files that the options name."""
    if options.bare and (options.graph or not options.data):
        raise DataError(
            nl="--bare hoort bij --data BESTAND… en gaat niet samen met --graph.",
            en="--bare goes with --data FILE… and not with --graph.",
        )
    return sources(options.graph or "full", tuple(options.data or ()), bare=options.bare)


def store_of(options: argparse.Namespace) -> Path | None:
    """Return the folder of the index that the options or the environment name, if any."""
    named = os.environ.get("BINDWIJZER_STORE")
    return options.store or (Path(named) if named else None)

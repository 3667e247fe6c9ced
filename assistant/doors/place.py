"""Where the graph is that a command asks: with the program, in an index on disk, or on a server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kg.errors import DataError
from kg.records import Record

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

STORE, ENDPOINT = "BINDWIJZER_STORE", "BINDWIJZER_ENDPOINT"


class Place(Record):
    """Where the graph is: at most one of these is given, and with neither it is the graph of the program."""

    store: Path | None = None
    """The folder of an index."""
    endpoint: str | None = None
    """The address of a SPARQL server."""


def declare_place(parser: argparse.ArgumentParser) -> None:
    """Name the options for an index and for a server."""
    declare_store(parser)
    parser.add_argument("--endpoint", metavar="URL", help=f"ask a SPARQL server that holds it (default: {ENDPOINT})")


def declare_store(parser: argparse.ArgumentParser) -> None:
    """Name the option for an index."""
    parser.add_argument("--store", type=_folder, metavar="DIR", help=f"query an index (default: {STORE})")


def _folder(name: str) -> Path:
    from pathlib import Path  # only where there is a folder: a start without one does without pathlib

    return Path(name)


def place_of(options: argparse.Namespace) -> Place:
    """Return the place that the options name, else the one that the environment names; raises DataError for two."""
    if options.store is not None or options.endpoint is not None:
        return _one(options.store, options.endpoint, "--store", "--endpoint")
    store = os.environ.get(STORE)
    return _one(_folder(store) if store else None, os.environ.get(ENDPOINT) or None, STORE, ENDPOINT)


def _one(store: Path | None, endpoint: str | None, first: str, second: str) -> Place:
    if store is not None and endpoint is not None:
        raise DataError(
            nl=f"{first} en {second} noemen twee plaatsen voor de graaf; geef er één.",
            en=f"{first} and {second} name two places for the graph; give one.",
        )
    return Place(store, endpoint)

"""What a raw query works on: our own graph, files of the user, an index of both, or a server."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.doors.place import STORE, Place, declare_place, place_of
from kg.errors import DataError
from kg.sources import Sources, sources

if TYPE_CHECKING:
    import argparse

    from kg.limits import Limits
    from kg.remote.worker import RemoteWorker
    from kg.worker import Worker


def declare_material(parser: argparse.ArgumentParser) -> None:
    """Name the options for what is queried."""
    declare_files(parser)
    declare_place(parser)


def declare_files(parser: argparse.ArgumentParser) -> None:
    """Name the options for files."""
    parser.add_argument("--graph", choices=["full", "asserted", "inferred"], help="part of our graph (default: full)")
    parser.add_argument("--data", nargs="+", action="extend", type=Path, metavar="FILE", help="merge these files in")
    parser.add_argument("--bare", action="store_true", help="query the files alone, without our graph")


def worker_on(options: argparse.Namespace, limits: Limits) -> Worker | RemoteWorker:
    """Return what answers raw queries on what the options name.

    Files that are named come before a place that only the environment names. Raises DataError for options that do not
    go together, GraphUnavailableError for an index that is stale, AddressError for what is no address of a server.
    """
    if not (options.data or options.graph or options.bare):
        return worker_at(place_of(options), limits)
    if options.store is not None or options.endpoint is not None:
        raise DataError(
            nl="--store en --endpoint gaan niet samen met --data, --graph of --bare; geef die aan bindwijzer index.",
            en="--store and --endpoint do not go with --data, --graph or --bare; give those to bindwijzer index.",
        )
    return _worker(files(options), limits)


def worker_at(place: Place, limits: Limits | None = None) -> Worker | RemoteWorker:
    """Return what answers raw queries on the graph at a place."""
    if place.endpoint is not None:
        from kg.remote.worker import RemoteWorker

        return RemoteWorker(place.endpoint, limits)
    if place.store is not None:
        from kg.index import opened

        return _worker(opened(place.store), limits)
    return _worker(sources(), limits)


def _worker(what: Sources, limits: Limits | None) -> Worker:
    from kg.worker import Worker

    return Worker(what, limits)


def stored(options: argparse.Namespace) -> Path | None:
    """Return the index that the options or the environment name; files that are named come before the latter."""
    if options.store is not None or options.data or options.graph or options.bare:
        given: Path | None = options.store
        return given
    named = os.environ.get(STORE)
    return Path(named) if named else None


def material(options: argparse.Namespace) -> Sources:
    """Return the index or the files that the options name; raises DataError for both."""
    from kg.index import opened

    folder = stored(options)
    if folder is not None and (options.data or options.graph or options.bare):
        raise DataError(
            nl="--store gaat niet samen met --data, --graph of --bare; geef die aan bindwijzer index.",
            en="--store does not go with --data, --graph or --bare; give those to bindwijzer index.",
        )
    return files(options) if folder is None else opened(folder)


def files(options: argparse.Namespace) -> Sources:
    """Return the files that the options name."""
    if options.bare and (options.graph or not options.data):
        raise DataError(
            nl="--bare hoort bij --data BESTAND… en gaat niet samen met --graph.",
            en="--bare goes with --data FILE… and not with --graph.",
        )
    return sources(options.graph or "full", tuple(options.data or ()), bare=options.bare)

"""Answer in the browser and over HTTP: pages, SPARQL, JSON. · Antwoord in de browser en over HTTP."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from assistant.doors.language import choose
from assistant.doors.material import declare_files, material, stored
from assistant.doors.place import Place, declare_store
from kg.errors import DataError

if TYPE_CHECKING:
    import argparse
    import socket

    from assistant.doors.http.service import Service


def declare(parser: argparse.ArgumentParser) -> None:
    """Name the options."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8765, help="default: 8765; 0 takes any that is free")
    parser.add_argument("--expose", action="store_true", help="allow a --host that other machines can reach")
    parser.add_argument("--name", action="append", default=[], help="another name to answer to (Host), repeatable")
    parser.add_argument("--timeout", type=_seconds, default=30.0, metavar="S", help="seconds a query (default: 30)")
    parser.add_argument("--max-rows", type=_count, default=100_000, metavar="N", help="default: 100000")
    parser.add_argument("--workers", type=_count, default=min(4, os.cpu_count() or 1), metavar="N")
    parser.add_argument("--queue", type=_count, default=64, metavar="N", help="queries that may wait (default: 64)")
    declare_files(parser)
    declare_store(parser)


def run(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    from assistant.doors.http import server
    from assistant.doors.http.app import application

    if not server.is_loopback(options.host):
        _warn(options)
    with server.listening(options.host, options.port) as listening:
        app = application(open_service(options))
        _tell(_welcome(listening))
        server.run(app, listening, options.workers)
    return 0


def open_service(options: argparse.Namespace) -> Service:
    """Return what the options ask for, loaded and warm; raises DataError or GraphUnavailableError."""
    from importlib.metadata import version

    from assistant.doors.http.download import Download
    from assistant.doors.http.service import Service
    from assistant.doors.http.talk import Talk
    from assistant.doors.http.workers import Workers
    from assistant.doors.opening import open_assistant
    from kg import resources
    from kg.limits import Limits

    limits = Limits(seconds=options.timeout, rows=options.max_rows, bytes=16 * 2**20)
    workers = Workers(material(options), limits, options.workers, options.queue)
    try:
        graph = workers.start()
        talk = Talk(open_assistant(Place(store=stored(options)), whole=True))
        talk.warm()
    except BaseException:
        workers.close()
        raise
    file = Download.of(resources.built("bindwijzer.ttl"))
    return Service(talk, workers, graph, file, version("bindwijzer"), _hosts(options))


def _hosts(options: argparse.Namespace) -> frozenset[str] | None:
    """Return the names that a Host header may hold: any, where everyone may come and no name was given."""
    from assistant.doors.http.server import is_loopback

    if not options.name and not is_loopback(options.host):
        return None
    own = f"[{options.host}]" if ":" in options.host else options.host
    return frozenset(name.lower() for name in ("localhost", "127.0.0.1", "[::1]", own, *options.name))


def _warn(options: argparse.Namespace) -> None:
    """Refuse an address that others can reach, or warn where that was asked for."""
    if not options.expose:
        raise DataError(
            nl=f"{options.host} is ook voor andere machines bereikbaar; als dat de bedoeling is, geef --expose.",
            en=f"{options.host} can be reached by other machines too; if that is intended, give --expose.",
        )
    _tell(
        choose(
            nl="LET OP: wie deze machine kan bereiken, kan nu vragen stellen, zonder wachtwoord of versleuteling."
            " Zet er een proxy met TLS voor, en noem met --name de naam waaronder hij bereikt wordt.",
            en="WARNING: everyone who can reach this machine can ask now, without password or encryption."
            " Put a proxy with TLS before it, and give with --name the name by which it is reached.",
        )
    )


def _welcome(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return choose(
        nl=f"Bindwijzer luistert op http://{shown}:{port}/ (SPARQL: /sparql); stop met Ctrl-C.",
        en=f"Bindwijzer listens on http://{shown}:{port}/ (SPARQL: /sparql); stop with Ctrl-C.",
    )


def _tell(text: str) -> None:
    print(f"bindwijzer serve: {text}", file=sys.stderr, flush=True)


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65_535:
        raise ValueError(text)
    return number


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 < number <= 3600:
        raise ValueError(text)
    return number


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 100_000_000:
        raise ValueError(text)
    return number

"""Run a SPARQL query on the graph, your own files or a server. · Stel een SPARQL-vraag aan graaf, bestand of server."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.doors.language import choose, interface_language
from assistant.doors.material import declare_material, worker_on
from kg.errors import DataError, PlacedQueryError, QueryLimitError
from kg.limits import Limits
from kg.results import GRAPH_FORMATS, ROW_FORMATS

if TYPE_CHECKING:
    import argparse

    from kg.remote.worker import RemoteWorker
    from kg.results import Outcome
    from kg.worker import Worker

FOUND, NOTHING, WRONG_QUERY, LIMITED = 0, 1, 2, 4
"""Exit codes; 3 and 130 are as everywhere."""
_FOR_READING = ("table", "md")


def declare(parser: argparse.ArgumentParser) -> None:
    """Name the options."""
    parser.add_argument("query", nargs="?", metavar="QUERY", help="the query; - reads it from standard input")
    parser.add_argument("-f", "--file", type=Path, metavar="FILE", help="read the query from a file")
    parser.add_argument(
        "--format",
        choices=["table", "md", *ROW_FORMATS, *GRAPH_FORMATS],
        help="default: table for SELECT and ASK, ttl for CONSTRUCT and DESCRIBE",
    )
    declare_material(parser)
    parser.add_argument("--timeout", type=_positive, default=30.0, metavar="S", help="seconds (default: 30)")
    parser.add_argument("--max-rows", type=_count, default=100_000, metavar="N", help="default: 100000")
    parser.add_argument("--explain", action="store_true", help="tell counts and times on standard error")


def run(options: argparse.Namespace) -> int:
    """Print the answer; the exit code is 0 found, 1 nothing found, 2 bad query, 3 no graph or server, 4 at a limit."""
    query = _query(options)
    limits = Limits(seconds=options.timeout, rows=options.max_rows)
    shape = options.format
    rows = "json" if shape in {None, *_FOR_READING} else shape if shape in ROW_FORMATS else None
    graph = "ttl" if shape is None else shape if shape in GRAPH_FORMATS else None
    with worker_on(options, limits) as worker:
        try:
            outcome = worker.run(query, rows=rows, graph=graph)
        except PlacedQueryError as error:
            _tell(_pointed(query, error))
            return WRONG_QUERY
        except QueryLimitError as error:
            _tell(error.sentence(interface_language()))
            return LIMITED
        _show(outcome, shape)
        if options.explain:
            _explain(worker, outcome)
    return _told(outcome, options.max_rows)


def _query(options: argparse.Namespace) -> str:
    if (options.query is None) == (options.file is None):
        raise DataError(
            nl="geef één vraag: als tekst, met -f BESTAND, of met - van de standaardinvoer",
            en="give one query: as text, with -f FILE, or with - from standard input",
        )
    if options.query not in {None, "-"}:
        return str(options.query)
    try:
        text = sys.stdin.buffer.read() if options.query == "-" else options.file.read_bytes()
        return str(text.decode("utf-8-sig"))
    except (OSError, ValueError) as error:
        name, reason = options.file or "-", getattr(error, "strerror", None) or "UTF-8"
        raise DataError(nl=f"{name} is niet te lezen: {reason}.", en=f"{name} cannot be read: {reason}.") from error


def _show(outcome: Outcome, shape: str | None) -> None:
    if shape not in {None, *_FOR_READING} or outcome.kind == "graph":
        sys.stdout.flush()
        sys.stdout.buffer.write(outcome.body)
        if sys.stdout.isatty() and not outcome.body.endswith(b"\n"):
            sys.stdout.buffer.write(b"\n")
    elif outcome.kind == "boolean":
        print("true" if outcome.count else "false")
    elif shape == "md":
        from kg.results_markdown import markdown

        sys.stdout.write(markdown(outcome.variables, outcome.rows()))
    else:
        from kg.results_table import table

        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        sys.stdout.write(table(outcome.variables, outcome.rows(), width))


def _told(outcome: Outcome, most: int) -> int:
    """Say whether the answer is whole, and return the exit code."""
    if outcome.cut is None:
        return FOUND if outcome.count else NOTHING
    count = outcome.count
    rows = choose(
        nl=f"er is meer: afgekapt na {most}; vraag minder, of meer met --max-rows.",
        en=f"there is more: cut after {most}; ask for less, or for more with --max-rows.",
    )
    size = choose(
        nl=f"er is meer: het antwoord werd te groot en is afgekapt na {count}; vraag minder.",
        en=f"there is more: the answer grew too large and was cut after {count}; ask for less.",
    )
    server = choose(
        nl=f"er is meer: de server gaf er {count}, zijn eigen grens; vraag minder, of in delen met LIMIT en OFFSET.",
        en=f"there is more: the server gave {count}, its own limit; ask for less, or in parts with LIMIT and OFFSET.",
    )
    _tell({"rows": rows, "bytes": size, "server": server}[outcome.cut])
    return LIMITED


def _explain(worker: Worker | RemoteWorker, outcome: Outcome) -> None:
    counts = {
        choose(nl="gevonden", en="found"): outcome.count,
        choose(nl="bytes", en="bytes"): len(outcome.body),
    }
    seconds = dict(outcome.seconds)
    if started := worker.start():
        counts = {choose(nl="uitspraken in de graaf", en="statements in the graph"): started.triples, **counts}
        seconds["load"] = started.load
    for name, number in counts.items():
        print(f"{name:<26}{number:>12}", file=sys.stderr)
    for step, name in _steps().items():
        if step in seconds:
            print(f"{name:<26}{seconds[step] * 1000:>12.2f} ms", file=sys.stderr)


def _steps() -> dict[str, str]:
    return {
        "start": choose(nl="starten", en="start"),
        "load": choose(nl="  waarvan laden", en="  of which loading"),
        "guard": choose(nl="bewaken", en="guard"),
        "ask": choose(nl="vragen aan de server", en="asking the server"),
        "parse": choose(nl="ontleden", en="parse"),
        "evaluate": choose(nl="zoeken", en="evaluate"),
        "write": choose(nl="schrijven", en="write"),
        "total": choose(nl="samen", en="total"),
    }


def _pointed(query: str, error: PlacedQueryError) -> str:
    """Return the sentence with the line of the query and a sign under the place."""
    line = query.replace("\r\n", "\n").replace("\r", "\n").split("\n")[error.line - 1]
    start = max(0, error.column - 60)
    shown = "".join(sign if sign.isprintable() else " " for sign in line[start : start + 100])
    return f"{error.sentence(interface_language())}\n  {shown}\n  {' ' * (error.column - 1 - start)}^"


def _tell(text: str) -> None:
    sys.stdout.flush()
    print(f"bindwijzer sparql: {text}", file=sys.stderr)


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number <= 86_400:
        raise ValueError(text)
    return number


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number

"""The command line: parse, call the core, show what it returns."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from assistant.doors.language import choose, interface_language
from assistant.doors.starting import collecting_nothing
from kg.errors import GraphUnavailableError, KgError

if TYPE_CHECKING:
    from collections.abc import Sequence

ANSWERED, NOTHING, WRONG_USE, UNREACHABLE, INTERRUPTED = 0, 1, 2, 3, 130
"""The exit codes of the contract."""

_COMMANDS = ("ask", "chat", "serve", "sparql", "prefixes", "check", "export", "index", "build")

_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
"""What the system says where there is no room for more."""
_COLUMNS, _MARGIN = 80, 2
"""The width of a terminal that does not tell, and what help leaves of it."""
_WITHOUT_COMMAND = {"-h", "--help", "--version"}
_LEFT_AT_ONCE = {"ask"}
"""The commands that leave nothing to end: no thread, no child, no temporary file."""


def program() -> NoReturn:
    """Run as the process that a shell starts; a graph is not taken apart whose memory the system takes back at once."""
    code = main()
    if _LEFT_AT_ONCE.intersection(sys.argv[1:2]) and _is_flushed():
        os._exit(code)
    sys.exit(code)


def _is_flushed() -> bool:
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no traceback reaches the user."""
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except KgError as error:
        print(f"bindwijzer: {error.sentence(interface_language())}", file=sys.stderr)
        return UNREACHABLE if isinstance(error, GraphUnavailableError) else WRONG_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    except Exception as error:
        if os.environ.get("BINDWIJZER_DEBUG"):
            raise
        full = isinstance(error, OSError) and error.errno in _FULL
        print(f"bindwijzer: {_no_room(error) if full else _fault(error)}", file=sys.stderr)
        return WRONG_USE if full else UNREACHABLE


def _no_room(error: Exception) -> str:
    reason = getattr(error, "strerror", error)
    return choose(
        nl=f"niet alles is geschreven: {reason}; maak plaats of schrijf elders.",
        en=f"not everything was written: {reason}; make room or write elsewhere.",
    )


def _fault(error: Exception) -> str:
    told = f"{type(error).__name__}: {error}"
    return choose(
        nl=f"fout in het programma zelf ({told}); meld haar, met BINDWIJZER_DEBUG=1 voor de bijzonderheden.",
        en=f"a fault in the program itself ({told}); report it, with BINDWIJZER_DEBUG=1 for the details.",
    )


def _run(arguments: list[str]) -> int:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = _with_command(arguments)
    with collecting_nothing():
        options = _parser(given[0]).parse_args(given)
        command = import_module(f"assistant.doors.commands.{options.command}")
    code: int = command.run(options)
    if sys.stdout:
        sys.stdout.flush()
    return code


def _with_command(arguments: list[str]) -> list[str]:
    """Return the arguments with the command that is meant where they name none: the conversation."""
    is_named = arguments and (not arguments[0].startswith("-") or arguments[0] in _WITHOUT_COMMAND)
    return arguments if is_named else ["chat", *arguments]


def _parser(first: str) -> argparse.ArgumentParser:
    """Return the parser of one command, or of all where the first argument names none: to import all takes longer."""
    formatter = partial(argparse.HelpFormatter, width=_columns() - _MARGIN)
    parser = argparse.ArgumentParser(
        prog="bindwijzer",
        formatter_class=formatter,
        description="Vragen over sociale binding in online en blended leergemeenschappen, in het Nederlands "
        "of Engels. · Questions on social connectedness in online and blended learning communities, in Dutch "
        "or English.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version / toon de versie")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in [first] if first in _COMMANDS else _COMMANDS:
        module = import_module(f"assistant.doors.commands.{name}")
        sentence = (module.__doc__ or "").partition("\n")[0]
        module.declare(commands.add_parser(name, help=sentence, description=sentence, formatter_class=formatter))
    return parser


def _columns() -> int:
    """Return the width of the terminal as argparse does, which loads all of shutil for it, help or not."""
    try:
        return int(os.environ.get("COLUMNS") or os.get_terminal_size().columns) or _COLUMNS
    except (OSError, ValueError):
        return _COLUMNS


class _Version(argparse.Action):
    """Look the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"bindwijzer {version('bindwijzer')}")
        parser.exit()

"""Hold a conversation, in the terminal app or line by line. · Voer een gesprek, in de app of regel voor regel."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from assistant.doors.language import interface_language
from assistant.doors.place import declare_place, place_of

if TYPE_CHECKING:
    import argparse

    from assistant.doors.desk import Desk


def declare(parser: argparse.ArgumentParser) -> None:
    """Name the options."""
    parser.add_argument("--plain", action="store_true", help="append-only text for screen readers and pipes")
    declare_place(parser)


def run(options: argparse.Namespace) -> int:
    """Open the terminal app; the linear mode where it is asked for or the terminal cannot show the app."""
    from assistant.doors.desk import sit_down

    desk = sit_down(interface_language(), place_of(options))
    return _plainly(desk) if options.plain or not _can_draw() else _in_app(desk)


def _can_draw() -> bool:
    """Say whether this is a terminal that the app can draw on; it draws on standard error."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream.isatty() for stream in streams) and os.environ.get("TERM", "") not in {"dumb", "unknown"}


def _plainly(desk: Desk) -> int:
    from assistant.doors.plain.talk import talk

    return talk(desk)


def _in_app(desk: Desk) -> int:
    from assistant.doors.tui.app import BindwijzerApp
    from assistant.doors.tui.ending import leave_with_terminal

    app = BindwijzerApp(desk)
    leave_with_terminal(app.end_queries)
    app.run()
    return 3 if app.fault else app.return_code or 0

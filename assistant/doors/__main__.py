"""Run the command line without an installed script: `python -m assistant.doors`."""

from assistant.doors.cli import program

program()

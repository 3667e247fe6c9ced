"""Run the command line without an installed script: `python -m assistant.doors`."""

import sys

from assistant.doors.cli import main

sys.exit(main())

"""What is loaded before the first screen stands: not the graph, and nothing that is slow to import."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import asyncio, sys
from assistant.doors.desk import sit_down
from assistant.doors.tui.app import BindwijzerApp

async def paint():
    app = BindwijzerApp(sit_down("nl"), load=False)
    async with app.run_test() as pilot:
        await pilot.pause()

asyncio.run(paint())
print(sorted(name for name in sys.modules if name.partition(".")[0] in
    {"rdflib", "owlready2", "pyshacl", "pyoxigraph", "rapidfuzz", "Stemmer", "tree_sitter", "pygments"}
    and "." not in name))
"""


def test_the_first_screen_needs_no_graph_and_no_heavy_library():
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True, text=True)
    loaded = set(run.stdout.strip().strip("[]").replace("'", "").split(", ")) - {"", "pygments"}
    assert loaded == set()

"""Small programs that write what the project writes, to be killed, starved or run at once."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

KILLED = -9
_HEAD = "import sys\nfrom pathlib import Path\n"
# A step that is worth dying at -> the call after which the program stops there.
STEPS = {
    "when the draft is opened": ("tempfile", "mkstemp"),
    "when the draft is written": ("os", "fsync"),
    "when the draft is in its place": ("os", "replace"),
}
_DIE_AFTER = """
import os, signal, {module}
done, calls = {module}.{name}, 0
def dying(*arguments, **options):
    global calls
    result, calls = done(*arguments, **options), calls + 1
    if calls == {call}:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
{module}.{name} = dying
"""
WRITE = {
    # Not the whole graph: that takes seconds, and it is the writing that is to fail.
    "export": """
import kg.export
kg.export.export = lambda *_: "new"
from assistant.doors.cli import main
sys.exit(main(["export", "--format", "nt", "-o", "out.nt"]))
""",
    "index": """
from assistant.doors.cli import main
sys.exit(main(["index", "index", "--data", "mine.ttl", "--bare"]))
""",
    "prepared": """
from assistant.prepare import prepare
prepare(Path("built/bindwijzer.ttl"))
""",
    "plan": """
from assistant.doors.desk import sit_down
from assistant.plan import Item
sit_down("en").collect(Item("urn:new", "N-1", "New"))
""",
    "settings": """
from assistant.doors.desk import sit_down
sit_down("en").speak("nl")
""",
    "history": """
from assistant.doors.desk import sit_down
sit_down("en").state.remember("new")
""",
    "query": """
from assistant.doors.desk import sit_down
sit_down("en").state.save_query("mine", "ASK { ?new ?p ?o }")
""",
}
"""What is written -> a program that writes it, in the folder where it runs."""


def dying(program: str, step: str, call: int = 1) -> str:
    """Return a program that is killed at the first (or another) time that it comes to a step."""
    module, name = STEPS[step]
    return _DIE_AFTER.format(module=module, name=name, call=call) + program


def start(program: str, folder, *, before: str = "", **environment: str) -> subprocess.Popen[bytes]:
    """Start a program in a folder, with its own home there; `before` runs first."""
    return subprocess.Popen(
        [sys.executable, "-c", _HEAD + before + program],
        cwd=folder,
        env={**os.environ, "BINDWIJZER_HOME": str(folder / "home"), "LANG": "C.UTF-8", **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run(program: str, folder, **options: str) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end."""
    with start(program, folder, **options) as running:
        out, err = running.communicate(timeout=120)
    return subprocess.CompletedProcess(running.args, running.returncode, out, err)


def said(done: subprocess.CompletedProcess[bytes]) -> Sequence[str]:
    """Return the lines on standard error."""
    return done.stderr.decode().splitlines()

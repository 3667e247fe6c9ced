"""What a first answer costs: processor time of imports, loading the graph, opening the assistant, the first question.

Run with `python -m benchmarks.cold_start [N]`: medians over N fresh processes (default 10), in seconds of user and
system time together, and those of a whole `bindwijzer ask`. Python should have its bytecode at hand: in a checkout run
`python -m compileall -q kg assistant` first.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from itertools import pairwise
from statistics import median
from time import process_time

QUESTIONS = {
    "known words": "welke werkvormen voor grote groepen online asynchroon?",
    "typing errors": "which wrok forms for smal groups of 12 on site?",
}
_STEPS = ("start Python", "imports", "load the graph", "open the assistant", "first question", "next question")


def main(runs: int) -> None:
    """Print one line a step for each kind of question."""
    for name, question in QUESTIONS.items():
        told = [_steps(question) for _ in range(runs)]
        whole = [_whole(question) for _ in range(runs)]
        print(name)
        for at, step in enumerate(_STEPS):
            print(f"  {step:<20}{median(run[at] for run in told):>8.3f} s")
        print(f"  {'whole ask':<20}{median(whole):>8.3f} s", flush=True)


def _steps(question: str) -> list[float]:
    command = [sys.executable, "-m", "benchmarks.cold_start", "--once", question]
    found: list[float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603
    return found


def _whole(question: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "assistant.doors", "ask", question], capture_output=True, check=False)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _once(question: str) -> None:
    """Print the seconds of every step in this process."""
    times = [0.0, process_time()]
    from assistant.doors.opening import open_assistant
    from kg import resources
    from kg.oxigraph import OxigraphStore

    times.append(process_time())
    opened = open_assistant()
    times.append(process_time())
    for asked in (question, "tell me about WV-09"):
        opened.ask(asked)
        times.append(process_time())
    start, imports, both, first, following = (after - before for before, after in pairwise(times))
    OxigraphStore.from_files([resources.built("bindwijzer.ttl")])
    load = process_time() - times[-1]
    print(json.dumps([start, imports, load, both - load, first, following]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        _once(sys.argv[2])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)

"""What things cost in CPU beside something that everybody knows, taken in turns: a busy machine slows both alike."""

from __future__ import annotations

import subprocess
import sys
from statistics import median

from benchmarks import cold, engines, warm
from kg import resources
from kg.oxigraph import OxigraphStore
from kg.rdflib_store import RdflibStore
from tests.budgets.answers import opened
from tests.evaluation.score import QUESTIONS, read

_TURNS = 3
_MEMORY = """
import re, sys
from pathlib import Path
from assistant.doors.cli import main
main(sys.argv[1:])
print("most:", re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""
"""Told by the process itself: its parent's account begins with the parent's own memory. Linux only."""


def measured() -> dict[str, float]:
    """Return ratios by the names of the budgets."""
    whole = cold.measure(turns=_TURNS)
    return {
        "a cold ask, in imports of rdflib": whole["of rdflib"]["ask"],
        "a cold ask with typing errors, in imports of rdflib": whole["of rdflib"]["ask, typing errors"],
        "memory of a cold ask, MiB": _memory(cold.COMMANDS["ask"][2:]),
        "a warm question, in work_forms queries of rdflib": _warm_question(),
    }


def _memory(arguments: tuple[str, ...]) -> float:
    """Return the most MiB resident at one time."""
    command = [sys.executable, "-c", _MEMORY, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(run.stdout.rpartition("most:")[2]) / 1024


def _warm_question() -> float:
    files = [resources.built("bindwijzer.ttl")]
    query = engines.queries(OxigraphStore.from_files(files))["work_forms"]
    theirs, (assistant, _) = RdflibStore.from_files(files), opened()
    cases = [case for case in read(QUESTIONS / "test.jsonl") if not case.session]
    turns = [cases[start::_TURNS] for start in range(_TURNS)]
    return median(median(warm.seconds(assistant, turn)) / engines.seconds(theirs, query) for turn in turns)

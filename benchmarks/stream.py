"""How many questions a second `bindwijzer ask --jsonl` answers on one core, its start included."""

from __future__ import annotations

import json
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.child import BINDWIJZER, cost
from benchmarks.part import Found, Goal, Line
from tests.evaluation.score import QUESTIONS, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.evaluation.score import Case

TITLE = "A stream of questions"
_RUNS = 3


def measure(runs: int = _RUNS) -> Found:
    """Return the number of `questions`, how many `a second` of CPU, and the most `memory` in MiB, as medians."""
    cases = [case for name in ("test", "train") for case in read(QUESTIONS / f"{name}.jsonl")]
    given = "\n".join(_asked(cases)).encode()
    done = [cost((*BINDWIJZER, "ask", "--jsonl"), given) for _ in range(runs)]
    answered = min(run.output.count(b"\n") for run in done)
    if answered != len(cases):
        raise ValueError(f"{len(cases)} questions, {answered} answers")
    return {
        "runs": runs,
        "questions": len(cases),
        "a second": median(len(cases) / run.cpu for run in done),
        "memory": median(run.memory for run in done),
    }


def _asked(cases: Iterable[Case]) -> Iterator[str]:
    for case in cases:
        yield json.dumps({"id": case.id, "question": case.question, "session": case.session})


def lines(found: Found) -> Iterable[Line]:
    """Yield the rate and the memory."""
    name = f"`ask --jsonl`, {found['questions']:,} questions: answers a second of CPU"
    yield Line(name, found["a second"], "{:.0f}", Goal(at_least=500))
    yield Line("… most memory", found["memory"], "{:.0f} MiB")

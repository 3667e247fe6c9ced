"""What a new question costs an assistant that is open: CPU of each test question, after others were asked."""

from __future__ import annotations

from statistics import median, quantiles
from time import process_time
from typing import TYPE_CHECKING

from assistant.doors.opening import open_assistant
from assistant.session import Sessions
from benchmarks.part import Found, Goal, Line
from tests.evaluation.score import QUESTIONS, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.assistant import Assistant
    from tests.evaluation.score import Case

TITLE = "A question to an open assistant"
_WARMING = 300
_ROUNDS = 5


def measure(rounds: int = _ROUNDS) -> Found:
    """Return `median` and `95th` percentile in seconds of CPU a question, as medians over assistants opened anew."""
    others, asked = (list(read(QUESTIONS / f"{name}.jsonl")) for name in ("train", "test"))
    told = []
    for _ in range(rounds):
        assistant = open_assistant()
        seconds(assistant, others[:_WARMING])
        told.append(sorted(seconds(assistant, asked)))
    return {
        "rounds": rounds,
        "questions": len(asked),
        "median": median(median(times) for times in told),
        "95th": median(quantiles(times, n=20)[-1] for times in told),
    }


def seconds(assistant: Assistant, cases: Sequence[Case]) -> list[float]:
    """Return the CPU of each question, conversations in their order."""
    sessions, times = Sessions(), []
    for case in cases:
        session = sessions.get(case.session) if case.session else None
        began = process_time()
        assistant.ask(case.question, session=session)
        times.append(process_time() - began)
    return times


def lines(found: Found) -> Iterable[Line]:
    """Yield median and tail."""
    yield Line(f"CPU a question, median of {found['questions']}", 1000 * found["median"], "{:.1f} ms", Goal(at_most=3))
    yield Line("… 95th percentile", 1000 * found["95th"], "{:.1f} ms")

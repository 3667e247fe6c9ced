"""Measures the assistant on questions it was not tuned on: `make eval` prints the table that stands in the README."""

from __future__ import annotations

import argparse
import platform
import statistics
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answers import Answer, Status
from assistant.assistant import Assistant
from assistant.session import Sessions
from kg import resources
from kg.oxigraph import OxigraphStore
from tests.evaluation.baselines import FullText, TokenSetRatio, set_f1
from tests.evaluation.score import QUESTIONS, Case, is_wrong, read, score
from tests.evaluation.typos import with_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEEDS = range(5)


@dataclass(frozen=True, slots=True)
class Run:
    """All cases with their answers and the seconds each took."""

    cases: Sequence[Case]
    answers: Sequence[Answer]
    seconds: Sequence[float]

    def scores(self, *, in_scope: bool = True, language: str | None = None) -> list[float]:
        """Return the scores of the cases in (or out of) scope, of one language or all."""
        pairs = zip(self.cases, self.answers, strict=True)
        return [
            score(case, answer)
            for case, answer in pairs
            if case.in_scope == in_scope and language in {None, case.language}
        ]


def run(assistant: Assistant, cases: Sequence[Case]) -> Run:
    """Ask every case, conversations in order."""
    sessions, answers, seconds = Sessions(), [], []
    for case in cases:
        session = sessions.get(case.session) if case.session else None
        start = time.perf_counter()
        answers.append(assistant.ask(case.question, session=session))
        seconds.append(time.perf_counter() - start)
    return Run(cases, answers, seconds)


def mean(values: Iterable[float]) -> float:
    """Return the plain mean, nan of nothing."""
    found = list(values)
    return statistics.fmean(found) if found else float("nan")


def auroc(run: Run) -> float:
    """Return how well confidence parts the questions in scope from those outside, 0.5 to 1."""
    inside = [a.confidence for c, a in zip(run.cases, run.answers, strict=True) if c.in_scope]
    outside = [a.confidence for c, a in zip(run.cases, run.answers, strict=True) if c.mode == "oos"]
    wins = sum((i > o) + 0.5 * (i == o) for i in inside for o in outside)
    return wins / (len(inside) * len(outside)) if inside and outside else float("nan")


def refusals(run: Run) -> tuple[float, float]:
    """Return recall and precision of saying that a question is out of scope."""
    pairs = list(zip(run.cases, run.answers, strict=True))
    outside = [a.status is Status.OUT_OF_SCOPE for c, a in pairs if c.mode == "oos"]
    refused = [not c.in_scope for c, a in pairs if a.status is Status.OUT_OF_SCOPE]
    return mean(outside), mean(refused)


def rows(
    assistant: Assistant, store: OxigraphStore, cases: Sequence[Case], known: Sequence[Case]
) -> Iterable[tuple[str, str]]:
    """Yield the lines of the table."""
    done = run(assistant, cases)
    recall, precision = refusals(done)
    inside = [case for case in cases if case.in_scope]
    dutch, english = mean(done.scores(language="nl")), mean(done.scores(language="en"))
    yield (
        "questions in scope, conversation turns, outside",
        (f"{len(inside)}, {sum(bool(c.session) for c in cases)}, {len(cases) - len(inside)}"),
    )
    yield "answer F1 (plain mean)", f"{mean(done.scores()):.3f}"
    yield "Dutch, English", f"{dutch:.3f}, {english:.3f}"
    wrong = [is_wrong(case, answer) for case, answer in zip(cases, done.answers, strict=True)]
    yield "wrong answers", f"{mean(wrong):.1%}"
    yield "out of scope: recall, precision, AUROC", f"{recall:.2f}, {precision:.2f}, {auroc(done):.2f}"
    times = sorted(done.seconds)
    yield (
        "median, 95th percentile",
        f"{1000 * times[len(times) // 2]:.1f} ms, {1000 * times[len(times) * 95 // 100]:.1f} ms",
    )
    yield (
        "token_set_ratio over whole questions: F1",
        f"{mean(set_f1(c, TokenSetRatio(assistant, known).answer(c)) for c in inside):.3f}",
    )
    text = FullText(store)
    yield "full-text search, told how many: F1", f"{mean(set_f1(c, text.answer(c)) for c in inside):.3f}"
    for errors in (1, 2, 3, 4):
        yield f"F1 after {errors} typing error{'s' * (errors > 1)}", f"{typo_score(assistant, cases, errors):.3f}"


def typo_score(assistant: Assistant, cases: Sequence[Case], errors: int) -> float:
    """Return the F1 with random typing errors in every question, over all seeds."""
    found = []
    for seed in SEEDS:
        spoilt = [replace(case, question=with_errors(case.question, errors, seed)) for case in cases if case.in_scope]
        found += run(assistant, spoilt).scores()
    return mean(found)


def calibration(run: Run) -> Iterable[tuple[str, int, float]]:
    """Yield for every tenth of confidence how many answers had it and how many of them were right."""
    for low in range(5, 11):
        inside = [
            score(case, answer) for case, answer in zip(run.cases, run.answers, strict=True)
            if answer.status is Status.ANSWERED and low <= 10 * answer.confidence < low + 1
        ]  # fmt: skip
        if inside:
            yield f"{low / 10:.1f}", len(inside), mean(inside)


def main() -> None:
    """Print the table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="test", choices=["test", "train"])
    options = parser.parse_args()
    store = OxigraphStore.from_files([resources.built("bindwijzer.ttl")])
    assistant = Assistant(store)
    known = list(read(QUESTIONS / "train.jsonl"))
    cases = list(read(QUESTIONS / f"{options.set}.jsonl"))
    print(f"| {options.set} questions | Python {platform.python_version()}, {platform.machine()} |\n|---|---|")
    for name, figure in rows(assistant, store, cases, known):
        print(f"| {name} | {figure} |")
    print("\n| confidence | answers | right |\n|---|---|---|")
    for low, number, right in calibration(run(assistant, cases)):
        print(f"| {low} | {number} | {right:.2f} |")


if __name__ == "__main__":
    main()

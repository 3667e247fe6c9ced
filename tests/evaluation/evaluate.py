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
    from collections.abc import Iterable, Mapping, Sequence

SEEDS = range(5)
ERRORS = (1, 2, 3, 4)
_FIRST = 3
"""Things shown at which one looks."""
_ROWS = {
    "questions in scope, conversation turns, outside": "{in scope:.0f}, {turns:.0f}, {outside:.0f}",
    "answer F1 (plain mean)": "{F1:.3f}",
    "Dutch, English": "{nl:.3f}, {en:.3f}",
    "wrong answers": "{wrong:.1%}",
    "out of scope: recall, precision, AUROC": "{recall:.2f}, {precision:.2f}, {auroc:.2f}",
    "median, 95th percentile of seconds a question": "{median:.4f}, {95th:.4f}",
    "questions as on public pages: a useful item among the first three, or one that may stand beside it": (
        "{useful:.2f}, {near useful:.2f}"
    ),
    "token_set_ratio over whole questions: F1": "{token_set_ratio:.3f}",
    "full-text search, told how many: F1": "{full text:.3f}",
}
"""How each figure is shown, by the name of its line."""


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


def useful(run: Run) -> tuple[float, float]:
    """Return the shares of questions with a right item among the first three shown, and with one that may be there."""
    asked = [
        (set(case.gold), case.ok, {result.code for result in answer.results[:_FIRST]})
        for case, answer in zip(run.cases, run.answers, strict=True)
        if case.mode == "set"
    ]
    right = mean(bool(gold & shown) for gold, _, shown in asked)
    return right, mean(bool((gold | ok) & shown) for gold, ok, shown in asked)


def figures(
    assistant: Assistant, store: OxigraphStore, cases: Sequence[Case], known: Sequence[Case], pages: Sequence[Case]
) -> dict[str, float]:
    """Return what is measured on cases by name.

    `known` are those that the baseline may know the answers of, `pages` questions as they are put on public pages.
    """
    done = run(assistant, cases)
    recall, precision = refusals(done)
    inside = [case for case in cases if case.in_scope]
    wrong = [is_wrong(case, answer) for case, answer in zip(cases, done.answers, strict=True)]
    times = sorted(done.seconds)
    helped, nearly = useful(run(assistant, pages))
    similar, text = TokenSetRatio(assistant, known), FullText(store)
    return {
        "in scope": len(inside),
        "turns": sum(bool(case.session) for case in cases),
        "outside": len(cases) - len(inside),
        "F1": mean(done.scores()),
        "nl": mean(done.scores(language="nl")),
        "en": mean(done.scores(language="en")),
        "wrong": mean(wrong),
        "recall": recall,
        "precision": precision,
        "auroc": auroc(done),
        "pages": len(pages),
        "useful": helped,
        "near useful": nearly,
        "median": times[len(times) // 2],
        "95th": times[len(times) * 95 // 100],
        "token_set_ratio": mean(set_f1(case, similar.answer(case)) for case in inside),
        "full text": mean(set_f1(case, text.answer(case)) for case in inside),
        **{f"{errors} errors": typo_score(assistant, cases, errors) for errors in ERRORS},
    }


def rows(found: Mapping[str, float]) -> Iterable[tuple[str, str]]:
    """Yield the lines of the table."""
    for name, form in _ROWS.items():
        yield name, form.format(**found)
    for errors in ERRORS:
        yield f"F1 after {errors} typing error{'s' * (errors > 1)}", f"{found[f'{errors} errors']:.3f}"


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
    for name, figure in rows(figures(assistant, store, cases, known, list(read(QUESTIONS / "pages.jsonl")))):
        print(f"| {name} | {figure} |")
    print("\n| confidence | answers | right |\n|---|---|---|")
    for low, number, right in calibration(run(assistant, cases)):
        print(f"| {low} | {number} | {right:.2f} |")


if __name__ == "__main__":
    main()

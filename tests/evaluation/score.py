"""Scoring answers against gold: one number per question, 0 to 1."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answers import Answer, Match, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS = Path(__file__).parent / "questions"
_FIRM = {Match.CONFIRMED, Match.INFERRED}


@dataclass(frozen=True, slots=True)
class Case:
    """One question with its gold: codes for a set, a number, a truth value, or nothing."""

    id: str
    language: str
    kind: str
    question: str
    mode: str
    gold: Any
    ok: frozenset[str]
    session: str | None

    @property
    def in_scope(self) -> bool:
        """Say whether the graph has an answer."""
        return self.mode not in {"oos", "none"}


def read(file: Path) -> Iterator[Case]:
    """Read cases, one JSON object a line."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Case(
            row["id"], row["lang"], row["cat"], row["question"], row["mode"], row["gold"],
            frozenset(row.get("ok") or ()), row.get("session"),
        )  # fmt: skip


def codes(case: Case, answer: Answer) -> set[str]:
    """Return the codes that an answer commits to: the editorial ones too for a question across sections."""
    counted = _FIRM | ({Match.EDITORIAL} if case.kind == "cross" else set())
    return {result.code for result in answer.results if result.match in counted}


def score(case: Case, answer: Answer) -> float:
    """Return how right an answer is: F1 for sets, else right or wrong."""
    match case.mode:
        case "oos":
            return float(answer.status is Status.OUT_OF_SCOPE and not answer.results)
        case "none":
            return float(answer.status is not Status.ANSWERED or not (codes(case, answer) - case.ok))
        case "count" | "bool":
            return float(answer.value == case.gold and type(answer.value) is type(case.gold))
    given, gold = codes(case, answer) - case.ok, set(case.gold) - case.ok
    if not given or not gold:
        return float(given == gold)
    return 2 * len(given & gold) / (len(given) + len(gold))


def is_wrong(case: Case, answer: Answer) -> bool:
    """Say whether an answer asserts something that is not so (silence and refusal are not wrong)."""
    if case.mode in {"count", "bool"}:
        return answer.status is Status.ANSWERED and answer.value is not None and score(case, answer) == 0
    if not case.in_scope:
        return bool(codes(case, answer) - case.ok) or answer.value is not None
    given = codes(case, answer) - case.ok
    return bool(given) and not given & set(case.gold)

"""The W3C's query-evaluation tests through guard and worker, beside the bare engine."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import groupby

from kg.errors import KgError, QueryRefusedError
from kg.filling import opened
from kg.results import Outcome
from kg.results_writing import written
from kg.worker import Worker
from tests.kg import w3c

_MANY = 10**9


@cache
def verdicts() -> dict[str, tuple[str, bool]]:
    """How each test ended in the worker, and whether the bare engine passes it."""
    found = {}
    cases = sorted(w3c.cases(), key=lambda case: str(case.sources))
    for sources, group in groupby(cases, key=lambda case: case.sources):
        with Worker(sources) as worker:
            for case in group:
                found[case.name] = guarded(worker, case), bare(case)
    return found


def guarded(worker: Worker, case: w3c.Case) -> str:
    try:
        return "passed" if w3c.is_right(case, worker.run(case.text, rows=w3c.shape(case), graph="nt")) else "failed"
    except QueryRefusedError as error:
        return f"refused: {error}"
    except KgError:
        return "failed"


def bare(case: w3c.Case) -> bool:
    try:
        found = opened(case.sources).query(case.text)
        header, body = written(found, rows=w3c.shape(case), graph="nt", most=_MANY, most_bytes=_MANY)
    except (OSError, RuntimeError, SyntaxError):
        return False
    outcome = Outcome(header["kind"], header["format"], body, tuple(header.get("variables", ())), header["count"])
    return w3c.is_right(case, outcome)


def test_the_guard_refuses_only_tests_of_service_and_from():
    refused = {name: verdict for name, (verdict, _) in verdicts().items() if verdict.startswith("refused")}
    assert {verdict.split()[1] for verdict in refused.values()} <= {"SERVICE", "FROM"}
    assert {name.split("/")[0] for name in refused} <= {"service", "construct"}


def test_every_other_test_ends_as_in_the_bare_engine():
    differing = [
        name
        for name, (verdict, passes) in verdicts().items()
        if not verdict.startswith("refused") and (verdict == "passed") != passes
    ]
    assert differing == []


def test_nearly_all_tests_pass(capsys):
    ends = Counter(verdict.split(":")[0] for verdict, _ in verdicts().values())
    with capsys.disabled():
        print(f"\nW3C query evaluation: {ends['passed']} passed, {ends['failed']} failed, {ends['refused']} refused")
    assert ends["passed"] >= 0.9 * (ends["passed"] + ends["failed"])

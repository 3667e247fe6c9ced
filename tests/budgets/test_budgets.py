"""No door and no answer costs more than budgets.toml allows."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.assistant import Assistant
from tests.budgets import answers, ratios
from tests.budgets.doors import DOORS, of_command

if TYPE_CHECKING:
    from collections.abc import Mapping

BUDGETS = tomllib.loads(Path(__file__).with_name("budgets.toml").read_text(encoding="utf-8"))


def over(found: Mapping[str, float], budgets: Mapping[str, float]) -> list[str]:
    """Return a sentence for each figure that is over its budget; every figure has one."""
    assert found.keys() == budgets.keys()
    return [f"{name}: {found[name]:.4g}, at most {budgets[name]:g}" for name in budgets if found[name] > budgets[name]]


def uninvited(modules: set[str], budget: Mapping[str, object]) -> set[str]:
    """Return the modules of packages that a door must not import."""
    return {module for module in modules if module.partition(".")[0] in budget["never"]}


@pytest.mark.parametrize("door", DOORS)
def test_a_door_imports_what_it_needs(door, tmp_path):
    modules, budget = DOORS[door](tmp_path / "told"), BUDGETS["imports"][door]
    assert {"assistant.doors.cli", "kg.errors"} <= modules
    assert uninvited(modules, budget) == set()
    assert over({"modules": len(modules)}, {"modules": budget["modules"]}) == []


def test_every_door_has_a_budget():
    assert BUDGETS["imports"].keys() == DOORS.keys()


def test_an_answer_costs_little_that_can_be_counted():
    assert over(answers.counted(), BUDGETS["answers"]) == []


def test_nothing_takes_long_beside_what_is_known():
    assert over(ratios.measured(), BUDGETS["ratios"]) == []


def test_an_import_too_many_is_seen(tmp_path):
    seen = of_command("sparql", "ASK { ?s ?p ?o }")(tmp_path / "told")
    assert "asyncio" in uninvited(seen, BUDGETS["imports"]["ask"])
    assert over({"modules": len(seen)}, {"modules": 100})


def test_a_query_a_call_and_an_object_too_many_are_seen(monkeypatch):
    monkeypatch.setattr(answers, "ASKED", answers.ASKED[:3])
    before = answers.counted()
    ask, kept = Assistant.ask, []

    def wasteful(self, question):
        for _ in range(10):
            self.store.select("SELECT * { ?s ?p ?o } LIMIT 1")
        kept.append([object() for _ in range(1000)])
        return sum(abs(number) for number in range(20_000)) and ask(self, question)

    monkeypatch.setattr(Assistant, "ask", wasteful)
    after = answers.counted()
    assert {name for name in after if after[name] > before[name]} == after.keys() - {"queries to open"}
    assert len(over(after, BUDGETS["answers"])) >= 6

"""What fuzzing has visited, run again: without atheris, on every Python."""

from __future__ import annotations

import pytest

from tests.fuzzing.fuzz import SEEDS
from tests.fuzzing.targets import TARGETS

CASES = [(name, file) for name in TARGETS for file in sorted((SEEDS / name).iterdir())]


@pytest.mark.parametrize(("name", "file"), CASES, ids=[f"{name}-{file.name}" for name, file in CASES])
def test_a_kept_case_shows_no_fault(name, file):
    TARGETS[name](file.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_is_there_and_small(name):
    files = [*(SEEDS / name).iterdir()]
    assert 20 <= len(files) <= 120
    assert sum(file.stat().st_size for file in files) < 50_000

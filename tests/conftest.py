"""What all tests share: none touches the folder of the user who runs them, and examples are the same each time."""

from __future__ import annotations

import hypothesis  # noqa: F401 - first: it looks for who holds an object, and opening the assistant hides that
import pytest
from hypothesis import settings

from tests.properties import budget

settings.load_profile(budget.CI)


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """Give every test a folder of its own for what the program remembers."""
    folder = tmp_path / "home"
    monkeypatch.setenv("BINDWIJZER_HOME", str(folder))
    return folder

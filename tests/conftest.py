"""What all tests share: none of them touches the folder of the user who runs them."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """Give every test a folder of its own for what the program remembers."""
    folder = tmp_path / "home"
    monkeypatch.setenv("BINDWIJZER_HOME", str(folder))
    return folder

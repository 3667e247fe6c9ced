"""One assistant on the built graph for all tests of this folder."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from kg import resources
from kg.oxigraph import OxigraphStore


@pytest.fixture(scope="session")
def assistant():
    return Assistant(OxigraphStore.from_files([resources.built("bindwijzer.ttl")]))

"""One assistant on the built graph, and the names in it, for all properties."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from kg import resources
from kg.oxigraph import OxigraphStore
from tests.properties.names import Names


@pytest.fixture(scope="session")
def store():
    return OxigraphStore.from_files([resources.built("bindwijzer.ttl")])


@pytest.fixture(scope="session")
def assistant(store):
    return Assistant(store)


@pytest.fixture(scope="session")
def names():
    return Names.read(resources.built("bindwijzer.ttl"))

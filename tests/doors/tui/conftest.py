"""The app on the built graph, without a terminal."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.doors.desk import Desk
from assistant.doors.state import State
from assistant.doors.tui.app import BindwijzerApp
from assistant.doors.wording import words
from kg import resources
from kg.oxigraph import OxigraphStore


@pytest.fixture(scope="session")
def assistant():
    return Assistant(OxigraphStore.from_files([resources.built("bindwijzer.ttl")]))


@pytest.fixture
def sit(assistant):
    """Return what makes a desk at which the graph is loaded already."""

    def desk(language="nl", **settings):
        state = State(words(language))
        return Desk(state.words, state, dict(settings), _assistant=assistant)

    return desk


@pytest.fixture
def app(sit):
    return BindwijzerApp(sit())

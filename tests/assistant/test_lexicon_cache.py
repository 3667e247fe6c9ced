"""The names of a graph elsewhere are fetched once, and again when its edition is another."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.lexicon_cache import QUERIES, with_known_names
from kg.remote.edition import Edition
from tests.engines import Counting

HERE = "https://example.org/sparql"
EDITION = Edition("0.1.0", "10", "100")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("assistant.lexicon_cache.folder", lambda: tmp_path)


def test_the_second_start_asks_for_no_names_and_answers_the_same(store, assistant):
    with_known_names(Counting(store), HERE, EDITION)
    later = Counting(store)
    again = Assistant(with_known_names(later, HERE, EDITION))
    assert later.asked == 0
    for question in ("werkvormen voor grote groepen", "What is a quiz?", "kleine groepen online"):
        assert again.ask(question) == assistant.ask(question)


@pytest.mark.parametrize(
    ("where", "edition"),
    [
        (HERE + "?default-graph-uri=http://g/", EDITION),
        (HERE, Edition("0.1.1", "10", "100")),
        (HERE, Edition("0.1.0", "11", "100")),
        (HERE, Edition("0.1.0", "10", "101")),
    ],
)
def test_another_server_or_edition_is_fetched(store, where, edition):
    with_known_names(store, HERE, EDITION)
    later = Counting(store)
    with_known_names(later, where, edition)
    assert later.asked == len(QUERIES)

"""A work form of a reader's own beside the graph: it is answered with, and never as if the source said so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.answers import Match
from assistant.assistant import Assistant
from kg import resources
from kg.oxigraph import OxigraphStore

_RECIPE = Path(__file__).parents[2] / "docs" / "extending.md"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """Return an assistant on the graph and the work form of the recipe."""
    file = tmp_path_factory.mktemp("own") / "own.ttl"
    file.write_text(
        re.search(r"```turtle\n(.*?)```", _RECIPE.read_text(encoding="utf-8"), re.DOTALL)[1], encoding="utf-8"
    )
    return Assistant(OxigraphStore.from_files([resources.built("bindwijzer.ttl"), file]))


def test_it_stands_apart_with_its_rationale(own):
    found = {r.code: r for r in own.ask("Which work forms suit small groups on site?").results}
    assert (found["EX-01"].match, found["EX-01"].why) == (Match.EDITORIAL, "A work form of our own programme.")
    assert found["EX-01"].sources == ()
    assert found["WV-01"].match is Match.CONFIRMED


def test_it_is_not_counted_with_those_of_the_source(own):
    assert own.ask("How many work forms suit small groups on site?").value == 3


def test_it_is_described_as_what_it_is(own):
    (result,) = own.ask("What is walk and talk?").results
    assert (result.code, result.match) == ("EX-01", Match.EDITORIAL)


def test_a_yes_says_that_it_rests_on_no_source(own):
    answer = own.ask("Is walk and talk suited to small groups on site?")
    assert answer.value is True
    assert "Yes. This rests on an editorial link, not on the source." in answer.text

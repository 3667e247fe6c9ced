"""Opening the assistant: what is prepared is used where it fits, and what costs time at a start is left out."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from assistant.doors import opening
from assistant.doors.opening import open_assistant
from assistant.doors.place import Place
from assistant.prepare import add_names
from assistant.understanding import prepared
from assistant.understanding.indexed import Indexed
from kg import resources
from kg.errors import GraphUnavailableError
from kg.index import build
from kg.sources import sources

OURS = "https://w3id.org/bindwijzer/id/form/pubquiz"
OWN = """@prefix bw: <https://w3id.org/bindwijzer/def/> .
@prefix form: <https://w3id.org/bindwijzer/id/form/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
form:proef a bw:WorkForm ; dcterms:identifier "EX-1" ; skos:prefLabel "Kringgesprek met thee"@nl ;
  skos:definition "Bij de thee."@nl ; bw:basis bw:explicit .
"""


@pytest.fixture(autouse=True)
def _thawed():
    """Let the collector look again at what a test opened."""
    yield
    gc.unfreeze()


@pytest.fixture
def given(monkeypatch):
    """Note which labels an assistant is given."""
    labels = []
    real = opening.Assistant

    def noted(store, names=None):
        labels.append(names)
        return real(store, names)

    monkeypatch.setattr(opening, "Assistant", noted)
    return labels


def test_our_own_graph_is_opened_with_the_names_prepared_for_it(given):
    opened = open_assistant()
    assert given == [prepared.names(resources.built("bindwijzer.ttl"))]
    assert given[0] is not None, "the prepared names are stale: bindwijzer build"
    assert OURS in opened.lexicon.entities


def test_names_that_do_not_fit_are_read_from_the_graph(given, monkeypatch):
    monkeypatch.setattr(prepared, "names_made_from", lambda graph: {})
    opened = open_assistant()
    assert given == [None]
    assert OURS in opened.lexicon.entities


SEARCH_WORDS = "SELECT ?word { ?thing <http://www.w3.org/2004/02/skos/core#hiddenLabel> ?word } LIMIT 1"


def test_our_own_graph_comes_without_search_words_where_these_are_prepared():
    assert not open_assistant().store.select(SEARCH_WORDS).rows


def test_our_own_graph_comes_whole_where_it_shall():
    assert open_assistant(whole=True).store.select(SEARCH_WORDS).rows


@pytest.mark.parametrize("unfit", ["names", "answers"])
def test_our_own_graph_comes_whole_where_something_prepared_does_not_fit(unfit, monkeypatch):
    monkeypatch.setattr(prepared, unfit, lambda graph: None)
    opened = open_assistant()
    assert opened.store.select(SEARCH_WORDS).rows
    assert OURS in opened.lexicon.entities


def test_an_index_is_opened_with_its_own_names(given, tmp_path):
    (tmp_path / "own.ttl").write_text(OWN, encoding="utf-8")
    build(tmp_path / "index", sources(files=(tmp_path / "own.ttl",)), add_names)
    opened = open_assistant(Place(store=tmp_path / "index"))
    assert [type(names) for names in given] == [Indexed]
    assert [result.code for result in opened.ask("vertel over kringgesprek met thee").results] == ["EX-1"]


@pytest.mark.parametrize("collecting", [True, False])
def test_the_collector_goes_on_as_it_was_and_passes_over_what_was_opened(collecting):
    was, frozen = gc.isenabled(), gc.get_freeze_count()
    (gc.enable if collecting else gc.disable)()
    try:
        open_assistant()
        assert gc.isenabled() is collecting
        assert gc.get_freeze_count() > frozen
    finally:
        (gc.enable if was else gc.disable)()


def test_the_collector_goes_on_after_a_graph_that_cannot_be_opened(tmp_path):
    assert gc.isenabled()
    with pytest.raises(GraphUnavailableError):
        open_assistant(Place(store=tmp_path))
    assert gc.isenabled()


LOADED = """
import sys
from assistant.doors.cli import main
try:
    main({arguments})
except SystemExit:
    pass
room = "assistant.doors.commands."
print(sorted(name.removeprefix(room) for name in sys.modules if name.startswith(room)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "commands"),
    [
        (["prefixes"], ["prefixes"]),
        (["ask", "--help"], ["ask"]),
        (["--help"], ["ask", "build", "chat", "check", "export", "index", "prefixes", "serve", "sparql"]),
    ],
)
def test_only_the_command_that_runs_is_imported(arguments, commands):
    script = LOADED.format(arguments=arguments)
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert run.stderr.strip() == str(commands)

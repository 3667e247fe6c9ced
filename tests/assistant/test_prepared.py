"""What is prepared when the graph is built: the same as derived afresh, used only while it fits, never missed."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from rdflib import OWL, RDF, SKOS
from rdflib.compare import isomorphic

from assistant import prepare
from assistant.assistant import Assistant
from assistant.detail import detail
from assistant.explore import matrix, tree
from assistant.understanding import phrasebook, prepared
from assistant.understanding.intent import intents
from assistant.understanding.language import LANGUAGES
from assistant.understanding.lexicon import CLASS, Lexicon, read_labels
from assistant.understanding.own_files import own_names
from kg import load, resources
from kg.oxigraph import OxigraphStore

GRAPH = resources.built("bindwijzer.ttl")
QUESTIONS = [question for intent in intents() for told in intent.phrases.values() for question in told.questions]
UNFIT = {
    "missing": None,
    "empty": "",
    "cut off": '{"made from": {',
    "no object": "[1]",
    "nothing in it": "{}",
    "other sources": '{"made from": {"format": 0}, "data": {}}',
    "not UTF-8": b'\xff{"made from": {}}',
    "nested without end": "[" * 100_000,
}


@pytest.fixture
def built(tmp_path):
    """Return a copy of the built graph with what was prepared for it."""
    for name in ("bindwijzer.ttl", prepared.NAMES, prepared.PHRASES, prepared.ANSWERS):
        shutil.copy(resources.built(name), tmp_path)
    return tmp_path / "bindwijzer.ttl"


@pytest.fixture(scope="module")
def again():
    return prepare.texts(GRAPH)


@pytest.mark.parametrize("name", [prepared.NAMES, prepared.PHRASES, prepared.ANSWERS])
def test_preparing_again_gives_the_committed_bytes(name, again):
    kept = resources.built(name).read_text(encoding="utf-8")
    assert kept == again[name], f"{name} is stale: run bindwijzer build --prepared"


@pytest.fixture(scope="module")
def lean():
    return Assistant(OxigraphStore.from_files([resources.built(prepared.ANSWERS)]), prepared.names(GRAPH))


def test_the_graph_that_answers_lacks_search_words_and_notes_on_kinds_and_names_and_nothing_else():
    whole, lean = (load.load([file]) for file in (GRAPH, resources.built(prepared.ANSWERS)))
    for property_ in (SKOS.altLabel, SKOS.hiddenLabel):
        assert (None, property_, None) in whole
        whole.remove((None, property_, None))
    for property_ in (RDF.type, SKOS.prefLabel):
        notes = [*whole.subjects(OWL.annotatedProperty, property_)]
        assert notes
        for note in notes:
            whole.remove((note, None, None))
    whole.remove((None, RDF.type, OWL.Axiom))
    assert isomorphic(lean, whole)


def test_the_graph_that_answers_gives_the_same_answers(assistant, lean):
    for question in QUESTIONS:
        assert lean.ask(question).as_dict() == assistant.ask(question).as_dict()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_graph_that_answers_shows_the_same_of_everything(assistant, lean, language):
    shown = [tree(store, language) for store in (assistant.store, lean.store)]
    assert shown[0] == shown[1] != {}
    cells = [matrix(store, language) for store in (assistant.store, lean.store)]
    assert cells[0] == cells[1]
    for iri in assistant.lexicon.entities:
        assert detail(lean.store, iri, language) == detail(assistant.store, iri, language)


def test_answers_come_from_the_prepared_graph_where_it_fits(built):
    assert prepared.answers(built) == str(built.with_name(prepared.ANSWERS))


@pytest.mark.parametrize("content", UNFIT.values(), ids=UNFIT)
def test_a_prepared_graph_that_does_not_fit_is_passed_over(built, content):
    file = built.with_name(prepared.ANSWERS)
    file.unlink()
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert prepared.answers(built) is None


def test_a_prepared_graph_that_was_edited_is_passed_over(built):
    file = built.with_name(prepared.ANSWERS)
    file.write_text(file.read_text(encoding="utf-8").replace("Voorstelrondje", "Voorstelronde"), encoding="utf-8")
    assert prepared.answers(built) is None


def test_the_prepared_graph_of_another_graph_is_passed_over(built):
    built.write_text(built.read_text(encoding="utf-8") + "\n# another graph\n", encoding="utf-8")
    assert prepared.answers(built) is None


def test_what_is_prepared_is_what_would_be_derived(store):
    assert prepared.names(GRAPH) == read_labels(store)
    assert prepared.phrases() == phrasebook.derived()


def test_prepared_names_give_the_same_answers(assistant):
    quick = Assistant(assistant.store, prepared.names(GRAPH))
    assert QUESTIONS
    for question in QUESTIONS:
        assert quick.ask(question).as_dict() == assistant.ask(question).as_dict()


def test_what_was_prepared_is_used(built):
    assert prepared.names(built) is not None
    assert prepared.phrases() is not None


@pytest.mark.parametrize("content", UNFIT.values(), ids=UNFIT)
def test_a_file_that_does_not_fit_is_passed_over(built, content):
    file = built.with_name(prepared.NAMES)
    file.unlink()
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert prepared.names(built) is None


def test_names_of_another_graph_are_not_used(built):
    built.write_text(built.read_text(encoding="utf-8") + "\n# another graph\n", encoding="utf-8")
    assert prepared.names(built) is None


def test_names_of_a_graph_that_is_gone_are_not_used(built):
    built.unlink()
    assert prepared.names(built) is None


def test_other_line_ends_do_not_count(built):
    built.write_bytes(built.read_bytes().replace(b"\n", b"\r\n"))
    assert prepared.names(built) is not None


@pytest.mark.parametrize("key", ["format", "stemmer", "languages", "graph"])
def test_names_made_by_other_rules_are_not_used(built, key):
    file = built.with_name(prepared.NAMES)
    kept = file.read_text(encoding="utf-8")
    text, found = re.subn(rf'^"{key}": .*,$', f'"{key}": "other",', kept, count=1, flags=re.MULTILINE)
    assert found == 1
    file.write_text(text, encoding="utf-8")
    assert prepared.names(built) is None


def test_edited_names_are_not_used(built):
    file = built.with_name(prepared.NAMES)
    file.write_text(file.read_text(encoding="utf-8").replace("Voorstelrondje", "Voorstelronde"), encoding="utf-8")
    assert prepared.names(built) is None


def test_every_phrase_file_counts():
    told = {file for name in own_names("intents") for file in own_names(f"intents/{name}")}
    assert told == {"query.rq", "learned.txt", *(f"{language}.toml" for language in LANGUAGES)}


def test_a_graph_with_a_new_thing_is_read_as_it_is(built):
    added = """
        @prefix bw: <https://w3id.org/bindwijzer/def/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix dcterms: <http://purl.org/dc/terms/> .
        <https://example.org/kampvuur> a bw:WorkForm ; dcterms:identifier "XX-1" ;
            skos:prefLabel "Kampvuurverhalen"@nl , "Campfire stories"@en ; skos:altLabel "Lagerfeuer"@de ;
            skos:hiddenLabel "vuur en verhaal" , "!?" ."""
    built.write_text(built.read_text(encoding="utf-8") + added, encoding="utf-8")
    store = OxigraphStore.from_files([built])
    assistant = Assistant(store, prepared.names(built))
    assert [found.label for found in assistant.ask("wat is kampvuurverhalen?").results] == ["Kampvuurverhalen"]
    assert [name.language for name in assistant.lexicon.exact(["lagerfeuer"])] == ["de"]
    assert [name.label for name in assistant.lexicon.inflected(["verhalen", "vuur"])] == ["vuur en verhaal"]


def test_names_are_plain_data(store):
    labels = read_labels(store)
    assert json.loads(json.dumps(labels)) == labels
    kinds = {entity.kind for entity in Lexicon(labels).entities.values()}
    assert CLASS in kinds
    assert "WorkForm" in kinds

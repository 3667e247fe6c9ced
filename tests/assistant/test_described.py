"""Practices told by the words of their definitions, where no name and no way to ask helps."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.described import Described
from assistant.understanding.frame import frame
from kg.oxigraph import OxigraphStore


@pytest.fixture
def described(assistant):
    return Described(assistant.store, assistant.lexicon)


def meant(assistant, described, question):
    found = described.reading(frame(question, assistant.lexicon, assistant._speller))
    return found and found.reading.values[0].entity.code


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("staat er iets over grapjes in je berichten, of iets luchtigs", "TS-08"),
        ("een vrijblijvend half uur elke ochtend waarop de docent online zit met koffie", "WV-25"),
    ],
)
def test_a_practice_is_found_by_what_its_definition_says(assistant, described, question, code):
    assert meant(assistant, described, question) == code
    answer = assistant.ask(question)
    assert (answer.status, [result.code for result in answer.results]) == ("answered", [code])


@pytest.mark.parametrize(
    "question",
    [
        "What do cats eat?",
        "hoeveel leden telt de gemeenteraad",
        "students",
        "een tip over humor en emoticons in een recept voor soep",
    ],
)
def test_too_little_or_something_else_finds_nothing(assistant, described, question):
    assert meant(assistant, described, question) is None


def test_another_kind_of_thing_that_is_asked_for_is_not_given(assistant, described):
    assert meant(assistant, described, "which principles say that students find the usual queries answered") is None


def test_a_large_graph_has_no_such_readings(assistant, described, monkeypatch):
    monkeypatch.setattr("assistant.described.LARGE", 10)
    assert meant(assistant, described, "is there a page with the usual queries answered that students find") is None


def test_definitions_of_ones_own_material_are_read():
    told = """
        @prefix bw: <https://w3id.org/bindwijzer/def/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix dcterms: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        bw:WorkForm a owl:Class ; rdfs:isDefinedBy bw: ; skos:prefLabel "work form"@en .
        <https://example.org/k> a bw:WorkForm ; dcterms:identifier "XX-1" ; skos:prefLabel "Campfire"@en ;
            skos:definition "Learners pass around a candle in silence while writing secret letters."@en .
        """ + "".join(
        f'<https://example.org/{n}> a bw:WorkForm ; dcterms:identifier "XX-{n}" ; skos:prefLabel "Form {n}"@en .\n'
        for n in range(2, 60)
    )
    own = Assistant(OxigraphStore.from_turtle(told))
    found = Described(own.store, own.lexicon)
    assert meant(own, found, "writing secret letters in silence beside a candle") == "XX-1"

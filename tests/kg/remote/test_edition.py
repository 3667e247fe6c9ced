"""Which graph a server holds, and whether the program can work with it."""

from __future__ import annotations

import pytest
import rdflib

from kg import resources
from kg.oxigraph import OxigraphStore
from kg.remote.edition import edition, fit
from kg.remote.failures import EndpointError
from kg.vocabulary import DEF, VERSION


@pytest.mark.parametrize(
    ("found", "expected", "verdict"),
    [
        ("1.2.3", "1.2.3", "same"),
        ("1.2.4", "1.2.3", "near"),
        ("1.2.2", "1.2.3", "near"),
        ("1.3.0", "1.2.3", "near"),
        ("1.1.9", "1.2.3", "other"),
        ("2.0.0", "1.2.3", "other"),
        ("0.9.0", "1.2.3", "other"),
        ("0.1.1", "0.1.0", "near"),
        ("0.2.0", "0.1.0", "other"),
        ("0.0.9", "0.1.0", "other"),
        ("0.1", "0.1.0", "other"),
        ("", "0.1.0", "other"),
        ("draft", "draft", "same"),
    ],
)
def test_versions_that_hold_for_each_other(found, expected, verdict):
    assert fit(found, expected) == verdict


def test_the_version_expected_is_that_of_the_ontology():
    core = rdflib.Graph().parse(resources.ontology("core"))
    assert str(core.value(rdflib.URIRef(DEF), rdflib.OWL.versionInfo)) == VERSION
    assert str(core.value(rdflib.URIRef(DEF), rdflib.OWL.versionIRI)) == DEF + VERSION


def test_the_edition_of_our_own_graph():
    held = edition(OxigraphStore.from_files([resources.built("bindwijzer.ttl")]), "here")
    assert held.version == VERSION
    assert int(held.letters) > int(held.names) > 1000


@pytest.mark.parametrize(
    ("turtle", "kind"),
    [
        ("", "no data"),
        ("<a:b> <a:c> <a:d> .", "no data"),
        (f'<{DEF}> owl:versionInfo "0.0.1" .', "other version"),
        (f'<{DEF}> owl:versionInfo "{VERSION}", "9.0.0" .', "other version"),
    ],
)
def test_a_graph_that_will_not_do(turtle, kind):
    store = OxigraphStore.from_turtle("@prefix owl: <http://www.w3.org/2002/07/owl#> . " + turtle)
    with pytest.raises(EndpointError) as caught:
        edition(store, "there")
    assert caught.value.kind == kind

"""Core and data are OWL 2 DL and OWL 2 RL at once; the numeric module is DL and, as declared, not RL."""

from __future__ import annotations

import pytest

from kg import load, resources
from kg.serialize import serialize
from tests.kg.profiles import violations


@pytest.fixture(scope="module")
def whole():
    return serialize(load.full(), "ttl")


@pytest.mark.parametrize("profile", ["OWL2_DL", "OWL2_RL"])
def test_the_exported_graph_keeps_the_profile(whole, profile):
    assert violations(whole, profile) == []


def test_the_numeric_module_is_dl_but_not_rl():
    together = load.load([*resources.asserted_files(), resources.ontology("group-sizes")])
    text = serialize(together, "ttl")
    assert violations(text, "OWL2_DL") == []
    assert violations(text, "OWL2_RL") != []


@pytest.mark.parametrize(
    ("fault", "profile"),
    [
        ("bw:suitableIn a owl:FunctionalProperty .", "OWL2_DL"),  # a property with a chain is not simple
        ("bw:address a owl:ObjectProperty .", "OWL2_DL"),
        ("bw:Tip rdfs:subClassOf [ a owl:Restriction ; owl:onProperty bw:usesTool ; owl:someValuesFrom bw:Tool ] .",
         "OWL2_RL"),
    ],
)  # fmt: skip
def test_the_checker_notices_a_fault(whole, fault, profile):
    assert violations(f"{whole}\n{fault}\n", profile) != []

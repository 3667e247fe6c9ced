"""Rows as SPARQL JSON, in the ways in which servers write it, and back."""

from __future__ import annotations

import json

import pytest

from kg.results_json import BrokenResultsError, as_json, from_json, is_truth, solutions
from kg.store import Solutions
from kg.terms import Blank, Iri, Literal

XSD = "http://www.w3.org/2001/XMLSchema#"


def body(*terms):
    rows = [{"x": term} for term in terms]
    return json.dumps({"head": {"link": [], "vars": ["x"]}, "results": {"distinct": False, "bindings": rows}}).encode()


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ({"type": "uri", "value": "http://a/"}, Iri("http://a/")),
        ({"type": "bnode", "value": "nodeID://b1"}, Blank("nodeID://b1")),
        ({"type": "literal", "value": "a"}, Literal("a")),
        ({"type": "literal", "value": "a", "datatype": XSD + "string"}, Literal("a")),
        ({"type": "literal", "value": "a", "xml:lang": "nl-BE"}, Literal("a", "nl-be")),
        ({"type": "typed-literal", "value": "1", "datatype": XSD + "integer"}, Literal("1", datatype=XSD + "integer")),
    ],
)
def test_terms_in_every_spelling(told, meant):
    assert solutions(body(told)).rows == ({"x": meant},)


def test_rows_come_back_as_they_were():
    found = Solutions(
        ("x", "y"), ({"x": Literal("é\n", "nl")}, {}, {"x": Iri("a:b"), "y": Literal("1", None, "a:int")})
    )
    assert from_json(json.loads(json.dumps(as_json(found)))) == found


@pytest.mark.parametrize("damage", [lambda text: text[:-3], lambda text: text[: len(text) // 2], lambda _: b"{}"])
def test_what_is_not_whole_is_not_read(damage):
    with pytest.raises(BrokenResultsError):
        solutions(damage(body({"type": "literal", "value": "a"})))


@pytest.mark.parametrize(
    ("text", "truth"), [(b'{"boolean": false}', True), (b"{}", False), (b"[", False), (b"[]", False)]
)
def test_what_is_the_result_of_an_ask(text, truth):
    assert is_truth(text) is truth

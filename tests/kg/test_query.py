"""Templates: slots are declared, filled as terms, and parts without a value are left out."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.oxigraph import OxigraphStore
from kg.query import template
from kg.terms import Iri, Literal

SOURCE = """# Who knows whom?
# $who: the one asked
# $age: only this age
PREFIX : <https://example.org/#>
SELECT ?x { # $who stays in a comment
  ?x :knows $who ; :says "$who" .
#if age
  ?x :age ?age . FILTER (?age IN ($age))
#end
#if !age
  ?x :age ?any .
#end
}
"""
ANNA = Iri("https://example.org/anna")


def test_values_go_in_as_terms_and_not_into_texts_or_comments():
    filled = template("t", SOURCE).fill({"who": [ANNA]})
    assert "?x :knows <https://example.org/anna> ;" in filled
    assert ':says "$who"' in filled
    assert "# $who stays" in filled


def test_a_part_without_value_is_left_out_and_its_counterpart_stays():
    query = template("t", SOURCE)
    without, given = query.fill({"who": [ANNA]}), query.fill({"who": [ANNA], "age": [Literal("3"), Literal("4")]})
    assert "?any" in without
    assert "?age IN" not in without
    assert 'IN ("3", "4")' in given
    assert "?any" not in given


def test_a_missing_value_is_named():
    with pytest.raises(QueryError, match=r"\$who"):
        template("t", SOURCE).fill({})


@pytest.mark.parametrize(
    "source",
    ["# Q\nSELECT ?x { ?x ?p $who }", "# Q\n# $who: x\nSELECT ?x { ?x ?p ?o }", "# Q\n#if a\nSELECT\n#end\n"],
)
def test_declared_and_used_slots_must_agree(source):
    with pytest.raises(QueryError, match="differ"):
        template("t", source)


def test_a_value_that_looks_like_a_slot_is_not_filled_again():
    filled = template("t", "# Q\n# $a: x\n# $b: y\nSELECT ?x { ?x $a $b }").fill({"a": [ANNA], "b": [Literal("$a")]})
    assert '"$a"' in filled


def test_values_stand_where_undef_stood_and_the_file_is_valid_as_it_stands():
    source = "# Q\n# $who: x\nSELECT ?x {\n  VALUES ?x { UNDEF } # $who\n  ?x ?p ?o }\n"
    query = template("t", source)
    assert query.needed == {"who"}
    assert "VALUES ?x { <https://example.org/anna> <https://example.org/anna> }" in query.fill({"who": [ANNA, ANNA]})
    OxigraphStore.from_turtle("").select(source)

"""Terms are written into queries in one place, safely."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.oxigraph import OxigraphStore
from kg.terms import Blank, Iri, Literal, render

EMPTY = OxigraphStore.from_turtle("")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(value):
    assert EMPTY.select(f"SELECT (STR({render(Literal(value))}) AS ?v) {{}}").column("v") == [value]


@pytest.mark.parametrize(
    "iri",
    [
        "https://e.org/a b", "https://e.org/>", "https://e.org/\n", "no-scheme", "https://e.org/{x}",
        'https://e.org/"', "https://e.org/\\u0020", "", "https://e.org/a\n",
    ],
)  # fmt: skip
def test_an_iri_that_could_break_out_is_refused(iri):
    with pytest.raises(QueryError):
        render(Iri(iri))


@pytest.mark.parametrize("tag", ["", "nl}", "n l", "nl-", "@en", "en\n"])
def test_a_language_tag_that_could_break_out_is_refused(tag):
    with pytest.raises(QueryError):
        render(Literal("x", language=tag))


def test_a_blank_node_is_no_value():
    with pytest.raises(QueryError):
        render(Blank("b0"))

"""The table for people."""

from __future__ import annotations

from time import perf_counter

from wcwidth import wcswidth

from kg.results_table import table
from kg.terms import Blank, Iri, Literal

_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_FORM = "https://w3id.org/bindwijzer/id/form/"


def test_names_are_prefixed_numbers_stand_right_and_holes_are_empty():
    rows = [
        (Iri(_FORM + "pubquiz"), Literal("Pubquiz", "nl"), Literal("7", datatype=_INTEGER)),
        (Iri("http://x.org/a"), None, Literal("12", datatype=_INTEGER)),
        (Blank("b0"), Literal("x", datatype="http://x.org/t"), None),
    ]
    assert table(("thing", "label", "n"), rows).splitlines() == [
        "thing             label                  n",
        "────────────────  ────────────────────  ──",
        "form:pubquiz      Pubquiz @nl            7",
        "<http://x.org/a>                        12",
        "_:b0              x ^^<http://x.org/t>",
    ]


def test_no_line_is_wider_than_the_screen_and_a_cut_shows():
    rows = [(Literal("short"), Literal("word " * 50), Literal("漢字" * 40))]
    lines = table(("a", "b", "c"), rows, 60).splitlines()
    assert all(wcswidth(line) <= 60 for line in lines)
    assert lines[2].count("…") == 2
    assert lines[2].startswith("short  word ")


def test_wide_signs_line_up():
    lines = table(("a", "b"), [(Literal("漢字"), Literal("x")), (Literal("abcd"), Literal("y"))]).splitlines()
    assert [wcswidth(line[: line.rindex(line[-1])]) for line in lines[2:]] == [6, 6]


def test_nothing_steers_the_terminal():
    text = table(("a",), [(Literal("\x1b[2Jx\ny\tz\r\u202e\x9b\x07"),), (Iri("http://x/\u202e"),)])
    assert text.count("\n") == 4
    assert not set(text) & set("\x1b\r\t\u202e\x9b\x07")


def test_no_row_shows_the_columns_and_no_column_the_number_of_rows():
    assert table(("a", "bc"), []) == "a  bc\n─  ──\n"
    assert table((), [(), ()]) == "2 × ()\n"


def test_ten_thousand_rows_in_less_than_a_second():
    rows = [(Iri(f"{_FORM}n{n}"), Literal(f"é {n}", "nl"), Literal(str(n), datatype=_INTEGER)) for n in range(10_000)]
    began = perf_counter()
    assert table(("a", "b", "c"), rows, 40).count("\n") == 10_002
    assert perf_counter() - began < 1

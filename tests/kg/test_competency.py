"""The questions that the graph must be able to answer: one file each, asked of both engines.

Each file also names a statement to take away and one to change; after either, its answer must be another.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import resources
from kg.oxigraph import OxigraphStore
from kg.rdflib_store import RdflibStore
from kg.vocabulary import PREFIXES
from tests.kg.graphs import full, rows

FILES = sorted((Path(__file__).parent / "competency").glob("*.rq"))
LINES = ("nl", "en", "expect", "remove", "change")
MOVES = {"remove": (1, 0), "change": (1, 1)}
"""How many statements each mutation takes away, and how many it adds."""
_LINE = re.compile(r"^# (\w+): (.+)$", re.MULTILINE)
_PREFIXES = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items())


def head(file: Path) -> dict[str, str]:
    """The comment lines at the top of a file, by their names."""
    return dict(_LINE.findall(file.read_text(encoding="utf-8")))


def expected(file: Path) -> list[str]:
    return head(file)["expect"].split()


def answer(store, file: Path) -> list[str]:
    return store.select(file.read_text(encoding="utf-8")).column("code")


@cache
def served() -> ox.Store:
    """The graph as it is served, in a store of its own."""
    store = ox.Store()
    store.load(path=str(resources.built("bindwijzer.ttl")), format=ox.RdfFormat.TURTLE)
    return store


STORES = {"oxigraph": lambda: OxigraphStore(served()), "rdflib": lambda: RdflibStore(full())}
"""What is served, and what the sources say: the same questions hold for both."""
questions = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@questions
@pytest.mark.parametrize("engine", STORES)
def test_question_has_exactly_its_answer(file, engine):
    assert answer(STORES[engine](), file) == expected(file)


@questions
@pytest.mark.parametrize("mutation", MOVES)
def test_question_notices_when_a_statement_goes_or_changes(file, mutation):
    before, changed = set(served()), ox.Store()
    changed.extend(before)
    changed.update(_PREFIXES + head(file)[mutation])
    after = set(changed)
    assert (len(before - after), len(after - before)) == MOVES[mutation]
    assert answer(OxigraphStore(changed), file) != expected(file)


@questions
def test_question_is_told_in_full(file):
    assert tuple(head(file)) == LINES
    assert expected(file) == sorted(set(expected(file)))


def test_questions_are_numbered_without_gaps_and_asked_once():
    assert [int(file.stem[:2]) for file in FILES] == list(range(1, len(FILES) + 1))
    assert len({head(file)["nl"] for file in FILES} | {head(file)["en"] for file in FILES}) == 2 * len(FILES)


@pytest.mark.parametrize(
    "kind", sorted({row["code"][:2] for file in ("values", "sources", "links", "coi_tips") for row in rows(file)})
)
def test_some_question_has_an_answer_of_each_kind(kind):
    assert any(code.startswith(kind) for file in FILES for code in expected(file))

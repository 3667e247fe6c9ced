"""Queries for large graphs give the same rows, only sooner or fewer of them."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.judge import is_editorial, is_firm
from assistant.understanding.intent import intents
from assistant.understanding.slots import SlotValue
from kg import resources
from kg.narrowing import among, counting, eager, first, order
from kg.oxigraph import OxigraphStore
from kg.store import text
from kg.vocabulary import DEF


@pytest.fixture(scope="module")
def asking():
    return Assistant(OxigraphStore.from_files([resources.built("bindwijzer.ttl")]))


def filled(asking, intent):
    """Yield every query of one value a slot, and of two."""
    needed = {slot: asking.lexicon.of_kinds(intent.slots[slot])[:2] for slot in intent.slots if slot in intent.needed}
    for slot in [*(slot for slot in intent.slots if slot not in needed), ""]:
        for entity in asking.lexicon.of_kinds(intent.slots[slot])[:6] if slot else [None]:
            given = [SlotValue(name, e, 0, 0, 100) for name, listed in needed.items() for e in listed]
            given += [SlotValue(slot, entity, 0, 0, 100)] if entity else []
            terms = asking.catalogue.terms(given, "nl")
            if intent.needed <= terms.keys():
                yield intent.query.fill(terms), eager(intent.query).fill(terms)


INTENTS = [intent for intent in intents() if intent.query]


@pytest.mark.parametrize("intent", INTENTS, ids=[intent.name for intent in INTENTS])
def test_starting_from_the_values_gives_the_same_rows(asking, intent):
    for plain, quick in filled(asking, intent):
        assert quick.count("dcterms:identifier ?code") == 1
        rows, others = asking.store.select(plain), asking.store.select(quick)
        assert [row["item"] for row in rows.rows] == [row["item"] for row in others.rows]
        assert {frozenset(row.items()) for row in rows.rows} == {frozenset(row.items()) for row in others.rows}


@pytest.mark.parametrize("intent", INTENTS, ids=[intent.name for intent in INTENTS])
def test_the_first_rows_and_those_of_some_things_are_among_all(asking, intent):
    for _, query in filled(asking, intent):
        whole = asking.store.select(query).rows
        some = asking.store.select(first(query, 3)).rows
        assert len(some) == min(3, len(whole))
        assert all(row in whole for row in some)
        items = [text(row["item"]) for row in some]
        told = asking.store.select(among(query, "item", items)).rows if items else ()
        assert {text(row["item"]) for row in told} == {*items}


@pytest.mark.parametrize("intent", INTENTS, ids=[intent.name for intent in INTENTS])
def test_the_engine_counts_what_an_answer_counts(asking, intent):
    for _, query in filled(asking, intent):
        rows = asking.store.select(query).rows
        for condition, weak in ((is_firm, ("because", "silent", "apart")), (is_editorial, ("silent", "apart"))):
            firm = {row["item"] for row in rows if not any(_holds(row, name) for name in row if name.startswith(weak))}
            firm -= _editorial(asking.store) if condition is is_firm else set()
            counted = asking.store.select(counting(query, condition)).rows
            assert int(text(counted[0]["number"])) == len(firm)


def _editorial(store):
    """Return the things that are in no source themselves."""
    return {row["item"] for row in store.select(f"SELECT ?item {{ ?item <{DEF}basis> <{DEF}editorial> }}").rows}


def _holds(row, name):
    return name.startswith("because") or text(row[name]) == "true"


def test_the_order_of_a_query_is_told():
    assert order("SELECT ?item WHERE { }\nORDER BY ?code ?because\n") == ("code", "because")
    assert order("SELECT ?item WHERE { }") == ()

"""Our engine against rdflib on the queries of our own question types, as the assistant fills them in."""

from __future__ import annotations

from functools import partial
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from assistant.understanding.intent import intents
from benchmarks.part import Found, Goal, Line
from kg import resources
from kg.oxigraph import OxigraphStore
from kg.rdflib_store import RdflibStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.store import Store

TITLE = "The same queries in pyoxigraph and in rdflib"
_LEAST, _ROUNDS = 0.25, 15
"""Each query runs for so many seconds of CPU, but no more rounds than this, and at least once."""


def measure() -> Found:
    """Return `seconds` of CPU a query, in both engines, by question type, and those that opening the graph takes."""
    files = [resources.built("bindwijzer.ttl")]
    ours, theirs = OxigraphStore.from_files(files), RdflibStore.from_files(files)
    return {
        "open": [_median(lambda: OxigraphStore.from_files(files)), _median(lambda: RdflibStore.from_files(files))],
        "seconds": {name: _pair(name, query, ours, theirs) for name, query in queries(ours).items()},
    }


def queries(store: OxigraphStore) -> dict[str, str]:
    """Return the query by which each question type answers its own first question that it offers."""
    assistant = Assistant(store)
    asked = {intent.name: intent.phrases["nl"].questions for intent in intents() if intent.query}
    answers = {name: assistant.ask(questions[0]) for name, questions in asked.items() if questions}
    return {name: answer.sparql for name, answer in answers.items() if answer.intent == name and answer.sparql}


def _pair(name: str, query: str, ours: Store, theirs: Store) -> list[float]:
    rows = [{frozenset(row.items()) for row in store.select(query).rows} for store in (ours, theirs)]
    if rows[0] != rows[1]:
        raise ValueError(f"the engines differ on {name}")
    return [seconds(store, query) for store in (ours, theirs)]


def seconds(store: Store, query: str) -> float:
    """Return the CPU that a query takes in an engine, its median; nothing is remembered from one run to the next."""
    return _median(partial(_run, store, query))


def _run(store: Store, query: str) -> None:
    if isinstance(store, OxigraphStore):
        store.forget()
    store.select(query)


def _median(step: Callable[[], object]) -> float:
    times: list[float] = []
    while not times or (sum(times) < _LEAST and len(times) < _ROUNDS):
        began = process_time()
        step()
        times.append(process_time() - began)
    return median(times)


def lines(found: Found) -> Iterable[Line]:
    """Yield how many times as long rdflib takes."""
    times = [theirs / ours for ours, theirs in found["seconds"].values()]
    yield Line(f"rdflib takes how many times as long: median of {len(times)} queries", median(times), "{:.0f} ×")
    yield Line("… least", min(times), "{:.1f} ×", Goal(at_least=1))
    yield Line("… most", max(times), "{:.0f} ×")
    yield Line("pyoxigraph, median query: CPU", 1000 * median(o for o, _ in found["seconds"].values()), "{:.2f} ms")
    yield Line("opening the graph: rdflib takes", found["open"][1] / found["open"][0], "{:.0f} ×")

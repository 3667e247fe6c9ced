"""What answers cost in things that can be counted: queries, calls of functions, objects; the same on a busy machine."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from kg import resources
from kg.oxigraph import OxigraphStore
from tests.evaluation.score import QUESTIONS, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.store import Solutions, Store
    from kg.terms import Triple

ASKED = tuple(case.question for case in read(QUESTIONS / "test.jsonl") if not case.session)[::3]
"""Questions that nothing was tuned on, each without a conversation; a third, for counting takes time."""

_HELD = 40
"""Of how many questions the objects are counted: looking for garbage takes time."""


@dataclass(slots=True)
class CountingStore:
    """A graph that counts what it is asked."""

    store: Store
    queries: int = field(default=0)

    def select(self, query: str) -> Solutions:
        """Count and run the query."""
        self.queries += 1
        return self.store.select(query)

    def construct(self, query: str) -> Sequence[Triple]:
        """Count and run the query."""
        self.queries += 1
        return self.store.construct(query)

    def __len__(self) -> int:
        """Return the number of triples."""
        return len(self.store)


def opened() -> tuple[Assistant, CountingStore]:
    """Return an assistant and the store that counts its queries."""
    store = CountingStore(OxigraphStore.from_files([resources.built("bindwijzer.ttl")]))
    return Assistant(store), store


def counted() -> dict[str, float]:
    """Return what the questions cost an assistant that never heard them, by the names of the budgets."""
    assistant, store = opened()
    opening, queries, calls = store.queries, [], []
    for question in ASKED:
        before = store.queries
        with _calls() as made:
            assistant.ask(question)
        queries.append(store.queries - before)
        calls.append(made())
    return {
        "queries to open": opening,
        "queries a question, mean": sum(queries) / len(queries),
        "queries a question, most": max(queries),
        "calls a question, median": sorted(calls)[len(calls) // 2],
        "calls a question, 95th percentile": sorted(calls)[len(calls) * 95 // 100],
    } | _held(assistant)


def _held(assistant: Assistant) -> dict[str, float]:
    """Return what answers hold, and what stays behind when questions that were asked before are asked again."""
    kept, blocks = [], []
    for question in ASKED[:_HELD]:
        before = _blocks()
        kept.append(assistant.ask(question))
        blocks.append(_blocks() - before)
    del kept
    start = _blocks()
    for question in ASKED[:_HELD]:
        assistant.ask(question)
    return {
        "objects an answer holds, mean": sum(blocks) / len(blocks),
        "objects left behind a question": (_blocks() - start) / len(blocks),
        "KiB a question, most at one time": max(_peak(assistant.ask, question) for question in ASKED[:_HELD]) / 1024,
    }


def _blocks() -> int:
    gc.collect()
    return sys.getallocatedblocks()


def _peak(step: Callable[[str], object], question: str) -> int:
    """Return the most bytes that one step held beyond what was there."""
    tracemalloc.start()
    try:
        step(question)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@contextmanager
def _calls() -> Iterator[Callable[[], int]]:
    """Count the calls of functions, ours and others', in Python and in C."""
    count = 0

    def notice(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(notice)
    try:
        yield lambda: count
    finally:
        sys.setprofile(before)

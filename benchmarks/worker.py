"""What guard and worker cost: the same queries in the bare engine and through the worker, warm, in milliseconds.

Run with `python -m benchmarks.worker`.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.filling import opened
from kg.prefixes import KNOWN
from kg.results_table import table
from kg.sources import sources
from kg.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

_QUERIES = (
    "ASK { form:pubquiz a bw:WorkForm }",
    "SELECT * { ?form a bw:WorkForm ; skos:prefLabel ?label } LIMIT 20",
    "SELECT ?type (COUNT(*) AS ?n) { ?s a ?type } GROUP BY ?type ORDER BY DESC(?n)",
    "CONSTRUCT WHERE { form:pubquiz ?p ?o }",
    "SELECT * { ?s ?p ?o } LIMIT 10000",
)
_ROUNDS = 200


def main() -> None:
    """Print a line a query, and one for a table of 10,000 rows."""
    store = opened(sources())
    print(f"{'':<76}{'bare':>8}{'worker':>8}{'more':>8}")
    with Worker(sources()) as worker:
        worker.start()
        for query in _QUERIES:
            bare = _median(lambda query=query: _bare(store, query))  # type: ignore[misc]
            guarded = _median(lambda query=query: worker.run(query))  # type: ignore[misc]
            print(f"{query:<76}{bare:>8.2f}{guarded:>8.2f}{guarded - bare:>8.2f}")
        found = worker.run(_QUERIES[-1])
        rows = _median(lambda: table(found.variables, found.rows(), 120), rounds=3)
    print(f"{'table of 10,000 rows':<76}{'':>8}{rows:>8.0f}")


def _bare(store: ox.Store, query: str) -> bytes | None:
    found = store.query(query, prefixes=KNOWN)
    if isinstance(found, ox.QueryTriples):
        return found.serialize(format=ox.RdfFormat.TURTLE)
    return found.serialize(format=ox.QueryResultsFormat.JSON)


def _median(step: Callable[[], object], rounds: int = _ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        began = perf_counter()
        step()
        times.append(perf_counter() - began)
    return median(times) * 1000


if __name__ == "__main__":
    main()

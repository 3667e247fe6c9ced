"""How fast a large index opens: generates N statements, indexes them, opens the store and asks it a few things.

Run with `python -m benchmarks.large_index [N]`; the default is 3 million. It needs about 1 GB of disk while it runs.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from kg.index import build, opened
from kg.oxigraph import OxigraphStore
from kg.sources import Sources
from kg.worker import Worker

_QUERIES = (
    "ASK { ?s ?p ?o }",
    "SELECT * { <https://example.org/s777> ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s <https://example.org/p3> ?o }",
)


def main(count: int) -> None:
    """Print one line a step."""
    with tempfile.TemporaryDirectory() as name:
        data, folder = Path(name, "large.nt"), Path(name, "index")
        with data.open("w", encoding="ascii") as stream:
            for n in range(count):
                subject, value = n // 10, n * 7919 % 1_000_003
                stream.write(f'<https://example.org/s{subject}> <https://example.org/p{n % 10}> "value {value}" .\n')
        _timed("index", lambda: build(folder, Sources(files=(data,))))
        _timed("open", lambda: OxigraphStore.from_index(folder))
        with Worker(opened(folder)) as worker:
            _timed("worker ready", worker.start)
            for query in _QUERIES:
                _timed(query, lambda query=query: worker.run(query))  # type: ignore[misc]


def _timed(name: str, step: object) -> None:
    began = perf_counter()
    step()  # type: ignore[operator]
    print(f"{name:<60}{perf_counter() - began:>9.3f} s", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000)

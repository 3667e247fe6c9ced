"""Counting what is asked, for whoever watches the server."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROUTES = ("sparql", "ask", "complete", "query", "def", "id", "download", "health", "metrics", "static")
"""First parts of an address that are counted apart; all others are pages."""

_BOUNDS = (0.005, 0.025, 0.1, 0.5, 2.5, 10.0, 60.0)
"""Upper bounds in seconds of the classes in which times are counted."""


class Requests:
    """How many requests there were, with what outcome, and how long they took."""

    def __init__(self) -> None:
        self._outcomes: Counter[tuple[str, int]] = Counter()
        self._within: Counter[tuple[str, float]] = Counter()
        self._seconds: Counter[str] = Counter()
        self._count: Counter[str] = Counter()

    def add(self, path: str, status: int, seconds: float) -> None:
        """Count one request."""
        first = path.strip("/").partition("/")[0]
        route = first if first in ROUTES else "page"
        self._outcomes[route, status] += 1
        self._count[route] += 1
        self._seconds[route] += seconds  # type: ignore[assignment]
        for bound in _BOUNDS:
            self._within[route, bound] += seconds <= bound

    def lines(self) -> Iterator[str]:
        """Yield the counts in the text format of Prometheus."""
        outcomes = ((f'route="{r}",status="{s}"', n) for (r, s), n in sorted(self._outcomes.items()))
        yield from family("bindwijzer_requests_total", "counter", "Requests by outcome.", outcomes)
        yield from _head("bindwijzer_request_seconds", "histogram", "Time until the answer was sent.")
        for route, count in sorted(self._count.items()):
            for bound in _BOUNDS:
                yield f'bindwijzer_request_seconds_bucket{{route="{route}",le="{bound}"}} {self._within[route, bound]}'
            yield f'bindwijzer_request_seconds_bucket{{route="{route}",le="+Inf"}} {count}'
            yield f'bindwijzer_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}'
            yield f'bindwijzer_request_seconds_count{{route="{route}"}} {count}'


def family(name: str, kind: str, sentence: str, values: Iterable[tuple[str, float]]) -> Iterator[str]:
    """Yield one family of measurements: labels with their values."""
    yield from _head(name, kind, sentence)
    for labels, value in values:
        yield f"{name}{{{labels}}} {value}" if labels else f"{name} {value}"


def gauges(told: Mapping[str, tuple[str, float]]) -> Iterator[str]:
    """Yield measurements that go up and down, by name, each with its sentence."""
    for name, (sentence, value) in told.items():
        yield from family(name, "gauge", sentence, [("", value)])


def _head(name: str, kind: str, sentence: str) -> Iterator[str]:
    yield f"# HELP {name} {sentence}"
    yield f"# TYPE {name} {kind}"

"""How answers keep up as an institution's own material grows a thousandfold; measured by `benchmarks/scale.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks import scale
from benchmarks.part import Found, Goal, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TITLE = "An institution's own material, on disk"
_TRIPLES = {3_000: "3 thousand", 30_000: "30 thousand", 300_000: "300 thousand", 3_000_000: "3 million"}


def measure() -> Found:
    """Return the `rows` of all sizes, a dictionary each."""
    return {"rows": scale.measure()}


def on_disk(found: Found) -> Sequence[Mapping[str, Any]]:
    """Return the rows of indexes, the smallest first."""
    return sorted((row for row in found["rows"] if row["place"] == "on disk"), key=lambda row: row["triples"])


def lines(found: Found) -> Iterable[Line]:
    """Yield the median at each size, then how the largest does."""
    rows = on_disk(found)
    for row in rows:
        yield Line(f"CPU a question, median, {_TRIPLES[row['triples']]} triples", row["median_ms"], "{:.1f} ms")
    least, most = rows[0], rows[-1]
    yield Line("… growth of the median", most["median_ms"] / least["median_ms"], "{:.1f} ×", Goal(at_most=5))
    yield Line("… 95th percentile at the largest", most["p95_ms"], "{:.1f} ms", Goal(at_most=50))
    yield Line("… things found by name, ending or typing error", 100 * most["found"], "{:.1f}%")
    yield Line("… start with a ready index, beyond imports: CPU", most["start_s"], "{:.2f} s", Goal(at_most=0.3))
    yield Line("… most memory", most["memory_mb"], "{:.0f} MB", Goal(at_most=1500))

"""The figures as one picture: a panel for each part that is told best by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.drawing import STYLE, Axis, Bar, Box, Series, bars, chart, heading
from tests.evaluation.evaluate import ERRORS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from benchmarks.part import Found

    Panel = Callable[[Box, Found], Iterator[str]]

_WIDTH, _PANEL, _MARGIN = 880, 280, 24
_TRIPLES = {4: "10,000", 5: "100,000", 6: "1,000,000"}
_MS = {-5: "0.01 ms", -4: "0.1 ms", -3: "1 ms", -2: "10 ms", -1: "100 ms", 0: "1 s"}


def plot(results: Mapping[str, Any]) -> str:
    """Return an SVG document; a part that was never measured has no panel."""
    drawn = [name for name in _PANELS if name in results]
    height = _MARGIN + (_PANEL * -(-len(drawn) // 2))
    marks = [mark for at, name in enumerate(drawn) for mark in _PANELS[name](_box(at), results[name]["found"])]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        'role="img" aria-labelledby="title desc">',
        '<title id="title">Benchmarks of Bindwijzer</title>',
        '<desc id="desc">The same figures as in the table of the README and in docs/benchmarks.json.</desc>',
        f"<style>{STYLE}</style>",
        f'<rect x=".5" y=".5" width="{_WIDTH - 1}" height="{height - 1}" rx="8" class="paper"/>',
        *marks, "</svg>", "",
    ])  # fmt: skip


def _box(at: int) -> Box:
    width = _WIDTH / 2
    return Box(_MARGIN + width * (at % 2), _MARGIN + _PANEL * (at // 2), width - 1.5 * _MARGIN, _PANEL - _MARGIN)


def _below(box: Box) -> Box:
    """Return the room under a heading."""
    return Box(box.left, box.top + 50, box.width, box.height - 50)


def _cold(box: Box, found: Found) -> Iterator[str]:
    yield from heading(box, "One question from a cold start", "CPU of the whole process, median")
    names = {"python": "python -c pass", "rdflib": "import rdflib"}
    rows = [
        Bar(names.get(name, name), each, f"{1000 * each:.0f} ms", "other" if name in names else "ours")
        for name, each in found["seconds"].items()
    ]
    yield from bars(_below(box), rows, (0.75 * found["seconds"]["rdflib"], "goal: 0.75 of rdflib"))


def _quality(box: Box, found: Found) -> Iterator[str]:
    yield from heading(box, "Right answers", f"F1 on {found['in scope']} questions by other authors")
    ours = {"Bindwijzer": "F1"} | {f"{n} typing error{'s' * (n > 1)}": f"{n} errors" for n in ERRORS}
    others = {"token_set_ratio": "token_set_ratio", "full-text search": "full text"}
    rows = [Bar(name, found[key], f"{found[key]:.2f}", "ours") for name, key in ours.items()]
    rows += [Bar(name, found[key], f"{found[key]:.2f}") for name, key in others.items()]
    yield from bars(_below(box), rows)


def _engines(box: Box, found: Found) -> Iterator[str]:
    times = sorted(found["seconds"].values())
    yield from heading(box, "The same queries in two engines", f"CPU of {len(times)} queries, one a question type")
    every = [list(enumerate((pair[engine] for pair in times), 1)) for engine in (0, 1)]
    series = [Series("pyoxigraph", every[0], "ours"), Series("rdflib", every[1])]
    yield from chart(_below(box), Axis(1, len(times)), Axis(1e-5, 1, _MS), series)


def _scale(box: Box, found: Found) -> Iterator[str]:
    yield from heading(box, "An institution's own material", "CPU a question by triples, an index on disk")
    rows = [row for row in found["rows"] if row["place"] == "on disk"]
    series = [
        Series("goal of 95th", [(row["triples"], 0.05) for row in rows], "goal", joined=True),
        Series("95th", [(row["triples"], row["p95 ms"] / 1000) for row in rows], joined=True),
        Series("median", [(row["triples"], row["median ms"] / 1000) for row in rows], "ours", joined=True),
    ]
    yield from chart(_below(box), Axis(2_000, 5_000_000, _TRIPLES), Axis(3e-4, 0.2, _MS), series)


_PANELS: dict[str, Panel] = {"quality": _quality, "cold": _cold, "scale": _scale, "engines": _engines}

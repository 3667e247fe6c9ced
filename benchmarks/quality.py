"""How right the answers are on questions that nothing was tuned on, against two plain methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from benchmarks.part import Found, Goal, Line
from kg import resources
from kg.oxigraph import OxigraphStore
from tests.evaluation.evaluate import ERRORS, figures
from tests.evaluation.score import QUESTIONS, read

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE = "Right answers, on questions by authors who did not see the phrases"
_TIMES = {"median", "95th"}
"""Measured by the clock for `make eval`, and by CPU in another part."""


def measure() -> Found:
    """Return the figures of `make eval` by name, 0 to 1, and numbers of questions."""
    store = OxigraphStore.from_files([resources.built("bindwijzer.ttl")])
    known, asked, pages = (list(read(QUESTIONS / f"{name}.jsonl")) for name in ("train", "test", "pages"))
    found = figures(Assistant(store), store, asked, known, pages)
    return {name: figure for name, figure in found.items() if name not in _TIMES}


def lines(found: Found) -> Iterable[Line]:
    """Yield ours first, then what it is held against."""
    asked = f"{found['in scope']} questions, {found['turns']} turns of conversations among all"
    yield Line(f"F1 of answers, plain mean ({asked})", found["F1"], "{:.3f}", Goal(at_least=0.95))
    yield Line("… in Dutch", found["nl"], "{:.3f}")
    yield Line("… in English", found["en"], "{:.3f}")
    for errors in ERRORS:
        yield Line(f"… after {errors} typing error{'s' * (errors > 1)}", found[f"{errors} errors"], "{:.3f}")
    pages = f"{found['pages']} questions as on public pages"
    yield Line(f"a useful item among the first three ({pages})", 100 * found["useful"], "{:.0f}%", Goal(at_least=90))
    yield Line("… or one that may stand beside it", 100 * found["near useful"], "{:.0f}%")
    yield Line("token_set_ratio over whole questions: F1", found["token_set_ratio"], "{:.3f}")
    yield Line("full-text search, told how many answers to give: F1", found["full text"], "{:.3f}")
    yield Line("wrong answers", 100 * found["wrong"], "{:.1f}%")
    yield Line(f"refused of {found['outside']} questions out of scope", 100 * found["recall"], "{:.0f}%")
    yield Line("rightly refused of all that were", 100 * found["precision"], "{:.0f}%")

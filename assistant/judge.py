"""What each result rests on, read from the columns of its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answers import STRENGTH, Match, Result
from kg.records import Record
from kg.store import text
from kg.vocabulary import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.store import Row


class Fit(Record):
    """How one thing fits a question."""

    match: Match
    why: str
    definition: str = ""
    apart: bool = False
    """Told with the answer but not counted (a phase without a number)."""


def judge(rows: Iterable[Row], phrases: Mapping[str, str]) -> dict[str, Fit]:
    """Return for every item the strongest way in which it fits, and why.

    A column `silent_…` that is true says on what the source is silent; `because…` holds the rationale of an
    editorial link, `reason` that of an inference, `note_…` something to add, `apart` what is not to be counted.
    One row is as weak as the weakest of these; of several rows for one item the strongest counts.
    """
    best: dict[str, Fit] = {}
    for row in rows:
        item, fit = text(row["item"]), _fit(row, phrases)
        if item not in best or STRENGTH[fit.match] < STRENGTH[best[item].match]:
            best[item] = fit
    return best


def results(fits: Mapping[str, Fit], items: Mapping[str, Result]) -> tuple[Result, ...]:
    """Return what there is to show of the things that fit, the strongest first, each with how it fits."""
    found = [_judged(items[iri], fit) for iri, fit in fits.items() if iri in items]
    return tuple(sorted(found, key=lambda result: (STRENGTH[result.match], fits[result.iri].apart, result.code)))


def _judged(item: Result, fit: Fit) -> Result:
    """Return a result as weak as its fit and the thing itself: what is editorial is in no source, wherever it fits."""
    if STRENGTH[item.match] <= STRENGTH[fit.match]:
        return item._replace(match=fit.match, why=fit.why)
    return item._replace(why=" ".join(filter(None, (item.why, fit.why))))


def is_firm(variable: str) -> str:
    """Return what must hold of a column for a row to count: the source says so, or a rule of the ontology."""
    if variable == "?item":
        return f"NOT EXISTS {{ ?item <{expand('bw:basis')}> <{expand('bw:editorial')}> }}"
    if variable.startswith(("?silent_", "?apart")):
        return f'!BOUND({variable}) || STR({variable}) != "true"'
    return f"!BOUND({variable})" if variable.startswith("?because") else ""


def is_editorial(variable: str) -> str:
    """Return the same for a row that counts where no other does: it may rest on editorial links."""
    return "" if variable == "?item" or variable.startswith("?because") else is_firm(variable)


def _fit(row: Row, phrases: Mapping[str, str]) -> Fit:
    silent = [phrases[name] for name in row if name.startswith("silent_") and _is_true(row, name)]
    because = [text(row[name]) for name in row if name.startswith("because")]
    reason = [text(row["reason"])] if "reason" in row else []
    notes = [_note(name, text(row[name]), phrases) for name in row if name.startswith("note_")]
    match = (
        Match.UNSPECIFIED if silent else Match.EDITORIAL if because else Match.INFERRED if reason else Match.CONFIRMED
    )
    why = " ".join(_sentence(part) for part in dict.fromkeys([*silent, *because, *reason, *notes]))
    return Fit(match, why, text(row.get("definition")), _is_true(row, "apart"))


def _note(name: str, told: str, phrases: Mapping[str, str]) -> str:
    return phrases["certainty"].format(certainty=told) if name == "note_certainty" else told


def _is_true(row: Row, name: str) -> bool:
    return text(row.get(name)) == "true"


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else words + "."

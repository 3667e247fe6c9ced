"""What an answer is worth to a question that asks how many, or whether: a number, a truth, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answers import Match, Result
from assistant.judge import Fit, judge
from assistant.understanding.language import Language, wording
from assistant.understanding.reader import NOWHERE
from assistant.understanding.slots import SlotValue

if TYPE_CHECKING:
    from assistant.catalogue import Catalogue
    from assistant.selection import Selected, Selection
    from assistant.session import Candidate
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.recognise import Reading


class Worth:
    """Counts and judges the results of a reading."""

    def __init__(self, selection: Selection, lexicon: Lexicon, catalogue: Catalogue) -> None:
        self._selection = selection
        self._lexicon = lexicon
        self._catalogue = catalogue

    def of(
        self,
        candidate: Candidate,
        found: tuple[Result, ...],
        fits: dict[str, Fit],
        language: Language,
        selected: Selected,
    ) -> tuple[int | bool | None, tuple[Result, ...]]:
        """Return the number or truth that a question asks for (None: neither), and the results behind it."""
        firm = [r for r in found if r.match in {Match.CONFIRMED, Match.INFERRED} and not fits[r.iri].apart]
        counted = tuple(firm or [r for r in found if r.match is Match.EDITORIAL])
        if candidate.frame.how_many and candidate.reading.intent.answers:
            whole = self._selection.count(selected.query) if selected.more else None
            return len(counted) if whole is None else whole, counted
        if candidate.frame.yes_no and candidate.reading.members:
            choosing = candidate.reading.choice and "item" in candidate.reading.intent.slots
            return (None, found) if choosing else self._truth(candidate.reading, found, language)
        if candidate.frame.exists and candidate.reading.intent.answers and counted:
            return True, found
        return None, found

    def _truth(
        self, reading: Reading, found: tuple[Result, ...], language: Language
    ) -> tuple[bool | None, tuple[Result, ...]]:
        """Return whether all things asked about belong to the answer; None where the source is silent."""
        asked = {entity.iri for entity in reading.members}
        inside = tuple(r for r in found if r.iri in asked)
        if any(value.entity == NOWHERE for value in reading.values):
            return None, ()
        if inside and len(inside) == len(asked):
            return (None if any(r.match is Match.UNSPECIFIED for r in inside) else True), inside
        if "item" in {value.slot for value in reading.values} or not reading.values:
            return (False if found else None), found
        return (False if self._placed_elsewhere(reading, asked, language) else None), ()

    def _placed_elsewhere(self, reading: Reading, asked: set[str], language: Language) -> bool:
        """Say whether the source places the things asked about under another value of what was asked."""
        wide = [
            SlotValue(slot, entity, 0, 0, 100)
            for slot in dict.fromkeys(value.slot for value in reading.values)
            for entity in self._lexicon.of_kinds(reading.intent.slots[slot])
        ]
        rows = self._selection.rows_of(reading.intent.query, self._catalogue.terms(wide, language), asked)
        fits = judge(rows, wording(language).phrases)
        return any(iri in asked and fit.match is not Match.UNSPECIFIED for iri, fit in fits.items())

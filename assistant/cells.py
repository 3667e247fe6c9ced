"""Where work forms fit: the cells of the matrix of interaction partner, modality and group size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.naming import Named, named, rows
from kg.store import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.language import Language
    from kg.store import Row, Store


@dataclass(frozen=True, slots=True)
class Cell:
    """One work form in one cell; a modality or group size of None is one on which the source is silent."""

    form: Named
    partner: Named
    modality: Named | None
    size: Named | None
    reason: str = ""
    """The rule by which the form fits here, where the source itself does not place it."""

    @property
    def is_inferred(self) -> bool:
        """Say whether the source places the form elsewhere and a rule brings it here."""
        return bool(self.reason)


def cells(store: Store, language: Language, forms: Iterable[str] = ()) -> tuple[Cell, ...]:
    """Return the cells of the work forms at these addresses, or of all, in the order of the matrix."""
    return tuple(_cell(row) for row in rows(store, "cells", language, items=forms))


def _cell(row: Row) -> Cell:
    form, partner = named(row, "item"), named(row, "partner")
    assert form  # noqa: S101 - the query binds both
    assert partner  # noqa: S101
    return Cell(form, partner, named(row, "modality"), named(row, "size"), text(row.get("reason")))

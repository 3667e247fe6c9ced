"""A walk through the matrix of work forms: one choice after the other, each showing what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.cells import Cell
    from assistant.doors.http.intake import Fields
    from assistant.explore import Matrix
    from assistant.naming import Named

SIDES = ("with", "modality", "size")
"""The sides of the matrix, in the order of the walk; also the names of the parameters."""
SILENT = "silent"
"""What stands for a side on which the source is silent."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One value of a side that can be chosen, and how many work forms it leaves."""

    code: str
    thing: Named | None
    count: int
    is_chosen: bool
    query: str
    """The parameters of the choice."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a reader stands in the matrix."""

    turns: Mapping[str, tuple[Turn, ...]]
    """What each side can be."""
    rest: tuple[tuple[Named, tuple[Cell, ...]], ...]
    """The work forms that are left, each with its cells."""
    query: str
    """The parameters of what is chosen."""


def walk(matrix: Matrix, given: Fields) -> Walk:
    """Return where the parameters `with`, `modality` and `size` lead; what they do not name stays open."""
    cells = [cell for found in matrix.cells.values() for cell in found]
    chosen = {key: value for key, value in given if key in SIDES and value}
    turns = {side: tuple(_turns(cells, side, chosen)) for side in SIDES}
    left = [cell for cell in cells if _fits(cell, chosen)]
    forms = dict.fromkeys(sorted(cell.form for cell in left))
    return Walk(turns, tuple((form, tuple(c for c in left if c.form == form)) for form in forms), _query(chosen))


def _turns(cells: list[Cell], side: str, chosen: Mapping[str, str]) -> Iterable[Turn]:
    others = {key: value for key, value in chosen.items() if key != side}
    values = {_code(cell, side): _thing(cell, side) for cell in cells}
    for code in sorted(values, key=lambda each: (each == SILENT, each)):
        wanted = {**others, side: code}
        count = len({cell.form for cell in cells if _fits(cell, wanted)})
        is_chosen = chosen.get(side) == code
        yield Turn(code, values[code], count, is_chosen, _query(others if is_chosen else wanted))


def _query(chosen: Mapping[str, str]) -> str:
    return urlencode([(side, chosen[side]) for side in SIDES if side in chosen])


def _fits(cell: Cell, chosen: Mapping[str, str]) -> bool:
    return all(_code(cell, side) == code for side, code in chosen.items())


def _thing(cell: Cell, side: str) -> Named | None:
    return {"with": cell.partner, "modality": cell.modality, "size": cell.size}[side]


def _code(cell: Cell, side: str) -> str:
    thing = _thing(cell, side)
    return thing.code if thing else SILENT

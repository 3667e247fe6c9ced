"""The rows of a result: sort, search, look at a whole cell, copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message
from textual.widgets import DataTable

from assistant.doors.tui.keys import key
from assistant.doors.tui.room import AtDesk
from assistant.doors.tui.safe import plain
from assistant.doors.tui.write import Write
from kg.results_table import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from kg.terms import Term

    Row = tuple[Term | None, ...]

MOST_SHOWN = 2000
"""Rows that the table is given; more would make it slow."""
_WIDEST = 60


class Results(AtDesk, DataTable[object]):
    """Shows rows of terms."""

    DEFAULT_CSS = """
    Results { height: 3fr; min-height: 3; background: $background; color: $foreground; scrollbar-size-vertical: 1; }
    Results > .datatable--header { background: $panel; color: $foreground; text-style: bold; }
    Results > .datatable--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    Results > .datatable--header-cursor { background: $panel; color: $text-primary; text-style: bold; }
    Results > .datatable--header-hover { background: $panel; color: $text-primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("o", "sort", "results.sort"),
        key("slash,f", "filter", "results.filter"),
        key("y", "copy_cell", "results.copy_cell"),
        key("r", "copy_row", "results.copy_row"),
        key("t", "copy_table", "results.copy_table", show=False),
    ]
    help_name = "results"

    class Changed(Message):
        """Other rows are shown now."""

    class Opened(Message):
        """The reader wants to see a whole cell."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="results", cursor_type="cell", zebra_stripes=False)
        self._variables: tuple[str, ...] = ()
        self._all: list[Row] = []
        self.found: list[Row] = []
        """The rows that the search leaves, in order."""
        self.filter = ""
        self._sorted: tuple[int, bool] | None = None

    def fill(self, variables: Sequence[str], found: Sequence[Row]) -> None:
        """Show the rows of a result."""
        self._variables, self._all = tuple(variables), list(found)
        self.filter, self._sorted = "", None
        self._renew()

    def _renew(self) -> None:
        wanted = self.filter.casefold()
        self.found = [row for row in self._all if not wanted or any(wanted in _text(t).casefold() for t in row)]
        if self._sorted is not None:
            column, backwards = self._sorted
            self.found.sort(key=lambda row: _order(row[column]), reverse=backwards)
        self.clear(columns=True)
        for number, name in enumerate(self._variables):
            sign = "" if self._sorted is None or self._sorted[0] != number else " ▾" if self._sorted[1] else " ▴"
            self.add_column(plain(f"{name}{sign}"), key=str(number))
        for row in self.found[:MOST_SHOWN]:
            self.add_row(*(plain(_cut(shown(term)[0])) for term in row))
        self.post_message(self.Changed())

    @property
    def here(self) -> Row | None:
        """Return the row at the cursor."""
        return self.found[self.cursor_row] if 0 <= self.cursor_row < min(len(self.found), MOST_SHOWN) else None

    def action_sort(self) -> None:
        """Sort by the column at the cursor; again turns the order."""
        if self._variables:
            column = self.cursor_column
            self._sorted = (column, self._sorted == (column, False))
            self._renew()
            self.move_cursor(row=0, column=column)

    @on(DataTable.HeaderSelected)
    def header(self, message: DataTable.HeaderSelected) -> None:
        """Sort by the column that was clicked."""
        self.move_cursor(column=message.column_index)
        self.action_sort()

    def action_filter(self) -> None:
        """Leave the rows that hold some words."""

        def chosen(text: str | None) -> None:
            if text is not None:
                self.filter = text.strip()
                self._renew()

        self.app.push_screen(Write(self.words("workbench.filter"), self.filter), chosen)

    @on(DataTable.CellSelected)
    def opened(self) -> None:
        """Show the whole cell."""
        if self.here:
            self.post_message(self.Opened(_text(self.here[self.cursor_column])))

    def action_copy_cell(self) -> None:
        """Copy the cell at the cursor."""
        self.host.copy(_text(self.here[self.cursor_column]) if self.here else "")

    def action_copy_row(self) -> None:
        """Copy the row at the cursor, with tabs between the cells."""
        self.host.copy(_line(self.here) if self.here else "")

    def action_copy_table(self) -> None:
        """Copy all rows found, with a head."""
        self.host.copy("\n".join(["\t".join(self._variables), *map(_line, self.found)]) if self.found else "")

    def retell(self) -> None:
        """Nothing in the table depends on the language."""


def _text(term: Term | None) -> str:
    return "" if term is None else getattr(term, "value", "") or getattr(term, "label", "")


def _order(term: Term | None) -> tuple[int, float, str]:
    """Order numbers as numbers, before texts; what is not bound comes first."""
    text = _text(term)
    try:
        return (1, float(text), "")
    except ValueError:
        return (2 if term is not None else 0, 0.0, text.casefold())


def _line(row: Row) -> str:
    return "\t".join(" ".join(_text(term).split()) for term in row)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"

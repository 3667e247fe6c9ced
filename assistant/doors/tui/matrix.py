"""The matrix of work forms: a row a place, one line a work form."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import DataTable

from assistant.doors.tui.keys import key
from assistant.doors.tui.pen import Target
from assistant.doors.tui.room import AtDesk
from assistant.doors.tui.safe import plain

if TYPE_CHECKING:
    from textual.binding import BindingType

    from assistant.cells import Cell
    from assistant.explore import Matrix, Place


class MatrixTable(AtDesk, DataTable[object]):
    """The matrix: a row a place, one line a work form; Enter opens it."""

    DEFAULT_CSS = """
    MatrixTable { width: 2fr; height: 1fr; background: $background; color: $foreground; scrollbar-size-vertical: 1; }
    MatrixTable > .datatable--header { background: $panel; color: $foreground; text-style: bold; }
    MatrixTable > .datatable--fixed { background: $panel; color: $foreground; }
    MatrixTable > .datatable--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    MatrixTable > .datatable--header-cursor { background: $panel; color: $text-primary; text-style: bold; }
    MatrixTable > .datatable--fixed-cursor { background: $panel; color: $text-primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("c", "collect", "explore.collect"),
        key("t", "screen.tree", "explore.tree"),
    ]
    help_name = "matrix"

    def __init__(self) -> None:
        super().__init__(id="matrix", cursor_type="cell", fixed_columns=1)
        self._forms: dict[tuple[int, int], Cell] = {}
        self.is_filled = False

    def on_mount(self) -> None:
        """Fill the matrix."""
        self.retell()

    def retell(self) -> None:
        """Fill the matrix in the language of now."""
        from assistant.explore import matrix

        self._empty()
        self.add_column(plain(self.words("app.looking")))
        store, language = self.desk.assistant.store, self.words.language
        self.host.look(lambda: matrix(store, language), self._fill, self._empty, place="matrix")

    def _empty(self) -> None:
        self.is_filled = False
        self.clear(columns=True)
        self._forms = {}

    def _fill(self, told: Matrix) -> None:
        self._empty()
        self.is_filled = True
        self.add_column(plain(self.words("explore.place")), key="place")
        for number, modality in enumerate(told.modalities):
            self.add_column(plain(modality.label if modality else self.words("explore.silent")), key=str(number))
        for place in told.places:
            self._add_place(told, place)
        self.add_row(plain(self.words("explore.inferred_mark")), *(plain("") for _ in told.modalities))

    def _add_place(self, told: Matrix, place: Place) -> None:
        cells = [told.at(place, modality) for modality in told.modalities]
        size = place.size.label if place.size else self.words("explore.silent")
        heading = (place.partner.label, f"  {size}")
        for line in range(max(2, *map(len, cells))):
            row = [plain(heading[line] if line < len(heading) else "", "bold")]
            for column, standing in enumerate(cells, 1):
                cell = standing[line] if line < len(standing) else None
                if cell:
                    self._forms[self.row_count, column] = cell
                row.append(plain(cell.form.label + (" *" if cell.is_inferred else "") if cell else ""))
            self.add_row(*row)
        self.add_row(*(plain("") for _ in range(len(cells) + 1)))

    @property
    def here(self) -> Cell | None:
        """Return what stands at the cursor."""
        return self._forms.get((self.cursor_row, self.cursor_column))

    @on(DataTable.CellSelected)
    def selected(self) -> None:
        """Open the work form at the cursor."""
        if self.here:
            self.host.open_item(self.here.form.iri)

    def action_collect(self) -> None:
        """Put the work form at the cursor into the plan, or take it out."""
        if self.here:
            form = self.here.form
            self.host.collect(Target("collect", form.iri, form.label, form.code))

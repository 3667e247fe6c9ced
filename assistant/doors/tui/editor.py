"""The SPARQL editor: colours by Pygments, completion from the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style as RichStyle
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from assistant.doors.tui.highlight import COLOURS, tokens
from assistant.doors.tui.keys import key
from assistant.doors.tui.pick import Choice, Pick
from assistant.doors.tui.room import AtDesk
from assistant.doors.tui.safe import CleanLines

if TYPE_CHECKING:
    from textual.binding import BindingType

    from assistant.writing import Written

_MOST = 300


class Editor(AtDesk, CleanLines, TextArea):
    """Where a query is written."""

    DEFAULT_CSS = """
    Editor { height: 2fr; min-height: 4; border: round $border-blurred; background: $background; padding: 0; }
    Editor:focus { border: round $border; }
    Editor:light .text-area--cursor, Editor:dark .text-area--cursor {
        background: $input-cursor-background; color: $input-cursor-foreground;
    }
    Editor .text-area--selection { background: $input-selection-background; color: $input-selection-foreground; }
    Editor .text-area--cursor-line, Editor .text-area--cursor-gutter { background: $panel; }
    Editor .text-area--gutter { color: $text-muted; background: $background; }
    Editor .text-area--cursor-gutter { color: $foreground; }
    Editor .text-area--placeholder { color: $text-muted; }
    Editor .text-area--matching-bracket { background: $panel; color: $text-accent; text-style: bold underline; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f9,ctrl+j,ctrl+enter", "screen.run", "workbench.run"),
        key("ctrl+@,ctrl+space", "complete", "workbench.complete"),
    ]
    help_name = "editor"

    def __init__(self) -> None:
        super().__init__(id="editor", show_line_numbers=True, tab_behavior="focus", soft_wrap=True)
        self._names: tuple[Written, ...] = ()

    def on_mount(self) -> None:
        """Put the colours of the app's theme on the words."""
        self.retell()

    def retell(self) -> None:
        """Take over language and colours of now."""
        self._names = ()
        self.placeholder = self.words("workbench.placeholder")
        styles = {name: self._style(colour) for name, colour in COLOURS.items()}
        self.register_theme(TextAreaTheme("bindwijzer", syntax_styles=styles))
        self.theme = "css"
        self.theme = "bindwijzer"

    def _style(self, colour: str) -> RichStyle:
        bold, _, name = colour.rpartition(" ")
        return RichStyle(color=self.app.theme_variables[name.removeprefix("$")], bold=bool(bold) or None)

    def _build_highlight_map(self) -> None:
        """Colour the words by Pygments; the library counts in bytes."""
        self._line_cache.clear()
        self._highlights.clear()
        row, line = 0, ""
        for _, word, name in tokens(self.text, "sparql"):
            for number, piece in enumerate(word.split("\n")):
                if number:
                    row, line = row + 1, ""
                start = len(line.encode())
                line += piece
                if name and piece:
                    self._highlights[row].append((start, start + len(piece.encode()), name))

    @property
    def position(self) -> int:
        """Return where the cursor stands, in characters."""
        row, column = self.cursor_location
        return sum(len(line) + 1 for line in self.text.split("\n")[:row]) + column

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor at a place counted from 1."""
        lines = self.text.split("\n")
        row = max(0, min(line - 1, len(lines) - 1))
        self.move_cursor((row, max(0, min(column - 1, len(lines[row])))))
        self.focus()

    def action_complete(self) -> None:
        """Choose what the word at the cursor becomes."""
        from assistant.writing import names

        def read(found: tuple[Written, ...]) -> None:
            self._names = found
            self._complete()

        if self._names:
            self._complete()
        else:
            store, language = self.desk.assistant.store, self.words.language
            self.host.look(lambda: tuple(names(store, language)), read, place="names")

    def _complete(self) -> None:
        from assistant.writing import completions, word_before

        word = word_before(self.text, self.position)
        found = completions(self.text, self.position, self._names)[:_MOST]

        def chosen(text: str | None) -> None:
            if text is not None:
                row, column = self.cursor_location
                self.replace(text, (row, column - len(word)), (row, column))

        if len(found) == 1:
            chosen(found[0].text)
        else:
            listed = [Choice(written.text, written.text, written.meaning) for written in found]
            self.app.push_screen(Pick(self.words("workbench.complete"), listed), chosen)

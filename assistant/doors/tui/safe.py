"""Text of the graph or of the reader, made safe to show: never markup, never a control code."""

from __future__ import annotations

import unicodedata

from rich.segment import Segment
from rich.text import Text
from textual.strip import Strip

_SHOWN_INSTEAD = "\N{REPLACEMENT CHARACTER}"
_TURNING = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"}
"""Characters that turn the direction of what follows them on the line."""


def clean(text: str, *, lines: bool = False) -> str:
    r"""Return text without control codes; line breaks stay only where they are asked for.

    >>> clean("a\x1b[2Jb\nc")
    'a\ufffd[2Jb c'
    """
    if text.isprintable():
        return text
    kept = text.replace("\r\n", "\n").expandtabs(4)
    kept = kept if lines else kept.replace("\n", " ")
    return "".join(_SHOWN_INSTEAD if _is_control(character) else character for character in kept)


def _is_control(character: str) -> bool:
    return character in _TURNING or (character != "\n" and unicodedata.category(character) in {"Cc", "Cs"})


def plain(text: str, style: str = "") -> Text:
    """Return text for the widgets that would else read markup in it (tables, trees, lists)."""
    return Text(clean(text), style=style, no_wrap=True, end="")


class CleanLines:
    """Shows the control codes in what a reader pastes or opens as signs; the text itself stays as it is."""

    def render_line(self, y: int) -> Strip:
        """Return one line as the widget draws it, without control codes."""
        strip: Strip = super().render_line(y)  # type: ignore[misc]
        if all(segment.text.isprintable() for segment in strip):
            return strip
        shown = (Segment(clean(text), style, control) for text, style, control in strip)
        return Strip(shown, strip.cell_length)

"""The two looks of the app, with colours that keep 4.5:1 for every text on every ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

LIGHT, DARK = "bindwijzer-light", "bindwijzer-dark"

_COLOURS: Mapping[str, Mapping[str, str]] = {
    LIGHT: {
        "ink": "#1c1b22", "soft": "#545460", "paper": "#fdfdfb", "panel": "#eceae4",
        "mark": "#0b4f8a", "chosen": "#c9d8ea",
        "primary": "#0b4f8a", "secondary": "#5b3a8c", "accent": "#8a2c5a",
        "warning": "#7a4a00", "error": "#a11616", "success": "#1d5e2d",
    },
    DARK: {
        "ink": "#eceaf2", "soft": "#b3b4c2", "paper": "#16171d", "panel": "#262833",
        "mark": "#9ecbff", "chosen": "#3a4560",
        "primary": "#9ecbff", "secondary": "#cdb4f6", "accent": "#ffb0d4",
        "warning": "#f5c878", "error": "#ffada6", "success": "#9bdca8",
    },
}  # fmt: skip
"""Texts are in ink, softer ones in soft, on paper or a panel; a cursor is paper-coloured text on the mark.

What is selected is on the ground of what is chosen, and may keep its own colour there, as the words of a query do.
"""

_KINDS = ("primary", "secondary", "accent", "warning", "error", "success")
_USES: Mapping[str, str] = {
    **{f"text-{kind}": kind for kind in _KINDS},
    **{f"{kind}-muted": "panel" for kind in _KINDS},
    "text": "ink", "text-muted": "soft", "text-disabled": "soft",
    "foreground-muted": "soft", "foreground-disabled": "soft",
    "block-cursor-foreground": "paper", "block-cursor-background": "mark",
    "block-cursor-blurred-foreground": "ink", "block-cursor-blurred-background": "panel",
    "block-hover-background": "panel",
    "border": "mark", "border-blurred": "soft",
    "scrollbar": "soft", "scrollbar-hover": "mark", "scrollbar-active": "mark",
    "scrollbar-background": "panel", "scrollbar-background-hover": "panel", "scrollbar-background-active": "panel",
    "scrollbar-corner-color": "panel",
    "link-color": "primary", "link-color-hover": "paper", "link-background-hover": "mark",
    "input-cursor-foreground": "paper", "input-cursor-background": "ink",
    "input-selection-foreground": "ink", "input-selection-background": "chosen",
    "screen-selection-foreground": "ink", "screen-selection-background": "chosen",
    "button-foreground": "ink", "button-color-foreground": "paper",
}  # fmt: skip
"""Which of the colours each variable of the library gets."""
_OTHERS = {
    "block-cursor-text-style": "bold", "block-cursor-blurred-text-style": "none", "input-cursor-text-style": "none",
    "link-background": "transparent",
}  # fmt: skip


def _theme(name: str) -> Theme:
    colours = _COLOURS[name]
    return Theme(
        name,
        primary=colours["primary"],
        secondary=colours["secondary"],
        accent=colours["accent"],
        warning=colours["warning"],
        error=colours["error"],
        success=colours["success"],
        foreground=colours["ink"],
        background=colours["paper"],
        surface=colours["paper"],
        panel=colours["panel"],
        boost=colours["panel"],
        dark=name == DARK,
        text_alpha=1.0,
        variables={**{variable: colours[use] for variable, use in _USES.items()}, **_OTHERS},
    )


THEMES = tuple(map(_theme, _COLOURS))

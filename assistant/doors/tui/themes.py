"""The two looks of the app, with colours that keep 4.5:1 for every text on every ground."""

from __future__ import annotations

from textual.theme import Theme

LIGHT, DARK = "bindwijzer-light", "bindwijzer-dark"


def _theme(name: str, grounds: tuple[str, str, str, str], colours: dict[str, str], *, dark: bool) -> Theme:
    """Return a theme; the grounds are ink, paper, panel, and mark: the ground of a cursor with paper-coloured text."""
    ink, paper, panel, mark = grounds
    soft = colours["soft"]
    text = {f"text-{kind}": colours[kind] for kind in ("primary", "secondary", "accent", "warning", "error", "success")}
    muted = {f"{kind}-muted": panel for kind in ("primary", "secondary", "accent", "warning", "error", "success")}
    return Theme(
        name,
        primary=colours["primary"],
        secondary=colours["secondary"],
        accent=colours["accent"],
        warning=colours["warning"],
        error=colours["error"],
        success=colours["success"],
        foreground=ink,
        background=paper,
        surface=paper,
        panel=panel,
        boost=panel,
        dark=dark,
        text_alpha=1.0,
        variables={
            **text,
            **muted,
            "text": ink,
            "text-muted": soft,
            "text-disabled": soft,
            "foreground-muted": soft,
            "foreground-disabled": soft,
            "block-cursor-foreground": paper,
            "block-cursor-background": mark,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": ink,
            "block-cursor-blurred-background": panel,
            "block-cursor-blurred-text-style": "none",
            "block-hover-background": panel,
            "border": mark,
            "border-blurred": soft,
            "scrollbar": soft,
            "scrollbar-hover": mark,
            "scrollbar-active": mark,
            "scrollbar-background": panel,
            "scrollbar-background-hover": panel,
            "scrollbar-background-active": panel,
            "scrollbar-corner-color": panel,
            "link-color": colours["primary"],
            "link-background": "transparent",
            "link-color-hover": paper,
            "link-background-hover": mark,
            "input-cursor-background": ink,
            "input-cursor-foreground": paper,
            "input-cursor-text-style": "none",
            "input-selection-background": mark,
            "input-selection-foreground": paper,
            "screen-selection-background": mark,
            "screen-selection-foreground": paper,
            "button-foreground": ink,
            "button-color-foreground": paper,
        },
    )


THEMES = (
    _theme(
        LIGHT,
        ("#1c1b22", "#fdfdfb", "#eceae4", "#0b4f8a"),
        {
            "primary": "#0b4f8a", "secondary": "#5b3a8c", "accent": "#8a2c5a", "warning": "#7a4a00",
            "error": "#a11616", "success": "#1d5e2d", "soft": "#545460",
        },
        dark=False,
    ),
    _theme(
        DARK,
        ("#eceaf2", "#16171d", "#262833", "#9ecbff"),
        {
            "primary": "#9ecbff", "secondary": "#cdb4f6", "accent": "#ffb0d4", "warning": "#f5c878",
            "error": "#ffada6", "success": "#9bdca8", "soft": "#b3b4c2",
        },
        dark=True,
    ),
)  # fmt: skip

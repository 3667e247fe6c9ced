"""How the app looks: the same as last time at every size, in both themes and languages, and readable everywhere.

BINDWIJZER_UPDATE_SNAPSHOTS=1 writes the snapshots and the pictures of the README anew.
"""

from __future__ import annotations

import asyncio
import difflib
import os
import re
from hashlib import sha256
from pathlib import Path

import pytest
from rich.style import Style

from tests.doors.tui.pilot import screen_text
from tests.doors.tui.scenes import OVER, SCENES, THEMES, stage

SNAPSHOTS = Path(__file__).parent / "snapshots"
PICTURES = Path(__file__).parents[3] / "docs" / "pictures"
SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]
UPDATE = bool(os.environ.get("BINDWIJZER_UPDATE_SNAPSHOTS"))
LEAST_CONTRAST = 4.5


def play(desk, scene, size, look):
    return asyncio.run(stage(desk, scene, size, look))


def compare(file, seen):
    """Hold what is seen against a file; with UPDATE write it."""
    if UPDATE:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(seen, encoding="utf-8")
    wanted = file.read_text(encoding="utf-8") if file.exists() else ""
    if seen != wanted:
        changes = list(difflib.unified_diff(wanted.splitlines(), seen.splitlines(), "snapshot", "now", lineterm=""))
        pytest.fail(f"{file.name} looks different:\n" + "\n".join(changes[:80]))


def colour_runs(app):
    """Return the colours of each row as runs of cells: how many, in which ink on which ground."""
    lines = []
    for strip in app.screen._compositor.render_strips():
        runs = []
        for segment in strip:
            look = str(segment.style or "")
            look = re.sub(r" (not )?(link|meta) \S+", "", look)
            if runs and runs[-1][1] == look:
                runs[-1][0] += segment.cell_length
            else:
                runs.append([segment.cell_length, look])
        lines.append("; ".join(f"{count} {look}" for count, look in runs))
    return "\n".join(lines)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
@pytest.mark.parametrize("scene", ["answer", "detail", "tree", "matrix", "plan", "workbench"])
def test_every_screen_looks_as_it_did(sit, scene, size, language):
    """A snapshot holds the text, the same in both themes, and a digest of the colours of each theme."""
    seen = {
        theme: play(sit(language, theme=name), scene, size, lambda app: (screen_text(app), colour_runs(app)))
        for theme, name in THEMES.items()
    }
    (text,) = {text for text, _ in seen.values()}
    colours = [f"{theme} {sha256(runs.encode()).hexdigest()[:16]}" for theme, (_, runs) in seen.items()]
    compare(SNAPSHOTS / f"{scene}-{size[0]}x{size[1]}-{language}.txt", "\n".join([text, *colours, ""]))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scene", ["answer", "workbench"])
def test_every_theme_has_the_colours_it_had(sit, scene, theme):
    seen = play(sit("nl", theme=THEMES[theme]), scene, (80, 24), lambda app: colour_runs(app) + "\n")
    compare(SNAPSHOTS / f"{scene}-80x24-{theme}.txt", seen)


def luminance(triplet):
    parts = [value / 255 for value in triplet]
    return sum(
        weight * (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4)
        for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
    )


def contrast(style):
    """Return the contrast of a cell as a terminal draws it; dim text is too weak whatever its colour."""
    if style.dim:
        return 0
    ink, ground = (luminance(color.get_truecolor()) for color in (style.color, style.bgcolor))  # reversed: the same
    return (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05)


def hard_to_read(app):
    """Return every text on the screen that has too little contrast with its ground."""
    return {
        (segment.text.strip(), str(segment.style), round(contrast(segment.style), 2))
        for strip in app.screen._compositor.render_strips()
        for segment in strip
        if segment.text.strip() and contrast(segment.style) < LEAST_CONTRAST
    }


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scene", [*SCENES, *OVER])
def test_every_text_stands_out_from_its_ground(sit, scene, theme):
    assert play(sit("nl", theme=THEMES[theme]), scene, (100, 30), hard_to_read) == set()


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("#000000 on #ffffff", 21),
        ("#ffffff on #000000 reverse", 21),
        ("#777777 on #ffffff", 4.48),
        ("#0b4f8a on #0b4f8a", 1),
        ("dim #000000 on #ffffff", 0),
    ],
)
def test_contrast_is_measured_as_the_terminal_draws(style, expected):
    assert contrast(Style.parse(style)) == pytest.approx(expected, abs=0.01)


def test_without_colours_only_greys_are_left(sit, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    def colours(app):
        found = re.findall(r"(?:fill|color): ?(#[0-9a-f]{6})", app.export_screenshot())
        return {colour for colour in found if len({colour[1:3], colour[3:5], colour[5:7]}) > 1}

    assert play(sit(), "answer", (80, 24), colours) <= {"#ff5f57", "#febc2e", "#28c840", "#c5c8c6"}


@pytest.mark.parametrize(("name", "scene", "language", "theme"), [
    ("answer-nl", "answer", "nl", "light"), ("detail-en", "detail", "en", "light"),
    ("matrix-nl", "matrix", "nl", "dark"), ("workbench-en", "workbench", "en", "dark"),
])  # fmt: skip
def test_the_pictures_of_the_readme_show_the_app_of_now(sit, name, scene, language, theme):
    def picture(app):
        svg = app.export_screenshot(title="Bindwijzer")
        return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)

    compare(PICTURES / f"{name}.svg", play(sit(language, theme=THEMES[theme]), scene, (110, 34), picture))

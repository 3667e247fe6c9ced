"""Copying: the terminal's own way (OSC 52, through tmux too) and the system's tool; neither can promise to arrive."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys

_TOOLS = (("wl-copy",), ("xclip", "-selection", "clipboard"), ("xsel", "-ib"), ("pbcopy",), ("clip.exe",), ("clip",))
_LONGEST = 100_000
"""Bytes that terminals commonly take by OSC 52."""
_PATIENCE = 1.0


def escape_sequence(text: str) -> str:
    """Return what tells a terminal to copy text; inside tmux it is wrapped so that it passes. Empty if too long."""
    coded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if len(coded) > _LONGEST:
        return ""
    told = f"\x1b]52;c;{coded}\x07"
    return "\x1bPtmux;" + told.replace("\x1b", "\x1b\x1b") + "\x1b\\" if os.environ.get("TMUX") else told


def copy_by_tool(text: str) -> bool:
    """Copy with the first tool of the system that is there; say whether one took it."""
    if not (sys.platform in {"darwin", "win32"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    for tool in _TOOLS:
        if shutil.which(tool[0]):
            return _ran(tool, text)
    return False


def _ran(tool: tuple[str, ...], text: str) -> bool:
    try:
        run = subprocess.run(  # noqa: S603 - a fixed command
            tool, input=text.encode("utf-8", "replace"), timeout=_PATIENCE, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0

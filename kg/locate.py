"""Where in the Turtle files a thing is described: for messages that lead to the line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PREFIX = re.compile(r"^\s*(?:@prefix|PREFIX)\s+([\w.-]*):\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file; lines count from 1."""

    file: Path
    line: int


def locate(iri: str, files: Iterable[Path]) -> Place | None:
    """Return the line where a thing's own block starts, else the first line that mentions it."""
    mentioned = None
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace")
        token = _token(iri, text)
        for number, line in enumerate(text.splitlines(), 1):
            if found := token.search(line):
                if found.start() == 0:
                    return Place(file, number)
                mentioned = mentioned or Place(file, number)
    return mentioned


def _token(iri: str, text: str) -> re.Pattern[str]:
    """Return a pattern for all ways in which this text may write the address."""
    ways = [re.escape(f"<{iri}>")]
    for prefix, space in _PREFIX.findall(text):
        if iri.startswith(space):
            ways.append(rf"(?<![\w:-]){re.escape(prefix)}:{re.escape(iri.removeprefix(space))}(?![\w:-])")
    return re.compile("|".join(ways))

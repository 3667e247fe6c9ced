"""The competency questions as example queries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import resources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TITLE = re.compile(r"^# (nl|en): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its query."""

    number: int
    titles: Mapping[str, str]
    """The question by language."""
    query: str


@cache
def examples() -> tuple[Example, ...]:
    """Return all examples, in order."""
    return tuple(_example(number, file) for number, file in enumerate(resources.competency_files(), 1))


def _example(number: int, file: Path) -> Example:
    told = file.read_text(encoding="utf-8")
    query = "".join(line for line in told.splitlines(keepends=True) if not line.startswith("#"))
    return Example(number, dict(_TITLE.findall(told)), query)

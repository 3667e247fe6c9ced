"""Long lists as the text that they are in: lines in the order of their keys, most of which are never asked for."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FEW = 200
"""Keys that are searched where they lie: more of them, and taking the lines apart once is quicker."""


def rows(lines: str) -> list[str]:
    """Return the lines of a text, none of one that is empty."""
    return lines.split("\n") if lines else []


def value_of(key: str, lines: str, between: str) -> str | None:
    r"""Return what stands after a key in lines that are in the order of their keys; None where there is no such key.

    >>> value_of("bee", "ant 3\nbee 7\n", " ")
    '7'
    """
    able = range(lines.rfind("\n", 0, -1) + 2)
    at = _start(lines, bisect_left(able, key, key=lambda near: _key(lines, _start(lines, near), between)))
    end = lines.find("\n", at)
    found, _, value = lines[at : end if end >= 0 else None].partition(between)
    return value if key and found == key else None


def _start(lines: str, at: int) -> int:
    """Return where the first line starts that does not start before a letter of the text."""
    return lines.find("\n", at - 1) + 1 if at else 0


def _key(lines: str, start: int, between: str) -> str:
    return lines[start : lines.find(between, start)]


class Table:
    """Numbers by key."""

    def __init__(self, lines: str) -> None:
        """Take a line for each key in the order of keys, a tab between it and its numbers."""
        self._lines = lines
        self._asked = 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __contains__(self, key: str) -> bool:
        return self._value(key) is not None

    def of(self, key: str) -> Sequence[int]:
        """Return the numbers of a key, none for one that is not there."""
        told = self._value(key)
        return tuple(map(int, told.split())) if told else ()

    def _value(self, key: str) -> str | None:
        if self._asked >= _FEW:
            return self._told.get(key)
        self._asked += 1
        return value_of(key, self._lines, "\t")

    @cached_property
    def _told(self) -> Mapping[str, str]:
        parts = rows(self._lines.replace("\t", "\n"))
        return dict(zip(parts[0::2], parts[1::2], strict=True))

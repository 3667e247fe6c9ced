"""Long lists as the text that they are in: lines in the order of their keys, most of which are never asked for."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from typing import Protocol

    class Known(Container[str], Iterable[str], Protocol):
        """Words that can be looked up and gone through."""


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
    found, _, value = _first(key, lines, between).partition(between)
    return value if key and found == key else None


def holds(line: str, lines: str) -> bool:
    r"""Say whether a line stands among lines that are in their own order.

    >>> holds("bee", "ant\nbee"), holds("be", "ant\nbee")
    (True, False)
    """
    return bool(line) and _first(line, lines, "\n") == line


def numbers_of(key: str, lines: str) -> dict[str, int]:
    r"""Return the named numbers of a key in such lines, none for one that is not there (see `numbered_lines`).

    >>> numbers_of("bee", "ant\tlegs 6\nbee\tlegs 6 wings 4\n")
    {'legs': 6, 'wings': 4}
    """
    told = (value_of(key, lines, "\t") or "").split()
    return {name: int(number) for name, number in zip(told[::2], told[1::2], strict=True)}


def numbered_lines(table: Mapping[str, Mapping[str, int]]) -> str:
    r"""Return named numbers by key as lines in the order of keys; a key without any gets none.

    >>> numbered_lines({"bee": {"wings": 4, "legs": 6}, "egg": {}})
    'bee\tlegs 6 wings 4\n'
    """
    told = {key: " ".join(f"{name} {number}" for name, number in sorted(table[key].items())) for key in sorted(table)}
    return "".join(f"{key}\t{numbers}\n" for key, numbers in told.items() if numbers)


def _first(key: str, lines: str, between: str) -> str:
    """Return the first line of which the key does not come before this one."""
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind("\n", low, (low + high) // 2) + 1 or low
        line = _line(lines, start)
        if line.partition(between)[0] < key:
            low = start + len(line) + 1
        else:
            high = start
    return _line(lines, low)


def _line(lines: str, start: int) -> str:
    end = lines.find("\n", start)
    return lines[start:] if end < 0 else lines[start:end]


class Lines:
    """A set of lines, in the order of their letters."""

    def __init__(self, lines: str) -> None:
        self._lines = lines
        self._asked = 0

    def __iter__(self) -> Iterator[str]:
        return iter(rows(self._lines))

    def __contains__(self, line: object) -> bool:
        if self._asked >= _FEW:
            return line in self._told
        self._asked += 1
        return isinstance(line, str) and holds(line, self._lines)

    @cached_property
    def _told(self) -> frozenset[str]:
        return frozenset(rows(self._lines))


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


class Either:
    """What stands in one of two collections."""

    def __init__(self, first: Container[str], second: Container[str]) -> None:
        self._first, self._second = first, second

    def __contains__(self, item: object) -> bool:
        """Look in the first one first."""
        return item in self._first or item in self._second


class Joint(Either):
    """The words of two collections."""

    def __init__(self, first: Known, second: Known) -> None:
        super().__init__(first, second)
        self._both = (first, second)

    def __iter__(self) -> Iterator[str]:
        """Yield those of the first one first, what stands in both twice."""
        return chain.from_iterable(self._both)

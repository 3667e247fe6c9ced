"""The keys under which a name index finds names and words, exactly and with typing errors."""

from __future__ import annotations

from hashlib import blake2b
from itertools import combinations, pairwise
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_ERRORS = 2
LONGEST_SPELLING = 32
"""Letters of the longest name that is found with typing errors."""
_PREFIX = 7
"""Letters of a word of which letters are left out: words within two errors share one of the remainders."""
_PARTS = {1: 3, 2: 5}
"""Into how many parts a name is cut, so that one part stays whole: a swap over a boundary breaks two."""
_LONG = 10
"""Letters from which a name may hold two errors, and up to which it may hold only one: those that ask have 12."""


def key_of(text: str) -> int:
    """Return a number of 64 bits with sign for a text, another one for every other text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def remainders(word: str, errors: int = MOST_ERRORS) -> set[int]:
    """Return the keys of what is left of the start of a word without up to so many of its letters.

    Two words within so many errors (insertion, deletion, replacement, swap of neighbours) share one at least.
    """
    start = word[:_PREFIX]
    lost = range(min(errors, len(start)) + 1)
    return {crc32("".join(left).encode()) for n in lost for left in combinations(start, len(start) - n)}


def parts(letters: str) -> Iterator[int]:
    """Yield the keys of the parts of a name, cut once for one error and once for two."""
    for errors in _able(len(letters)):
        for number, (first, last) in enumerate(_cut(len(letters), _PARTS[errors])):
            yield _part(errors, len(letters), number, letters[first:last])


def shared_parts(letters: str, errors: int) -> set[int]:
    """Return the keys of the parts that a name within so many errors of these letters may share with them."""
    found = set()
    for length in range(len(letters) - errors, len(letters) + errors + 1):
        if errors not in _able(length):
            continue
        for number, (first, last) in enumerate(_cut(length, _PARTS[errors])):
            for start in range(max(first - errors, 0), first + errors + 1):
                found.add(_part(errors, length, number, letters[start : start + last - first]))
    return found


def _able(length: int) -> Iterable[int]:
    return [errors for errors, able in ((1, length <= _LONG + 2), (2, length >= _LONG)) if able]


def _cut(length: int, number: int) -> list[tuple[int, int]]:
    """Return where each of so many parts of about the same length starts and ends."""
    bounds = [length * at // number for at in range(number + 1)]
    return list(pairwise(bounds))


def _part(errors: int, length: int, number: int, letters: str) -> int:
    return crc32(f"{errors} {length} {number} {letters}".encode())

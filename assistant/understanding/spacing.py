"""Spaces typed in the wrong place: `d efase` for `de fase`, `phas e` for `phase`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.frequency import rank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.understanding.text import Token

_SHORTEST = 2
"""Letters up to which a word in any talk may be a piece of another."""
_LONG = 6
"""Letters from which a word with a known stem is hardly a piece of two others."""
_SHORTEST_JOINED = 4
"""Letters of the shortest word that two pieces may make together."""


def respaced(tokens: Sequence[Token], knows: Callable[[str], bool], inflects: Callable[[str], bool]) -> list[Token]:
    """Return the words with a letter moved over a space, or two pieces joined, where that makes known words.

    A long word that `inflects` a known one stands as it is.
    """
    found: list[Token] = []
    for token in tokens:
        moved = next(_moved(found[-1], token, knows, inflects), None) if found and not token.glued else None
        found[-1:] = moved or [*found[-1:], token]
    return found


def _moved(
    first: Token, second: Token, knows: Callable[[str], bool], inflects: Callable[[str], bool]
) -> Iterator[list[Token]]:
    a, b = first.folded, second.folded
    if not (a + b).isalpha() or not _as_written(first, second):
        return
    if all(_stands(word, knows) or (len(word) >= _LONG and inflects(word)) for word in (a, b)):
        return
    for left, right in ((a[:-1], a[-1] + b), (a + b[0], b[1:])):
        if left and right and knows(left) and knows(right):
            at = len(left) - len(a)
            yield [
                first._replace(folded=left, end=first.end + min(at, 0), corrected=True),
                second._replace(folded=right, start=second.start + max(at, 0), corrected=True),
            ]
    if len(a + b) >= _SHORTEST_JOINED and knows(a + b) and (len(a) == 1 or len(b) == 1):
        yield [first._replace(folded=a + b, end=second.end, corrected=True)]


def _stands(word: str, knows: Callable[[str], bool]) -> bool:
    """Say whether a word may well be meant as it stands: it is known here, or in any talk."""
    return knows(word) or (len(word) > _SHORTEST and rank(word) is not None)


def _as_written(*tokens: Token) -> bool:
    """Say whether each word has as many letters as it had when written."""
    return all(token.end - token.start == len(token.folded) for token in tokens)

"""Spaces typed in the wrong place: `d efase` for `de fase`, `phas e` for `phase`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.frequency import rank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.understanding.text import Token

_SHORTEST = 2
"""Letters up to which a word in any talk may be a piece of another."""
_LONG, _ENDINGS = 5, ("t", "s")
"""Letters above which a known word with one of these endings is hardly a piece of two others: `opbouwt en`."""
_SHORTEST_JOINED = 4
"""Letters of the shortest word that two pieces may make together."""


def respaced(tokens: Sequence[Token], knows: Callable[[str], bool]) -> list[Token]:
    """Return the words with a letter moved over a space, or two pieces joined, where that makes known words."""
    found: list[Token] = []
    for token in tokens:
        moved = next(_moved(found[-1], token, knows), None) if found and not token.glued else None
        found[-1:] = moved or [*found[-1:], token]
    return found


def _moved(first: Token, second: Token, knows: Callable[[str], bool]) -> Iterator[list[Token]]:
    a, b = first.folded, second.folded
    if not (a + b).isalpha() or (_stands(a, knows) and _stands(b, knows)) or not _as_written(first, second):
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
    """Say whether a word may well be meant as it stands: it is known here, with an ending too, or in any talk."""
    inflected = len(word) > _LONG and word.endswith(_ENDINGS) and knows(word[:-1])
    return knows(word) or inflected or (len(word) > _SHORTEST and rank(word) is not None)


def _as_written(*tokens: Token) -> bool:
    """Say whether each word has as many letters as it had when written."""
    return all(token.end - token.start == len(token.folded) for token in tokens)

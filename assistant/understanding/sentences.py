"""The sentences of a question, and which of them ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.language import phrases, said

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.understanding.text import Token

_ENDS, _CLAUSE_ENDS, _GOES_ON = ".!?;:\n", ",.!?:;()\n", ";:"


def sentences(question: str, tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    """Return the positions of the words of each sentence."""
    found: list[list[int]] = [[]]
    for i in range(len(tokens)):
        if i and _parted(question, tokens, i, _ENDS):
            found.append([])
        found[-1].append(i)
    return tuple(tuple(sentence) for sentence in found if sentence)


def clause_starts(question: str, tokens: Sequence[Token]) -> set[int]:
    """Return the positions at which a clause starts."""
    return {i for i in range(len(tokens)) if i == 0 or _parted(question, tokens, i, _CLAUSE_ENDS)}


def asking(
    question: str, tokens: Sequence[Token], parts: Sequence[Sequence[int]], kinds: Collection[int]
) -> frozenset[int]:
    """Return the positions of the words in the sentences that ask: those that end so, or that name a kind of thing.

    What goes on after a semicolon or colon still asks: `work forms: with the lecturer; on site`.
    """
    found: set[int] = set()
    for part in parts:
        goes_on = part[0] - 1 in found and _parted(question, tokens, part[0], _GOES_ON)
        if goes_on or _ends_asking(question, tokens, part) or any(i in kinds for i in part):
            found.update(part)
    return frozenset(found) or frozenset(i for part in parts for i in part)


def steering(folded: Sequence[str]) -> frozenset[int]:
    """Return the positions of the words that only steer (how many, not, both) or say nothing (in practice)."""
    names = ("count", "count_of", "negation", "both", "idle", "hearsay")
    return frozenset(at for name in names for at in said_at(folded, name))


def neutral(question: str, tokens: Sequence[Token]) -> set[int]:
    """Return the positions of words that look like a negation and are none: `no matter`, a `no,` that replies."""
    folded = [token.folded for token in tokens]
    replies = len(tokens) > 1 and (folded[0],) in phrases("follow.correction") and _parted(question, tokens, 1, ",")
    return said_at(folded, "indifferent") | ({0} if replies else set())


def said_at(folded: Sequence[str], name: str) -> set[int]:
    """Return the positions of the words of every phrase of that name, such as `follow.it`."""
    return {inside for at, length in said(folded, name) for inside in range(at, at + length)}


def _parted(question: str, tokens: Sequence[Token], position: int, marks: str) -> bool:
    """Say whether one of the marks stands before a word; a line that is broken after a comma goes on."""
    gap = question[tokens[position - 1].end : tokens[position].start].replace(",\n", ", ")
    return len(gap) > 1 and any(mark in gap for mark in marks)


def _ends_asking(question: str, tokens: Sequence[Token], part: Sequence[int]) -> bool:
    return question[tokens[part[-1]].end :][:8].lstrip(" \"')]").startswith("?")

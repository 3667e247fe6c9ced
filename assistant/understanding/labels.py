"""Every label of the graph taken apart, as plain data: derived from the graph, or read from where it was kept."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypedDict

from assistant.understanding.keys import languages_of, letters, stem_keys
from assistant.understanding.text import folded_words, stems_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from assistant.understanding.entities import Name, Size

TEXTS = 3
"""Texts that are kept of every label: itself, its letters, its stems."""
BETWEEN = "|"
"""Parts the stem keys of a label of no language of ours; no key holds it."""


class Thing(TypedDict):
    """One thing with all its names."""

    code: str
    kind: str
    names: dict[str, list[str]]
    """By rank and language (`2 nl`), three texts for each label: itself, its letters, its stems."""
    topics: list[str]
    """For a thing that free words may find: by rank, the stems of its words, each under its best rank only."""


class Span(TypedDict):
    """A group size with the numbers of participants for which it holds."""

    code: str
    iri: str
    kind: str
    least: int
    most: int | None


class Labels(TypedDict):
    """All names of a graph."""

    things: dict[str, Thing]
    """By address, in the order of their codes."""
    sizes: list[Span]
    words: list[str]
    pairs: list[str]
    """Words that stand side by side in some label, as `first second`."""
    longest: int
    """How many words a label may have."""


def taken_apart(names: Iterable[Name], sizes: Sequence[Size], practices: Collection[str]) -> Labels:
    """Return all names in plain data; free words find things of the kinds `practices` only.

    A label without letters or digits names nothing.
    """
    told = sorted(names, key=lambda name: (name.entity, name.rank, name.language, name.label))
    split = [(name, tokens) for name in told if (tokens := folded_words(name.label))]
    return {
        "things": {
            entity.iri: _thing(list(listed), practices)
            for entity, listed in groupby(split, key=lambda pair: pair[0].entity)
        },
        "sizes": [_span(size) for size in sizes],
        "words": sorted({token for _, tokens in split for token in tokens}),
        "pairs": sorted({f"{one} {other}" for _, tokens in split for one, other in pairwise(tokens)}),
        "longest": max((len(tokens) for _, tokens in split), default=1),
    }


def _span(size: Size) -> Span:
    entity = size.entity
    return {"code": entity.code, "iri": entity.iri, "kind": entity.kind, "least": size.least, "most": size.most}


def _thing(listed: Sequence[tuple[Name, list[str]]], practices: Collection[str]) -> Thing:
    entity = listed[0][0].entity
    names: dict[str, list[str]] = {}
    for name, tokens in listed:
        stems = BETWEEN.join(stem_keys(tokens, languages_of(name.language)))
        names.setdefault(f"{name.rank} {name.language}", []).extend((name.label, letters(tokens), stems))
    topics = topics_of(listed) if entity.kind in practices else []
    return {"code": entity.code, "kind": entity.kind, "names": names, "topics": topics}


def topics_of(listed: Sequence[tuple[Name, list[str]]]) -> list[str]:
    """Return, by rank, the stems of the words of a thing's names, each under its best rank only."""
    found: list[str] = []
    better: set[str] = set()
    for rank in range(listed[-1][0].rank + 1):
        words = {token for name, tokens in listed if name.rank == rank for token in tokens}
        stems = {key for word in words for key in stems_of(word)} - better
        better |= stems
        found.append(" ".join(sorted(stems)))
    return found

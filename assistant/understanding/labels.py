"""Every label of the graph taken apart, as plain data: derived from the graph, or read from where it was kept.

What is long is kept as lines of one text: a text is read at once, and hardly any of its lines are ever needed.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from assistant.understanding.keys import languages_of, letters, stem_keys
from assistant.understanding.text import all_stems, folded_words, stems_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from assistant.understanding.entities import Name, Size
    from assistant.understanding.shapes import Labels, Span, Thing

    Split = tuple[Name, list[str]]

_SPACES = {ord(mark): " " for mark in "\t\n\r"}
RANKS = 10
"""More than there are ranks of names: one number tells a thing and the rank of a name, `thing * RANKS + rank`."""


def taken_apart(names: Iterable[Name], sizes: Sequence[Size], practices: Collection[str]) -> Labels:
    """Return all names in plain data; free words find things of the kinds `practices` only.

    A label without letters or digits names nothing.
    """
    told = sorted(names, key=lambda name: (name.entity, name.rank, name.language, name.label))
    split = [(name, tokens) for name in told if (tokens := folded_words(name.label))]
    listed = [list(own) for _, own in groupby(split, key=lambda pair: pair[0].entity)]
    words = {token for _, tokens in split for token in tokens}
    return {
        "things": {own[0][0].entity.iri: _thing(own) for own in listed},
        "sizes": [_span(size) for size in sizes],
        "longest": max((len(tokens) for _, tokens in split), default=1),
        "labels": "\n".join("\t".join(name.label.translate(_SPACES) for name, _ in own) for own in listed),
        "letters": _table(_by_letters(split)),
        "stems": _table(_by_stems(split)),
        "topics": _table(_by_topic(listed, words, practices)),
        "words": "\n".join(sorted(words)),
        "pairs": "\n".join(sorted({f"{one} {other}" for _, tokens in split for one, other in pairwise(tokens)})),
    }


def _span(size: Size) -> Span:
    entity = size.entity
    return {"code": entity.code, "iri": entity.iri, "kind": entity.kind, "least": size.least, "most": size.most}


def _thing(listed: Sequence[Split]) -> Thing:
    entity, names = listed[0][0].entity, dict[str, int]()
    for name, _ in listed:
        key = f"{name.rank} {name.language}"
        names[key] = names.get(key, 0) + 1
    return {"code": entity.code, "kind": entity.kind, "names": names}


def _table(numbers: Mapping[str, Sequence[int]]) -> str:
    return "\n".join(f"{key}\t{' '.join(map(str, told))}" for key, told in sorted(numbers.items()))


def _by_letters(split: Sequence[Split]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for row, (_, tokens) in enumerate(split):
        found[letters(tokens)].append(row)
    return found


def _by_stems(split: Sequence[Split]) -> Mapping[str, Sequence[int]]:
    """Return labels by their stems, those of no language of ours by the stems of each, after the others."""
    found: dict[str, list[int]] = defaultdict(list)
    keys = [(row, stem_keys(tokens, languages_of(name.language))) for row, (name, tokens) in enumerate(split)]
    for row, stems in sorted(keys, key=lambda pair: len(pair[1])):
        for key in stems:
            found[key].append(row)
    return found


def _by_topic(
    listed: Sequence[Sequence[Split]], words: Iterable[str], practices: Collection[str]
) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {stem: [] for stem in all_stems(words)}
    for number, own in enumerate(listed):
        for rank, stems in enumerate(topics_of(own) if own[0][0].entity.kind in practices else ()):
            for stem in stems.split():
                found[stem].append(number * RANKS + rank)
    return found


def topics_of(listed: Sequence[Split]) -> list[str]:
    """Return, by rank, the stems of the words of a thing's names, each under its best rank only."""
    found: list[str] = []
    better: set[str] = set()
    for rank in range(listed[-1][0].rank + 1):
        words = {token for name, tokens in listed if name.rank == rank for token in tokens}
        stems = {key for word in words for key in stems_of(word)} - better
        better |= stems
        found.append(" ".join(sorted(stems)))
    return found

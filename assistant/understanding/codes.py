"""Codes in a question, as answers show them: `WV-16`."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.understanding.lexicon import Name
from assistant.understanding.names import LETTERS, Mention

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from assistant.understanding.lexicon import Entity, Lexicon
    from assistant.understanding.text import Token

_CODE = re.compile(r"(?<![\w-])[A-Za-z]{1,6}-[0-9A-Za-z]{1,8}(?![\w-])")

Span = tuple[int, int]
"""Characters of a question: start inclusive, end exclusive."""


def coded(question: str, lexicon: Lexicon) -> Mapping[Span, Entity]:
    """Return the things whose codes stand in a question, whatever their case, by where they stand."""
    found = {match.span(): lexicon.coded(match[0].upper()) for match in _CODE.finditer(question)}
    return {span: entity for span, entity in found.items() if entity}


def around(tokens: Sequence[Token], spans: Collection[Span]) -> Iterator[tuple[bool, list[Token]]]:
    """Yield the words in parts, each after whether it is a code: its letters and digits are no words."""
    parts = groupby(tokens, key=lambda token: any(start <= token.start < end for start, end in spans))
    return ((is_code, [*part]) for is_code, part in parts)


def with_codes(mentions: Sequence[Mention], tokens: Sequence[Token], found: Mapping[Span, Entity]) -> list[Mention]:
    """Return the names in a question with the things that are told by their codes, which are nothing else."""
    told = [mention for span, entity in found.items() if (mention := _mention(tokens, span, entity))]
    taken = {at for mention in told for at in range(mention.first, mention.last)}
    others = [m for m in mentions if taken.isdisjoint(range(m.first, m.last))]
    return sorted([*others, *told], key=lambda mention: mention.first)


def _mention(tokens: Sequence[Token], span: Span, entity: Entity) -> Mention | None:
    inside = [at for at, token in enumerate(tokens) if span[0] <= token.start < span[1]]
    return Mention(inside[0], inside[-1] + 1, (Name(entity, entity.code, 0, ""),), LETTERS) if inside else None

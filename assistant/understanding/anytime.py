"""Reading `not at the same time` as asynchronous: on site is at the same time as well as live online is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.language import phrase_length, phrases, said, says
from assistant.understanding.names import LETTERS, Mention
from assistant.understanding.negation import SCOPE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.lexicon import Lexicon, Name


def with_denied_times(folded: Sequence[str], mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Add what words on the same time mean that name nothing by themselves, where they are denied: any time."""
    names = _named("at_any_time", lexicon) if (at_once := [*said(folded, "at_once")]) else ()
    taken = {at for m in mentions for at in range(m.first, m.last)}
    added = [
        Mention(at, at + length, names, LETTERS)
        for at, length in at_once
        if names and taken.isdisjoint(range(at, at + length)) and _is_denied(folded, at)
    ]
    return sorted([*mentions, *added], key=lambda m: m.first)


def at_any_time(
    folded: Sequence[str],
    mentions: Sequence[Mention],
    denied: frozenset[int],
    apart: frozenset[int],
    lexicon: Lexicon,
) -> tuple[list[Mention], frozenset[int]]:
    """Return the names with those at the same time read as any time where they are denied, and what is denied still.

    What is taken out of a whole (`apart`) stays as it is: `any way except synchronous`.
    """
    nobody = [at for at, _ in said(folded, "none_of_them")]
    if not nobody and says(folded, "at_once") is None:
        return list(mentions), denied
    names, live = _named("at_any_time", lexicon), {name.entity for name in _named("at_one_time", lexicon)}
    alone = {m.first for m in mentions if any(0 < m.first - at <= SCOPE for at in nobody)}
    together = {
        m.first
        for m in mentions
        if (m.first in alone and live & {name.entity for name in m.names})
        or (m.first in (denied | alone) - apart and says(folded[m.first : m.last], "at_once") is not None)
    }
    if not names:
        return list(mentions), denied
    return [m._replace(names=names) if m.first in together else m for m in mentions], denied - together


def _named(name: str, lexicon: Lexicon) -> tuple[Name, ...]:
    """Return the names that steering phrases stand for, none where the graph has no such thing."""
    return tuple(found for phrase in phrases(name) for found in lexicon.exact([*phrase]))


def _is_denied(folded: Sequence[str], at: int) -> bool:
    """Say whether a negation, or `nobody`, stands before a word within its scope."""
    before = range(max(at - SCOPE, 0), at)
    return any(phrase_length(folded, i, name) for i in before for name in ("negation", "none_of_them"))

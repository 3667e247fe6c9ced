"""Which names of a question fill which slots of a kind of question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.language import is_function_word
from assistant.understanding.lexicon import PRACTICES
from kg.records import Record

if TYPE_CHECKING:
    from assistant.understanding.frame import Frame
    from assistant.understanding.intent import Intent
    from assistant.understanding.lexicon import Entity
    from assistant.understanding.names import Mention

_LONG = 4
"""Words of a name that nobody says by accident."""
_BESIDE = 3
"""Words within which a kind and a name belong together: `the principle about sharing knowledge`."""


class SlotValue(Record):
    """A value that the question gives, and the characters that say so (0, 0: the conversation says so)."""

    slot: str
    entity: Entity
    start: int
    end: int
    score: float
    negated: bool = False


def fitting(intent: Intent, mention: Mention, slot: str, *, every: bool = False) -> list[Entity]:
    """Return the things of a mention that fit a slot: those that bear the name most properly, or all practices."""
    if not intent.takes_any(slot, mention.things):
        return []
    names = [name for name in mention.names if intent.takes(slot, name.entity)]
    chosen = [name.entity for name in names if name.rank == names[0].rank]
    return list(dict.fromkeys(chosen + [name.entity for name in names if every and name.entity.kind in PRACTICES]))


def slots_for(intent: Intent, frame: Frame, mention: Mention) -> list[str]:
    """Return the slots that a mention fills: one, or two where one name means both (an aula is on site and large)."""
    able = {s: found for s in intent.slots if not s.endswith("_too") and (found := fitting(intent, mention, s))}
    strong = {slot: found for slot, found in able.items() if slot not in intent.by_name}
    if not strong:
        return [slot for slot in able if _is_named(intent, frame, mention, slot)][:1]
    ranks = {slot: min(name.rank for name in mention.names if name.entity in found) for slot, found in strong.items()}
    return [slot for slot in strong if ranks[slot] == min(ranks.values())]


def is_condition_by_name(intent: Intent, mention: Mention) -> bool:
    """Say whether a name could be an editorial condition, which counts only where its kind is named with it."""
    return any(fitting(intent, mention, slot) for slot in intent.by_name if slot in intent.slots)


def is_bare(frame: Frame, mention: Mention) -> bool:
    """Say whether the question is nothing but a name."""
    outside = [word for i, word in enumerate(frame.folded) if not mention.first <= i < mention.last]
    return mention.length > 0 and len(outside) < 2 and all(is_function_word(word) for word in outside)


def is_apposition(frame: Frame, mention: Mention) -> bool:
    """Say whether a kind stands beside a name of that kind, as in `the phase Discover` or `that principle`."""
    near = [m for m in frame.mentions if m is not mention and m.first not in frame.excluded and _beside(m, mention)]
    names = [name for m in (*near, *frame.carried) for name in m.names]
    return any(name.entity.kind.endswith(kind) for name in names for kind in mention.kinds)


def asks_for_others(intent: Intent, frame: Frame) -> bool:
    """Say whether the question names kinds of things, and none that answers this kind of question."""
    named = [m.kinds for m in frame.mentions if m.names_kind and not is_apposition(frame, m)]
    able = intent.answers | (PRACTICES if "Practice" in intent.answers else frozenset())
    return bool(named) and not any(kinds & able for kinds in named)


def is_empty_slot(intent: Intent, frame: Frame, mention: Mention) -> bool:
    """Say whether a kind is one that conditions are of, and the question names none of that kind."""
    taken = {kind for kind in intent.takes_kinds if any(kind.endswith(asked) for asked in mention.kinds)}
    given = {name.entity.kind for m in (*frame.mentions, *frame.carried) for name in m.names}
    return bool(taken) and taken.isdisjoint(given)


def _beside(one: Mention, other: Mention) -> bool:
    return 0 <= one.first - other.last <= _BESIDE or 0 <= other.first - one.last <= _BESIDE


def _is_named(intent: Intent, frame: Frame, mention: Mention, slot: str) -> bool:
    """Say whether a condition is named outright: by its proper name, or after the word for its kind."""
    lettered = mention.length > 1 and len(frame.folded[mention.last - 1]) == 1
    proper = lettered or any(name.rank == 0 for name in mention.names) or not mention.length
    kinds = {name.entity.kind for name in mention.names}
    told = any(0 <= mention.first - m.last < _BESIDE and m.kinds & kinds for m in frame.mentions)
    asked = any(m.kinds & intent.answers for m in frame.mentions)
    return proper or slot != "principle" or told or (asked and mention.length >= _LONG)

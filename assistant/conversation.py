"""What was said before: ellipsis, ordinals, `that one`, corrections, and the count of what was shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.pointing import (
    correcting,
    is_anew,
    kind_words,
    ordinal,
    plain,
    pointed_kinds,
    pointing,
    said_outside,
    starts_on,
)
from assistant.session import Candidate, Turn
from assistant.understanding.intent import intent_named
from assistant.understanding.lexicon import Entity, Name
from assistant.understanding.names import Mention
from assistant.understanding.sentences import said_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.frame import Frame
    from assistant.understanding.recognise import Recogniser

_SHORT = 5
"""Words of a question that may live on what was said before without saying so."""
_DESCRIBE = "describe"
_CONTINUES = 0.3
"""How much sooner a question that leans on the one before is read as going on with it."""


Neighbour = Callable[[Entity, str], Entity | None]
"""Gives the phase `phase_after` or `phase_before` another."""


def following(before: Turn | None, turn: Turn) -> Turn:
    """Return a turn with the list in mind at which it only looks closer, if it does."""
    return turn._replace(listed=before.listed or before) if before and _is_aside(turn) else turn


def _is_aside(turn: Turn) -> bool:
    """Say whether a turn only looks closer at something shown."""
    return turn.reading.intent.name == _DESCRIBE and bool(turn.frame.carried)


def continued(frame: Frame, turn: Turn, recogniser: Recogniser, neighbour: Neighbour) -> list[Candidate]:
    """Return the readings of a question as going on with the one before."""
    found = [
        *_repeated(frame, turn),
        *_by_ordinal(frame, turn, recogniser),
        *_by_neighbour(frame, turn, recogniser, neighbour),
        *_by_pronoun(frame, turn, recogniser),
        *_merged(frame, turn, recogniser),
        *_after_closer_look(frame, turn, recogniser),
    ]
    said = frame.mentions or frame.counts or starts_on(frame) or ordinal(frame) or pointing(frame)
    bonus = 0.0 if not said or (_asks_itself(frame) and not pointing(frame)) else _CONTINUES
    return [Candidate(c.frame, c.reading._replace(score=round(c.reading.score + bonus, 4))) for c in found]


def standing(frame: Frame) -> float:
    """Return how well a question that leans on the one before could also stand alone, 0 to 1."""
    return 0.7 if starts_on(frame) and not _asks_itself(frame) else 1.0


def leans(frame: Frame) -> bool:
    """Say whether a question leans on the one before: it starts with `and`, points back, or is very short."""
    starts = starts_on(frame)
    points = any(said_outside(frame, name) for name in ("it", "those", "after", "before", "again"))
    return starts or points or len(frame.tokens) <= _SHORT or ordinal(frame) is not None


def _repeated(frame: Frame, turn: Turn) -> Iterable[Candidate]:
    """Read `opnieuw` as the last question, and `hoeveel zijn dat er?` as its count."""
    bare = not frame.counts and all(m.names_kind for m in frame.mentions)
    if bare and said_outside(frame, "again"):
        yield Candidate(turn.frame, turn.reading._replace(score=1.0))
    kinds = frozenset[str]().union(*(m.kinds for m in frame.mentions))
    other = kinds and kinds.isdisjoint(turn.reading.intent.answers | {entity.kind for entity in turn.results})
    if bare and not other and frame.how_many and said_outside(frame, "those"):
        yield Candidate(turn.frame._replace(how_many=True, yes_no=False), turn.reading._replace(members=(), score=1.0))


def _by_ordinal(frame: Frame, turn: Turn, recogniser: Recogniser) -> Iterable[Candidate]:
    place = ordinal(frame)
    if place is None or not turn.results:
        return
    number, at = place
    index = number - 1 if number > 0 else len(turn.results) + number
    if not 0 <= index < len(turn.results):
        return
    counts = tuple(count for count in frame.counts if not count.first <= at < count.last)
    spent = frozenset({at, *plain(frame)})
    carried = frame._replace(carried=(_mention([turn.results[index]]),), counts=counts, spent=spent)
    yield from _readings(carried, recogniser, alone=_DESCRIBE)


def _by_neighbour(frame: Frame, turn: Turn, recogniser: Recogniser, neighbour: Neighbour) -> Iterable[Candidate]:
    for word, direction in (("after", "phase_after"), ("before", "phase_before")):
        if not said_outside(frame, word) or said_outside(frame, "which_phase"):
            continue
        for phase in [e for e in (*turn.results, *_given(turn)) if e.kind == "OnboardingPhase"][:1]:
            other = neighbour(phase, direction)
            if other:
                spent = pointing(frame) | kind_words(frame, {"OnboardingPhase"})
                carried = frame._replace(carried=(_mention([other]),), spent=spent)
                known = _readings(carried, recogniser, prefer=turn.reading.intent.name)
                yield from (c for c in known if c.reading.intent.name not in {"phase_after", "phase_before"})


def _by_pronoun(frame: Frame, turn: Turn, recogniser: Recogniser) -> Iterable[Candidate]:
    points = bool(said_outside(frame, "it")) or bool(said_outside(frame, "those"))
    content = [m for m in frame.mentions if not m.names_kind]
    whole = bool(said_at(frame.folded, "follow.whole")) and _asks_itself(frame)
    if not points and (content or whole or len(frame.tokens) > 2 * _SHORT):
        return
    kinds = pointed_kinds(frame)
    renewed = {name.entity.kind for m in content for name in m.names} | ({"GroupSize"} if frame.counts else set())
    several = bool(said_outside(frame, "those"))
    for known in (turn.results, turn.reading.members, _given(turn)):
        referred = [e for e in known if e.kind not in renewed and (not kinds or any(e.kind.endswith(k) for k in kinds))]
        if referred and len(referred) <= (12 if several else 2):
            spent = pointing(frame) | (kind_words(frame, kinds) if kinds else frozenset())
            carried = frame._replace(carried=(_mention(referred),), spent=spent)
            refused = _refused(frame)
            yield from (c for c in _readings(carried, recogniser) if c.reading.intent.name not in refused)


def _refused(frame: Frame) -> set[str]:
    """Return the kinds of questions that `which phase …` is not, when it points back: nor one for that phase itself."""
    if not said_outside(frame, "which_phase"):
        return set()
    directed = said_outside(frame, "after") or said_outside(frame, "before")
    return {_DESCRIBE, "phases"} if directed else {_DESCRIBE}


def _asks_itself(frame: Frame) -> bool:
    """Say whether a question names what it asks for, so that it is no yes/no question because the last one was."""
    return any(m.kinds for m in frame.mentions)


def _merged(frame: Frame, turn: Turn, recogniser: Recogniser) -> Iterable[Candidate]:
    """Read the question as the one before with other values: `en fysiek?`, `nee, grote groepen`."""
    intent = turn.reading.intent
    new = {slot for m in frame.mentions for name in m.names for slot in intent.slots if intent.takes(slot, name.entity)}
    members = [name.entity for m in frame.mentions for name in m.names if name.entity.kind in intent.answers]
    if frame.counts:
        new.add("group_size")
    if is_anew(frame) or _is_aside(turn) or (not new and not (members and turn.frame.yes_no)):
        return
    narrowing = bool(said_outside(frame, "among"))
    carried = _kept(turn, new, {slot for slot in new if narrowing and f"{slot}_too" in intent.slots})
    if turn.frame.yes_no and not members and turn.reading.members:
        carried.append(_mention(turn.reading.members))
    whole = frame._replace(
        both=frame.both or narrowing,
        carried=tuple(carried),
        going_on=intent.name,
        spent=pointing(frame) | correcting(frame),
        yes_no=frame.yes_no or (turn.frame.yes_no and not _asks_itself(frame)),
        how_many=frame.how_many or (turn.frame.how_many and not _asks_itself(frame)),
    )
    yield from (Candidate(whole, r) for r in recogniser.readings(whole) if r.intent.name == intent.name)


def _after_closer_look(frame: Frame, turn: Turn, recogniser: Recogniser) -> Iterable[Candidate]:
    """Read the question as one further back with other values, after something was looked at closer."""
    if turn.listed and starts_on(frame) and not _asks_itself(frame):
        yield from _merged(frame, turn.listed, recogniser)


def _kept(turn: Turn, renewed: set[str], narrowed: set[str]) -> list[Mention]:
    """Return the values of the last question that still hold: those not given anew, and those only narrowed."""
    held = [value for value in turn.reading.values if value.slot not in renewed - narrowed]
    kept: dict[tuple[str, bool], list[Entity]] = {}
    for value in held:
        kept.setdefault((value.slot, value.negated), []).append(value.entity)
    return [_mention(entities)._replace(denied=denied) for (_, denied), entities in kept.items()]


def _readings(
    frame: Frame, recogniser: Recogniser, alone: str | None = None, prefer: str | None = None
) -> Iterable[Candidate]:
    """Return the readings that make use of what is carried along."""
    carried = {name.entity for mention in frame.carried for name in mention.names}
    found = [r for r in recogniser.readings(frame) if carried & ({v.entity for v in r.values} | set(r.members))]
    if alone and not any(i not in frame.spent for i in range(len(frame.tokens))):
        found = [r._replace(score=1.0) for r in found if r.intent == intent_named(alone)]
    if prefer:
        found = [r._replace(score=r.score + 0.2) if r.intent.name == prefer else r for r in found]
    return [Candidate(frame, reading) for reading in found]


def _given(turn: Turn) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(value.entity for value in turn.reading.values))


def _mention(entities: Iterable[Entity]) -> Mention:
    """Return a mention that stands on no words of the question."""
    return Mention(0, 0, tuple(Name(entity, "", 0) for entity in sorted(entities)), 100)

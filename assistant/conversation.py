"""What was said before: ellipsis, ordinals, `that one`, corrections, and the count of what was shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.session import Candidate, Turn
from assistant.understanding.intent import intent_named
from assistant.understanding.language import LANGUAGES, is_function_word, phrases, wording
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


def is_aside(turn: Turn) -> bool:
    """Say whether a turn only looked closer at something shown: what comes next may go on with the list before it."""
    return turn.reading.intent.name == _DESCRIBE and bool(turn.frame.carried)


def continued(frame: Frame, turn: Turn, recogniser: Recogniser, neighbour: Neighbour) -> list[Candidate]:
    """Return the readings of a question as going on with the one before."""
    found = [
        *_repeated(frame, turn),
        *_by_ordinal(frame, turn, recogniser),
        *_by_neighbour(frame, turn, recogniser, neighbour),
        *_by_pronoun(frame, turn, recogniser),
        *_merged(frame, turn, recogniser),
    ]
    said = frame.mentions or frame.counts or _starts_on(frame) or _ordinal(frame) or _pointing(frame)
    bonus = 0.0 if not said or (_asks_itself(frame) and not _pointing(frame)) else _CONTINUES
    return [Candidate(c.frame, replace(c.reading, score=round(c.reading.score + bonus, 4))) for c in found]


def merged(frame: Frame, listed: Turn, recogniser: Recogniser) -> list[Candidate]:
    """Return the readings of a question as one further back with other values, after something was looked at closer."""
    found = _merged(frame, listed, recogniser) if _starts_on(frame) and not _asks_itself(frame) else ()
    return [Candidate(c.frame, replace(c.reading, score=round(c.reading.score + _CONTINUES, 4))) for c in found]


def standing(frame: Frame) -> float:
    """Return how well a question that leans on the one before could also stand alone, 0 to 1."""
    return 0.7 if _starts_on(frame) and not _asks_itself(frame) else 1.0


def _starts_on(frame: Frame) -> bool:
    """Say whether a question starts as one that goes on (`en …`) or that corrects (`nee, …`)."""
    starts = any(frame.folded[: len(phrase)] == phrase for phrase in phrases("follow.start"))
    return starts or any((word,) in phrases("follow.correction") for word in frame.folded[:3])


def leans(frame: Frame) -> bool:
    """Say whether a question leans on the one before: it starts with `and`, points back, or is very short."""
    starts = _starts_on(frame)
    points = any(_at(frame, name) for name in ("it", "those", "after", "before", "again"))
    return starts or points or len(frame.tokens) <= _SHORT or _ordinal(frame) is not None


def _repeated(frame: Frame, turn: Turn) -> Iterable[Candidate]:
    """Read `opnieuw` as the last question, and `hoeveel zijn dat er?` as its count."""
    bare = not frame.counts and all(m.names_kind for m in frame.mentions)
    if bare and _at(frame, "again"):
        yield Candidate(turn.frame, replace(turn.reading, score=1.0))
    if bare and frame.how_many and _at(frame, "those"):
        yield Candidate(replace(turn.frame, how_many=True, yes_no=False), replace(turn.reading, members=(), score=1.0))


def _ordinal(frame: Frame) -> tuple[int, int] | None:
    """Return the place in a list that the question names (-1: the last), and where it says so."""
    for at, word in enumerate(frame.folded):
        for language in LANGUAGES:
            place = wording(language).ordinals.get(word)
            inside = any(m.first <= at < m.last for m in frame.mentions)
            if place is not None and not inside:
                return place, at
    return None


def _by_ordinal(frame: Frame, turn: Turn, recogniser: Recogniser) -> Iterable[Candidate]:
    place = _ordinal(frame)
    if place is None or not turn.results:
        return
    number, at = place
    index = number - 1 if number > 0 else len(turn.results) + number
    if not 0 <= index < len(turn.results):
        return
    carried = replace(frame, carried=(_mention([turn.results[index]]),), spent=frozenset({at, *_plain(frame)}))
    yield from _readings(carried, recogniser, alone=_DESCRIBE)


def _plain(frame: Frame) -> set[int]:
    told = phrases("follow.ordinal_words")
    return {i for i, word in enumerate(frame.folded) if (word,) in told}


def _by_neighbour(frame: Frame, turn: Turn, recogniser: Recogniser, neighbour: Neighbour) -> Iterable[Candidate]:
    for word, direction in (("after", "phase_after"), ("before", "phase_before")):
        if not _at(frame, word) or _at(frame, "which_phase"):
            continue
        for phase in [e for e in (*turn.results, *_given(turn)) if e.kind == "OnboardingPhase"][:1]:
            other = neighbour(phase, direction)
            if other:
                spent = _pointing(frame) | _kind_words(frame, {"OnboardingPhase"})
                carried = replace(frame, carried=(_mention([other]),), spent=spent)
                known = _readings(carried, recogniser, prefer=turn.reading.intent.name)
                yield from (c for c in known if c.reading.intent.name not in {"phase_after", "phase_before"})


def _by_pronoun(frame: Frame, turn: Turn, recogniser: Recogniser) -> Iterable[Candidate]:
    pointing = bool(_at(frame, "it")) or bool(_at(frame, "those"))
    content = [m for m in frame.mentions if not m.names_kind]
    whole = bool(said_at(frame.folded, "follow.whole")) and _asks_itself(frame)
    if not pointing and (content or whole or len(frame.tokens) > 2 * _SHORT):
        return
    kinds = _pointed_kinds(frame)
    renewed = {name.entity.kind for m in content for name in m.names} | ({"GroupSize"} if frame.counts else set())
    several = bool(_at(frame, "those"))
    for known in (turn.results, turn.reading.members, _given(turn)):
        referred = [e for e in known if e.kind not in renewed and (not kinds or any(e.kind.endswith(k) for k in kinds))]
        if referred and len(referred) <= (12 if several else 2):
            spent = _pointing(frame) | (_kind_words(frame, kinds) if kinds else frozenset())
            carried = replace(frame, carried=(_mention(referred),), spent=spent)
            asked = bool(_at(frame, "which_phase"))
            yield from (c for c in _readings(carried, recogniser) if not (asked and c.reading.intent.name == _DESCRIBE))


def _pointed_kinds(frame: Frame) -> set[str]:
    """Return the kinds of things that the question points back to by name: `dat principe`, `those phases`."""
    pointing = {phrase[0] for name in ("it", "those") for phrase in phrases(f"follow.{name}") if len(phrase) == 1}
    return {kind for m in frame.mentions if m.first and frame.folded[m.first - 1] in pointing for kind in m.kinds}


def _kind_words(frame: Frame, kinds: set[str]) -> frozenset[int]:
    """Return the positions of the words for these kinds."""
    return frozenset(i for m in frame.mentions if m.kinds & kinds for i in range(m.first, m.last))


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
    if _is_anew(frame) or is_aside(turn) or (not new and not (members and turn.frame.yes_no)):
        return
    narrowing = bool(_at(frame, "among"))
    carried = _kept(turn, new, {slot for slot in new if narrowing and f"{slot}_too" in intent.slots})
    if turn.frame.yes_no and not members and turn.reading.members:
        carried.append(_mention(turn.reading.members))
    whole = replace(
        frame,
        both=frame.both or narrowing,
        carried=tuple(carried),
        going_on=intent.name,
        spent=_pointing(frame) | _correcting(frame),
        yes_no=frame.yes_no or (turn.frame.yes_no and not _asks_itself(frame)),
        how_many=frame.how_many or (turn.frame.how_many and not _asks_itself(frame)),
    )
    yield from (Candidate(whole, r) for r in recogniser.readings(whole) if r.intent.name == intent.name)


def _is_anew(frame: Frame) -> bool:
    """Say whether a question starts as one that stands alone, and points nowhere: `what is teaching presence?`."""
    starts = any(frame.folded[: len(phrase)] == phrase for phrase in phrases("follow.anew"))
    return starts and bool(frame.mentions) and not (_at(frame, "it") or _at(frame, "those"))


def _kept(turn: Turn, renewed: set[str], narrowed: set[str]) -> list[Mention]:
    """Return the values of the last question that still hold: those not given anew, and those only narrowed."""
    slots = dict.fromkeys(value.slot for value in turn.reading.values if value.slot not in renewed - narrowed)
    kept = {slot: [v.entity for v in turn.reading.values if v.slot == slot and not v.negated] for slot in slots}
    return [_mention(entities) for entities in kept.values() if entities]


def _readings(
    frame: Frame, recogniser: Recogniser, alone: str | None = None, prefer: str | None = None
) -> Iterable[Candidate]:
    """Return the readings that make use of what is carried along."""
    carried = {name.entity for mention in frame.carried for name in mention.names}
    found = [r for r in recogniser.readings(frame) if carried & ({v.entity for v in r.values} | set(r.members))]
    if alone and not any(i not in frame.spent for i in range(len(frame.tokens))):
        found = [replace(r, score=1.0) for r in found if r.intent == intent_named(alone)]
    if prefer:
        found = [replace(r, score=r.score + 0.2) if r.intent.name == prefer else r for r in found]
    return [Candidate(frame, reading) for reading in found]


def _pointing(frame: Frame) -> frozenset[int]:
    """Return the positions of the words that point back."""
    return frozenset(i for name in ("it", "those", "after", "before", "start", "ask") for i in _at(frame, name))


def _at(frame: Frame, name: str) -> set[int]:
    """Return where the phrases of that name stand, outside of names: `Dit of dat` points at nothing."""
    inside = {i for m in frame.mentions if not m.names_kind for i in range(m.first, m.last)}
    return said_at(frame.folded, f"follow.{name}") - inside - _existential(frame) - _articles(frame, inside)


def _articles(frame: Frame, inside: set[int]) -> set[int]:
    """Return where `het` stands before a noun and points at nothing: `het introductieboekje`, `het principe`."""
    told, last = phrases("follow.article"), len(frame.folded) - 1
    return {
        at
        for at, word in enumerate(frame.folded[:last])
        if (word,) in told and at + 1 not in inside and not is_function_word(frame.folded[at + 1])
    }


def _existential(frame: Frame) -> set[int]:
    """Return where `zijn er` and `are there` only ask what there is, because the question names the kind."""
    return said_at(frame.folded, "follow.there") if any(m.kinds for m in frame.mentions) else set()


def _correcting(frame: Frame) -> frozenset[int]:
    return frozenset(i for i, word in enumerate(frame.folded) if (word,) in phrases("follow.correction"))


def _given(turn: Turn) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(value.entity for value in turn.reading.values))


def _mention(entities: Iterable[Entity]) -> Mention:
    """Return a mention that stands on no words of the question."""
    return Mention(0, 0, tuple(Name(entity, "", 0) for entity in sorted(entities)), 100)

"""Words that point back at what was said before: `those`, `the second one`, `no, …`, `and …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.language import LANGUAGES, is_function_word, phrases, wording
from assistant.understanding.lexicon import PRACTICES
from assistant.understanding.numbers import number
from assistant.understanding.sentences import said_at

if TYPE_CHECKING:
    from assistant.understanding.frame import Frame

_LONGEST_LIST = 50
"""Things among which one is picked by its number."""


def starts_on(frame: Frame) -> bool:
    """Say whether a question starts as one that goes on (`en …`) or that corrects (`nee, …`)."""
    starts = any(frame.folded[: len(phrase)] == phrase for phrase in phrases("follow.start"))
    return starts or any((word,) in phrases("follow.correction") for word in frame.folded[:3])


def ordinal(frame: Frame) -> tuple[int, int] | None:
    """Return the place in a list that the question names (-1: the last), and where it says so."""
    return _numbered(frame) or _in_order(frame)


def _numbered(frame: Frame) -> tuple[int, int] | None:
    """Return the place that is named as a number: `number three`, `nr. 3`, `#3`."""
    for at, token in enumerate(frame.tokens):
        told = at > 0 and (frame.folded[at - 1],) in phrases("follow.number")
        if told or frame.question[token.start - 1 : token.start] == "#":
            found = number(frame.tokens, at)
            if found and 0 < found[0] <= _LONGEST_LIST:
                return found[0], at
    return None


def _in_order(frame: Frame) -> tuple[int, int] | None:
    """Return the place that is named in order: `the third`, `de laatste`."""
    for at, word in enumerate(frame.folded):
        for language in LANGUAGES:
            place = wording(language).ordinals.get(word)
            inside = any(m.first <= at < m.last for m in frame.mentions)
            if place is not None and not inside:
                return place, at
    return None


def plain(frame: Frame) -> set[int]:
    """Return the positions of the small words that stand around an ordinal."""
    told = phrases("follow.ordinal_words")
    return {i for i, word in enumerate(frame.folded) if (word,) in told}


def pointed_kinds(frame: Frame) -> set[str]:
    """Return the kinds of things that the question points back to by name: `dat principe`, `those phases`."""
    pointing = {phrase[0] for name in ("it", "those") for phrase in phrases(f"follow.{name}") if len(phrase) == 1}
    return {kind for m in frame.mentions if m.first and frame.folded[m.first - 1] in pointing for kind in m.kinds}


def kind_words(frame: Frame, kinds: set[str]) -> frozenset[int]:
    """Return the positions of the words for these kinds."""
    return frozenset(i for m in frame.mentions if m.kinds & kinds for i in range(m.first, m.last))


def is_anew(frame: Frame) -> bool:
    """Say whether a question starts as one that stands alone, and points nowhere: `what is teaching presence?`."""
    starts = any(frame.folded[: len(phrase)] == phrase for phrase in phrases("follow.anew"))
    return starts and bool(frame.mentions) and not (said_outside(frame, "it") or said_outside(frame, "those"))


def pointing(frame: Frame) -> frozenset[int]:
    """Return the positions of the words that point back."""
    return frozenset(
        i for name in ("it", "those", "after", "before", "start", "ask") for i in said_outside(frame, name)
    )


def said_outside(frame: Frame, name: str) -> set[int]:
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
    """Return where `zijn er` and `are there` only ask what there is: the question names a kind, or what it is about."""
    named = any(m.kinds or m.things & PRACTICES for m in frame.mentions)
    return said_at(frame.folded, "follow.there") if named else set()


def correcting(frame: Frame) -> frozenset[int]:
    """Return the positions of the words that correct."""
    return frozenset(i for i, word in enumerate(frame.folded) if (word,) in phrases("follow.correction"))

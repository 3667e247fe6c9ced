"""How an answer is laid out, for every door: what it says first, its groups by what they rest on, its sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from assistant.answers import Answer, Match, Result, Source, Status
from assistant.facets import Facet, Facets
from assistant.naming import definitions
from assistant.offers import labels
from assistant.say import is_left_open, left_out, read_as
from assistant.understanding.language import Language, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.assistant import Assistant
    from assistant.session import Turn

_FEW = 3
"""Results up to which each is shown with its definition."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One result as it is shown."""

    result: Result
    definition: str = ""
    why: str = ""
    """The reason, empty where the next entry has the same one."""


@dataclass(frozen=True, slots=True)
class Group:
    """The results that rest on the same kind of ground."""

    match: Match
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An answer laid out; `lines` come first, one sentence each."""

    answer: Answer
    language: Language
    lines: tuple[str, ...]
    facets: tuple[Facet, ...]
    excluding: tuple[Facet, ...]
    """Conditions without which there are results."""
    groups: tuple[Group, ...]
    sources: tuple[Source, ...]
    phrases: Mapping[str, str]
    """The fixed phrases of the language."""


def outline(assistant: Assistant, answer: Answer, turn: Turn | None) -> Outline:
    """Lay out an answer; `turn` is how its question was read, None where it was not understood."""
    language = cast("Language", answer.language)
    facets = Facets(assistant)
    empty = answer.status is Status.NO_RESULT
    few = [r.iri for r in answer.results] if len(answer.results) <= _FEW else []
    told = definitions(assistant.store, few, language)
    return Outline(
        answer,
        language,
        tuple(_lines(answer, turn, labels(turn.reading.left, assistant.lexicon, language) if turn else ())),
        facets.of(turn, language) if turn else (),
        facets.excluding(turn, language) if turn and empty else (),
        tuple(_groups(answer, told, language)),
        _sources(answer.results),
        wording(language).phrases,
    )


def _lines(answer: Answer, turn: Turn | None, left: Sequence[str]) -> Iterable[str]:
    language = cast("Language", answer.language)
    phrases = wording(language).phrases
    if answer.status in {Status.OUT_OF_SCOPE, Status.CLARIFY}:
        yield phrases[answer.status]
        return
    if answer.status is Status.ERROR or turn is None:
        yield answer.text.partition("\n")[0]
        return
    if answer.intent == "unsaid":
        yield phrases["unsaid"]
        return
    yield phrases["read_as"].format(reading=read_as(turn.reading, language))
    yield from left_out(left, phrases)
    yield from _value(answer, turn, phrases)
    if answer.status is Status.NO_RESULT:
        yield phrases["no_result"]
    if turn.reading.silent_below:
        yield phrases["silent_below"].format(number=turn.reading.silent_below)


def _value(answer: Answer, turn: Turn, phrases: Mapping[str, str]) -> Iterable[str]:
    if isinstance(answer.value, bool):
        yield phrases["yes" if answer.value else "no"]
    elif answer.value is not None:
        yield phrases["counted"].format(number=answer.value)
    elif is_left_open(answer, turn) and answer.status is not Status.NO_RESULT:
        yield phrases["silent_value"]
    if answer.value is not None and any(r.match is Match.EDITORIAL for r in answer.results):
        yield phrases["editorial_value"]
    if answer.value is False and answer.results:
        yield phrases["elsewhere"] + ":"
    if answer.cut:
        yield phrases["cut"].format(number=len(answer.results))


def _groups(answer: Answer, definitions_: Mapping[str, str], language: Language) -> Iterable[Group]:
    phrases = wording(language).phrases
    for match in Match:
        found = [result for result in answer.results if result.match is match]
        if found:
            yield Group(match, f"{phrases[match]} ({len(found)})", tuple(_entries(found, definitions_)))


def _entries(found: Sequence[Result], definitions_: Mapping[str, str]) -> Iterable[Entry]:
    """Yield results; a reason that several in a row share is told once, with the last of them."""
    for result, following in zip(found, [*found[1:], None], strict=True):
        shared = following is not None and following.why == result.why
        yield Entry(result, definitions_.get(result.iri, ""), "" if shared else result.why)


def _sources(results: Iterable[Result]) -> tuple[Source, ...]:
    sources = {source.code: source for result in results for source in result.sources}
    return tuple(sources[code] for code in sorted(sources))

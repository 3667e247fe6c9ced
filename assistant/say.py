"""Saying an answer: fixed phrases and words of the graph, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from assistant.answers import Answer, Match, Result, Status
from assistant.understanding.language import Language, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.judge import Fit
    from assistant.session import Candidate, Turn
    from assistant.understanding.recognise import Reading


def say(
    answer: Answer,
    candidate: Candidate,
    fits: Mapping[str, Fit],
    nearest: Mapping[str, Sequence[str]],
    left: Sequence[str] = (),
) -> str:
    """Return an answer as plain text: how the question was read, then the results by what they rest on.

    `nearest` are questions that do have answers, each with the names of the condition it leaves out; `left` are the
    names of the conditions that this answer leaves out.
    """
    language = cast("Language", answer.language)
    phrases = wording(language).phrases
    if answer.intent == "unsaid":
        return "\n".join([phrases["unsaid"], *_offered(answer, phrases)])
    lines = [
        phrases["read_as"].format(reading=_reading(answer, candidate, language)),
        *left_out(left, phrases),
        *_value(answer, candidate, phrases),
        *(_nothing(answer, nearest, phrases) if answer.status is Status.NO_RESULT else ()),
    ]
    if candidate.reading.silent_below:
        lines.append(phrases["silent_below"].format(number=candidate.reading.silent_below))
    lines += _grouped(answer, fits, phrases)
    if answer.cut:
        lines += ["", phrases["cut"].format(number=len(answer.results))]
    return "\n".join(lines + _sources(phrases, answer.results))


def _nothing(answer: Answer, nearest: Mapping[str, Sequence[str]], phrases: Mapping[str, str]) -> Iterable[str]:
    """Say that nothing was found, which conditions exclude everything, and what can be asked instead."""
    yield phrases["no_result"]
    yield from (phrases["excluding"].format(condition=_named(names)) for names in nearest.values() if names)
    yield from ("", *_offered(answer, phrases))


def _grouped(answer: Answer, fits: Mapping[str, Fit], phrases: Mapping[str, str]) -> Iterable[str]:
    """List the results by what they rest on."""
    for match in Match:
        if group := [result for result in answer.results if result.match is match]:
            yield from ("", f"{phrases[match]} ({len(group)})", *_listed(group, fits, phrases))


def say_refusal(answer: Answer) -> str:
    """Return the text for a question that is not about this graph."""
    phrases = wording(cast("Language", answer.language)).phrases
    return "\n".join([phrases["out_of_scope"], *_offered(answer, phrases)])


def say_unclear(answer: Answer) -> str:
    """Return the text for a question that can be read in more than one way."""
    phrases = wording(cast("Language", answer.language)).phrases
    return "\n".join([phrases["clarify"], *(f"- {question}" for question in answer.suggestions)])


def _offered(answer: Answer, phrases: Mapping[str, str]) -> list[str]:
    return [phrases["suggestions"] + ":", *(f"- {question}" for question in answer.suggestions)]


def _reading(answer: Answer, candidate: Candidate, language: Language) -> str:
    told, negated = wording(language), {(v.slot, v.entity.iri) for v in candidate.reading.values if v.negated}
    said = []
    for value in answer.understood:
        label = f"‘{value.label}’"
        if (value.slot, value.iri) in negated:
            label = told.phrases["and_not"].format(label=label)
        said.append(told.slots[value.slot].format(label=label))
    title = read_as(candidate.reading, language)
    if candidate.reading.nearest:
        return title
    return ", ".join([title, *(dict.fromkeys(said) or [told.phrases["nothing_more"]])])


def read_as(reading: Reading, language: Language) -> str:
    """Return what kind of question a reading takes it for, or that it only goes by the words."""
    return wording(language).phrases["nearest"] if reading.nearest else reading.intent.phrases[language].title


def _value(answer: Answer, candidate: Candidate, phrases: Mapping[str, str]) -> Iterable[str]:
    editorial = any(result.match is Match.EDITORIAL for result in answer.results)
    if isinstance(answer.value, bool):
        yield phrases["yes" if answer.value else "no"] + (" " + phrases["editorial_value"] if editorial else "")
        if not answer.value and answer.results:
            yield f"{phrases['elsewhere']}:"
    elif answer.value is not None:
        yield phrases["counted"].format(number=answer.value)
        if editorial:
            yield phrases["editorial_value"]
    elif is_left_open(answer, candidate):
        yield phrases["silent_value"]


def is_left_open(answer: Answer, candidate: Candidate | Turn) -> bool:
    """Say whether the source leaves a yes/no question open: neither yes nor no, and no answer to choose."""
    asked = candidate.frame.yes_no and bool(candidate.reading.members) and answer.value is None
    return asked and all(result.match is Match.UNSPECIFIED for result in answer.results)


def left_out(labels: Sequence[str], phrases: Mapping[str, str]) -> Iterable[str]:
    """Yield the sentence on the conditions that an answer leaves out, if any."""
    if labels:
        yield phrases["left_out"].format(condition=_named(labels))


def _named(labels: Sequence[str]) -> str:
    return ", ".join(f"‘{label}’" for label in labels)


def _listed(group: Sequence[Result], fits: Mapping[str, Fit], phrases: Mapping[str, str]) -> Iterable[str]:
    """List results; a reason that several in a row share is said once, below the last of them."""
    for result, following in zip(group, [*group[1:], None], strict=True):
        fit = fits[result.iri]
        apart = f" – {phrases['apart'].format(label='').rstrip(': ')}" if fit.apart else ""
        yield f"- {result.label} ({result.code}){apart}"
        if fit.definition:
            yield f"  {fit.definition}"
        if result.why and (following is None or following.why != result.why):
            yield f"  {result.why}"
        yield from (f"  {phrases['link']}: {link}" for link in result.links)


def _sources(phrases: Mapping[str, str], results: Sequence[Result]) -> list[str]:
    sources = {source.code: source for result in results for source in result.sources}
    if not sources:
        return []
    told = "; ".join(f"{source.title} ({code})" for code, source in sorted(sources.items()))
    return ["", f"{phrases['source' if len(sources) == 1 else 'sources']}: {told}"]

"""Saying an answer: fixed phrases and words of the graph, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answers import Match, Result, Understood

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.understanding.intent import Phrases


def say(
    intent: Phrases, phrases: Mapping[str, str], understood: Sequence[Understood], results: Sequence[Result]
) -> str:
    """Return an answer as plain text: how the question was read, then the results by what they rest on."""
    lines = [phrases["read_as"].format(reading=_reading(intent, phrases, understood))]
    if not results:
        lines.append(phrases["no_result"])
    for match in Match:
        group = [result for result in results if result.match is match]
        if group:
            lines += ["", f"{phrases[match]} ({len(group)})", *_listed(group)]
    lines += _sources(phrases, results)
    return "\n".join(lines)


def _reading(intent: Phrases, phrases: Mapping[str, str], understood: Sequence[Understood]) -> str:
    said = dict.fromkeys(intent.slots[value.slot].format(label=f"‘{value.label}’") for value in understood)
    return ", ".join([intent.title, *(said or [phrases["nothing_more"]])])


def _listed(group: Sequence[Result]) -> Iterable[str]:
    """List results; a reason that several in a row share is said once, below the last of them."""
    for result, following in zip(group, [*group[1:], None], strict=True):
        yield f"- {result.label} ({result.code})"
        if result.why and (following is None or following.why != result.why):
            yield f"  {result.why}"


def _sources(phrases: Mapping[str, str], results: Sequence[Result]) -> list[str]:
    sources = {source.code: source for result in results for source in result.sources}
    if not sources:
        return []
    told = "; ".join(f"{source.title} ({code})" for code, source in sorted(sources.items()))
    return ["", f"{phrases['source' if len(sources) == 1 else 'sources']}: {told}"]

"""One process of `benchmarks.scale`: opens a graph, asks it everything once, and prints what that took as JSON.

Run as `python -m benchmarks.scale_questions disk|memory WHERE` with items of the institution on standard input.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import process_time
from typing import TYPE_CHECKING, Any

from assistant.assistant import Assistant
from assistant.doors.opening import open_assistant
from assistant.doors.place import Place
from assistant.understanding import indexed  # noqa: F401 - what opening an index imports
from assistant.understanding.intent import intents
from kg import resources
from kg.oxigraph import OxigraphStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WARM = 10
_COUNTS = (
    "Hoeveel werkvormen zijn er voor grote groepen?",
    "Hoeveel tips zijn er voor vertrouwen en samenwerken?",
    "How many work forms are there online?",
    "How many activities belong to the phase Discover?",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what it took, in milliseconds."""

    took: float
    cut: bool
    right: bool
    """Whether the answer is just the thing that was named."""


def main(place: str, where: Path, items: list[dict[str, Any]]) -> dict[str, float]:
    """Return all figures."""
    began = process_time()
    assistant = _opened(place, where)
    start = process_time() - began
    ours = [question for kind in intents() for told in kind.phrases.values() for question in told.questions]
    for question in ours[:_WARM]:
        assistant.ask(question)
    general = [_ask(assistant, question) for question in ours[_WARM:]]
    own = [_ask(assistant, question, item["code"]) for item in items for question in named(item)]
    counts = [_ask(assistant, question).took for question in _COUNTS]
    return {
        **_times("", [*general, *own]),
        **_times("kinds ", general),
        **_times("own ", own),
        "found": sum(asked.right for asked in own) / len(own),
        "cut": sum(asked.cut for asked in general) / len(general),
        "count ms": median(counts),
        "start s": start,
    }


def _times(name: str, asked: Sequence[Asked]) -> dict[str, float]:
    took = [each.took for each in asked]
    return {f"{name}median ms": median(took), f"{name}p95 ms": quantiles(took, n=20)[-1]}


def named(item: dict[str, Any]) -> Iterable[str]:
    """Yield questions that name a thing: as it is, with another ending, with a typing error, in both languages."""
    for ask, label, other in zip(("wat is {}?", "tell me about {}"), item["labels"], item["other"], strict=True):
        yield ask.format(label)
        yield ask.format(other)
        yield ask.format(_other_ending(label))
        yield ask.format(_misspelt(label))


def _other_ending(label: str) -> str:
    return label[:-1] if label.endswith("s") else label + "s"


def _misspelt(label: str) -> str:
    """Return a label with two neighbours swapped inside its longest word."""
    word = max(label.replace(":", " ").split(), key=len)
    at = len(word) // 2
    return label.replace(word, word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :], 1)


def _opened(place: str, where: Path) -> Assistant:
    if place == "disk":
        return open_assistant(Place(where))
    return Assistant(OxigraphStore.from_files([resources.built("bindwijzer.ttl"), where]))


def _ask(assistant: Assistant, question: str, code: str = "") -> Asked:
    began = process_time()
    answer = assistant.ask(question)
    took = 1000 * (process_time() - began)
    return Asked(took, answer.cut, [result.code for result in answer.results] == [code])


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]), json.load(sys.stdin))))

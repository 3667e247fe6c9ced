"""Learns ways to ask from the training questions: `python -m tests.evaluation.learn` renews `learned.txt` of each kind.

The best reading of a question that is answered right gives the sentence that asks, its names replaced by slots. What
holds no slot would be a question learned by heart, and what is much like a way that is known already adds nothing: both
are left out. The test questions are never read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from assistant.assistant import Assistant
from assistant.understanding.frame import frame
from assistant.understanding.intent import Intent, intent_named, intents
from assistant.understanding.likeness import skeletons
from assistant.understanding.own_files import own_place
from assistant.understanding.phrasebook import authored, learned_file, placeholder
from assistant.understanding.reader import Reader
from assistant.understanding.sense import senses
from assistant.understanding.topic import Topics
from kg import resources
from kg.files import write_atomically
from kg.oxigraph import OxigraphStore
from tests.evaluation.score import QUESTIONS, Case, read, score

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST, _LONGEST = 2, 12
"""Words of a sentence worth learning."""
_KNOWN = 95
"""The likeness from which a sentence is as good as known."""
_SLOT = re.compile("|".join({placeholder(slot) for kind in intents() for slot in kind.slots}))
_NO_KINDS = {"topic"}
"""Their questions are told by their words, not by how they are put."""
_TRIED, _LEAST = 4, 0.4
"""How many readings are tried, and the score that they must have."""


def learned(assistant: Assistant, cases: Iterable[Case]) -> dict[str, list[str]]:
    """Return by kind of question the ways to ask that the readings with right answers teach, sorted."""
    found: dict[str, set[str]] = {}
    for case in cases:
        if case.in_scope and not case.session and (kind := _right_kind(assistant, case)):
            found.setdefault(kind.name, set()).update(_ways(assistant, case, kind))
    return {kind: _new(ways, intent_named(kind)) for kind, ways in sorted(found.items())}


def _right_kind(assistant: Assistant, case: Case) -> Intent | None:
    """Return the kind of question, of the best readings, that answers right; None where none does."""
    taken = frame(case.question, assistant.lexicon, assistant._speller)
    for candidate in assistant.readings(taken)[:_TRIED]:
        kind = candidate.reading.intent
        able = kind.query and candidate.reading.score > _LEAST
        if able and score(case, assistant.reply(case.question, taken.language, candidate)) == 1:
            return None if kind.name in _NO_KINDS else kind
    return None


def _ways(assistant: Assistant, case: Case, kind: Intent) -> Iterable[str]:
    taken = frame(case.question, assistant.lexicon, assistant._speller)
    found = Topics(assistant.lexicon).find(taken.folded)
    reader = Reader(kind, taken, assistant.lexicon, senses(taken, assistant.lexicon), found)
    reader.read()
    for part, way in zip(taken.sentences, skeletons(taken, reader.shown), strict=True):
        if taken.asking.issuperset(part) and _SHORTEST <= len(way.split()) <= _LONGEST:
            yield way


def _new(ways: Iterable[str], kind: Intent) -> list[str]:
    """Return the ways that are new and of no other kind, with slots in braces."""
    known = [*_authored(kind)]
    others = {_shape(way) for other in intents() for way in _authored(other) if other is not kind}
    names = {placeholder(slot): f"{{{slot}}}" for slot in reversed(kind.slots)}
    kept = []
    for way in sorted(ways):
        near = process.extractOne(way, known, scorer=fuzz.token_sort_ratio, score_cutoff=_KNOWN)
        if near is None and _shape(way) not in others and names.keys() & {*way.split()}:
            known.append(way)
            kept.append(" ".join(names.get(word, word) for word in way.split()))
    return kept


def _authored(kind: Intent) -> Iterable[str]:
    return authored(kind.name)


def _shape(way: str) -> str:
    """Return a way to ask whatever its slots: what two kinds of questions share tells neither from the other."""
    return _SLOT.sub("x", way)


def main() -> None:
    """Renew the files of all kinds."""
    assistant = Assistant(OxigraphStore.from_files([resources.built("bindwijzer.ttl")]))
    found = learned(assistant, read(QUESTIONS / "train.jsonl"))
    for kind in intents():
        file = Path(own_place(learned_file(kind.name)))
        if ways := found.get(kind.name):
            write_atomically(file, "\n".join(ways) + "\n")
        else:
            file.unlink(missing_ok=True)
    print(f"{sum(map(len, found.values()))} ways to ask in {sum(map(bool, found.values()))} kinds of questions")


if __name__ == "__main__":
    main()

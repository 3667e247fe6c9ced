"""Learns from the training questions: `python -m tests.evaluation.learn` renews `learned.txt` of each kind of question.

The best reading of a question that is answered right gives the sentence that asks, its names replaced by slots. What
holds no slot would be a question learned by heart, and what is much like a way that is known already adds nothing: both
are left out. How often words and pairs of neighbours are used, in these questions and in the ways to ask that were
written, is counted in `languages/usage`; what words say for each kind of question is weighed there too (see `rank`).
The test questions are never read.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from assistant.assistant import Assistant
from assistant.understanding import leanings, nearest
from assistant.understanding.frame import frame
from assistant.understanding.intent import Intent, intent_named, intents
from assistant.understanding.language import LANGUAGES, language_of
from assistant.understanding.likeness import skeletons
from assistant.understanding.own_files import own_place
from assistant.understanding.phrasebook import authored, learned_file, placeholder
from assistant.understanding.reader import Reader
from assistant.understanding.sense import senses
from assistant.understanding.text import words
from assistant.understanding.topic import Topics
from assistant.understanding.usage import ALL, EDGE, usage_file
from kg import resources
from kg.files import write_atomically
from kg.oxigraph import OxigraphStore
from tests.evaluation.rank import answers_by_stem, choices, own_choices, ranking
from tests.evaluation.score import QUESTIONS, Case, read, score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assistant.understanding.language import Language

_OWN = 3
"""How much more a question of our own counts than one by others: few are many kinds of questions."""
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


def used(cases: Iterable[Case], knows: Callable[[str], bool]) -> dict[Language, Counter[str]]:
    """Return how often each known word and each pair of such neighbours is used, by language.

    What nobody knows is left out: as often as not it is a typing error.
    """
    found: dict[Language, Counter[str]] = {language: Counter() for language in LANGUAGES}
    for case in cases:
        asked = [token.folded for token in words(case.question)]
        found[language_of(asked)].update(_neighbours([EDGE, *asked, EDGE], knows))
    for language, counted in found.items():
        for kind in intents():
            for way in authored(kind.name, [language]):
                counted.update(_neighbours([EDGE, *way.split()], knows))
        counted[ALL] = sum(times for word, times in counted.items() if word.isalpha())
    return found


def _neighbours(said: list[str], knows: Callable[[str], bool]) -> Iterable[str]:
    able = [word if word == EDGE or (word.isalpha() and knows(word)) else "" for word in said]
    yield from filter(None, able[:-1] if able[-1] == EDGE else able)
    yield from (f"{one} {other}" for one, other in pairwise(able) if one and other)


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
    """Renew the files of both languages and of all kinds."""
    cases = [*read(QUESTIONS / "train.jsonl")]
    graph = resources.built("bindwijzer.ttl")
    for language, counted in used(cases, Assistant(OxigraphStore.from_files([graph]))._speller.knows).items():
        lines = "".join(f"{key}\t{times}\n" for key, times in sorted(counted.items()))
        write_atomically(Path(own_place(usage_file(language))), lines)
    write_atomically(Path(own_place(nearest.FILE)), nearest.written(answers_by_stem(cases)))
    assistant = Assistant(OxigraphStore.from_files([graph]))
    found = learned(assistant, cases)
    for kind in intents():
        file = Path(own_place(learned_file(kind.name)))
        if ways := found.get(kind.name):
            write_atomically(file, "\n".join(ways) + "\n")
        else:
            file.unlink(missing_ok=True)
    told = (choices(assistant, case) for case in cases if not case.session)
    weights = ranking([*told, *(list(own_choices(assistant)) * _OWN)])
    write_atomically(Path(own_place(leanings.FILE)), leanings.written(weights))
    print(f"{sum(map(len, found.values()))} ways to ask in {sum(map(bool, found.values()))} kinds of questions")
    print(f"{sum(map(len, weights.values()))} weights of {len(weights)} words")


if __name__ == "__main__":
    main()

"""The names that can be asked for: every label in the graph, in all languages, ready to be found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.understanding.language import LANGUAGES, canonical, is_function_word, phrases
from assistant.understanding.text import folded_words, squash, stem
from kg.query import template
from kg.store import text
from kg.terms import Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.store import Row, Store

HIDDEN = 2
"""The rank of a search word."""
CLASS = "Class"
"""The kind of a name that stands for a kind of things, such as `werkvorm`."""
PRACTICES = frozenset(
    {"WorkForm", "PrincipleTip", "PresenceTip", "PresenceWorkForm", "OnboardingActivity", "PhaseGuidance"}
)
"""The kinds of things that one can do."""
_QUERIES = Path(__file__).parent.parent / "queries"
_ENDING = 3
"""Letters in which two forms of one word may differ at the end of the shorter one."""
_NO_LOSS = frozenset(["de", "het", "een", "the", "a", "an", "of", "van"])
_SHORT, _SHORT_ENDING = 4, 3
"""A word of so few letters takes no longer ending than this: `hand` is not `handful`."""
_FEWEST_CONTENT_WORDS = 2
"""Content words that must be left before function words are ignored: `more students` is not `students`."""


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A thing in the graph that can be named in a question."""

    code: str
    iri: str
    kind: str
    """The local name of its class, such as `WorkForm`; `Class` for a class itself."""


@dataclass(frozen=True, slots=True)
class Name:
    """One label of one entity."""

    entity: Entity
    label: str
    rank: int
    """0 preferred, 1 alternative, 2 hidden (a search word)."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Size:
    """A group size with the numbers of participants for which it holds, inclusive; `most` None: no limit."""

    entity: Entity
    least: int
    most: int | None


class Lexicon:
    """All names, found whatever the spelling of compounds, case, diacritics, inflection or word order."""

    def __init__(self, names: Iterable[Name], sizes: Sequence[Size] = ()) -> None:
        self._exact: dict[str, list[Name]] = defaultdict(list)
        self._stemmed: dict[str, list[Name]] = defaultdict(list)
        self.sizes = tuple(sizes)
        self.entities: dict[str, Entity] = {}
        self.vocabulary: set[str] = set()
        self.pairs: set[tuple[str, str]] = set()
        """Words that stand side by side in some name."""
        self.labels: dict[str, list[Name]] = defaultdict(list)
        self._longest = 1
        for name in names:
            self._add(name)
        for listed in self._exact.values():
            listed.sort(key=_properly)
        self.spellings = sorted(key for key in self._exact if len(key) > 5)
        """Every distinct squashed label, for names run together with typing errors."""

    def _add(self, name: Name) -> None:
        tokens = folded_words(name.label)
        if not tokens:
            return
        self._longest = max(self._longest, len(tokens))
        self.entities[name.entity.iri] = name.entity
        self.labels[name.entity.iri].append(name)
        self.vocabulary.update(tokens)
        self.pairs.update(pairwise(tokens))
        self._exact[_letters(tokens)].append(name)
        for key in stem_keys(tokens, name.language):
            self._stemmed[key].append(name)

    def exact(self, tokens: list[str]) -> list[Name]:
        """Return the names written with these letters, however spaced."""
        return self._exact.get(_letters(tokens), [])

    def inflected(self, tokens: list[str]) -> list[Name]:
        """Return the names that differ only in endings, word order or function words."""
        found = {id(name): name for key in stem_keys(tokens) for name in self._stemmed.get(key, [])}
        same = [name for name in found.values() if _same_words(tokens, name.label)]
        least = min((_lacking(tokens, name.label) for name in same), default=0)
        return sorted((name for name in same if _lacking(tokens, name.label) == least), key=_properly)

    def named(self, word: str) -> list[Name]:
        """Return the names that are one word, as it stands or else with another ending."""
        return self.exact([word]) or self.inflected([word])

    @property
    def longest(self) -> int:
        """Return how many words a name may have."""
        return self._longest


def _properly(name: Name) -> tuple[int, Entity]:
    """Return the order of names: those that are borne most properly first."""
    return name.rank, name.entity


def _letters(tokens: list[str]) -> str:
    return squash([canonical(token) for token in tokens])


def _lacking(tokens: list[str], label: str) -> int:
    """Return how many small words of a label stand nowhere in the question, articles and `of` aside."""
    return sum(is_function_word(word) and word not in _NO_LOSS for word in {*folded_words(label)} - {*tokens})


def _same_words(tokens: list[str], label: str) -> bool:
    """Say whether words differ from those of a label in their endings only: `activities` is not `activating`."""
    known = [canonical(word) for word in folded_words(label)]
    meant = [canonical(token) for token in tokens if _matters(token)]
    return all(any(_ending_only(word, other) for other in known) for word in meant)


def _ending_only(word: str, other: str) -> bool:
    if min(len(word), len(other)) <= _SHORT and abs(len(word) - len(other)) > _SHORT_ENDING:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    return shared >= min(len(word), len(other)) - _ENDING


def _matters(word: str) -> bool:
    """Say whether a word of a name must stand in the question too: `not at the same time` needs its `not`."""
    return len(word) == 1 or (word,) in phrases("negation") or not is_function_word(word)


def stem_keys(tokens: list[str], only: str = "") -> set[str]:
    """Return the content stems of words, sorted, by each language or by one only."""
    content = [
        token for token in tokens if len(token) == 1 or (token,) in phrases("negation") or not is_function_word(token)
    ]
    if len(content) < _FEWEST_CONTENT_WORDS:
        content = tokens
    languages = [language for language in LANGUAGES if only in {"", language}] or LANGUAGES
    return {
        f"{language} " + " ".join(sorted(stem(canonical(token), language) for token in content))
        for language in languages
    }


def read_lexicon(store: Store) -> Lexicon:
    """Read all labels of all things with a code and of all classes; a user's own content is found as well."""
    entities = {
        text(row["item"]): Entity(text(row["code"]), text(row["item"]), text(row["class"]).rpartition("/")[2])
        for row in store.select(query("entities")).rows
    }
    entities |= {
        text(row["class"]): Entity("", text(row["class"]), CLASS) for row in store.select(query("classes")).rows
    }
    ranks = {"prefLabel": 0, "altLabel": 1, "hiddenLabel": 2}
    names = [
        Name(entity, text(row["label"]), ranks[text(row["property"]).rpartition("#")[2]], _language(row))
        for row in store.select(query("names")).rows
        if (entity := entities.get(text(row["item"])))
    ]
    return Lexicon(sorted(names, key=lambda name: (name.entity, name.rank, name.label)), _sizes(store, entities))


def _language(row: Row) -> str:
    label = row["label"]
    return (label.language or "").partition("-")[0] if isinstance(label, Literal) else ""


def _sizes(store: Store, entities: dict[str, Entity]) -> list[Size]:
    return [
        Size(entities[text(row["item"])], int(text(row["least"])), int(text(row["most"])) if "most" in row else None)
        for row in store.select(query("sizes")).rows
        if text(row["item"]) in entities
    ]


@cache
def query(name: str) -> str:
    """Return the text of a query without slots."""
    return template(name, (_QUERIES / f"{name}.rq").read_text(encoding="utf-8")).fill({})

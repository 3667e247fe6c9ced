"""The names that can be asked for: every label in the graph, in all languages, ready to be found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.understanding.keys import letters, matters, stem_keys
from assistant.understanding.labels import taken_apart
from assistant.understanding.language import canonical, is_function_word
from assistant.understanding.places import Places
from assistant.understanding.text import folded_words
from kg.query import template
from kg.store import text
from kg.terms import Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.understanding.labels import Labels, Span
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
_SHORTEST_SPELLING = 5
"""Letters that a name must have more than to be recognised with a typing error."""


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

    def __init__(self, labels: Labels) -> None:
        self.entities = {iri: Entity(thing["code"], iri, thing["kind"]) for iri, thing in labels["things"].items()}
        self.sizes = tuple(map(_size, labels["sizes"]))
        self.vocabulary = frozenset(labels["words"])
        self.pairs = frozenset(labels["pairs"])
        """Words that stand side by side in some name, as `first second`."""
        self.longest = labels["longest"]
        """How many words a name may have."""
        self.topics = {iri: thing["topics"] for iri, thing in labels["things"].items() if thing["topics"]}
        self._places = Places(labels["things"])
        self._made: dict[int, Name] = {}

    @cached_property
    def spellings(self) -> list[str]:
        """Every distinct squashed label, for names run together with typing errors."""
        return sorted(key for key in self._places.by_letters if len(key) > _SHORTEST_SPELLING)

    def names_of(self, iri: str) -> Iterator[Name]:
        """Yield the names of a thing, those that it bears most properly first."""
        return map(self._name, self._places.rows_of(iri))

    def exact(self, tokens: Sequence[str]) -> list[Name]:
        """Return the names written with these letters, however spaced."""
        rows = self._places.by_letters.of(letters(tokens))
        return sorted(map(self._name, rows), key=_properly) if rows else []

    def inflected(self, tokens: Sequence[str]) -> list[Name]:
        """Return the names that differ only in endings, word order or function words."""
        same = [name for name in self._alike(tokens) if _same_words(tokens, name.label)]
        if not same:
            return []
        least = min(_lacking(tokens, name.label) for name in same)
        return sorted((name for name in same if _lacking(tokens, name.label) == least), key=_properly)

    def named(self, word: str) -> list[Name]:
        """Return the names that are one word, as it stands or else with another ending."""
        return self.exact([word]) or self.inflected([word])

    def _alike(self, tokens: Sequence[str]) -> list[Name]:
        rows = [row for key in stem_keys(tokens) for row in self._places.by_stems(key)]
        return [self._name(row) for row in dict.fromkeys(rows)]

    def _name(self, row: int) -> Name:
        if row not in self._made:
            block = self._places.block(row)
            self._made[row] = Name(self.entities[block.iri], self._places.labels[row], block.rank, block.language)
        return self._made[row]


def _size(span: Span) -> Size:
    return Size(Entity(span["code"], span["iri"], span["kind"]), span["least"], span["most"])


def _properly(name: Name) -> tuple[int, Entity]:
    """Return the order of names: those that are borne most properly first."""
    return name.rank, name.entity


def _lacking(tokens: Sequence[str], label: str) -> int:
    """Return how many small words of a label stand nowhere in the question, articles and `of` aside."""
    return sum(is_function_word(word) and word not in _NO_LOSS for word in {*folded_words(label)} - {*tokens})


def _same_words(tokens: Sequence[str], label: str) -> bool:
    """Say whether words differ from those of a label in their endings only: `activities` is not `activating`."""
    known = [canonical(word) for word in folded_words(label)]
    meant = [canonical(token) for token in tokens if matters(token)]
    return all(any(_ending_only(word, other) for other in known) for word in meant)


def _ending_only(word: str, other: str) -> bool:
    if min(len(word), len(other)) <= _SHORT and abs(len(word) - len(other)) > _SHORT_ENDING:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    return shared >= min(len(word), len(other)) - _ENDING


def read_lexicon(store: Store) -> Lexicon:
    """Return everything that a graph names; a user's own content is found as well."""
    return Lexicon(read_labels(store))


def read_labels(store: Store) -> Labels:
    """Read all labels of all things with a code and of all classes."""
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
    return taken_apart(names, _sizes(store, entities), PRACTICES)


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

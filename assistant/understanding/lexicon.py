"""The names that can be asked for: every label in the graph, in all languages, ready to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.entities import Entity, Name, Size
from assistant.understanding.keys import letters, matters, stem_keys
from assistant.understanding.labels import taken_apart
from assistant.understanding.language import canonical, is_function_word
from assistant.understanding.listed import Listed
from assistant.understanding.queries import query, stored
from assistant.understanding.text import folded_words
from kg.store import text
from kg.terms import Iri, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.understanding.name_store import NameStore
    from assistant.understanding.shapes import Labels
    from kg.store import Row, Store

__all__ = ["CLASS", "HIDDEN", "PRACTICES", "Entity", "Lexicon", "Name", "Size", "read_labels", "read_lexicon"]

HIDDEN = 2
"""The rank of a search word."""
CLASS = "Class"
"""The kind of a name that stands for a kind of things, such as `werkvorm`."""
PRACTICES = frozenset(
    {"WorkForm", "PrincipleTip", "PresenceTip", "PresenceWorkForm", "OnboardingActivity", "PhaseGuidance"}
)
"""The kinds of things that one can do."""
_RANKS = {"prefLabel": 0, "altLabel": 1, "hiddenLabel": 2}
_ENDING = 3
"""Letters in which two forms of one word may differ at the end of the shorter one."""
_NO_LOSS = frozenset(["de", "het", "een", "the", "a", "an", "of", "van"])
_SHORT, _SHORT_ENDING = 4, 3
_REMEMBERED = 4096
"""Words of which it is remembered what kinds of things they name."""
"""A word of so few letters takes no longer ending than this: `hand` is not `handful`."""


class Lexicon:
    """All names, found whatever the spelling of compounds, case, diacritics, inflection or word order."""

    def __init__(self, names: Labels | NameStore) -> None:
        """Take the labels of a small graph, or a store of the names of any."""
        self.names: NameStore = Listed(names) if isinstance(names, dict) else names
        self.entities = self.names.entities
        self.sizes = self.names.sizes
        self.vocabulary = self.names.vocabulary
        self.longest = self.names.longest
        """How many words a name may have."""
        self._kinds: dict[str, frozenset[str]] = {}

    def of_kinds(self, kinds: Iterable[str], most: int = -1) -> Sequence[Entity]:
        """Return the things of these kinds, or the first of them, in the order of their codes."""
        return self.names.of_kinds(kinds, most)

    def coded(self, code: str) -> Entity | None:
        """Return the thing with a code."""
        return self.names.coded(code)

    def names_of(self, iri: str) -> Iterable[Name]:
        """Return the names of a thing, those that it bears most properly first."""
        return self.names.names_of(iri)

    def exact(self, tokens: Sequence[str]) -> list[Name]:
        """Return the names written with these letters, however spaced."""
        return self.written(letters(tokens))

    def written(self, letters: str) -> list[Name]:
        """Return the names with these letters, synonyms as one."""
        found = self.names.by_letters(letters)
        return sorted(found, key=_properly) if found else []

    def inflected(self, tokens: Sequence[str]) -> list[Name]:
        """Return the names that differ only in endings, word order or function words."""
        same = [name for name in self.names.by_stems(stem_keys(tokens)) if _same_words(tokens, name.label)]
        if not same:
            return []
        least = min(_lacking(tokens, name.label) for name in same)
        return sorted((name for name in same if _lacking(tokens, name.label) == least), key=_properly)

    def named(self, word: str) -> list[Name]:
        """Return the names that are one word, as it stands or else with another ending."""
        return self.exact([word]) or self.inflected([word])

    def kinds_of(self, word: str) -> frozenset[str]:
        """Return the kinds of things that a word names as such; a search word may mean otherwise: `form groups`."""
        if word not in self._kinds:
            if len(self._kinds) >= _REMEMBERED:
                self._kinds.clear()
            named = (name for name in (*self.exact([word]), *self.inflected([word])) if name.rank < HIDDEN)
            self._kinds[word] = frozenset(n.entity.iri.rpartition("/")[2] for n in named if n.entity.kind == CLASS)
        return self._kinds[word]

    def misspelt(self, letters: str, errors: int) -> tuple[list[Name], int]:
        """Return the names nearest to these letters within so many typing errors, and how many there are."""
        near = self.names.nearest(letters, errors)
        return (self.exact([near[0]]), near[1]) if near else ([], 0)


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
    entities = read_entities(store)
    return taken_apart(read_names(store, entities), read_sizes(store, entities), PRACTICES)


def read_entities(store: Store) -> dict[str, Entity]:
    """Read all things with a code and all classes, by address."""
    entities = {
        text(row["item"]): Entity(text(row["code"]), text(row["item"]), text(row["class"]).rpartition("/")[2])
        for row in store.select(query("entities")).rows
    }
    return entities | {
        text(row["class"]): Entity("", text(row["class"]), CLASS) for row in store.select(query("classes")).rows
    }


def read_names(store: Store, entities: Mapping[str, Entity], some: Iterable[Entity] = ()) -> list[Name]:
    """Read the names of all these things, or of some of them."""
    wanted = {"items": [Iri(entity.iri) for entity in some]}
    return [
        Name(entity, text(row["label"]), _RANKS[text(row["property"]).rpartition("#")[2]], _language(row))
        for row in store.select(stored("names").fill(wanted)).rows
        if (entity := entities.get(text(row["item"])))
    ]


def _language(row: Row) -> str:
    label = row["label"]
    return (label.language or "").partition("-")[0] if isinstance(label, Literal) else ""


def read_sizes(store: Store, entities: Mapping[str, Entity]) -> list[Size]:
    """Read the group sizes with a number of participants."""
    return [
        Size(entities[text(row["item"])], int(text(row["least"])), int(text(row["most"])) if "most" in row else None)
        for row in store.select(query("sizes")).rows
        if text(row["item"]) in entities
    ]

"""The names of a small graph, all held in memory."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.understanding.entities import SHORTEST_SPELLING, Entity, Name, Postings, Size
from assistant.understanding.labels import RANKS
from assistant.understanding.lines import Lines, Table
from assistant.understanding.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.understanding.name_store import Near
    from assistant.understanding.shapes import Labels, Span


class Listed:
    """All names, from their labels taken apart."""

    def __init__(self, labels: Labels) -> None:
        self.entities = {iri: Entity(thing["code"], iri, thing["kind"]) for iri, thing in labels["things"].items()}
        self.sizes = tuple(map(_size, labels["sizes"]))
        self.vocabulary = Lines(labels["words"])
        self.pairs = Lines(labels["pairs"])
        self.longest = labels["longest"]
        self._topics = Table(labels["topics"])
        self._places = Places(labels)
        self._made: dict[int, Name] = {}

    def of_kinds(self, kinds: Iterable[str], most: int = -1) -> list[Entity]:
        """Return the things of these kinds, or the first of them, in the order of their codes."""
        found = sorted(entity for kind in {*kinds} for entity in self._by_kind.get(kind, ()))
        return found if most < 0 else found[:most]

    def coded(self, code: str) -> Entity | None:
        """Return the thing with a code."""
        return self._by_code.get(code)

    def numbered(self, numbers: Iterable[int]) -> list[Entity]:
        """Return the things of these numbers, in the order of their codes."""
        return sorted(self._numbered[number] for number in numbers)

    def by_letters(self, key: str) -> list[Name]:
        """Return the names with these letters, by thing."""
        return [self._name(row) for row in self._places.by_letters.of(key)]

    def by_stems(self, keys: Sequence[str]) -> list[Name]:
        """Return the names with any of these stem keys, each once."""
        found = [row for key in keys for row in self._places.by_stems.of(key)]
        return [self._name(row) for row in dict.fromkeys(found)]

    def names_of(self, iri: str) -> Iterator[Name]:
        """Yield the names of a thing, those that it bears most properly first."""
        return map(self._name, self._places.rows_of(iri))

    def nearest(self, letters: str, errors: int) -> Near | None:
        """Return the letters of the name that is nearest within so many typing errors, the first of equals."""
        lengths = range(len(letters) - errors, len(letters) + errors + 1)
        able = [key for length in lengths for key in self._spellings.get(length, ())]
        found = process.extract(letters, able, scorer=OSA.distance, score_cutoff=errors, limit=None)
        near = min(((distance, key) for key, distance, _ in found), default=None)
        return (near[1], round(near[0])) if near else None

    def topic(self, stems: Sequence[str]) -> Postings:
        """Return the practices that have a word of one of these stems in a name."""
        hits: dict[int, float] = {}
        for stem in stems:
            for told in self._topics.of(stem):
                thing, rank = divmod(told, RANKS)
                hits[thing] = max(hits.get(thing, 0), _strength(rank))
        return Postings(hits, len(hits))

    def has_stem(self, stems: Iterable[str]) -> bool:
        """Say whether some word of a name has one of these stems."""
        return any(stem in self._topics for stem in stems)

    def near(self, word: str, errors: int) -> list[Near]:
        """Return the words of more than one letter within so many typing errors, 1 or 2."""
        found = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=errors, limit=None)
        return [(one, round(distance)) for one, distance, _ in found]

    @cached_property
    def _spellings(self) -> Mapping[int, list[str]]:
        """Every distinct squashed label by its length, for names run together with typing errors."""
        found: dict[int, list[str]] = {}
        for key in self._places.by_letters:
            if len(key) >= SHORTEST_SPELLING:
                found.setdefault(len(key), []).append(key)
        return found

    @cached_property
    def _by_code(self) -> Mapping[str, Entity]:
        return {entity.code: entity for entity in self.entities.values() if entity.code}

    @cached_property
    def _words(self) -> list[str]:
        return sorted(word for word in self.vocabulary if len(word) > 1)

    @cached_property
    def _by_kind(self) -> Mapping[str, Sequence[Entity]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities.values():
            found[entity.kind].append(entity)
        return found

    @cached_property
    def _numbered(self) -> Sequence[Entity]:
        return [*self.entities.values()]

    def _name(self, row: int) -> Name:
        if row not in self._made:
            block = self._places.block(row)
            self._made[row] = Name(self.entities[block.iri], self._places.label(row), block.rank, block.language)
        return self._made[row]


def _strength(rank: int) -> float:
    """Return how strongly a name of a rank speaks for its thing."""
    return 1.0 - 0.1 * rank


def _size(span: Span) -> Size:
    return Size(Entity(span["code"], span["iri"], span["kind"]), span["least"], span["most"])

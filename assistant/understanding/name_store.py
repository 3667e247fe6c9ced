"""The port to the names of a graph: held in memory for a small one, read from a file for a large one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from assistant.understanding.entities import Entity, Name, Postings, Size

Near = tuple[str, int]
"""A word or the letters of a name, and how many typing errors it is away."""


class Words(Protocol):
    """The words of all names, for reading typing errors."""

    @property
    def vocabulary(self) -> Container[str]:
        """Return the words."""
        ...

    @property
    def pairs(self) -> Container[str]:
        """Return the words that stand side by side in some name, as `first second`."""
        ...

    def has_stem(self, stems: Iterable[str]) -> bool:
        """Say whether some word of a name has one of these stems."""
        ...

    def near(self, word: str, errors: int) -> Sequence[Near]:
        """Return the words of more than one letter within so many typing errors, 1 or 2."""
        ...


class NameStore(Words, Protocol):
    """All names of a graph."""

    @property
    def longest(self) -> int:
        """Return how many words a name may have."""
        ...

    @property
    def sizes(self) -> Sequence[Size]:
        """Return the group sizes by number of participants."""
        ...

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Return the things by address, in the order of their codes; to go through them all may take long."""
        ...

    def of_kinds(self, kinds: Iterable[str], most: int = -1) -> Sequence[Entity]:
        """Return the things of these kinds, or the first of them, in the order of their codes."""
        ...

    def coded(self, code: str) -> Entity | None:
        """Return the thing with a code."""
        ...

    def numbered(self, numbers: Iterable[int]) -> Sequence[Entity]:
        """Return the things of these numbers, in the order of their codes."""
        ...

    def by_letters(self, key: str) -> Sequence[Name]:
        """Return the names with these letters, by thing."""
        ...

    def by_stems(self, keys: Sequence[str]) -> Sequence[Name]:
        """Return the names with any of these stem keys, each once."""
        ...

    def names_of(self, iri: str) -> Iterable[Name]:
        """Return the names of a thing, those that it bears most properly first."""
        ...

    def nearest(self, letters: str, errors: int) -> Near | None:
        """Return the letters of the name that is nearest within so many typing errors, the first of equals."""
        ...

    def topic(self, stems: Sequence[str]) -> Postings:
        """Return the practices that have a word of one of these stems in a name."""
        ...

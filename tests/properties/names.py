"""The names that the graph gives the values of facets: what people call them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from rdflib import DCTERMS, SKOS, Graph

from tests.properties.expected import ONLINE

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib.term import Node

_PROPERTIES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
_ONLINE_GROUP = "MO-O"
"""The code in the graph of the two modalities that are online."""


class Names:
    """Every name of every thing, by code and language; names that several things bear are left out."""

    def __init__(self, graph: Graph) -> None:
        self._by_code: dict[tuple[str, str, int], list[str]] = defaultdict(list)
        bearers: dict[str, set[Node]] = defaultdict(set)
        for name in _PROPERTIES:
            for thing, label in graph.subject_objects(name):
                bearers[_squashed(str(label))].add(thing)
        for rank, name in enumerate(_PROPERTIES):
            for thing, label in sorted(graph.subject_objects(name)):
                code = str(graph.value(thing, DCTERMS.identifier) or "")
                if rank == 0 or len(bearers[_squashed(str(label))]) == 1:
                    self._by_code[code, label.language, rank].append(str(label))

    @classmethod
    def read(cls, file: Path) -> Names:
        return cls(Graph().parse(file))

    def listed(self, code: str, language: str, rank: int) -> list[str]:
        """Return the preferred names (rank 0), the alternative ones (1) or the search words (2) of a thing."""
        return self._by_code[_ONLINE_GROUP if code == ONLINE else code, language, rank]

    def all(self, rank: int) -> list[str]:
        """Return the names of everything at one rank, in all languages."""
        return [label for (_, _, at), labels in self._by_code.items() if at == rank for label in labels]

    def of(self, code: str, language: str, *, proper: bool) -> st.SearchStrategy[str]:
        """Return a name of a thing, as people write it inside a sentence; `proper`: the preferred one."""
        able = self.listed(code, language, 0) + ([] if proper else self.listed(code, language, 1))
        return st.sampled_from(able).map(_inside)


def _inside(label: str) -> str:
    """Return a name without its capital, unless that is part of it."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _squashed(label: str) -> str:
    return "".join(letter for letter in label.casefold() if letter.isalnum())

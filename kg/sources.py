"""What a query is answered from: our own graph, files of the user, or a store on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kg import resources

Part = Literal["full", "asserted", "inferred"]

QUAD_SUFFIXES = frozenset({".trig", ".nq"})
"""Files that name graphs of their own; a query then sees all graphs together, and each by GRAPH."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Files that are merged into one graph, or a store that `bindwijzer index` built."""

    ours: tuple[Path, ...] = ()
    """Our own files: of their ontology headers only that of the core counts, as in the exported graph."""
    files: tuple[Path, ...] = ()
    """Files of the user, taken as they are; the syntax follows from the name."""
    named: tuple[tuple[str, Path], ...] = ()
    """Files that each go into the graph of that address."""
    store: Path | None = None
    """A folder of Oxigraph, opened for reading only; then there are no files."""
    joined: bool = False
    """Whether a query sees all graphs of that folder together."""
    triples: int | None = None
    """How many triples that folder holds; counting them there takes long."""

    @property
    def union(self) -> bool:
        """Whether the default graph is all graphs together."""
        return self.joined or any(file.suffix.lower() in QUAD_SUFFIXES for file in self.files)

    def as_dict(self) -> dict[str, object]:
        """Return plain data that `from_dict` reads back; paths become absolute."""
        return {
            "ours": [str(file.absolute()) for file in self.ours],
            "files": [str(file.absolute()) for file in self.files],
            "named": [[name, str(file.absolute())] for name, file in self.named],
            "store": None if self.store is None else str(self.store.absolute()),
            "joined": self.joined,
            "triples": self.triples,
        }

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Sources:
        """Read what `as_dict` wrote."""
        named = tuple((name, Path(file)) for name, file in plain["named"])
        store = Path(plain["store"]) if plain["store"] else None
        ours, files = tuple(map(Path, plain["ours"])), tuple(map(Path, plain["files"]))
        return cls(ours, files, named, store, plain["joined"], plain["triples"])


def sources(part: Part = "full", files: tuple[Path, ...] = (), *, bare: bool = False) -> Sources:
    """Return a part of our own graph merged with the user's files, or those files alone."""
    return Sources((), files) if bare else Sources(_ours(part), files)


def _ours(part: Part) -> tuple[Path, ...]:
    if part == "asserted":
        return tuple(resources.asserted_files())
    return (resources.built("inferred.ttl" if part == "inferred" else "bindwijzer.ttl"),)

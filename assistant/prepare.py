"""Preparing: what every start needs is derived once, when the graph is built, and kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding import phrasebook
from assistant.understanding.lexicon import read_labels
from assistant.understanding.prepared import (
    ANSWERS,
    NAMES,
    PHRASES,
    names_made_from,
    phrases_made_from,
    written,
    written_answers,
)
from kg.files import write_atomically
from kg.oxigraph import OxigraphStore

if TYPE_CHECKING:
    from pathlib import Path


def prepare(graph: Path) -> None:
    """Write prepared names, phrases and answers beside a built graph; raises as loading the graph does."""
    for name, text in texts(graph).items():
        write_atomically(graph.parent / name, text)


def texts(graph: Path) -> dict[str, str]:
    """Return the prepared files by name; the same graph and phrases give the same bytes."""
    from kg.lean import for_answers

    labels = read_labels(OxigraphStore.from_files([graph]))
    return {
        NAMES: written(names_made_from(graph), labels),
        PHRASES: written(phrases_made_from(), phrasebook.derived()),
        ANSWERS: written_answers(graph, for_answers(graph)),
    }


def add_names(store: Path) -> None:
    """Write the names of a store on disk into its folder, to be looked up there; raises as opening the store does."""
    from assistant.understanding import name_index
    from assistant.understanding.indexed import FILE

    name_index.build(store / FILE, OxigraphStore.from_folder(store))

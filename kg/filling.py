"""Filling an Oxigraph store with files of any RDF syntax, without a request to any address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import DataError
from kg.oxigraph import opened_read_only
from kg.vocabulary import DEF

if TYPE_CHECKING:
    from pathlib import Path

    from kg.sources import Sources

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_ONTOLOGY = ox.NamedNode("http://www.w3.org/2002/07/owl#Ontology")
_CORE = ox.NamedNode(DEF)
_SUFFIXES = {".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl", ".xml", ".jsonld", ".n3"}
_ALIASES = {".owl": "rdf", ".xml": "rdf"}


def opened(sources: Sources) -> ox.Store:
    """Return a store in memory with all files, or the store on disk for reading only.

    Raises DataError with file and line, or GraphUnavailableError.
    """
    if sources.store is not None:
        return opened_read_only(sources.store)
    store = ox.Store()
    fill(store, sources)
    return store


def build(folder: Path, sources: Sources) -> int:
    """Fill an empty folder with a store on disk of all files, and return the number of triples."""
    store = ox.Store(str(folder))
    fill(store, sources, bulk=True)
    store.optimize()
    store.flush()
    return len(store)


def fill(store: ox.Store, sources: Sources, *, bulk: bool = False) -> None:
    """Add all files to a store; `bulk` is for stores on disk."""
    for file in sources.ours:
        _load(store, file, bulk=bulk)
    _keep_one_header(store)
    for file in sources.files:
        _load(store, file, bulk=bulk)
    for name, file in sources.named:
        _load(store, file, graph=ox.NamedNode(name), bulk=bulk)


def _load(store: ox.Store, file: Path, *, graph: ox.NamedNode | None = None, bulk: bool = False) -> None:
    load = store.bulk_load if bulk else store.load
    try:
        load(path=str(file), format=_format(file), base_iri=file.absolute().as_uri(), to_graph=graph)
    except SyntaxError as error:
        raise _broken(file, error) from error
    except OSError as error:
        raise DataError(
            nl=f"{file} is niet te lezen: {error.strerror or error}; controleer de naam en de rechten.",
            en=f"{file} cannot be read: {error.strerror or error}; check its name and permissions.",
        ) from error


def _format(file: Path) -> ox.RdfFormat:
    suffix = file.suffix.lower()
    found = ox.RdfFormat.from_extension(_ALIASES.get(suffix, suffix.removeprefix(".")))
    if suffix not in _SUFFIXES or found is None:
        known = " ".join(sorted(_SUFFIXES))
        raise DataError(
            nl=f"{file}: de naam zegt niet welk soort RDF dit is; kies een van {known}.",
            en=f"{file}: the name does not tell what kind of RDF this is; choose one of {known}.",
        )
    return found


def _broken(file: Path, error: SyntaxError) -> DataError:
    reason = " ".join(str(error.msg).split())
    where = f"{file}:{error.lineno}" if error.lineno else str(file)
    return DataError(
        nl=f"{where}: geen geldige RDF ({reason}); herstel dit bestand.",
        en=f"{where}: not valid RDF ({reason}); mend this file.",
    )


def _keep_one_header(store: ox.Store) -> None:
    for header in list(store.quads_for_pattern(None, _TYPE, _ONTOLOGY)):
        if header.subject != _CORE:
            for statement in list(store.quads_for_pattern(header.subject, None, None)):
                store.remove(statement)

"""Opening the assistant on the graph that comes with the program, on an index, or on a server that holds it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from assistant.doors.language import choose
from assistant.doors.place import Place
from assistant.doors.starting import collecting_nothing
from assistant.understanding import prepared
from kg import fingerprint, resources

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Store


_GRAPH = f"{resources.BUILT}bindwijzer.ttl"
Warn = Callable[[str], None]
"""Takes one sentence on what is odd about a graph."""


def on_standard_error(sentence: str) -> None:
    """Say it where narration goes."""
    print(f"bindwijzer: {sentence}", file=sys.stderr)


def open_assistant(place: Place | None = None, warn: Warn = on_standard_error, *, whole: bool = False) -> Assistant:
    """Return an assistant on the graph at a place; its own graph comes without search words unless it is to be whole.

    Raises GraphUnavailableError for an index that is not there or stale or a server that fails, AddressError for what
    is no address of one.
    """
    place = place or Place()
    with collecting_nothing():
        if place.store is not None:
            return _on_index(place.store)
        return _on_own_graph(warn, whole=whole) if place == Place() else Assistant(open_store(place, warn))


def _on_own_graph(warn: Warn, *, whole: bool) -> Assistant:
    """Return an assistant on the graph of the program, with what was prepared for it as far as that fits."""
    graph = resources.place(_GRAPH)
    names = prepared.names(graph)
    answers = prepared.answers(graph) if names and not whole else None
    return Assistant(_built(answers or graph, warn), names)


def _on_index(folder: Path) -> Assistant:
    """Return an assistant on an index, with the names that lie beside its store."""
    from assistant.understanding.indexed import FILE, Indexed
    from kg.index import opened
    from kg.oxigraph import OxigraphStore

    store = opened(folder).store or folder
    return Assistant(OxigraphStore.from_folder(store), Indexed(store / FILE))


def open_store(place: Place, warn: Warn = on_standard_error) -> Store:
    """Return the graph at a place."""
    if place.endpoint is not None:
        return _remote(place.endpoint, warn)
    return _built(resources.place(_GRAPH), warn) if place.store is None else _indexed(place.store)


def _built(file: str, warn: Warn) -> Store:
    from kg.oxigraph import OxigraphStore

    if changed := fingerprint.changed_since_build():
        names = ", ".join(changed)
        warn(
            choose(
                nl=f"de graaf is ouder dan {names}; vernieuw haar met: bindwijzer build",
                en=f"the graph is older than {names}; renew it with: bindwijzer build",
            )
        )
    return OxigraphStore.from_files([file])


def _indexed(folder: Path) -> Store:
    from kg.oxigraph import OxigraphStore

    return OxigraphStore.from_index(folder)


def _remote(endpoint: str, warn: Warn) -> Store:
    from assistant.lexicon_cache import with_known_names
    from kg.remote.edition import fit
    from kg.remote.opening import open_remote
    from kg.vocabulary import VERSION

    remote = open_remote(endpoint)
    where, version = remote.store.where, remote.edition.version
    if fit(version) == "near":
        warn(
            choose(
                nl=f"{where} bevat versie {version} van de graaf, dit programma is gemaakt voor {VERSION}.",
                en=f"{where} holds version {version} of the graph, this program was made for {VERSION}.",
            )
        )
    return with_known_names(remote.store, endpoint, remote.edition)

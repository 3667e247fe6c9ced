"""Opening the assistant on the graph that comes with the program, on an index, or on a server that holds it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from assistant.doors.language import choose
from assistant.doors.place import Place
from kg import fingerprint, resources

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Store


def open_assistant(place: Place | None = None) -> Assistant:
    """Return an assistant; says on standard error what is odd about the graph.

    Raises GraphUnavailableError for an index that is not there or stale or a server that fails, AddressError for what
    is no address of one.
    """
    return Assistant(open_store(place or Place()))


def open_store(place: Place) -> Store:
    """Return the graph at a place."""
    if place.endpoint is not None:
        return _remote(place.endpoint)
    return _built() if place.store is None else _indexed(place.store)


def _built() -> Store:
    from kg.oxigraph import OxigraphStore

    if changed := fingerprint.changed_since_build():
        names = ", ".join(changed)
        _warn(
            nl=f"de graaf is ouder dan {names}; vernieuw haar met: bindwijzer build",
            en=f"the graph is older than {names}; renew it with: bindwijzer build",
        )
    return OxigraphStore.from_files([resources.built("bindwijzer.ttl")])


def _indexed(folder: Path) -> Store:
    from kg.oxigraph import OxigraphStore

    return OxigraphStore.from_index(folder)


def _remote(endpoint: str) -> Store:
    from assistant.lexicon_cache import with_known_names
    from kg.remote.edition import fit
    from kg.remote.opening import open_remote
    from kg.vocabulary import VERSION

    remote = open_remote(endpoint)
    where, version = remote.store.where, remote.edition.version
    if fit(version) == "near":
        _warn(
            nl=f"{where} bevat versie {version} van de graaf, dit programma is gemaakt voor {VERSION}.",
            en=f"{where} holds version {version} of the graph, this program was made for {VERSION}.",
        )
    return with_known_names(remote.store, endpoint, remote.edition)


def _warn(*, nl: str, en: str) -> None:
    print(f"bindwijzer: {choose(nl=nl, en=en)}", file=sys.stderr)

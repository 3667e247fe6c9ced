"""Opening the assistant on the graph that comes with the program."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from assistant.doors.language import choose
from kg import fingerprint, resources
from kg.oxigraph import OxigraphStore

if TYPE_CHECKING:
    from pathlib import Path


def open_assistant(index: Path | None = None) -> Assistant:
    """Return an assistant on our graph, or on an index of it and more.

    Says so on standard error when the graph is older than the files it was built from; raises
    GraphUnavailableError for an index that is not there or stale.
    """
    if index is not None:
        return Assistant(OxigraphStore.from_index(index))
    if changed := fingerprint.changed_since_build():
        names = ", ".join(changed)
        print(
            choose(
                nl=f"bindwijzer: de graaf is ouder dan {names}; vernieuw haar met: bindwijzer build",
                en=f"bindwijzer: the graph is older than {names}; renew it with: bindwijzer build",
            ),
            file=sys.stderr,
        )
    return Assistant(OxigraphStore.from_files([resources.built("bindwijzer.ttl")]))

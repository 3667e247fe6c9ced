"""Where the ontology, the data and the built graph lie: in the installed package, or beside it in a checkout.

A start does without pathlib, which takes longer to load than what it would do there: `place` gives plain text.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import GraphUnavailableError

if TYPE_CHECKING:
    from pathlib import Path

BUILT = "data/built/"
"""Where `bindwijzer build` writes, below the root."""
_PACKAGE = os.path.dirname(os.path.realpath(__file__))


@cache
def _root() -> str:
    for folder in (os.path.join(_PACKAGE, "_resources"), os.path.dirname(_PACKAGE)):
        if os.path.isfile(os.path.join(folder, "ontology", "core.ttl")) and os.path.isdir(os.path.join(folder, "data")):
            return folder
    raise GraphUnavailableError(
        nl=f"De kennisgraaf ontbreekt naast {_PACKAGE}; installeer bindwijzer opnieuw.",
        en=f"The knowledge graph is missing beside {_PACKAGE}; install bindwijzer again.",
    )


def place(name: str) -> str:
    """Return the path of a file by its name below the root, such as `data/built/bindwijzer.ttl`, as text."""
    return os.path.join(_root(), *name.split("/"))


def asserted_names() -> list[str]:
    """Return the names of the files whose statements are asserted in the exported graph, below the root."""
    data = sorted(name for name in os.listdir(place("data")) if name.endswith(".ttl"))
    return ["ontology/core.ttl", "ontology/alignments.ttl", *(f"data/{name}" for name in data)]


def root() -> Path:
    """Return the folder that holds `ontology/` and `data/`."""
    from pathlib import Path

    return Path(_root())


def ontology(name: str) -> Path:
    """Return the path of one ontology module, such as `core`."""
    return root() / "ontology" / f"{name}.ttl"


def asserted_files() -> list[Path]:
    """Return every file whose statements are asserted in the exported graph."""
    return [root() / name for name in asserted_names()]


def built(name: str) -> Path:
    """Return the path of one file that `bindwijzer build` writes."""
    return root() / BUILT / name


def competency_files() -> list[Path]:
    """Return the competency questions as queries, in order; in a checkout they lie with the tests that ask them."""
    places = (root() / "competency", root() / "tests" / "kg" / "competency")
    return next((found for place in places if (found := sorted(place.glob("*.rq")))), [])

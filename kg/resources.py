"""Where the ontology, the data and the built graph lie: in the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from kg.errors import GraphUnavailableError

_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """Return the folder that holds `ontology/` and `data/`."""
    for place in (_PACKAGE / "_resources", _PACKAGE.parent):
        if (place / "ontology" / "core.ttl").is_file() and (place / "data").is_dir():
            return place
    raise GraphUnavailableError(
        nl=f"De kennisgraaf ontbreekt naast {_PACKAGE}; installeer bindwijzer opnieuw.",
        en=f"The knowledge graph is missing beside {_PACKAGE}; install bindwijzer again.",
    )


def ontology(name: str) -> Path:
    """Return the path of one ontology module, such as `core`."""
    return root() / "ontology" / f"{name}.ttl"


def data_files() -> list[Path]:
    """Return the curated data files, in the order of their names."""
    return sorted((root() / "data").glob("*.ttl"))


def asserted_files() -> list[Path]:
    """Return every file whose statements are asserted in the exported graph."""
    return [ontology("core"), ontology("alignments"), *data_files()]


def built(name: str) -> Path:
    """Return the path of one file that `bindwijzer build` writes."""
    return root() / "data" / "built" / name


def competency_files() -> list[Path]:
    """Return the competency questions as queries, in order; in a checkout they lie with the tests that ask them."""
    places = (root() / "competency", root() / "tests" / "kg" / "competency")
    return next((found for place in places if (found := sorted(place.glob("*.rq")))), [])

"""Which edition of our graph a server holds, and whether the program can work with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg.remote.failures import EndpointError
from kg.store import text
from kg.vocabulary import VERSION

if TYPE_CHECKING:
    from kg.store import Store

Fit = Literal["same", "near", "other"]
"""Whether queries for one version hold for another: as they are, probably, or not."""
_QUERY = Path(__file__).with_suffix(".rq")
_NUMBERS = re.compile(r"(\d+)\.(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Edition:
    """What tells one state of the graph from another."""

    version: str
    """`owl:versionInfo` of the ontology."""
    names: str
    """How many labels there are."""
    letters: str
    """How many letters these have together, as the server counts them."""


def edition(store: Store, where: str) -> Edition:
    """Return the edition that a server holds; raises EndpointError for none, or one that the program cannot use."""
    rows = store.select(_QUERY.read_text(encoding="utf-8")).rows
    versions = sorted({text(row["version"]) for row in rows if "version" in row})
    if not versions:
        raise EndpointError("no data", where)
    if len(versions) > 1 or fit(versions[0]) == "other":
        raise EndpointError("other version", where, reason=" + ".join(versions), expected=VERSION)
    return Edition(versions[0], text(rows[0].get("names")), text(rows[0].get("letters")))


def fit(found: str, expected: str = VERSION) -> Fit:
    """Return whether queries written for one version of the ontology hold for another.

    Versions count as in semantic versioning: terms may be missing or renamed in a lower or higher first number, in a
    lower second one, and before 1.0.0 in any other second one; such a graph would answer with holes that nobody sees.

    >>> fit("1.2.0", "1.2.0"), fit("1.3.0", "1.2.0"), fit("1.1.9", "1.2.0"), fit("0.3.0", "0.2.0")
    ('same', 'near', 'other', 'other')
    """
    if found == expected:
        return "same"
    if not (theirs := _NUMBERS.fullmatch(found)) or not (ours := _NUMBERS.fullmatch(expected)):
        return "other"
    (first, second, _), (major, minor, _) = (tuple(map(int, match.groups())) for match in (theirs, ours))
    holds = first == major and (second == minor or (second > minor and major > 0))
    return "near" if holds else "other"

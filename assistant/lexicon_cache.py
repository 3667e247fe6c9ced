"""The names of a graph elsewhere, fetched once and kept in the user's cache folder as long as its edition stands."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assistant.understanding.queries import query
from kg.cache import cached, folder

if TYPE_CHECKING:
    from pathlib import Path

    from kg.remote.edition import Edition
    from kg.store import Store

QUERIES = ("classes", "entities", "members", "names", "sizes")
"""The queries that every start needs and that hold no words of a question."""


def with_known_names(store: Store, where: str, edition: Edition) -> Store:
    """Return a store that needs not ask a server again for the names it holds."""
    key = (where, edition.version, edition.names, edition.letters)
    return cached(store, [query(name) for name in QUERIES], key, _file(where))


def _file(where: str) -> Path:
    name = hashlib.sha256(where.encode()).hexdigest()[:16]
    return folder() / "lexicon" / f"{name}.json"

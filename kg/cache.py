"""Rows that need not be asked for again, kept in a file beside the key that they hold for."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DataError
from kg.files import write_atomically
from kg.results_json import BrokenResultsError, as_json, from_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.store import Solutions, Store
    from kg.terms import Triple

_LARGEST = 256 * 1024 * 1024
_OLDEST = 24 * 60 * 60
"""Seconds after which rows are asked for again, for a key need not tell every change."""
_AHEAD = 5 * 60
"""Seconds that the clock of a file may be ahead of ours; a file of a later time was written before a clock was set."""


class CachedStore:
    """A store of which some queries were answered before."""

    def __init__(self, store: Store, known: Mapping[str, Solutions]) -> None:
        self._store = store
        self._known = known

    def select(self, query: str) -> Solutions:
        """Return what is known, else run the query."""
        known = self._known.get(query)
        return self._store.select(query) if known is None else known

    def construct(self, query: str) -> Sequence[Triple]:
        """Run the query."""
        return self._store.construct(query)

    def __len__(self) -> int:
        """Return the number of triples."""
        return len(self._store)


def folder() -> Path:
    """Return the folder of this platform for what the user can do without."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("bindwijzer", appauthor=False))


def cached(store: Store, queries: Sequence[str], key: Sequence[str], file: Path) -> CachedStore:
    """Return a store that knows the answers to some queries, read from a file or else asked now and written there.

    A file of yesterday, with another key, other queries or any damage is replaced; one that cannot be written is
    done without.
    """
    known = _read(file, key)
    if known.keys() != set(queries):
        known = {query: store.select(query) for query in queries}
        _write(file, key, known)
    return CachedStore(store, known)


def _read(file: Path, key: Sequence[str]) -> dict[str, Solutions]:
    try:
        found = file.stat()
        if found.st_size > _LARGEST or not -_AHEAD < time.time() - found.st_mtime < _OLDEST:
            return {}
        table = json.loads(file.read_bytes())
        if table["key"] != list(key):
            return {}
        return {query: from_json(rows) for query, rows in table["rows"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, BrokenResultsError):
        return {}


def _write(file: Path, key: Sequence[str], known: Mapping[str, Solutions]) -> None:
    table = {"key": list(key), "rows": {query: as_json(found) for query, found in known.items()}}
    with suppress(OSError, DataError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(file, json.dumps(table, ensure_ascii=False, separators=(",", ":")))

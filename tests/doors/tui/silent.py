"""A graph that answers only when it is told to, as a server does that keeps silent."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from kg.errors import GraphUnavailableError

if TYPE_CHECKING:
    from kg.store import Solutions, Store

MOST = 40


class SilentStore:
    """Passes queries on; while it is silent they wait, and then fail where it is broken."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._speaking = Event()
        self._speaking.set()
        self.is_broken = False

    def keep_silent(self) -> None:
        self._speaking.clear()

    def speak(self) -> None:
        self._speaking.set()

    def break_down(self) -> None:
        self.is_broken = True
        self._speaking.set()

    def select(self, query: str) -> Solutions:
        self._speaking.wait(MOST)
        if self.is_broken:
            raise GraphUnavailableError(nl="De server zwijgt.", en="The server is silent.")
        return self._store.select(query)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

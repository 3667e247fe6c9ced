"""Opening a server as a store, once it has shown that it holds a graph the program can use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.remote.address import address
from kg.remote.client import Client
from kg.remote.edition import Edition, edition
from kg.remote.failures import EndpointError, RefusedQueryError
from kg.remote.store import RemoteStore

if TYPE_CHECKING:
    from kg.remote.transport import Limits


@dataclass(frozen=True, slots=True)
class Remote:
    """A server and what it holds."""

    store: RemoteStore
    edition: Edition


def connect(url: str, limits: Limits | None = None) -> RemoteStore:
    """Return the store at an address without asking it anything; raises AddressError."""
    return RemoteStore(Client(address(url), limits))


def open_remote(url: str, limits: Limits | None = None) -> Remote:
    """Return the store at an address with its edition; raises AddressError or EndpointError."""
    store = connect(url, limits)
    try:
        return Remote(store, edition(store, store.where))
    except RefusedQueryError as error:
        raise EndpointError("not SPARQL", store.where, reason=error.reason) from error

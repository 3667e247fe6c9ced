"""Passwords for an endpoint, from the environment or netrc only."""

from __future__ import annotations

import base64
import netrc
import os
from typing import TYPE_CHECKING

from kg.remote.failures import EndpointError

if TYPE_CHECKING:
    from kg.remote.address import Address

USER, PASSWORD, TOKEN = (f"BINDWIJZER_ENDPOINT_{name}" for name in ("USER", "PASSWORD", "TOKEN"))


def authorization(address: Address) -> str | None:
    """Return the Authorization header for an address, or None where the user gave nothing for it.

    The environment comes first (a token before a password), then the netrc file that NETRC names, else `~/.netrc`.
    A netrc file that cannot be read, or that others can read, counts as none.
    Raises EndpointError for a token that no header can hold.
    """
    if token := os.environ.get(TOKEN, "").strip():
        if not (token.isascii() and token.isprintable()):
            raise EndpointError("unusable token", str(address), reason=TOKEN)
        return f"Bearer {token}"
    if user := os.environ.get(USER):
        return _basic(user, os.environ.get(PASSWORD, ""))
    login = _from_netrc(address.host)
    return _basic(*login) if login else None


def _basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")


def _from_netrc(host: str) -> tuple[str, str] | None:
    try:
        found = netrc.netrc(os.environ.get("NETRC")).authenticators(host)
    except (OSError, ValueError, netrc.NetrcParseError):
        return None
    return (found[0], found[2] or "") if found and found[0] else None

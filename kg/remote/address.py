"""The address of a SPARQL endpoint, checked before anything is sent to it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from kg.errors import KgError
from kg.remote.failures import shown

_PORTS = {"http": 80, "https": 443}
_IN_THE_FORM = ("default-graph-uri", "named-graph-uri")
"""Parameters of the protocol; with a form all of them go into the form."""


class AddressError(KgError):
    """An address that cannot be that of an endpoint, or that should not be used as it stands."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where an endpoint is, and which of its graphs are asked."""

    url: str
    scheme: str
    host: str
    port: int
    graphs: tuple[tuple[str, str], ...] = ()
    """`default-graph-uri` and `named-graph-uri` of the address, as fields of a form."""

    def __str__(self) -> str:
        """Return the address as messages show it: without its parameters, which may hold a key."""
        return self.url.partition("?")[0]

    @property
    def is_local(self) -> bool:
        """Say whether the server runs on this machine."""
        if self.host == "localhost" or self.host.endswith(".localhost"):
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def is_private(self) -> bool:
        """Say whether nobody can read along on the way there."""
        return self.scheme == "https" or self.is_local

    def shares_passwords_with(self, other: Address) -> bool:
        """Say whether a password for this address may go to another: the same host and port, or http made https."""
        upgraded = (self.port, other.scheme, other.port) == (80, "https", 443)
        return self.host == other.host and (upgraded or (self.scheme, self.port) == (other.scheme, other.port))


def address(url: str) -> Address:
    """Read the address of an endpoint; raises AddressError for what is not http(s) or holds a password.

    >>> address("https://example.org/sparql?default-graph-uri=http://g/").graphs
    (('default-graph-uri', 'http://g/'),)
    """
    parts, port = _split(url)
    if parts.username is not None or parts.password is not None:
        raise _with_password(parts.hostname or "")
    fields = parse_qsl(parts.query, keep_blank_values=True)
    graphs = tuple(field for field in fields if field[0] in _IN_THE_FORM)
    query = urlencode([field for field in fields if field[0] not in _IN_THE_FORM]) if graphs else parts.query
    host = _ascii(url, (parts.hostname or "").rstrip("."))
    netloc = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    plain = urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))
    return Address(plain, parts.scheme, host, port or _PORTS[parts.scheme], graphs)


def _split(url: str) -> tuple[SplitResult, int | None]:
    if any(ord(letter) <= 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in url):
        raise _unusable(url, "spaces / spaties")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _unusable(url, str(error)) from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise _unusable(url, "http:// https://")
    return parts, port


def _ascii(url: str, host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise _unusable(url, str(error)) from error


def _unusable(url: str, reason: str) -> AddressError:
    told = shown(url.rpartition("@")[2])
    return AddressError(
        nl=f"‘{told}’ is geen adres van een SPARQL-server ({reason}); geef er een als https://voorbeeld.nl/sparql.",
        en=f"‘{told}’ is not the address of a SPARQL server ({reason}); give one like https://example.org/sparql.",
    )


def _with_password(host: str) -> AddressError:
    return AddressError(
        nl=f"Een wachtwoord in het adres van {host} is voor anderen op deze machine te lezen; laat het weg en zet "
        "BINDWIJZER_ENDPOINT_USER en BINDWIJZER_ENDPOINT_PASSWORD, of een regel in ~/.netrc.",
        en=f"A password in the address of {host} can be read by others on this machine; leave it out and set "
        "BINDWIJZER_ENDPOINT_USER and BINDWIJZER_ENDPOINT_PASSWORD, or a line in ~/.netrc.",
    )

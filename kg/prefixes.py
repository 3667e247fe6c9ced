"""The prefixes that a query may use without declaring them."""

from __future__ import annotations

from kg.vocabulary import PREFIXES

KNOWN: dict[str, str] = {
    **PREFIXES,
    "bws": "https://w3id.org/bindwijzer/def/shapes/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "sh": "http://www.w3.org/ns/shacl#",
}
"""Our own prefixes and those of vocabularies that users' files often bring; a query's own PREFIX goes first."""


def declarations() -> str:
    """Return all known prefixes as lines that open a query, in the order of their names."""
    return "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in sorted(KNOWN.items()))

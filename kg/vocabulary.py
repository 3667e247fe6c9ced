"""The namespaces of the graph and the prefixes by which they are written."""

from __future__ import annotations

DEF = "https://w3id.org/bindwijzer/def/"
ID = "https://w3id.org/bindwijzer/id/"
VERSION = "0.1.0"
"""The version of the ontology that our queries are written for."""

THINGS = (
    "activity", "aspect", "form", "guidance", "intersection", "link", "modality", "outcome", "partner",
    "phase", "placement", "presence", "principle", "publication", "rule", "scheme", "section", "setting",
    "size", "source", "stage", "tip", "tool",
)  # fmt: skip
"""The kinds of things that have an address of their own, as in `…/id/form/pubquiz`."""

PREFIXES: dict[str, str] = {
    "bw": DEF,
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{kind: f"{ID}{kind}/" for kind in THINGS},
}


def expand(name: str) -> str:
    """Return the full IRI of a prefixed name.

    >>> expand("bw:WorkForm")
    'https://w3id.org/bindwijzer/def/WorkForm'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def shorten(iri: str) -> str:
    """Return the prefixed name of an IRI, or the IRI in angle brackets where no prefix fits.

    >>> shorten("https://w3id.org/bindwijzer/id/form/pubquiz")
    'form:pubquiz'
    """
    fitting = [(len(space), prefix) for prefix, space in PREFIXES.items() if iri.startswith(space)]
    if not fitting:
        return f"<{iri}>"
    length, prefix = max(fitting)
    return f"{prefix}:{iri[length:]}"

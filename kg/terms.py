"""RDF terms, free of any engine, and the one place where they are written into a query."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import QueryError

_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>"{}|^`\\]*')
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r'[\\"\n\r\t\x08\f]')


@dataclass(frozen=True, slots=True)
class Iri:
    """The address of a thing."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, number or other value; at most one of language and datatype is given."""

    value: str
    language: str | None = None
    datatype: str | None = None


@dataclass(frozen=True, slots=True)
class Blank:
    """A thing without an address, known by a label that holds within one result only."""

    label: str


Term = Iri | Literal | Blank
Triple = tuple[Term, Term, Term]


def render(term: Term) -> str:
    r"""Return a term in SPARQL notation; no text can break out of it.

    Raises QueryError for an IRI or language tag that SPARQL cannot hold, and for a blank node.

    >>> render(Literal('say "hi"\n', language="en"))
    '"say \\"hi\\"\\n"@en'
    """
    match term:
        case Iri(value):
            return f"<{_checked(_IRI, value, 'IRI')}>"
        case Literal(value, language, datatype):
            return _quoted(value) + _tag(language, datatype)
        case Blank(label):
            raise QueryError(
                nl=f"Een knoop zonder adres (_:{label}) kan geen waarde in een vraag zijn.",
                en=f"A node without an address (_:{label}) cannot be a value in a query.",
            )


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda found: _ESCAPES[found[0]], text) + '"'


def _tag(language: str | None, datatype: str | None) -> str:
    if language is not None:
        return "@" + _checked(_LANGUAGE, language, "language tag")
    return "" if datatype is None else "^^" + render(Iri(datatype))


def _checked(pattern: re.Pattern[str], text: str, what: str) -> str:
    if not pattern.fullmatch(text):
        raise QueryError(nl=f"Ongeldige {what}: {text!r}.", en=f"Not a valid {what}: {text!r}.")
    return text

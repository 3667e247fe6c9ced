"""RDF terms, free of any engine, and the one place where they are written into a query."""

from __future__ import annotations

import re
from typing import Final

from kg.errors import QueryError

_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>"{}|^`\\]*')
_LANGUAGE = r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r'[\\"\n\r\t\x08\f]')


class _Node:
    """The same as another one of its kind with the same parts."""

    __slots__: tuple[str, ...] = ()

    def _parts(self) -> tuple[str | None, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, _Node) and other._parts() == self._parts()

    def __hash__(self) -> int:
        return hash((type(self), self._parts()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._parts()))})"


class Iri(_Node):
    """The address of a thing."""

    __slots__ = __match_args__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value: Final = value


class Literal(_Node):
    """A text, number or other value; at most one of language and datatype is given."""

    __slots__ = __match_args__ = ("value", "language", "datatype")

    def __init__(self, value: str, language: str | None = None, datatype: str | None = None) -> None:
        self.value: Final = value
        self.language: Final = language
        self.datatype: Final = datatype


class Blank(_Node):
    """A thing without an address, known by a label that holds within one result only."""

    __slots__ = __match_args__ = ("label",)

    def __init__(self, label: str) -> None:
        self.label: Final = label


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


def _checked(pattern: re.Pattern[str] | str, text: str, what: str) -> str:
    if not re.fullmatch(pattern, text):
        raise QueryError(nl=f"Ongeldige {what}: {text!r}.", en=f"Not a valid {what}: {text!r}.")
    return text

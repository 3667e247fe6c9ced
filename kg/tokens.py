"""A SPARQL text cut into tokens, just as Oxigraph reads strings, addresses, variables and comments.

Names are cut generously: a run of name characters is one token, whatever keywords are glued into it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["space", "comment", "string", "iri", "variable", "name", "mark"]

# Only these escapes, and only of characters that exist, make a string: an engine that meets another one reads the
# first two of three quotes as an empty string and goes on.
_UCHAR = r"\\u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}|\\U(?:0000(?![dD][89a-fA-F])|000[1-9A-Fa-f]|0010)[0-9A-Fa-f]{4}"
_ESCAPE = rf"\\[tbnrf\"'\\]|{_UCHAR}"
_NAME = r"\w·\u0300-\u036F\u200C\u200D\u203F\u2040"

_TOKEN = re.compile(
    rf'''(?P<space>[ \t\r\n]++)
    |(?P<comment>\#[^\r\n]*+)
    |(?P<string>"""(?:"{{0,2}}+(?:[^"\\]|{_ESCAPE}))*+"""|\'\'\'(?:'{{0,2}}+(?:[^'\\]|{_ESCAPE}))*+\'\'\'
        |"(?:[^"\\\r\n]|{_ESCAPE})*+"|'(?:[^'\\\r\n]|{_ESCAPE})*+')
    |(?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|{_UCHAR})*+>)
    |(?P<variable>[?$][{_NAME}]++)
    |(?P<name>(?:[{_NAME}.:%-]|\\[_~.\-!$&'()*+,;=/?\#@%])++)
    |(?P<mark>.)''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query; `start` inclusive, `end` exclusive, in characters."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The place just after the token."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text; lines and columns count from 1, columns in characters."""

    line: int
    column: int


def tokens(text: str) -> Iterator[Token]:
    """Return all tokens, spaces and comments included; together they are the text.

    >>> [token.text for token in tokens('{?s bw:x "# no" } # yes')]
    ['{', '?s', ' ', 'bw:x', ' ', '"# no"', ' ', '}', ' ', '# yes']
    """
    for found in _TOKEN.finditer(text):
        yield Token(found.lastgroup, found[0], found.start())  # type: ignore[arg-type]


def place(text: str, position: int) -> Place:
    """Return line and column of a position; a carriage return with its line feed counts as one line end."""
    before = text[:position].replace("\r\n", "\n").replace("\r", "\n")
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))

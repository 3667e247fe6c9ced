"""A query with everything made blank that cannot hold a keyword: strings, comments, addresses, variables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from kg.prefixes import KNOWN
from kg.tokens import Token, tokens

_BLANKED = {"comment": (" ", " "), "string": ('"', '"'), "iri": ("<", ">")}
_UCHAR = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ABSOLUTE = re.compile(r"<[A-Za-z][\w+.-]*://")
_PREFIX = re.compile(r"PREFIX\s*([^\s:<]{0,200}):\s*(<[^>]*>)", re.IGNORECASE)
_BASE = re.compile(r"BASE\s*(<[^>]*>)", re.IGNORECASE)
_IN_NAMES = re.compile(r"[\w·\u0300-\u036F\u200C\u200D\u203F\u2040.:%\\-]")
_GRAPH_BEFORE = re.compile(r"(?:^|[\s{}])GRAPH\s+\Z", re.IGNORECASE)
_NEVER_IN_ADDRESSES = re.compile(r"\\[#%]|[\uFFF0-\uFFFF]")
_OPERATORS = set("(,{.;|/^!=<>&+-*[")


@dataclass(frozen=True, slots=True)
class Masked:
    """A query and the same text, character for character, with nothing left but names and marks."""

    source: str
    text: str
    ambiguous: int | None
    """Where an address may also be a `<` and what follows it, if anywhere."""

    def depth(self, position: int) -> int:
        """Return how many braces are open at a position."""
        return self.text.count("{", 0, position) - self.text.count("}", 0, position)

    def address(self, position: int, shown: str) -> str:
        """Return the address that is written at a position, in angle brackets or as a prefixed name."""
        if shown.startswith("<"):
            written = unescape(self.source[position + 1 : position + len(shown) - 1])
            return _joined(self._base(), written)
        prefix, _, local = shown.partition(":")
        return {**KNOWN, **dict(self._prefixes())}.get(prefix, "") + local

    def is_harmless_name(self, position: int) -> bool:
        """Whether SERVICE at this position can only be a part of a longer name, or the name of a graph."""
        start = position
        while start > 0 and _IN_NAMES.match(self.text, start - 1):
            start -= 1
        before = self.text[start:position]
        if _GRAPH_BEFORE.search(self.text[max(0, start - 200) : start]):
            return True
        return ":" in before and "." not in before and (before.startswith("_:") or self._keeps_names_whole())

    def _keeps_names_whole(self) -> bool:
        """Whether no prefixed name can be invalid as an address: the engine would read a shorter one instead."""
        ends = all(space.endswith(("/", "#")) for _, space in self._prefixes())
        return ends and not _NEVER_IN_ADDRESSES.search(self.text)

    def _prefixes(self) -> list[tuple[str, str]]:
        return [(found[1], self._written(found, 2)) for found in _PREFIX.finditer(self.text)]

    def _base(self) -> str:
        found = _BASE.search(self.text)
        return self._written(found, 1) if found else ""

    def _written(self, found: re.Match[str], group: int) -> str:
        return unescape(self.source[found.start(group) + 1 : found.end(group) - 1])


def _joined(base: str, written: str) -> str:
    try:
        return urljoin(base, written) if base else written
    except ValueError:  # no address, so that of no graph either
        return written


def mask(query: str) -> Masked:
    """Return the query with its strings, comments, addresses and variables made blank."""
    parts: list[str] = []
    ambiguous, before, parentheses = None, "(", 0
    for token in tokens(query):
        if ambiguous is None and token.kind == "iri" and parentheses > 0 and _may_be_less_than(token, before):
            ambiguous = token.start
        parts.append(_blanked(token))
        parentheses += (token.text == "(") - (token.text == ")")
        before = before if token.kind in {"space", "comment"} else token.text[-1]
    return Masked(query, "".join(parts), ambiguous)


def _may_be_less_than(token: Token, before: str) -> bool:
    """Whether the other reading, `<` after an operand, would hide or uncover something."""
    return before not in _OPERATORS and not _ABSOLUTE.match(token.text) and bool(re.search("[')#]", token.text))


def _blanked(token: Token) -> str:
    if token.kind == "variable":
        return token.text[0] + "_" * (len(token.text) - 1)
    if token.kind not in _BLANKED:
        return token.text
    first, last = _BLANKED[token.kind]
    fill = " " if token.kind == "comment" else "_"
    return first + fill * (len(token.text) - 2) + last if len(token.text) > 1 else first


def unescape(text: str) -> str:
    r"""Return a text with its `\uXXXX` escapes replaced, as the standard reads a query; impossible ones stay."""
    return _UCHAR.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return found[0] if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF else chr(code)

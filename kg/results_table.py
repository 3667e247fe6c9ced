"""Rows as a table for people: prefixed names, columns that line up, wide cells cut with a sign that says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wcwidth import wcswidth, wcwidth

from kg.prefixes import KNOWN
from kg.terms import Blank, Iri, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.terms import Term

_GAP = "  "
_CUT = "…"
_NARROWEST = 8
_SPACES = sorted(((space, prefix) for prefix, space in KNOWN.items()), key=lambda pair: -len(pair[0]))
_PREFIX_OF = dict(_SPACES)
_PLAIN_NAME = re.compile(r"[\w-]+(\.[\w-]+)*")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + name for name in ("integer", "decimal", "double", "float", "nonNegativeInteger", "int", "long")}
_BARE = _NUMBERS | {_XSD + "boolean"}
# What would move the cursor, change colours or turn the reading direction is shown, never sent.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_SHOWN = {"\n": "⏎", "\r": "␍", "\t": "␉"}


def table(variables: Sequence[str], rows: Iterable[Sequence[Term | None]], width: int | None = None) -> str:
    """Return a table with a line a row; no line is wider than `width` columns, unless there are too many variables."""
    cells = [[shown(term) for term in row] for row in rows]
    numeric = [_is_numeric(cells, column) for column in range(len(variables))]
    texts = [[text for text, _ in row] for row in cells]
    heads = [_visible(name) for name in variables]
    widths = [max(map(_width, column)) for column in zip(heads, *texts, strict=True)]
    if width is not None:
        widths = _narrowed(widths, width - len(_GAP) * (len(widths) - 1))
    lines = [_line(heads, widths, numeric), _GAP.join("─" * each for each in widths)]
    lines += [_line(row, widths, numeric) for row in texts]
    return "\n".join(lines) + "\n" if variables else f"{len(cells)} × ()\n"


def shown(term: Term | None) -> tuple[str, bool]:
    """Return a term as people read it, and whether it is a number.

    >>> shown(Iri("https://w3id.org/bindwijzer/id/form/pubquiz"))
    ('form:pubquiz', False)
    >>> shown(Literal("Pubquiz", "nl"))
    ('Pubquiz @nl', False)
    """
    match term:
        case None:
            return "", False
        case Iri(value):
            return _visible(_short(value)), False
        case Blank(label):
            return _visible(f"_:{label}"), False
        case Literal(value, language, datatype):
            return _visible(value) + _note(language, datatype), datatype in _NUMBERS


def _short(iri: str) -> str:
    split = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix, local = _PREFIX_OF.get(iri[:split]), iri[split:]
    return f"{prefix}:{local}" if prefix and _PLAIN_NAME.fullmatch(local) else f"<{iri}>"


def _note(language: str | None, datatype: str | None) -> str:
    if language:
        return f" @{language}"
    return "" if datatype is None or datatype in _BARE else f" ^^{_visible(_short(datatype))}"


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    return _CONTROLS.sub(lambda found: _SHOWN.get(found[0], "�"), text)


def _is_numeric(cells: list[list[tuple[str, bool]]], column: int) -> bool:
    kinds = [number for row in cells for text, number in (row[column],) if text]
    return bool(kinds) and all(kinds)


def _is_simple(text: str) -> bool:
    """Whether every character takes one column, as all do in the alphabets of western Europe."""
    return text.isascii() or max(text) < "\u0300"


def _width(text: str) -> int:
    return len(text) if _is_simple(text) else max(wcswidth(text), 0)


def _narrowed(widths: list[int], total: int) -> list[int]:
    """Take from the widest columns until all fit, down to a width at which nothing could be read."""
    if sum(widths) <= total:
        return widths
    low, high = _NARROWEST, max(widths)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(min(each, middle) for each in widths) <= total else (low, middle - 1)
    return [min(each, low) for each in widths]


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    parts = [_fitted(*cell) for cell in zip(cells, widths, numeric, strict=True)]
    return _GAP.join(parts).rstrip()


def _fitted(text: str, width: int, right: bool) -> str:  # noqa: FBT001 - a column's side, always in this place
    taken = _width(text)
    if taken > width:
        text, taken = _cut(text, width - 1), width
        taken = _width(text)
    return " " * (width - taken) + text if right else text + " " * (width - taken)


def _cut(text: str, width: int) -> str:
    if _is_simple(text):
        return text[:width] + _CUT
    size = 0
    for index, character in enumerate(text):
        size += max(wcwidth(character), 0)
        if size > width:
            return text[:index] + _CUT
    return text

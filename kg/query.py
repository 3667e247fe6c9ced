"""A query template: a documented `.rq` file with slots for values and parts that may be left out.

`$slot` is given, `?x` is asked. Values go in as RDF terms, several of them as a list for `IN (…)`.
Lines between `#if slot` and `#end` stay only when that slot is given; `#if !slot` the other way round.
A line `VALUES ?x { UNDEF } # $slot` gets the values in the place of UNDEF, for engines that start from them.
The file is valid SPARQL as it stands, and so is every filled query.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.records import Record
from kg.terms import Term, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_TOKEN = re.compile(
    r"""(?P<keep><[^<>\s]*> | \"\"\".*?\"\"\" | '''.*?''' | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | \#[^\n]*)
      | \$(?P<slot>[A-Za-z_]\w*)""",
    re.VERBOSE | re.DOTALL,
)
_HEAD = r"(?:#(?!if |end)[^\n]*\n)*"
_DECLARED, _NOTE = r"(?m)^# \$(\w+): (.+)$", r"(?m)^# ([a-z][a-z ]*): (.+)$"
"""Patterns of what templates are read by: not made ready beforehand, for prepared ones need them not."""
_VALUES = re.compile(r"(VALUES \?\w+ \{ )UNDEF( \}) # \$(\w+)$", re.MULTILINE)
_REMEMBERED = 1024
"""Combinations of a template and slots with values of which the pieces are remembered."""
_PART = re.compile(r"[ \t]*#if (!?)(\w+)\n(.*?)[ \t]*#end\n", re.DOTALL)


class Template(Record):
    """One query that is filled with terms."""

    name: str
    """Where it comes from, for messages."""
    sentence: str
    """What the query does, in the words of its first comment line."""
    text: str
    slots: Mapping[str, str]
    """Each slot with what its head says of it."""
    needed: frozenset[str]
    """The slots without which the query makes no sense: those used outside the parts that may be left out."""
    notes: Mapping[str, str]
    """What else the head says, as `key: text` lines with a lower-case key."""

    def fill(self, values: Mapping[str, Sequence[Term]]) -> str:
        """Return the query with its values; raises QueryError where a needed slot has none."""
        given = frozenset(slot for slot, terms in values.items() if terms)
        pieces = _pieces(self.text, given)
        return "".join(piece.text or self._value(piece.slot, values, piece.between) for piece in pieces)

    def _value(self, slot: str, values: Mapping[str, Sequence[Term]], between: str) -> str:
        if not values.get(slot):
            raise QueryError(nl=f"{self.name}: geen waarde voor ${slot}.", en=f"{self.name}: no value for ${slot}.")
        return between.join(render(value) for value in values[slot])


class _Piece(Record):
    """A piece of a query: its text, or the slot whose values stand there and what stands between them."""

    text: str
    slot: str = ""
    between: str = ""


@lru_cache(_REMEMBERED)
def _pieces(text: str, given: frozenset[str]) -> tuple[_Piece, ...]:
    """Take the text of a template apart that has values for these slots."""
    kept = _PART.sub(lambda found: found[3] if (found[2] in given) != bool(found[1]) else "", text)
    pieces: list[_Piece] = []
    at = 0
    for found in _VALUES.finditer(kept):
        pieces += [*_split(kept[at : found.start()] + found[1]), _Piece("", found[3], " ")]
        pieces.append(_Piece(found[2]))
        at = found.end()
    return tuple(piece for piece in (*pieces, *_split(kept[at:])) if piece.text or piece.slot)


def _split(text: str) -> Iterator[_Piece]:
    """Yield the pieces of a text with slots; what stands in strings, addresses and comments is none."""
    at = 0
    for found in _TOKEN.finditer(text):
        if found["slot"]:
            yield _Piece(text[at : found.start()])
            yield _Piece("", found["slot"], ", ")
            at = found.end()
    yield _Piece(text[at:])


def template(name: str, source: str) -> Template:
    r"""Read a template; raises QueryError when the slots declared in its head are not those it uses.

    >>> query = template("demo", "# Who is it?\n# $who: the one asked\nSELECT ?x { ?x ?p $who }\n")
    >>> query.sentence
    'Who is it?'
    """
    head = re.match(_HEAD, source)
    comment, body = (head[0], source[head.end() :]) if head else ("", source)
    declared = dict(re.findall(_DECLARED, comment))
    used = {found["slot"] for found in _TOKEN.finditer(body) if found["slot"]}
    used |= {slot for _, slot, _ in _PART.findall(body)} | {slot for _, _, slot in _VALUES.findall(body)}
    if declared.keys() != used:
        odd = ", ".join(sorted(declared.keys() ^ used))
        raise QueryError(
            nl=f"{name}: opgegeven en gebruikte waarden verschillen ({odd}).",
            en=f"{name}: declared and used slots differ ({odd}).",
        )
    whole = _PART.sub("", body)
    needed = {found["slot"] for found in _TOKEN.finditer(whole) if found["slot"]}
    needed |= {slot for _, _, slot in _VALUES.findall(whole)}
    sentence = comment.partition("\n")[0].lstrip("# ")
    return Template(name, sentence, body, declared, frozenset(needed), dict(re.findall(_NOTE, comment)))

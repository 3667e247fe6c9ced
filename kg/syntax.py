"""Where and why a query is not SPARQL, told better than the engine tells it.

Oxigraph reports the farthest character that any alternative looked at, and looks as far as its longest keyword.
With every token moved far from the next, that character leads back to the token that does not fit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.errors import QueryError, QuerySyntaxError
from kg.prefixes import KNOWN
from kg.tokens import Token, place, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

Sentences = tuple[str, str]
"""The same in Dutch and in English."""

_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
_APART = " " * 32
_DECLARED = re.compile(r"PREFIX\s*([^\s:]*):", re.IGNORECASE)
_TOGETHER = {"&&", "||", "^^", "<=", ">=", "!=", "<<", ">>", "{|", "|}"}
_CLOSING = {"}": "{", ")": "(", "]": "["}
_SELECT = re.compile("SELECT", re.IGNORECASE)

_REASONS: dict[str, Sentences] = {
    "The SELECT contains a variable that is unbound": (
        "SELECT noemt een variabele die niet in GROUP BY staat",
        "SELECT names a variable that is not in GROUP BY",
    ),
    "Duplicated variable name in SELECT": (
        "SELECT noemt een variabele twee keer",
        "SELECT names a variable twice",
    ),
    "The SELECT overrides an existing variable": (
        "een variabele na AS bestaat al; kies een andere naam",
        "a variable after AS exists already; choose another name",
    ),
    "SELECT * is not authorized with GROUP BY": (
        "SELECT * kan niet samen met GROUP BY of een telling; noem de variabelen",
        "SELECT * cannot go with GROUP BY or a count; name the variables",
    ),
}
"""What the engine finds wrong with a query as a whole."""


def syntax_error(query: str, message: str, fails: Callable[[str], str | None]) -> QueryError:
    """Return the error for a query that the engine refused with a message.

    `fails` returns the engine's message for another text, or None where it parses.
    """
    found = _PLACE.search(message)
    if not found:
        return QueryError(nl=f"De vraag is niet geldig: {message}.", en=f"The query is not valid: {message}.")
    kept = _kept(query)
    position = _position(query, kept, fails)
    if position is None:
        position = _offset(query, int(found[1]), int(found[2]))
    position, (nl, en) = _told(query, kept, position, found[3])
    where = place(query, position)
    return QuerySyntaxError(nl=f"{nl}.", en=f"{en}.", line=where.line, column=where.column)


def _kept(query: str) -> list[Token]:
    """Return the tokens that count, marks that belong together as one."""
    kept: list[Token] = []
    for token in tokens(query):
        last = kept[-1] if kept else None
        if last and last.end == token.start and (last.text + token.text in _TOGETHER or last.text == "@"):
            kept[-1] = Token(token.kind, last.text + token.text, last.start)
        elif token.kind not in {"space", "comment"}:
            kept.append(token)
    return kept


def _position(query: str, kept: list[Token], fails: Callable[[str], str | None]) -> int | None:
    """Return where the first token stands that does not fit, or None where only the spaces made the difference."""
    starts: list[int] = []
    apart = ""
    for token in kept:
        apart += _APART
        starts.append(len(apart))
        apart += token.text
    found = _PLACE.search(fails(apart + _APART) or "")
    if not found or not kept:
        return None
    farthest = _offset(apart, int(found[1]), int(found[2]))
    index = max(bisect_right(starts, farthest) - 1, 0)
    if farthest >= starts[index] + max(len(kept[index].text), len(_APART)):
        index += 1
    return kept[index].start if index < len(kept) else len(query.rstrip())


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1


def _told(query: str, kept: list[Token], position: int, expected: str) -> tuple[int, Sentences]:
    """Return the place to blame and what is wrong there."""
    if quote := next((token for token in kept if token.kind == "mark" and token.text in {'"', "'"}), None):
        return quote.start, ("deze tekst wordt niet gesloten", "this text is not closed")
    token = next((token for token in kept if token.start == position), None)
    if token is None or token.text == "}":
        for sign, sentences in _REASONS.items():
            if sign in expected and (found := _SELECT.search(query)):
                return found.start(), sentences
    if token is None:
        return position, _at_the_end(kept)
    return position, _of_token(token, query, expected)


def _at_the_end(kept: list[Token]) -> Sentences:
    unclosed: list[str] = []
    for token in kept:
        if token.text in _CLOSING.values():
            unclosed.append(token.text)
        elif token.text in _CLOSING and unclosed:
            unclosed.pop()
    signs = " ".join(unclosed)
    if signs:
        return f"de vraag houdt te vroeg op; nog open: {signs}", f"the query ends too early; still open: {signs}"
    return "de vraag houdt te vroeg op", "the query ends too early"


def _of_token(token: Token, query: str, expected: str) -> Sentences:
    prefix, colon, _ = token.text.partition(":")
    if token.kind == "name" and colon and prefix not in {*KNOWN, *_DECLARED.findall(query), "_"}:
        return (
            f"de prefix {prefix}: is niet bekend; zet er PREFIX {prefix}: <…> boven, of zie bindwijzer prefixes",
            f"the prefix {prefix}: is not known; declare it with PREFIX {prefix}: <…>, or see bindwijzer prefixes",
        )
    if token.kind == "iri" and "IRI parsing failed" in expected:
        return (
            f"{token.text} is geen volledig adres; schrijf het uit, of begin met BASE",
            f"{token.text} is not a complete address; write it in full, or begin with BASE",
        )
    shown = token.text if len(token.text) <= 40 else token.text[:39] + "…"
    return f"‘{shown}’ past hier niet", f"‘{shown}’ does not fit here"

"""SPARQL and Turtle in colours, by Pygments."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textual.content import Content, Span

from assistant.doors.tui.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.lexer import Lexer
    from pygments.token import _TokenType

COLOURS = {
    "Comment": "$text-muted",
    "Keyword": "bold $text-primary",
    "Name.Variable": "$text-accent",
    "Name.Namespace": "$text-secondary",
    "Name.Label": "$text-secondary",
    "Name.Tag": "$text-secondary",
    "Name.Function": "$text-primary",
    "Literal.String": "$text-success",
    "Literal.Number": "$text-warning",
}
"""The colour of each kind of word; what is not named has that of the text."""


def tokens(text: str, language: str) -> Iterator[tuple[int, str, str]]:
    """Yield where each word stands (in characters), the word, and the name of its colour or nothing."""
    at = 0
    for kind, word in _lexer(language).get_tokens(text):
        yield at, word, _name(kind)
        at += len(word)


@cache
def _lexer(language: str) -> Lexer:
    from pygments.lexers.rdf import SparqlLexer, TurtleLexer

    lexers: dict[str, type[Lexer]] = {"sparql": SparqlLexer, "turtle": TurtleLexer}
    return lexers[language](stripnl=False, ensurenl=False)


def _name(kind: _TokenType | None) -> str:
    while kind is not None:
        name = str(kind).removeprefix("Token.")
        if name in COLOURS:
            return name
        kind = kind.parent
    return ""


def coloured(text: str, language: str) -> Content:
    """Return text in colours."""
    shown = clean(text, lines=True)
    spans = [Span(at, at + len(word), COLOURS[name]) for at, word, name in tokens(shown, language) if name]
    return Content(shown, spans)

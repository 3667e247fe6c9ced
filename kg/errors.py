"""What can go wrong with the graph, said in one sentence in either language."""

from __future__ import annotations

from typing import Literal

Language = Literal["nl", "en"]


class KgError(Exception):
    """Base of every error of this package: one sentence per language that names what, where and the cure."""

    def __init__(self, *, nl: str, en: str) -> None:
        super().__init__(en)
        self._sentences: dict[Language, str] = {"nl": nl, "en": en}

    def sentence(self, language: Language) -> str:
        """Return the sentence in the language asked."""
        return self._sentences[language]


class DataError(KgError):
    """A file or a statement that cannot be used: wrong syntax, unknown format, a broken rule."""


class QueryError(KgError):
    """A query or template that cannot be run."""


class GraphUnavailableError(KgError):
    """The graph or an engine that should hold it cannot be reached."""


class ToolMissingError(KgError):
    """A program or package that only this command needs is not installed."""


class PlacedQueryError(QueryError):
    """A query that is wrong at one place; line and column count from 1, columns in characters."""

    def __init__(self, *, nl: str, en: str, line: int, column: int) -> None:
        super().__init__(nl=nl, en=en)
        self.line = line
        self.column = column

    def sentence(self, language: Language) -> str:
        """Return the place and the sentence in the language asked."""
        return f"{self.line}:{self.column}: {self.reason(language)}"

    def reason(self, language: Language) -> str:
        """Return the sentence without its place."""
        return super().sentence(language)


class QueryRefusedError(PlacedQueryError):
    """A query that asks for more than reading this graph: another server, another file, a change."""


class QuerySyntaxError(PlacedQueryError):
    """A query that is not SPARQL at one place."""


class ResultFormatError(QueryError):
    """An answer that the format asked for cannot hold; another format may."""


class QueryLimitError(KgError):
    """A query that was stopped at a limit of time or memory; a narrower query may well be answered."""


class QueryCancelledError(KgError):
    """A query that was stopped because the user no longer wants its answer."""

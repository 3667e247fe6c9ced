"""Oxigraph behind the store port: the engine that answers, loaded straight from Turtle as a disposable index."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import DataError, GraphUnavailableError, QueryError
from kg.store import Row, Solutions
from kg.terms import Blank, Iri, Literal, Term, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike
    from pathlib import Path


_REMEMBERED = 512
"""Queries of which the solutions are remembered."""
_MOST_ROWS = 200
"""Rows of the largest solutions that are remembered."""
_MOST_TERMS = 4096
"""Terms of which there is one copy, however many solutions hold them."""


class OxigraphStore:
    """A graph in Oxigraph, in memory or read-only on disk: it stays as it is, so that solutions can be remembered."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._remembered: OrderedDict[str, Solutions] = OrderedDict()

    @classmethod
    def from_files(cls, files: Iterable[str | PathLike[str]]) -> OxigraphStore:
        """Load Turtle files into one graph; raises DataError with file and line, or GraphUnavailableError."""
        store = ox.Store()
        for file in files:
            _load(store, file)
        return cls(store)

    @classmethod
    def from_index(cls, folder: Path) -> OxigraphStore:
        """Open what `bindwijzer index` built; raises GraphUnavailableError where it is not there or stale."""
        from kg import index

        return cls.from_folder(index.opened(folder).store or folder)

    @classmethod
    def from_folder(cls, folder: Path) -> OxigraphStore:
        """Open a folder of Oxigraph for reading only; raises GraphUnavailableError where it is none."""
        return cls(opened_read_only(folder))

    @classmethod
    def from_turtle(cls, turtle: str) -> OxigraphStore:
        """Load one Turtle text."""
        store = ox.Store()
        store.load(turtle, format=ox.RdfFormat.TURTLE)
        return cls(store)

    def select(self, query: str) -> Solutions:
        """Run a SELECT query, or return what it gave not long ago."""
        if known := self._remembered.get(query):
            with suppress(KeyError):  # another thread may have just let go of it
                self._remembered.move_to_end(query)
            return known
        found = self._select(query)
        if len(found.rows) <= _MOST_ROWS:
            self._remembered[query] = found
        if len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
        return found

    def forget(self) -> None:
        """Let go of all solutions: the next queries run anew."""
        self._remembered.clear()

    def _select(self, query: str) -> Solutions:
        found = self._run(query)
        if not isinstance(found, ox.QuerySolutions):
            raise _wrong_form("SELECT")
        names = [variable.value for variable in found.variables]
        return Solutions(tuple(names), tuple(_row(names, solution) for solution in found))

    def construct(self, query: str) -> list[Triple]:
        """Run a CONSTRUCT or DESCRIBE query."""
        found = self._run(query)
        if not isinstance(found, ox.QueryTriples):
            raise _wrong_form("CONSTRUCT")
        distinct = dict.fromkeys((term(t.subject), term(t.predicate), term(t.object)) for t in found)
        return list(distinct)

    def describe(self, iris: Iterable[str], format: str) -> bytes | None:  # noqa: A002
        """Return what is said of these things as a file in one of GRAPH_FORMATS, or None where nothing is."""
        from kg.describe import described

        return described(self._store, iris, format)

    def __len__(self) -> int:
        """Return the number of triples."""
        return len(self._store)

    def _run(self, query: str) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        try:
            return self._store.query(query)
        except (SyntaxError, ValueError) as error:
            raise QueryError(
                nl=f"De vraag is geen geldige SPARQL: {error}", en=f"The query is not valid SPARQL: {error}"
            ) from error
        except OSError as error:
            raise GraphUnavailableError(
                nl=f"De graaf is niet bereikbaar: {error}", en=f"The graph cannot be reached: {error}"
            ) from error


def opened_read_only(folder: Path) -> ox.Store:
    """Open a folder of Oxigraph for reading only."""
    try:
        return ox.Store.read_only(str(folder))
    except OSError as error:
        raise GraphUnavailableError(
            nl=f"{folder} is niet te openen als index: {error}; bouw hem opnieuw met: bindwijzer index",
            en=f"{folder} cannot be opened as an index: {error}; build it again with: bindwijzer index",
        ) from error


def _load(store: ox.Store, file: str | PathLike[str]) -> None:
    try:
        store.load(path=str(file), format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise syntax_error(file, error) from error
    except OSError as error:
        raise GraphUnavailableError(
            nl=f"{file} is niet te lezen: {error.strerror or error}.",
            en=f"{file} cannot be read: {error.strerror or error}.",
        ) from error


def syntax_error(file: str | PathLike[str], error: SyntaxError) -> DataError:
    """Return the one sentence for a Turtle file that does not parse: file, line, and what stands there."""
    line = error.lineno or 1
    reason = " ".join(str(error.msg).split())
    return DataError(
        nl=f"{file}:{line}: geen geldige Turtle ({reason}); herstel deze regel.",
        en=f"{file}:{line}: not valid Turtle ({reason}); mend this line.",
    )


def _row(names: list[str], solution: ox.QuerySolution) -> Row:
    return {name: term(value) for name in names if (value := solution[name]) is not None}


@lru_cache(_MOST_TERMS)
def term(value: object) -> Term:
    """Return a term of Oxigraph as a term of our own: the same one for what was asked not long ago."""
    if isinstance(value, ox.NamedNode):
        return Iri(value.value)
    if isinstance(value, ox.BlankNode):
        return Blank(value.value)
    if isinstance(value, ox.Literal):
        datatype = None if value.language or value.datatype.value == _STRING else value.datatype.value
        return Literal(value.value, value.language, datatype)
    raise QueryError(
        nl="Een uitspraak over een uitspraak (RDF 1.2) past hier niet.",
        en="A triple term (RDF 1.2) does not fit here.",
    )


_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _wrong_form(wanted: str) -> QueryError:
    return QueryError(nl=f"Hier past alleen een {wanted}-vraag.", en=f"Only a {wanted} query fits here.")

"""The names of a large graph, looked up one by one in the file that `name_index.build` wrote."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.understanding.entities import Entity, Name, Postings, Size
from assistant.understanding.index_keys import key_of, remainders, shared_parts
from assistant.understanding.prepared import rules
from kg.errors import GraphUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.understanding.name_store import Near

    Rows = list[tuple[Any, ...]]

FILE = "names.sqlite"
"""Its name beside a store."""
FORMAT = 1
"""To be raised when the same graph gives another index, or its tables are others."""
_MAPPED = 1 << 32
"""Bytes that are mapped into memory rather than copied."""
_REMEMBERED = 5000
"""Lookups that are remembered of each sort."""
_MOST_ALIKE = 500
"""Names that are read of those with the same letters or stems."""
_MOST_TRIED = 5000
"""Names that are compared with one that has typing errors."""
_NAMES = """SELECT text, rank, language, code, iri, kind FROM {source} JOIN thing ON thing.id = label.thing
WHERE {where} ORDER BY label.id LIMIT {most}"""
_BY = "{0} JOIN label ON label.id = {0}.label"
_BY_LETTERS = _NAMES.format(source=_BY.format("letters"), where="letters.key = ?", most=_MOST_ALIKE)
_BY_STEMS = _NAMES.format(source=_BY.format("stems"), where="stems.key = ?", most=_MOST_ALIKE)
_OF_THING = _NAMES.format(source="label", where="thing.iri = ?", most=-1)


class Indexed:
    """All names, in a file that is read where it is needed."""

    def __init__(self, file: Path) -> None:
        """Open the file; raises GraphUnavailableError where it is missing, damaged or made by other rules."""
        self._base = _Base(file)
        told = self._base.told()
        self.longest: int = told["longest"]
        self.sizes = tuple(Size(Entity(**size["entity"]), size["least"], size["most"]) for size in told["sizes"])
        self.entities = _Entities(self._base, told["things"])
        self.vocabulary = _Listed(self._base, "SELECT 1 FROM word WHERE text = ?", str)
        self.pairs = _Listed(self._base, "SELECT 1 FROM pair WHERE key = ?", key_of)
        self._stems = _Listed(self._base, "SELECT 1 FROM word_stem WHERE key = ?", key_of)
        self._read = lru_cache(_REMEMBERED)(self._names)

    def of_kinds(self, kinds: Iterable[str], most: int = -1) -> list[Entity]:
        """Return the things of these kinds, or the first of them, in the order of their codes."""
        listed = [*kinds]
        sql = f"SELECT code, iri, kind FROM thing WHERE kind IN ({_marks(listed)}) ORDER BY id LIMIT ?"  # noqa: S608
        return [Entity(*row) for row in self._base.rows(sql, (*listed, most))]

    def coded(self, code: str) -> Entity | None:
        """Return the thing with a code."""
        found = self._base.rows("SELECT code, iri, kind FROM thing WHERE code = ? ORDER BY id DESC LIMIT 1", (code,))
        return Entity(*found[0]) if found and code else None

    def numbered(self, numbers: Iterable[int]) -> list[Entity]:
        """Return the things of these numbers, in the order of their codes."""
        listed = [*numbers]
        sql = f"SELECT code, iri, kind FROM thing WHERE id IN ({_marks(listed)}) ORDER BY id"  # noqa: S608
        return [Entity(*row) for row in self._base.rows(sql, listed)]

    def by_letters(self, key: str) -> Sequence[Name]:
        """Return the names with these letters, by thing."""
        return self._read(_BY_LETTERS, key_of(key))

    def by_stems(self, keys: Sequence[str]) -> Sequence[Name]:
        """Return the names with any of these stem keys, each once."""
        return list(dict.fromkeys(name for key in keys for name in self._read(_BY_STEMS, key_of(key))))

    def names_of(self, iri: str) -> Sequence[Name]:
        """Return the names of a thing, those that it bears most properly first."""
        return self._read(_OF_THING, iri)

    def nearest(self, letters: str, errors: int) -> Near | None:
        """Return the letters of the name that is nearest within so many typing errors, the first of equals."""
        keys = [*shared_parts(letters, errors)]
        sql = f"""SELECT DISTINCT spelling.letters FROM part JOIN spelling ON spelling.id = part.spelling
            WHERE part.key IN ({_marks(keys)}) LIMIT {_MOST_TRIED}"""  # noqa: S608
        able = sorted(text for (text,) in self._base.rows(sql, keys))
        found = process.extractOne(letters, able, scorer=OSA.distance, score_cutoff=errors)
        return (found[0], round(found[1])) if found else None

    def topic(self, stems: Sequence[str]) -> Postings:
        """Return the practices that have a word of one of these stems in a name."""
        hits: dict[int, float] = {}
        count = 0
        for stem in stems:
            for number, things, ranks in self._base.rows(
                "SELECT count, things, ranks FROM topic WHERE key = ?", (key_of(stem),)
            ):
                count = max(count, number)
                for thing, rank in zip(array("I", things), ranks, strict=True):
                    hits[thing] = max(hits.get(thing, 0), 1.0 - 0.1 * rank)
        return Postings(hits, max(count, len(hits)))

    def has_stem(self, stems: Iterable[str]) -> bool:
        """Say whether some word of a name has one of these stems."""
        return any(stem in self._stems for stem in stems)

    def near(self, word: str, errors: int) -> list[Near]:
        """Return the words of more than one letter within so many typing errors, 1 or 2."""
        keys = [*remainders(word, errors)]
        sql = f"""SELECT DISTINCT word.text FROM remainder JOIN word ON word.id = remainder.word
            WHERE remainder.key IN ({_marks(keys)})"""  # noqa: S608
        able = sorted(text for (text,) in self._base.rows(sql, keys))
        found = process.extract(word, able, scorer=OSA.distance, score_cutoff=errors, limit=None)
        return [(one, round(distance)) for one, distance, _ in found]

    def _names(self, sql: str, key: int | str) -> tuple[Name, ...]:
        return tuple(
            Name(Entity(code, iri, kind), label, rank, language)
            for label, rank, language, code, iri, kind in self._base.rows(sql, (key,))
        )


class _Base:
    """The file, for reading only."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
            self._open = sqlite3.connect(address, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise self._unusable() from error
        self.rows(f"PRAGMA mmap_size = {_MAPPED}")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Rows:
        """Return the rows of a query; raises GraphUnavailableError where the file is damaged."""
        try:
            return self._open.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._unusable() from error

    def told(self) -> dict[str, Any]:
        """Return what the file tells of itself; raises GraphUnavailableError where it does not fit this program."""
        try:
            told = {name: json.loads(value) for name, value in self.rows("SELECT name, value FROM told")}
            whole = self.rows("PRAGMA page_count")[0][0] * self.rows("PRAGMA page_size")[0][0]
            if told["format"] == FORMAT and told["rules"] == rules() and whole == self._file.stat().st_size:
                return told
        except (OSError, ValueError, KeyError):
            pass
        raise self._unusable()

    def _unusable(self) -> GraphUnavailableError:
        where = self._file.parent.parent
        return GraphUnavailableError(
            nl=f"de namen in de index {where} ontbreken, zijn beschadigd of van een andere versie; "
            f"bouw hem opnieuw met dezelfde opties: bindwijzer index {where} …",
            en=f"the names in the index {where} are missing, damaged or of another version; "
            f"build it again with the same options: bindwijzer index {where} …",
        )


class _Listed:
    """The texts that a table holds."""

    def __init__(self, base: _Base, sql: str, key: Callable[[str], int | str]) -> None:
        self._known = lru_cache(_REMEMBERED)(lambda text: bool(base.rows(sql, (key(text),))))

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self._known(text)


class _Entities(Mapping[str, Entity]):
    """The things by address."""

    def __init__(self, base: _Base, count: int) -> None:
        self._base, self._count = base, count
        self._known = lru_cache(_REMEMBERED)(self._read)

    def _read(self, iri: str) -> Entity | None:
        found = self._base.rows("SELECT code, iri, kind FROM thing WHERE iri = ?", (iri,))
        return Entity(*found[0]) if found else None

    def __getitem__(self, iri: str) -> Entity:
        if (found := self._known(iri)) is None:
            raise KeyError(iri)
        return found

    def __iter__(self) -> Iterator[str]:
        return (iri for (iri,) in self._base.rows("SELECT iri FROM thing ORDER BY id"))

    def __len__(self) -> int:
        return self._count


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))

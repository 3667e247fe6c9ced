"""Building the name index of a large graph: one file beside its store, from which names are looked up one by one."""

from __future__ import annotations

import json
import os
import sqlite3
from array import array
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby, islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.understanding.entities import SHORTEST_SPELLING
from assistant.understanding.index_keys import LONGEST_SPELLING, key_of, parts, remainders
from assistant.understanding.indexed import FORMAT
from assistant.understanding.keys import languages_of, letters, stem_keys
from assistant.understanding.labels import topics_of
from assistant.understanding.lexicon import PRACTICES, read_entities, read_names, read_sizes
from assistant.understanding.prepared import rules
from assistant.understanding.text import all_stems, folded_words
from kg.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.understanding.entities import Entity, Name
    from kg.store import Store

MOST_TOPICS = 1000
"""Practices that are kept of a word; of a word that more of them hold, only how many."""
_SCHEMA = Path(__file__).with_name("index_schema.sql")
_AT_ONCE = 1000
"""Things whose names are read in one query."""


@dataclass(slots=True)
class _Topic:
    """The practices whose names hold a stem."""

    count: int = 0
    things: array[int] = field(default_factory=lambda: array("I"))
    ranks: array[int] = field(default_factory=lambda: array("B"))

    def add(self, thing: int, rank: int) -> None:
        self.count += 1
        if self.count <= MOST_TOPICS:
            self.things.append(thing)
            self.ranks.append(rank)


class _Draft:
    """What is gathered while the names go by; rows are sorted on disk, as random inserts would take long."""

    def __init__(self, file: Path) -> None:
        self.base = sqlite3.connect(file, isolation_level=None)
        self.base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;")
        self.base.executescript(_SCHEMA.read_text(encoding="utf-8"))
        self.base.executescript("PRAGMA temp_store = FILE; BEGIN;")
        for table in ("letters", "stems", "remainder", "part"):
            self.base.execute(f"CREATE TEMP TABLE {table}_met (key INTEGER, row INTEGER)")
        self.base.execute("CREATE TEMP TABLE spelling_met (letters TEXT)")
        self.words: set[str] = set()
        self.pairs: set[str] = set()
        self.topics: dict[str, _Topic] = {}
        self.things = self.labels = self.longest = 0

    def add(self, entity: Entity, listed: Sequence[tuple[Name, list[str]]]) -> None:
        """Take one thing with its names, the most proper first, each with its words."""
        self.things += 1
        self.base.execute("INSERT INTO thing VALUES (?, ?, ?, ?)", (self.things, entity.code, entity.iri, entity.kind))
        self._add_labels(listed)
        for _, tokens in listed:
            self.words.update(tokens)
            self.pairs.update(f"{one} {other}" for one, other in pairwise(tokens))
            self.longest = max(self.longest, len(tokens))
        for rank, stems in enumerate(topics_of(listed) if entity.kind in PRACTICES else ()):
            for stem in stems.split():
                self.topics.setdefault(stem, _Topic()).add(self.things, rank)

    def _add_labels(self, listed: Sequence[tuple[Name, list[str]]]) -> None:
        numbered = list(enumerate(listed, self.labels + 1))
        self.labels += len(listed)
        self.base.executemany(
            "INSERT INTO label VALUES (?, ?, ?, ?, ?)",
            [(row, self.things, name.label, name.rank, name.language) for row, (name, _) in numbered],
        )
        squashed = [(row, letters(tokens)) for row, (_, tokens) in numbered]
        self.base.executemany("INSERT INTO letters_met VALUES (?, ?)", [(key_of(text), row) for row, text in squashed])
        able = [(text,) for _, text in squashed if SHORTEST_SPELLING <= len(text) <= LONGEST_SPELLING]
        self.base.executemany("INSERT INTO spelling_met VALUES (?)", able)
        stems = [
            (key_of(key), row)
            for row, (name, tokens) in numbered
            for key in stem_keys(tokens, languages_of(name.language))
        ]
        self.base.executemany("INSERT INTO stems_met VALUES (?, ?)", stems)

    def finish(self, told: dict[str, object]) -> None:
        """Write everything in the order in which it is looked up."""
        self._write_words()
        self._write_spellings()
        for table in ("letters", "stems", "remainder", "part"):
            self.base.execute(f"INSERT OR IGNORE INTO {table} SELECT key, row FROM {table}_met ORDER BY key, row")  # noqa: S608
        self.base.executemany(
            "INSERT INTO topic VALUES (?, ?, ?, ?)",
            sorted((key_of(k), t.count, t.things.tobytes(), t.ranks.tobytes()) for k, t in self.topics.items()),
        )
        for table in ("thing (iri)", "thing (code)", "thing (kind)", "label (thing)", "word (text)"):
            self.base.execute(f"CREATE INDEX {table.replace(' (', '_by_').rstrip(')')} ON {table}")
        counted = {"things": self.things, "labels": self.labels, "longest": max(self.longest, 1)}
        rows = [(name, json.dumps(value)) for name, value in {**told, **counted}.items()]
        self.base.executemany("INSERT INTO told VALUES (?, ?)", sorted(rows))
        self.base.execute("COMMIT")

    def _write_words(self) -> None:
        listed = sorted(self.words)
        self.base.executemany("INSERT INTO word VALUES (?, ?)", enumerate(listed, 1))
        keys = ((key, row) for row, word in enumerate(listed, 1) if len(word) > 1 for key in remainders(word))
        self.base.executemany("INSERT INTO remainder_met VALUES (?, ?)", keys)
        for table, texts in (("word_stem", all_stems(listed)), ("pair", self.pairs)):
            found = sorted({key_of(text) for text in texts})
            self.base.executemany(f"INSERT INTO {table} VALUES (?)", [(key,) for key in found])  # noqa: S608

    def _write_spellings(self) -> None:
        self.base.execute("INSERT INTO spelling (letters) SELECT DISTINCT letters FROM spelling_met ORDER BY letters")
        spelt = self.base.execute("SELECT id, letters FROM spelling")
        keys = ((key, row) for row, text in spelt for key in parts(text))
        self.base.executemany("INSERT INTO part_met VALUES (?, ?)", keys)


def build(file: Path, store: Store) -> None:
    """Write the name index of a graph into a new file; raises DataError where that cannot be written."""
    try:
        _build(file, store)
        with file.open("rb+") as whole:
            os.fsync(whole.fileno())
    except (sqlite3.Error, OSError) as error:
        raise DataError(
            nl=f"de namen in {file.parent.parent} zijn niet geschreven: {error}; maak ruimte of kies een andere map.",
            en=f"the names in {file.parent.parent} were not written: {error}; make room or choose another folder.",
        ) from error


def _build(file: Path, store: Store) -> None:
    entities = read_entities(store)
    draft = _Draft(file)
    with closing(draft.base):
        for batch in _batches(sorted(entities.values())):
            found = [
                (name, words) for name in read_names(store, entities, batch) if (words := folded_words(name.label))
            ]
            found.sort(key=lambda pair: (pair[0].entity, pair[0].rank, pair[0].language, pair[0].label))
            for entity, listed in groupby(found, key=lambda pair: pair[0].entity):
                draft.add(entity, list(listed))
        sizes = [{**size._asdict(), "entity": size.entity._asdict()} for size in read_sizes(store, entities)]
        draft.finish({"format": FORMAT, "rules": rules(), "sizes": sizes})


def _batches(entities: Iterable[Entity]) -> Iterator[list[Entity]]:
    rest = iter(entities)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch

"""What `bindwijzer build` derives beforehand from the graph and the phrases; used only as long as it fits them.

Each file names what it was made from, by checksums. Where those differ, or there is no such file, everything is derived
again when it is needed, with the same result.
"""

from __future__ import annotations

import json
import os
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, cast

import Stemmer

from assistant.understanding.own_files import own_names, own_place
from kg import resources
from kg.checksum import checksum, content
from kg.errors import GraphUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from assistant.understanding.shapes import Labels, Phrasebook

    MadeFrom = Mapping[str, str | int]
    Place = str | os.PathLike[str]

NAMES, PHRASES, ANSWERS = "names.txt", "phrases.txt", "answers.ttl"
"""The files, beside the built graph."""
NUMBERS = "numbers.json"
"""The file of numbers in words, beside those of the words of each language."""
_FORMAT = 6
"""To be raised when the same sources give other data."""
_DATA, _BETWEEN = b'"data": ', b"\n\n"


@cache
def phrases() -> Phrasebook | None:
    """Return the phrases as they were prepared, or None where that is not possible."""
    try:
        file = resources.place(resources.BUILT + PHRASES)
    except GraphUnavailableError:
        return None
    return cast("Phrasebook | None", fitting(file, phrases_made_from))


def names(graph: Place) -> Labels | None:
    """Return the labels of a built graph as they were prepared beside it, or None where that is not possible."""
    return cast("Labels | None", fitting(_beside(graph, NAMES), lambda: names_made_from(graph)))


def answers(graph: Place) -> str | None:
    """Return a built graph without its search words as it was prepared beside it, or None where it does not fit."""
    file = _beside(graph, ANSWERS)
    try:
        head, _, body = content(file).partition(b"\n")
        return file if json.loads(head.removeprefix(b"# ")) == _sealed(_answers_made_from(graph), body) else None
    except (OSError, ValueError, RecursionError):
        return None


def written_answers(graph: Place, turtle: str) -> str:
    """Return the text of the prepared graph: what it was made from stands in its first line, a comment."""
    return f"# {json.dumps(_sealed(_answers_made_from(graph), turtle.encode()))}\n{turtle}"


def _answers_made_from(graph: Place) -> MadeFrom:
    return {"graph": _graph(graph)}


def fitting(file: Place, made_from: Callable[[], MadeFrom]) -> dict[str, Any] | None:
    """Return what a file holds if it was made from just this, else None; never raises for what it holds."""
    try:
        read = content(file)
        whole, end = memoryview(read), read.index(_BETWEEN)
        kept: dict[str, Any] = json.loads(read[:end])
        if kept["made from"] != _sealed(made_from(), whole[read.index(_DATA) + len(_DATA) :]):
            return None
        return {**kept["data"], **_parted(whole[end + len(_BETWEEN) :], kept["columns"])}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _parted(columns: memoryview, lengths: Mapping[str, int]) -> dict[str, str]:
    """Return texts that follow each other, by the bytes that each takes."""
    found, at = {}, 0
    for name, length in lengths.items():
        found[name] = str(columns[at : at + length], "utf-8")
        at += length + len(_BETWEEN)
    return found


def written(made_from: MadeFrom, data: Mapping[str, Any]) -> str:
    """Return the text of a prepared file: one value a line, so that a difference shows only what changed.

    Texts stand below the rest as they are, each after an empty line.
    """
    columns = {name: value for name, value in data.items() if isinstance(value, str)}
    rest = {name: value for name, value in data.items() if name not in columns}
    lengths = json.dumps({name: len(text.encode()) for name, text in columns.items()}, indent=0)
    small = f'{json.dumps(rest, ensure_ascii=False, indent=0)},\n"columns": {lengths}\n}}'
    body = _BETWEEN.decode().join([small, *columns.values()]) + "\n"
    head = json.dumps(_sealed(made_from, body.encode()), indent=0)
    return f'{{\n"made from": {head},\n{_DATA.decode()}{body}'


def _sealed(made_from: MadeFrom, body: bytes | memoryview) -> MadeFrom:
    """Return what data was made from, with a checksum of that data itself: an edited file does not fit."""
    return {**made_from, "content": checksum([body])}


@cache
def phrases_made_from() -> MadeFrom:
    """Return checksums of everything that the prepared phrases depend on."""
    folder = own_place("intents")
    names = ("query.rq", *_languages(), "learned.txt")
    files = [f"{kind}/{name}" for kind in sorted(own_names("intents")) for name in names]
    return {**rules(), "numbers": _told(own_place("languages"), [NUMBERS]), "intents": _told(folder, files)}


def names_made_from(graph: Place) -> MadeFrom:
    """Return checksums of everything that the prepared names depend on."""
    return {**rules(), "graph": _graph(graph)}


@cache
def rules() -> MadeFrom:
    """Return what decides how words are folded, told apart and stemmed."""
    told = _told(own_place("languages"), _languages())
    return {"format": _FORMAT, "stemmer": Stemmer.version(), "languages": told}


@cache
def _languages() -> tuple[str, ...]:
    """Return the names of the files of words, one a language; a file that is added or left out is a difference too."""
    listed = (name for name in own_names("languages") if name.endswith(".toml"))
    return tuple(sorted((name for name in listed if len(name) == len("nl.toml")), reverse=True))


def _graph(graph: Place) -> str:
    state = os.stat(graph)
    return _graph_as_of(os.fspath(graph), state.st_mtime_ns, state.st_size)


@lru_cache(1)
def _graph_as_of(graph: str, _changed: int, _size: int) -> str:
    """Return the checksum of a graph, which names and answers both ask for."""
    return checksum([content(graph)])


def _beside(graph: Place, name: str) -> str:
    return os.path.join(os.path.dirname(graph), name)


def _told(folder: str, names: Iterable[str]) -> str:
    """Return one checksum of the names and contents of files; line ends do not count, nor do files that are missing."""
    return checksum(part for name in names for part in _named(folder, name))


def _named(folder: str, name: str) -> Iterable[bytes]:
    try:
        read = content(f"{folder}/{name}")
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return f"{name} {len(read)}\n".encode(), read

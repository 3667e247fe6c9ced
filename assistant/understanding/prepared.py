"""What `bindwijzer build` derives beforehand from the graph and the phrases; used only as long as it fits them.

Each file names what it was made from, by digests. Where those differ, or there is no such file, everything is derived
again when it is needed, with the same result.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import Stemmer

from kg import resources
from kg.errors import GraphUnavailableError
from kg.fingerprint import with_plain_ends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from assistant.understanding.labels import Labels
    from assistant.understanding.phrasebook import Phrasebook

    MadeFrom = Mapping[str, str | int]

NAMES, PHRASES, ANSWERS = "names.txt", "phrases.txt", "answers.ttl"
"""The files, beside the built graph."""
NUMBERS = "numbers.json"
"""The file of numbers in words, beside those of the words of each language."""
_FORMAT = 4
"""To be raised when the same sources give other data."""
_DATA, _BETWEEN = b'"data": ', b"\n\n"
_ASSISTANT = Path(__file__).parent.parent


@cache
def phrases() -> Phrasebook | None:
    """Return the phrases as they were prepared, or None where that is not possible."""
    try:
        file = resources.built(PHRASES)
    except GraphUnavailableError:
        return None
    return cast("Phrasebook | None", fitting(file, phrases_made_from))


def names(graph: Path) -> Labels | None:
    """Return the labels of a built graph as they were prepared beside it, or None where that is not possible."""
    return cast("Labels | None", fitting(graph.parent / NAMES, lambda: names_made_from(graph)))


def answers(graph: Path) -> Path | None:
    """Return a built graph without its search words as it was prepared beside it, or None where it does not fit."""
    file = graph.parent / ANSWERS
    try:
        head, _, body = with_plain_ends(file.read_bytes()).partition(b"\n")
        return file if json.loads(head.removeprefix(b"# ")) == _sealed(_answers_made_from(graph), body) else None
    except (OSError, ValueError, RecursionError):
        return None


def written_answers(graph: Path, turtle: str) -> str:
    """Return the text of the prepared graph: what it was made from stands in its first line, a comment."""
    return f"# {json.dumps(_sealed(_answers_made_from(graph), turtle.encode()))}\n{turtle}"


def _answers_made_from(graph: Path) -> MadeFrom:
    return {"graph": _digest(graph.parent, [graph.name])}


def fitting(file: Path, made_from: Callable[[], MadeFrom]) -> dict[str, Any] | None:
    """Return what a file holds if it was made from just this, else None; never raises for what it holds."""
    try:
        content = with_plain_ends(file.read_bytes())
        whole, end = memoryview(content), content.index(_BETWEEN)
        kept: dict[str, Any] = json.loads(content[:end])
        if kept["made from"] != _sealed(made_from(), whole[content.index(_DATA) + len(_DATA) :]):
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
    """Return what data was made from, with a digest of that data itself: an edited file does not fit."""
    return {**made_from, "content": hashlib.sha256(body).hexdigest()}


@cache
def phrases_made_from() -> MadeFrom:
    """Return digests of everything that the prepared phrases depend on."""
    folder = _ASSISTANT / "intents"
    names = ("query.rq", *_languages(), "learned.txt")
    files = [f"{kind.name}/{name}" for kind in sorted(folder.iterdir()) for name in names]
    return {**rules(), "numbers": _digest(_ASSISTANT / "languages", [NUMBERS]), "intents": _digest(folder, files)}


def names_made_from(graph: Path) -> MadeFrom:
    """Return digests of everything that the prepared names depend on."""
    return {**rules(), "graph": _digest(graph.parent, [graph.name])}


@cache
def rules() -> MadeFrom:
    """Return what decides how words are folded, told apart and stemmed."""
    told = _digest(_ASSISTANT / "languages", _languages())
    return {"format": _FORMAT, "stemmer": Stemmer.version(), "languages": told}


@cache
def _languages() -> tuple[str, ...]:
    """Return the names of the files of words, one a language; a file that is added or left out is a difference too."""
    return tuple(sorted((file.name for file in (_ASSISTANT / "languages").glob("??.toml")), reverse=True))


def _digest(folder: Path, names: Iterable[str]) -> str:
    """Return one SHA-256 of the names and contents of files; line ends do not count, nor do files that are missing."""
    told = hashlib.sha256()
    for name in names:
        try:
            with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - a path object costs as much again
                content = with_plain_ends(file.read())
        except (FileNotFoundError, NotADirectoryError):
            continue
        told.update(f"{name} {len(content)}\n".encode())
        told.update(content)
    return told.hexdigest()

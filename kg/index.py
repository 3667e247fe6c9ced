"""A store on disk for graphs that are too large to load at every start: built once, opened for reading only.

The folder holds a subfolder with the store, and `index.json`, which names it and the files it was built from.
A new store is built beside the old one; `index.json` is replaced when it is whole, and then the old store goes.
"""

from __future__ import annotations

import json
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import resources
from kg.errors import DataError, GraphUnavailableError
from kg.files import is_draft, write_atomically
from kg.fingerprint import sha256
from kg.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MANIFEST = "index.json"
_STORE = "store-"
_WHOLE = "whole"
"""The name of an empty file in a store that is ready."""
_VERSION = 1
_ABANDONED = 3600
"""Seconds after which a store that no `index.json` names is no longer being built by anyone."""


def build(folder: Path, sources: Sources, complete: Callable[[Path], None] = lambda _: None) -> int:
    """Build the store in a folder, a new one or that of an index, and return the number of triples.

    `complete` may add files of its own to the folder of the store before it is ready.
    Raises DataError for sources that cannot be read, and for a folder that holds anything else.
    """
    from kg.filling import build as fill_folder

    _prepare(folder)
    recorded = [_record(file) for file in _files(sources)]
    draft = folder / f"{_STORE}{secrets.token_hex(4)}"
    draft.mkdir()
    try:
        triples = fill_folder(draft, sources)
        complete(draft)
        told = {"store": draft.name, "joined": sources.union, "triples": triples, "files": recorded}
        (draft / _WHOLE).touch()
        write_atomically(folder / _MANIFEST, json.dumps({"version": _VERSION, **told}, indent=1) + "\n")
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    _clear(folder, draft.name)
    return triples


def opened(folder: Path) -> Sources:
    """Return the store of an index as a source.

    Raises GraphUnavailableError where there is none or where it is older than a file it was built from.
    """
    if not (folder / _MANIFEST).is_file():
        raise _unavailable(folder, nl=f"in {folder} staat geen index", en=f"there is no index in {folder}")
    manifest = _manifest(folder)
    for record in manifest["files"]:
        if not _is_same(record):
            name = _path(record)
            raise _unavailable(
                folder, nl=f"{name} is veranderd sinds de index {folder}", en=f"{name} changed since the index {folder}"
            )
    return Sources(store=folder / manifest["store"], joined=manifest["joined"], triples=manifest["triples"])


def _files(sources: Sources) -> Iterator[Path]:
    yield from sources.ours
    yield from sources.files
    yield from (file for _, file in sources.named)


def _record(file: Path) -> dict[str, Any]:
    """Return what tells later whether a file has changed; files of our own are named below our own root."""
    try:
        state = file.stat()
        known = {"size": state.st_size, "changed": state.st_mtime_ns, "sha256": sha256(file)}
    except OSError as error:
        reason = error.strerror or error
        raise DataError(
            nl=f"{file} is niet te lezen: {reason}; controleer de naam en de rechten.",
            en=f"{file} cannot be read: {reason}; check its name and permissions.",
        ) from error
    root = resources.root()
    own = file.is_relative_to(root)
    return {"file": str(file.relative_to(root) if own else file.absolute()), "own": own, **known}


def _path(record: dict[str, Any]) -> Path:
    return resources.root() / record["file"] if record["own"] else Path(record["file"])


def _is_same(record: dict[str, Any]) -> bool:
    """Whether a file is as it was; it is read again only where its size is the same and its date is not."""
    file = _path(record)
    try:
        state = file.stat()
        if state.st_size != record["size"]:
            return False
        return state.st_mtime_ns == record["changed"] or bool(sha256(file) == record["sha256"])
    except OSError:
        return False


def _prepare(folder: Path) -> None:
    """Make the folder where there is none; raises DataError where it holds anything but an index."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strange = [each.name for each in folder.iterdir() if each.name != _MANIFEST and not _is_ours(each)]
    except OSError as error:
        reason = error.strerror or error
        raise DataError(
            nl=f"{folder} kan geen index worden: {reason}; kies een andere map.",
            en=f"{folder} cannot become an index: {reason}; choose another folder.",
        ) from error
    if strange:
        raise DataError(
            nl=f"{folder} bevat iets anders dan een index ({strange[0]}); kies een lege of nieuwe map.",
            en=f"{folder} holds something other than an index ({strange[0]}); choose an empty or new folder.",
        )


def _is_ours(entry: Path) -> bool:
    return is_draft(entry, _MANIFEST) or (entry.is_dir() and entry.name.startswith(_STORE))


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        if manifest["version"] == _VERSION and manifest["files"] and Path(manifest["store"]).name == manifest["store"]:
            return dict(manifest)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise _unavailable(
        folder,
        nl=f"{folder / _MANIFEST} is beschadigd of van een andere versie",
        en=f"{folder / _MANIFEST} is damaged or of another version",
    )


def _clear(folder: Path, current: str) -> None:
    """Remove the other stores, but not one that somebody may be building now."""
    for entry in folder.glob(f"{_STORE}*"):
        with suppress(OSError):
            idle = time.time() - entry.stat().st_mtime
            if entry.name != current and ((entry / _WHOLE).exists() or idle > _ABANDONED):
                shutil.rmtree(entry, ignore_errors=True)


def _unavailable(folder: Path, *, nl: str, en: str) -> GraphUnavailableError:
    return GraphUnavailableError(
        nl=f"{nl}; bouw hem met dezelfde opties: bindwijzer index {folder} …",
        en=f"{en}; build it with the same options: bindwijzer index {folder} …",
    )

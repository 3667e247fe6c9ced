"""Writing files so that a reader finds the old content or the new, never half of it.

A program that is killed leaves its draft behind; the next one that writes the same file takes it away.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from typing import TYPE_CHECKING

from kg.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

_DRAFT = ".draft"
_ABANDONED = 3600
"""Seconds after which a draft is no longer being written by anyone."""


def write_atomically(file: Path, content: str) -> None:
    """Write text as UTF-8 with Unix line ends; raises DataError and leaves the old file whole on failure."""
    try:
        _replace(file, content.encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataError(
            nl=f"{file} is niet geschreven: {reason}; wat er stond, staat er nog. Kies een andere plek met -o.",
            en=f"{file} was not written: {reason}; what was there still is. Choose another place with -o.",
        ) from error


def _replace(file: Path, content: bytes) -> None:
    target = file.resolve()
    if target.exists() and not target.is_file():
        raise OSError(None, "not a regular file")
    handle, draft = tempfile.mkstemp(prefix=f".{target.name}.", suffix=_DRAFT, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(draft, _mode(target))  # noqa: PTH101 - the draft is a plain name, as mkstemp gives it
        os.replace(draft, target)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(draft)  # noqa: PTH108
        raise
    _clear(target)


def is_draft(file: Path, name: str) -> bool:
    """Say whether a file is a draft of one of that name, of a program that is writing it or was killed."""
    return file.name.startswith(f".{name}.") and file.suffix == _DRAFT


def _clear(target: Path) -> None:
    """Remove the drafts of programs that were killed, but not one that somebody may be writing now."""
    with contextlib.suppress(OSError):
        for entry in target.parent.iterdir():
            if is_draft(entry, target.name) and time.time() - entry.stat().st_mtime > _ABANDONED:
                entry.unlink()


def _mode(target: Path) -> int:
    """Return the permissions of the file that is replaced, or those that a new file gets here."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

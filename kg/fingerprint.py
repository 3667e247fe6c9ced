"""Whether the built graph still belongs to the files it was built from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg import resources
from kg.checksum import checksum, content

if TYPE_CHECKING:
    from pathlib import Path

FILE = "fingerprint.json"


def fingerprint() -> dict[str, str]:
    """Return the checksum of every file of asserted statements, by its name below the root; line ends do not count."""
    return {name: checksum([content(resources.place(name))]) for name in resources.asserted_names()}


def changed_since_build() -> list[str]:
    """Return the names of the files that were changed, added or removed since the last build."""
    try:
        before = json.loads(content(resources.place(resources.BUILT + FILE)))
    except (OSError, ValueError):
        before = {}
    now = fingerprint()
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def sha256(file: Path) -> str:
    """Return the SHA-256 of the bytes of a file, however large it is."""
    import hashlib

    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

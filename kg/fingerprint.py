"""Whether the built graph still belongs to the files it was built from."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from kg import resources

if TYPE_CHECKING:
    from pathlib import Path

FILE = "fingerprint.json"


def fingerprint(files: list[Path]) -> dict[str, str]:
    """Return the SHA-256 of every file, by its name below the root; line ends do not count."""
    root = resources.root()
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(with_plain_ends(file.read_bytes())).hexdigest()
        for file in files
    }


def with_plain_ends(content: bytes) -> bytes:
    r"""Return the content of a file with `\n` at the end of each line; looking first is cheaper than replacing."""
    return content.replace(b"\r\n", b"\n") if b"\r" in content else content


def changed_since_build() -> list[str]:
    """Return the names of the files that were changed, added or removed since the last build."""
    try:
        before = json.loads(resources.built(FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = {}
    now = fingerprint(resources.asserted_files())
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def sha256(file: Path) -> str:
    """Return the SHA-256 of the bytes of a file, however large it is."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

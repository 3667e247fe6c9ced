"""The files that lie with the assistant: words, phrases, queries."""

from __future__ import annotations

import os

from kg.checksum import content

_FOLDER = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def own_place(name: str) -> str:
    """Return the path of a file or folder by its name below the assistant, such as `languages/nl.toml`, as text."""
    return os.path.join(_FOLDER, *name.split("/"))


def own_names(folder: str) -> list[str]:
    """Return the names of what is in a folder below the assistant; hidden files and caches of Python do not count."""
    return [name for name in os.listdir(own_place(folder)) if not name.startswith((".", "__"))]


def own_text(name: str) -> str:
    """Return the text of a file by its name below the assistant; line ends are those of Unix."""
    return content(own_place(name)).decode()

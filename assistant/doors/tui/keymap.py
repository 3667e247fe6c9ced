"""The reader's own keys, from the settings: which of them the app knows."""

from __future__ import annotations

import unicodedata
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Iterator

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "meta", "super", "hyper"})
_NAMED = frozenset(key.value for key in Keys)


def sorted_out(keymap: object) -> tuple[dict[str, str], list[str]]:
    """Return the keys by the names of what they do, and which settings are skipped: no such name, or no such key."""
    if not isinstance(keymap, dict):
        return {}, ["keymap"]
    known = set(_names())
    good = {name: keys for name, keys in keymap.items() if name in known and isinstance(keys, str) and _are_keys(keys)}
    return good, [f"{name}: {keys}" for name, keys in keymap.items() if name not in good]


def _names() -> Iterator[str]:
    """Yield the names of everything that a key can do, in every room."""
    room = import_module("assistant.doors.tui")
    modules = [import_module(f"{room.__name__}.{found.name}") for found in iter_modules(room.__path__)]
    kinds = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    bindings: Iterator[Any] = (binding for kind in kinds for binding in vars(kind).get("BINDINGS", ()))
    yield from (binding.id for binding in bindings if isinstance(binding, Binding) and binding.id)


def _are_keys(keys: str) -> bool:
    return all(_is_key(key.strip()) for key in keys.split(","))


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    return _MODIFIERS.issuperset(modifiers) and (len(last) == 1 or last in _NAMED or _is_character(last))


def _is_character(name: str) -> bool:
    """Say whether a character has this name, such as `question_mark`."""
    try:
        return bool(unicodedata.lookup(name.replace("_", " ")))
    except KeyError:
        return False

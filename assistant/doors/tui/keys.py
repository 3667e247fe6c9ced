"""Keys with a name: the words of both languages say what it does, a reader's own keymap goes by it."""

from __future__ import annotations

from textual.binding import Binding


def key(keys: str, action: str, name: str, *, show: bool = True, priority: bool = False) -> Binding:
    """Return a binding; the bar of keys shows it under `keys.<name>` of the words."""
    return Binding(keys, action, description=name, show=show, priority=priority, id=name)

"""The bar below: what the keys do here and now; a click does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content, Span
from textual.style import Style
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.screen import Screen

    from assistant.doors.tui.app import BindwijzerApp

_FIRST = "app.help"


class KeyBar(Widget):
    """One line of keys: help first, then those of the widget in focus, then those of the app."""

    DEFAULT_CSS = """
    KeyBar { height: 1; width: 1fr; dock: bottom; background: $panel; color: $foreground; }
    """

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        """Stop following."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self.refresh()

    def retell(self) -> None:
        """Say it in the language of now."""
        self.refresh()

    def render(self) -> Content:
        """Return as many keys as fit."""
        said, room = Content(""), self.size.width
        for binding_id, key, name in sorted(self._keys(), key=lambda entry: entry[0] != _FIRST):
            label = f" {key} {name} "
            if said.cell_length + len(label) > room:
                continue
            spans = [
                Span(1, 1 + len(key), "bold $text-primary"),
                Span(0, len(label), Style.from_meta({"key": binding_id})),
            ]
            said += Content(label, spans)
        return said

    def _keys(self) -> Iterator[tuple[str, str, str]]:
        app, told = cast("BindwijzerApp", self.app), set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.id and binding.id not in told and active.enabled:
                told.add(binding.id)
                yield binding.id, app.get_key_display(binding), app.desk.words(f"keys.{binding.id}")

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        wanted = event.style.meta.get("key")
        for active in self.screen.active_bindings.values():
            if wanted and active.binding.id == wanted:
                await self.app.run_action(active.binding.action, default_namespace=active.node)
                return

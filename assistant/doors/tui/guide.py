"""Finding one's way: the keys of here, help, a list of all actions, and jumping to a place by a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from assistant.doors.tui.pick import Choice, Pick

if TYPE_CHECKING:
    from assistant.doors.desk import Desk


class Guide(App[None]):
    """What the app knows of its own keys."""

    desk: Desk

    def keys_here(self) -> list[tuple[str, str, str]]:
        """Return action, key and name of everything that can be done here, once each."""
        told: dict[str, tuple[str, str, str]] = {}
        for active in self.screen.active_bindings.values():
            name = self.desk.words.table.get(f"keys.{active.binding.id}")
            if name and active.binding.id:
                told.setdefault(active.binding.id, (active.binding.id, self.get_key_display(active.binding), name))
        return list(told.values())

    def action_help(self) -> None:
        """Show the help for the widget in focus."""
        from assistant.doors.tui.help import Help

        if isinstance(self.screen, Help):
            return
        focused = self.screen.focused
        name = str(getattr(focused, "help_name", "") or getattr(self.screen, "help_name", "text"))
        self.push_screen(Help(name, [(key, told) for _, key, told in self.keys_here()]))

    def action_actions(self) -> None:
        """Choose from everything that can be done here."""
        screen = self.screen
        if isinstance(screen, Pick):
            return
        active = {a.binding.id: a for a in screen.active_bindings.values()}

        async def chosen(name: str | None) -> None:
            if name in active:
                await self.run_action(active[name].binding.action, default_namespace=active[name].node)

        choices = [Choice(name, told, key) for name, key, told in self.keys_here()]
        self.push_screen(Pick(self.desk.words("pick.actions"), choices), chosen)

    def action_jump(self) -> None:
        """Jump to a place by its letter."""
        from assistant.doors.tui.jump import Jump

        places = [w for w in self.screen.focus_chain if w.region.intersection(self.screen.region)]

        def chosen(at: int | None) -> None:
            if at is not None:
                places[at].focus()

        if places:
            self.push_screen(Jump(places), chosen)

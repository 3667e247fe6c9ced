"""The app: composes the rooms and routes what is picked in one to another."""

from __future__ import annotations

import asyncio
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from textual.binding import Binding, BindingType

from assistant.doors.querying import Querying
from assistant.doors.tui.aside import aside
from assistant.doors.tui.ending import leave_when_asked
from assistant.doors.tui.keys import key
from assistant.doors.tui.routes import Routes
from assistant.doors.tui.safe import clean
from assistant.doors.tui.talk import Talk
from assistant.doors.tui.themes import DARK, LIGHT, THEMES
from kg.errors import KgError

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from assistant.doors.desk import Desk


class BindwijzerApp(Routes):
    """The terminal app."""

    TITLE = "Bindwijzer"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Toast { background: $panel; color: $foreground; }
    Tooltip { background: $panel; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1", "help", "app.help"),
        key("f2", "show('talk')", "app.talk", show=False),
        key("f3", "show('explore')", "app.explore", show=False),
        key("f4", "show('plan')", "app.plan", show=False),
        key("f5", "show('workbench')", "app.workbench", show=False),
        key("ctrl+p", "actions", "app.actions", priority=True),
        key("ctrl+o", "jump", "app.jump", show=False),
        key("ctrl+t", "look", "app.theme", show=False),
        key("ctrl+l", "language", "app.language"),
        key("ctrl+q", "quit", "app.quit", priority=True),
        key("ctrl+z", "suspend_process", "app.suspend", show=False),
        key("escape", "stop", "app.stop", priority=True),
        Binding("ctrl+c", "help_quit", "", show=False, system=True),
    ]

    def __init__(self, desk: Desk, *, load: bool = True) -> None:
        """Prepare; with `load` the graph is loaded in the background after the first paint."""
        super().__init__()
        self.desk = desk
        self._load = load
        self._is_loading = False
        self._own_keys: dict[str, str] = {}
        self.fault = ""
        """The sentence for what broke the app, empty where nothing did."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT if desk.settings.get("theme") == LIGHT else DARK

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the conversation."""
        return Talk()

    @property
    def talk(self) -> Talk:
        """Return the conversation."""
        screen = self.screen_stack[0]
        assert isinstance(screen, Talk)  # noqa: S101 - it is always at the bottom
        return screen

    def on_mount(self) -> None:
        """Load the graph once the first screen is painted."""
        leave_when_asked(asyncio.get_running_loop(), partial(self.exit, None))
        self._use_keymap()
        self.tell_messages()
        if self.desk.is_open:
            self.loaded()
        else:
            self.call_after_refresh(self.load)

    def load(self) -> None:
        """Load the graph in the background, unless that is under way."""
        if self._load and not self._is_loading:
            self._is_loading = True
            self.run_worker(self._open(), exit_on_error=False)

    async def _open(self) -> None:
        try:
            await aside(self.desk.open)
        except KgError as error:
            self.tell(error.sentence(self.desk.words.language), grave=True)
        except Exception as error:
            self.tell(self.desk.words("app.failed", reason=str(error)), grave=True)
        else:
            self.tell_messages()
            self.loaded()
            await aside(self.desk.warm_up)
            self.talk.complete()
        finally:
            self._is_loading = False

    def _use_keymap(self) -> None:
        if "keymap" not in self.desk.settings:
            return
        from assistant.doors.tui.keymap import sorted_out

        self._own_keys, skipped = sorted_out(self.desk.settings["keymap"])
        self.set_keymap(self._own_keys)
        if skipped:
            self.desk.state.messages.append(self.desk.words("state.bad_keymap", keys="; ".join(skipped)))

    def key_of(self, binding_id: str) -> str:
        """Return the key that does something, as the reader knows it."""
        made = next(b for b in self.BINDINGS if isinstance(b, Binding) and b.id == binding_id)
        own = self._own_keys.get(binding_id)
        return self.get_key_display(Binding(own, made.action) if own else made)

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as it is called on the keyboard."""
        key = binding.key_display or binding.key.partition(",")[0]
        return "+".join(self._key_name(part) for part in key.split("+"))

    def _key_name(self, part: str) -> str:
        told = self.desk.words.table.get(f"key.{part}")
        return told or (part.upper() if len(part) < 4 else part.capitalize())

    # ---- actions of the whole app

    def action_look(self) -> None:
        """Change between light and dark."""
        self.theme = DARK if self.theme == LIGHT else LIGHT
        self.desk.set("theme", self.theme)
        self.retell()

    def action_language(self) -> None:
        """Change the language of everything on the screen."""
        self.desk.speak_other()
        self.retell()

    def retell(self) -> None:
        """Let every widget say what it says anew."""
        for screen in {*self.screen_stack, *self.rooms.values()}:
            if screen.is_attached:
                for node in screen.walk_children(with_self=True):
                    if hasattr(node, "retell"):
                        node.retell()

    def end_queries(self) -> None:
        """End the query of the reader's that runs, if any."""
        for room in self.rooms.values():
            if isinstance(querying := getattr(room, "querying", None), Querying):
                querying.close()

    def action_help_quit(self) -> None:
        """Say how to quit, since Ctrl+C does not."""
        self.tell(self.desk.words("app.how_to_quit", key=self.key_of("app.quit")))

    def tell(self, text: str, *, grave: bool = False) -> None:
        """Show one sentence for a while."""
        self.notify(clean(text), severity="error" if grave else "information", markup=False)

    def tell_messages(self) -> None:
        """Show what went wrong with the reader's files."""
        for message in self.desk.state.taken_messages():
            self.tell(message, grave=True)

    def save(self, file: Path, text: str) -> None:
        """Write a file of the reader's."""
        from kg.files import write_atomically

        try:
            write_atomically(file, text)
        except KgError as error:
            self.tell(error.sentence(self.desk.words.language), grave=True)
        else:
            self.tell(self.desk.words("app.saved", file=file.absolute()))

    def open_address(self, address: str) -> None:
        """Open a web address in the browser."""
        if urlsplit(address).scheme in {"http", "https"}:
            self.open_url(address)
            self.tell(self.desk.words("app.opened", address=address))
        else:
            self.tell(self.desk.words("app.no_address", address=address), grave=True)

    def _print_error_renderables(self) -> None:
        """Print one sentence instead of a traceback."""
        if os.environ.get("BINDWIJZER_DEBUG"):
            super()._print_error_renderables()
        elif self._exit_renderables:
            self._exit_renderables.clear()
            self.fault = self.desk.words("app.failed", reason=f"{type(self._exception).__name__}: {self._exception}")
            print(f"bindwijzer: {self.fault}", file=sys.stderr)

"""What all screens of the app share: a bar of rooms on top, a bar of keys below, and the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import ModalScreen, Screen

from assistant.doors.tui.keybar import KeyBar
from assistant.doors.tui.keys import key
from assistant.doors.tui.roombar import RoomBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from assistant.doors.desk import Desk
    from assistant.doors.tui.app import BindwijzerApp
    from assistant.doors.wording import Words

Result = TypeVar("Result")


class AtDesk:
    """Gives a widget or screen the desk and the words of the app."""

    @property
    def host(self) -> BindwijzerApp:
        """Return the app."""
        return cast("BindwijzerApp", self.app)  # type: ignore[attr-defined]

    @property
    def desk(self) -> Desk:
        """Return what the reader works with."""
        return self.host.desk

    @property
    def words(self) -> Words:
        """Return the words of the language that the app speaks now."""
        return self.desk.words


class Room(AtDesk, Screen[None]):
    """A screen with the bars; `compose_room` gives what stands between them."""

    DEFAULT_CSS = """
    Room { background: $background; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "leave", "app.back", show=False)]
    room = ""
    """Its name in the bar of rooms."""

    def compose(self) -> ComposeResult:
        """Put the bars around the room."""
        yield RoomBar()
        yield from self.compose_room()
        yield KeyBar()

    def compose_room(self) -> ComposeResult:
        """Give what stands between the bars."""
        yield from ()

    def action_leave(self) -> None:
        """Go back to where the reader came from."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()


class Dialog(AtDesk, ModalScreen[Result]):
    """A small screen over another one; Escape closes it without a result."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "close", "app.back", show=False),
        # The library keeps the keys of the app away from dialogs.
        key("f1", "app.help", "app.help", show=False),
        key("ctrl+q", "app.quit", "app.quit", show=False),
        key("ctrl+l", "app.language", "app.language", show=False),
    ]
    DEFAULT_CSS = """
    Dialog { align: center middle; background: transparent; }
    Dialog > .dialog {
        width: 76; max-width: 96%; height: auto; max-height: 90%;
        background: $background; color: $foreground; border: round $border; padding: 0 1;
    }
    """

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

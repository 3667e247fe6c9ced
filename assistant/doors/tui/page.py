"""A page of text with targets: walk with the arrows, pick with Enter or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from assistant.doors.tui.keys import key
from assistant.doors.tui.pen import Layout, Line, Pen, Target, lay_out, target_number

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType


class Page(Widget, can_focus=True):
    """Shows what `write` writes; the target at the cursor is the one that keys work on."""

    DEFAULT_CSS = """
    Page { height: auto; width: 1fr; padding: 0 1; color: $foreground; }
    Page:focus { background-tint: $foreground 4%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("up,k", "walk(-1)", "page.up", show=False),
        key("down,j", "walk(1)", "page.down", show=False),
        key("home", "to_end(-1)", "page.top", show=False),
        key("end", "to_end(1)", "page.bottom", show=False),
        key("enter", "pick", "page.open"),
    ]
    help_name = "text"
    cursor: reactive[int] = reactive(0, layout=False)

    class Picked(Message):
        """A target was picked."""

        def __init__(self, page: Page, target: Target) -> None:
            super().__init__()
            self.page, self.target = page, target

        @property
        def control(self) -> Page:
            """Return the page it stands on."""
            return self.page

    class Left(Message):
        """The reader walked off the page: -1 upwards, 1 downwards."""

        def __init__(self, page: Page, direction: int) -> None:
            super().__init__()
            self.page, self.direction = page, direction

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._lines: list[Line] | None = None
        self._layout: Layout | None = None

    def write(self, pen: Pen) -> None:
        """Write the page; every kind of page has its own."""

    def retell(self) -> None:
        """Write the page anew, after what it shows or the language has changed."""
        self._lines = self._layout = None
        self.refresh(layout=True)

    @property
    def targets(self) -> tuple[Target, ...]:
        """Return what can be picked, in order."""
        return self._laid_out(self._width).targets

    @property
    def target(self) -> Target | None:
        """Return what the cursor stands on."""
        return self.targets[min(self.cursor, len(self.targets) - 1)] if self.targets else None

    @property
    def _width(self) -> int:
        return self._layout.width if self._layout else max(self.content_size.width, 20)

    def _laid_out(self, width: int) -> Layout:
        if self._lines is None:
            pen = Pen()
            self.write(pen)
            self._lines = pen.lines
        if self._layout is None or self._layout.width != width:
            self._layout = lay_out(self._lines, width, self.cursor if self.has_focus else None)
        return self._layout

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows at a width."""
        return len(self._laid_out(width).rows)

    def render(self) -> Content:
        """Return the rows as laid out."""
        rows = self._laid_out(self.content_size.width or self._width).rows
        return Content("\n").join(rows)

    def on_unmount(self) -> None:
        """Let go of the rows: the library holds on to the cache of a widget that is gone (`get_inner_outer`)."""
        self._styles_cache.clear()
        self._lines = self._layout = None

    # ---- the cursor

    def watch_cursor(self) -> None:
        """Show where the cursor is."""
        self._redraw()
        self._show_cursor()

    def on_focus(self) -> None:
        """Show the cursor."""
        self._redraw()
        if self.cursor:
            self._show_cursor()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self._redraw()

    def _redraw(self) -> None:
        self._layout = None
        self.refresh()

    def _show_cursor(self) -> None:
        layout = self._laid_out(self.content_size.width or self._width)
        if not self.has_focus or not layout.spans or not self.is_attached:
            return
        first, last = layout.spans[min(self.cursor, len(layout.spans) - 1)]
        first = 0 if self.cursor == 0 else first
        region = Region(0, first, 1, last - first + 1).translate(self.virtual_region.offset)
        if self.parent is not None and isinstance(self.parent, Widget):
            self.parent.scroll_to_region(region, animate=False, force=True)

    def action_walk(self, by: int) -> None:
        """Move the cursor; past the first or last target the reader leaves the page."""
        to = self.cursor + by
        if 0 <= to < len(self.targets):
            self.cursor = to
        else:
            self.post_message(self.Left(self, by))

    def action_to_end(self, direction: int) -> None:
        """Move the cursor to the first or last target."""
        self.cursor = 0 if direction < 0 else max(len(self.targets) - 1, 0)

    def enter_from(self, direction: int) -> None:
        """Put the cursor where a reader who walks in that direction comes in."""
        self.cursor = max(len(self.targets) - 1, 0) if direction < 0 else 0

    # ---- picking

    def action_pick(self) -> None:
        """Pick the target at the cursor."""
        if self.target:
            self.post_message(self.Picked(self, self.target))

    def on_click(self, event: events.Click) -> None:
        """Pick the target under the pointer."""
        number = target_number(dict(event.style.meta))
        if number is not None and number < len(self.targets):
            self.cursor = number
            self.post_message(self.Picked(self, self.targets[number]))

"""Picking one of a list: type to narrow it, arrows and Enter to choose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.doors.tui.keys import key
from assistant.doors.tui.room import Dialog
from assistant.doors.tui.safe import clean
from assistant.doors.tui.write import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    key: str
    label: str
    hint: str = ""


class Pick(Dialog[str]):
    """Gives the key of what was chosen, None where the reader leaves."""

    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    Pick OptionList { height: auto; max-height: 20; border: none; padding: 0; background: $background; }
    Pick OptionList:focus { border: none; }
    Pick Input { border: none; height: 1; padding: 0; background: $panel; }
    Pick Input:focus { border: none; }
    Pick Input > .input--placeholder { color: $text-muted; }
    Pick .title { text-style: bold; }
    Pick OptionList > .option-list--option-highlighted {
        background: $block-cursor-background; color: $block-cursor-foreground;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "move(1)", "pick.down", show=False, priority=True),
        key("up", "move(-1)", "pick.up", show=False, priority=True),
        key("enter", "choose", "pick.choose", priority=True),
    ]
    help_name = "pick"

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title, self._choices = title, tuple(choices)
        self._shown: tuple[Choice, ...] = ()

    def hint(self, hints: Mapping[str, object]) -> None:
        """Say more about the choices, by key; what was typed and chosen stays."""
        self._choices = tuple(replace(choice, hint=str(hints.get(choice.key, choice.hint))) for choice in self._choices)
        if self.is_mounted and self.is_attached:
            listed = self.query_one(OptionList)
            at = listed.highlighted
            self._narrow(self.query_one(Input).value)
            listed.highlighted = at

    def compose(self) -> ComposeResult:
        """Put the title over the filter over the list."""
        with Vertical(classes="dialog"):
            yield Static(Content(clean(self._title)), classes="title")
            yield Line(placeholder=self.words("pick.filter"))
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Show all choices."""
        self._narrow("")

    @on(Input.Changed)
    def narrow(self, message: Input.Changed) -> None:
        """Show the choices that hold all words typed."""
        self._narrow(message.value)

    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold().split()
        self._shown = tuple(c for c in self._choices if all(w in f"{c.label} {c.hint}".casefold() for w in wanted))
        listed = self.query_one(OptionList)
        listed.clear_options()
        none = [Option(Content(self.words("pick.none")), disabled=True)]
        listed.add_options([Option(_line(choice)) for choice in self._shown] or none)
        listed.highlighted = 0 if self._shown else None

    def action_move(self, by: int) -> None:
        """Move the choice."""
        listed = self.query_one(OptionList)
        (listed.action_cursor_down if by > 0 else listed.action_cursor_up)()

    def action_choose(self) -> None:
        """Choose what is marked."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._shown):
            self.dismiss(self._shown[at].key)

    @on(OptionList.OptionSelected)
    def selected(self, message: OptionList.OptionSelected) -> None:
        """Choose what was clicked."""
        if message.option_index < len(self._shown):
            self.dismiss(self._shown[message.option_index].key)


def _line(choice: Choice) -> Content:
    return Content(clean(f"{choice.label}  ·  {choice.hint}" if choice.hint else choice.label))

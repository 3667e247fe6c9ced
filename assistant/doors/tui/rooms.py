"""The rooms of the bar, by name; each is furnished when the reader first goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen


def furnish(name: str) -> Screen[Any]:
    """Return a new room."""
    from assistant.doors.tui.explore import Explore
    from assistant.doors.tui.plan import PlanRoom
    from assistant.doors.tui.workbench import Workbench

    rooms: dict[str, type[Screen[Any]]] = {"explore": Explore, "plan": PlanRoom, "workbench": Workbench}
    return rooms[name]()

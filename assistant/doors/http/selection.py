"""The selection that stands in an address, as the plan of which the core makes a hand-out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.plan import Item, Page, Plan, pages

if TYPE_CHECKING:
    from assistant.doors.http.intake import Fields
    from assistant.doors.http.place import Place
    from assistant.doors.http.talk import Talk
    from assistant.understanding.language import Language

Pages = Callable[[], tuple[Page, ...]]


def pages_of(talk: Talk, at: Place, language: Language) -> Pages:
    """Return what looks up every thing of the selection, with its note; codes that nothing has are left out."""

    def found() -> tuple[Page, ...]:
        items = [Item(iri, code, code, at.note(code)) for code in at.picks if (iri := talk.iri(code))]
        return pages(Plan(tuple(items)), talk.assistant.store, language)

    return found


def changed(at: Place, given: Fields) -> Place | None:
    """Return the place after the button that was pressed (`up`, `down`, `drop`, `keep`), None where none was."""
    for button, code in given:
        if button in {"up", "down"}:
            return at.moving(code, -1 if button == "up" else 1)
        if button == "drop" and code in at.picks:
            return at.picking(code)
        if button in {"drop", "keep"}:
            return at
    return None

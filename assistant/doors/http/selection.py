"""The selection that stands in an address, as the plan of which the core makes a hand-out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.plan import Item, Page, Plan, pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.doors.http.intake import Fields
    from assistant.doors.http.place import Place
    from assistant.doors.http.talk import Talk
    from assistant.understanding.language import Language

Pages = Callable[[], tuple[Page, ...]]
_NOTE = "note-"
_MOST_CHARACTERS = 2000


def notes(given: Fields) -> Mapping[str, str]:
    """Return the reader's notes by code."""
    return {key.removeprefix(_NOTE): value[:_MOST_CHARACTERS] for key, value in given if key.startswith(_NOTE)}


def pages_of(talk: Talk, at: Place, given: Fields, language: Language) -> Pages:
    """Return what looks up every thing of the selection, with its note; codes that nothing has are left out."""
    noted = notes(given)

    def found() -> tuple[Page, ...]:
        items = [Item(iri, code, code, noted.get(code, "")) for code in at.picks if (iri := talk.iri(code))]
        return pages(Plan(tuple(items)), talk.assistant.store, language)

    return found

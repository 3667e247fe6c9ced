"""Where a reader is: the conversation, the selection and the language, all in the address, so that it can be shared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from assistant.doors.http.talk import Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.doors.http.intake import Fields
    from assistant.understanding.language import Language

_MOST_STEPS = 8
"""Steps of a conversation that go along; older ones are forgotten."""
_MOST_PICKS = 60
_MOST_CHARACTERS = 500
_NOTE, _MOST_NOTED = "note-", 1000


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation, the codes of a selection, and the language where the reader fixed it."""

    steps: tuple[Step, ...] = ()
    picks: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """The reader's notes on things of the selection, by code."""
    fixed: Language | None = None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return it as parameters, in order."""
        picks = [("pick", code) for code in self.picks]
        notes = [(_NOTE + code, note) for code, note in self.notes if code in self.picks and note]
        return (*_told(self.steps), *picks, *notes, *([("lang", self.fixed)] if self.fixed else []))

    def note(self, code: str) -> str:
        """Return the note on a thing."""
        return dict(self.notes).get(code, "")

    def url(self, path: str = "/", extra: str = "") -> str:
        """Return the address of a page at this place, with parameters of its own behind it."""
        told = "&".join(filter(None, (urlencode(self.pairs, quote_via=quote), extra)))
        return f"{path}?{told}" if told else path

    def asking(self, question: str) -> Place:
        """Return the place after one more question."""
        return replace(self, steps=(*self.steps, Step(question)))

    def asking_instead(self, question: str) -> Place:
        """Return the place where another question was asked last."""
        return replace(self, steps=(*self.steps[:-1], Step(question)))

    def setting(self, slot: str, codes: Iterable[str]) -> Place:
        """Return the place after a condition was changed; changing the same one again replaces that."""
        kept = self.steps[:-1] if self.steps and self.steps[-1].slot == slot else self.steps
        return replace(self, steps=(*kept, Step(slot=slot, codes=tuple(codes))))

    def until(self, number: int) -> Place:
        """Return the place after the first so many steps."""
        return replace(self, steps=self.steps[:number])

    def picking(self, code: str) -> Place:
        """Return the place with a thing in the selection, or out of it where it was in."""
        kept = tuple(each for each in self.picks if each != code)
        return replace(self, picks=kept if len(kept) < len(self.picks) else (*self.picks, code))

    def moving(self, code: str, by: int) -> Place:
        """Return the place with a thing of the selection moved up (negative) or down, no further than the ends."""
        if code not in self.picks:
            return self
        rest = [each for each in self.picks if each != code]
        rest.insert(max(0, min(len(rest), self.picks.index(code) + by)), code)
        return replace(self, picks=tuple(rest))

    def speaking(self, language: Language | None) -> Place:
        """Return the same place in another language."""
        return replace(self, fixed=language)

    def fresh(self) -> Place:
        """Return the place at the start of a new conversation."""
        return replace(self, steps=())


def place(given: Fields) -> Place:
    """Return the place that the parameters of an address tell of; what is malformed is passed over."""
    steps = tuple(filter(None, (_step(key, value[:_MOST_CHARACTERS]) for key, value in given)))
    picks = tuple(dict.fromkeys(value[:40] for key, value in given if key == "pick" and value))
    wanted = next((value for key, value in reversed(given) if key == "lang"), None)
    fixed: Language | None = "nl" if wanted == "nl" else "en" if wanted == "en" else None
    notes = {key.removeprefix(_NOTE): value.strip()[:_MOST_NOTED] for key, value in given if key.startswith(_NOTE)}
    return Place(steps[-_MOST_STEPS:], picks[:_MOST_PICKS], tuple(notes.items()), fixed)


def _step(key: str, value: str) -> Step | None:
    if key == "q" and value.strip():
        return Step(" ".join(value.split()))
    slot, colon, codes = value.partition(":")
    if key == "set" and colon and slot.isidentifier():
        return Step(slot=slot, codes=tuple(filter(None, codes.split(","))))
    return None


def _told(steps: Iterable[Step]) -> list[tuple[str, str]]:
    return [("set", f"{s.slot}:{','.join(s.codes)}") if s.slot else ("q", s.question) for s in steps]

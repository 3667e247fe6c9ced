"""What the assistant is known to read wrongly: such questions are left out, and a test tells when one is mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.properties.expected import ONLINE, Condition, People

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.properties.questions import Part, Question


@dataclass(frozen=True, slots=True)
class Defect:
    """One way in which questions are read wrongly, with an example and what it asks for."""

    why: str
    is_in: Callable[[Question], bool]
    example: str
    kind: str
    asks: tuple[Condition, ...]


def _any_part(holds: Callable[[Part], bool]) -> Callable[[Question], bool]:
    return lambda question: any(map(holds, question.parts))


def _is_acquaintance(part: Part) -> bool:
    return "PR-A" in part.condition.codes and (not part.proper or len(part.names) > 1)


OPEN = (
    Defect(
        "An alternative name of a principle without the word `principle` is dropped, and the rest is answered.",
        lambda q: q.kind == "work_forms" and any(p.condition.facet == "principle" and not p.proper for p in q.parts),
        "Welke werkvormen zijn er (gedeelde doelen)?",
        "work_forms",
        (Condition("principle", ("PR-C",)),),
    ),
    Defect(
        "`Getting to know each other` beside another principle, or without the word, is who meets whom.",
        _any_part(_is_acquaintance),
        "Show me work forms that fit the principle trust and cooperation or getting to know each other.",
        "work_forms",
        (Condition("principle", ("PR-B", "PR-A")),),
    ),
    Defect(
        "`Not live online` is read as `not live`, which is asynchronous, and `online`; `not together online` likewise.",
        _any_part(lambda p: p.condition.negated and p.condition.codes == ("MO-S",) and not p.proper),
        "Welke werkvormen zijn er, niet live online?",
        "work_forms",
        (Condition("modality", ("MO-S",), negated=True),),
    ),
    Defect(
        "A form `om kennis te maken` is a tip of that name, and with several principles or presences tips are listed.",
        lambda q: "om kennis te maken" in q.text and any(len(c.codes) > 1 for c in q.conditions),
        "Graag een werkvorm om kennis te maken: studenten onderling die passen bij het principe programma en "
        "instructiestrategieën of hulpbronnen en randvoorwaarden.",
        "work_forms",
        (Condition("partner", ("IP-S",)), Condition("principle", ("PR-E", "PR-G"))),
    ),
    Defect(
        "`After the first hundred days` beside another phase is read as the first hundred days.",
        _any_part(lambda p: len(p.names) > 1 and any(re.search("100|hundred|honderd", n) for n in p.names)),
        "Give me all activities (after the first 100 days or phase 1)",
        "activities",
        (Condition("phase", ("OB-G", "OB-1")),),
    ),
)


@dataclass(frozen=True, slots=True)
class Mended:
    """A question that was read wrongly once, and what it asks for."""

    example: str
    kind: str
    asks: tuple[Condition, ...]


MENDED = (
    # Words on either side of a comma make no name together: `fit in socially` is the third phase.
    Mended("Which design principles fit, social presence?", "principles", (Condition("presence", ("CI-S",)),)),
    Mended(
        "Hi, do you know a work form in the phase discover under principle getting to know each other.",
        "work_forms",
        (Condition("phase", ("OB-0",)), Condition("principle", ("PR-A",))),
    ),
    Mended("principles; social presence", "principles", (Condition("presence", ("CI-S",)),)),
    # A word that is counted may be part of a name as well.
    Mended(
        "Welke werkvormen zijn er voor 20 studenten, onder elkaar?",
        "work_forms",
        (Condition("group_size", people=People(20, 20)), Condition("partner", ("IP-S",))),
    ),
    # Named in full, a modality that is denied leaves the other two (WR-10).
    Mended("werkvormen, maar niet online synchroon", "work_forms", (Condition("modality", ("MO-S",), negated=True),)),
    Mended("Which work forms are not synchronous?", "work_forms", (Condition("modality", ("MO-S",), negated=True),)),
    # A kind that is named is not swapped for another where it has no members.
    Mended("principes; fase 0", "principles", (Condition("phase", ("OB-0",)),)),
    Mended("activities in the phase grow", "activities", (Condition("phase", ("OB-G",)),)),
    Mended(
        "Show me work forms for the principle willingness to participate",
        "work_forms",
        (Condition("principle", ("PR-D",)),),
    ),
    # What follows a semicolon is asked as well.
    Mended(
        "werkvormen voor cognitieve aanwezigheid; met de docent en het vak.",
        "work_forms",
        (Condition("presence", ("CI-C",)), Condition("partner", ("IP-D",))),
    ),
    # Two presences are conditions, not answers on offer, where forms are asked for.
    Mended(
        "work forms that strengthen teaching presence or social presence under principle trust and cooperation.",
        "work_forms",
        (Condition("presence", ("CI-T", "CI-S")), Condition("principle", ("PR-B",))),
    ),
    # An expression says nothing, nor does it help to make a name: `get to know the place`.
    Mended("Which work forms do you know that take place online?", "work_forms", (Condition("modality", (ONLINE,)),)),
    # A condition that nothing meets is not left out, not even one that rests on editorial links.
    Mended("work forms in the phase grow", "work_forms", (Condition("phase", ("OB-G",)),)),
    Mended(
        "Welke werkvormen zijn er, ontdekken, sociale aanwezigheid?",
        "work_forms",
        (Condition("phase", ("OB-0",)), Condition("presence", ("CI-S",))),
    ),
    # Principles are asked for, not tips of a principle that is not named.
    Mended("principles; social presence", "principles", (Condition("presence", ("CI-S",)),)),
    # The source has a heading of its own for work forms for a presence (WR-12).
    Mended("Which work forms are there; social component?", "work_forms", (Condition("presence", ("CI-S",)),)),
    Mended(
        "Show me work forms for social presence or cognitive presence?",
        "work_forms",
        (Condition("presence", ("CI-S", "CI-C")),),
    ),
    # A line that is broken goes on, and in capitals throughout `A` is no letter of a principle.
    Mended("Welke werkvormen zijn er,\nfase groeien...", "work_forms", (Condition("phase", ("OB-G",)),)),
    Mended(
        "WHICH WORK FORMS ARE THERE FOR THE PRINCIPLE GETTING TO KNOW EACH OTHER NOT FOR A SMALL GROUP?",
        "work_forms",
        (Condition("principle", ("PR-A",)), Condition("group_size", ("GS-K",), negated=True)),
    ),
    # Five is the smallest number that the source speaks of (WR-02).
    Mended("werkvormen met hoogstens 5 studenten", "work_forms", (Condition("group_size", people=People(0, 5)),)),
)

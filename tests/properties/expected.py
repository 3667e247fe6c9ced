"""What a question must answer, computed from the inventory by the rules WR-01 to WR-15 and by nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tests.properties.inventory import codes, linked, rows, values

STRENGTH = ("confirmed", "inferred", "editorial", "unspecified")
ONLINE = "online"
"""MO-S and MO-A together (WR-04)."""
SILENT_BELOW, BOUNDARY = 5, 30
"""A group is small up to the boundary, large from there on; below the first the source is silent (WR-02)."""
_OF_CELL = {"group_size": "GroupSize", "modality": "Modality", "partner": "InteractionPartner"}
_EDITORIAL = {"principle": "supportsPrinciple", "presence": "fostersPresence", "phase": "suitsPhase"}
_ALSO_LARGE = {"partner": "IP-S", "modality": "MO-S", "group_size": "GS-K"}
"""The cell whose forms serve large groups as well, by WR-01."""


@dataclass(frozen=True, slots=True)
class People:
    """A number of participants, or a range; `most` None: no limit."""

    least: int
    most: int | None

    def sizes(self) -> frozenset[str]:
        """Return the group sizes that a number or range stands for (WR-02, WR-09)."""
        if self.least == self.most == BOUNDARY:
            return frozenset({"GS-K", "GS-G"})
        small = self.least < BOUNDARY and (self.most is None or self.most >= SILENT_BELOW)
        large = self.most is None or self.most > BOUNDARY
        return frozenset({"GS-K"} if small else ()) | frozenset({"GS-G"} if large else ())


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that is asked: any of these codes, or with `negated` any other than these."""

    facet: str
    codes: tuple[str, ...] = ()
    negated: bool = False
    people: People | None = None

    def accepted(self) -> frozenset[str]:
        """Return the codes that meet the condition; a negated one asks for the other values (WR-10)."""
        if self.people:
            return self.people.sizes()
        asked = frozenset(code for named in self.codes for code in (("MO-S", "MO-A") if named == ONLINE else (named,)))
        return frozenset(values(_OF_CELL[self.facet])) - asked if self.negated else asked


@dataclass(frozen=True, slots=True)
class Place:
    """One cell that a work form stands in; an empty value is one that the source does not name (WR-03)."""

    form: str
    cell: dict[str, str]
    match: str


@cache
def places() -> tuple[Place, ...]:
    """Return where every form stands, those added that stand elsewhere by inference."""
    named = [Place(row["code"], {facet: row[facet] for facet in _OF_CELL}, "confirmed") for row in rows("work_forms")]
    also = [
        Place(place.form, {**place.cell, "group_size": "GS-G"}, "inferred")
        for place in named
        if place.cell == _ALSO_LARGE
    ]
    return (*named, *also)


def work_forms(conditions: tuple[Condition, ...]) -> dict[str, str]:
    """Return the forms that meet all conditions, each with what it rests on."""
    found: dict[str, str] = {}
    for place in places():
        match = _fit(place, conditions)
        if match and (place.form not in found or STRENGTH.index(match) < STRENGTH.index(found[place.form])):
            found[place.form] = match
    if {condition.facet for condition in conditions} == {"presence"}:
        found |= _of_own_heading(conditions)
    return found


def _fit(place: Place, conditions: tuple[Condition, ...]) -> str | None:
    """Return the weakest of all that a form in its place rests on, None where it does not meet a condition."""
    rests = [place.match]
    for condition in conditions:
        if condition.facet in _EDITORIAL:
            pairs = linked(_EDITORIAL[condition.facet])
            rests.append("editorial" if any((place.form, code) in pairs for code in condition.codes) else "")
        else:
            value = place.cell[condition.facet]
            rests.append("unspecified" if not value else "confirmed" if value in condition.accepted() else "")
    return None if "" in rests else max(rests, key=STRENGTH.index)


def _of_own_heading(conditions: tuple[Condition, ...]) -> dict[str, str]:
    """Return what the source itself calls work forms for a presence (WR-12)."""
    asked = set.intersection(*(set(condition.codes) for condition in conditions))
    of = {presence for row in rows("coi_tips") if row["kind"] == "PresenceWorkForm" for presence in [row["presence"]]}
    return dict.fromkeys(
        (code for presence in asked & of for code in codes("coi_tips", kind="PresenceWorkForm", presence=presence)),
        "confirmed",
    )


def tips(conditions: tuple[Condition, ...]) -> dict[str, str]:
    """Return the tips for a principle, or for a presence: there all that stands under it (WR-12)."""
    (condition,) = conditions
    file = {"principle": "principle_tips", "presence": "coi_tips"}[condition.facet]
    return {row["code"]: "confirmed" for row in rows(file) if row[condition.facet] in condition.codes}


def activities(conditions: tuple[Condition, ...]) -> dict[str, str]:
    """Return the activities of a phase, without the guidance (WR-11)."""
    (condition,) = conditions
    kept = (row for row in rows("onboarding_activities") if row["kind"] == "OnboardingActivity")
    return {row["code"]: "confirmed" for row in kept if row["phase"] in condition.codes}


def principles(conditions: tuple[Condition, ...]) -> dict[str, str]:
    """Return the principles that foster a presence or that a phase realises: editorial links, all of them."""
    (condition,) = conditions
    if condition.facet == "presence":
        pairs = {(one, other) for one, other in linked("fostersPresence") if one.startswith("PR-")}
        return {one: "editorial" for one, other in pairs if other in condition.codes}
    return {other: "editorial" for one, other in linked("realisesPrinciple") if one in condition.codes}


def presences(conditions: tuple[Condition, ...]) -> dict[str, str]:
    """Return the presences that a principle or a phase fosters, by editorial links."""
    (condition,) = conditions
    return {other: "editorial" for one, other in linked("fostersPresence") if one in condition.codes}


def intersections(conditions: tuple[Condition, ...]) -> dict[str, str]:
    """Return where a presence overlaps with others (WR-05)."""
    (condition,) = conditions
    return {
        row["code"]: "confirmed" for row in rows("intersections") if {*condition.codes} & {*row["presences"].split()}
    }


KINDS = {
    "work_forms": work_forms,
    "tips": tips,
    "activities": activities,
    "principles": principles,
    "presences": presences,
    "intersections": intersections,
}
"""What can be asked for -> what answers it."""

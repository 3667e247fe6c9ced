"""Questions as people ask them: any kind of thing under any conditions, worded from templates and the graph's names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import assume
from hypothesis import strategies as st

from tests.properties.defects import OPEN
from tests.properties.expected import KINDS, ONLINE, Condition, People
from tests.properties.inventory import rows, values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.properties.names import Names

LANGUAGES = ("nl", "en")
ALIKE = {
    "group_size": ("GS-K", "GS-G"),
    "modality": (*values("Modality"), ONLINE),
    "partner": values("InteractionPartner"),
    "principle": tuple(row["code"] for row in rows("principles")),
    "presence": values("CoIPresence"),
    "phase": values("OnboardingPhase"),
}
"""The codes that a condition chooses from."""
ASKED_OF = {
    "work_forms": tuple(ALIKE),
    "tips": ("principle", "presence"),
    "activities": ("phase",),
    "principles": ("presence", "phase"),
    "presences": ("principle", "phase"),
    "intersections": ("presence",),
}
_NEGATED = ("group_size", "modality", "partner")
"""A work form that no editorial link joins to a principle is not said to be against it: there is no such negation."""
_MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Part:
    """The words that add one condition to a question."""

    condition: Condition
    text: str
    names: tuple[str, ...] = ()
    proper: bool = True
    """Whether it is worded with the preferred name and a template for just this facet."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what it asks for, and the parts that it is made of."""

    kind: str
    language: str
    head: str
    parts: tuple[Part, ...]
    end: str

    @property
    def text(self) -> str:
        return self.head + "".join(part.text for part in self.parts) + self.end

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return tuple(part.condition for part in self.parts)

    @property
    def expected(self) -> dict[str, str]:
        """Return the codes that answer it, each with what it rests on."""
        return KINDS[self.kind](self.conditions)


@cache
def phrasings(language: str) -> Mapping[str, Any]:
    """Return the templates of one language."""
    return tomllib.loads((Path(__file__).parent / "phrasings" / f"{language}.toml").read_text(encoding="utf-8"))


@st.composite
def conditions(draw: st.DrawFn, kind: str, facets: tuple[str, ...] = ()) -> tuple[Condition, ...]:
    """Return what is asked of a kind of thing, of these facets or else up to four of a work form, one of others."""
    able = ASKED_OF[kind]
    few = (
        st.lists(st.sampled_from(able), unique=True, max_size=4)
        if kind == "work_forms"
        else st.sampled_from(able).map(lambda facet: [facet])
    )
    return tuple(draw(_condition(kind, facet)) for facet in facets or draw(few))


@st.composite
def _condition(draw: st.DrawFn, kind: str, facet: str) -> Condition:
    if facet == "group_size" and draw(st.booleans()):
        return Condition(facet, people=draw(_people()))
    negated = facet in _NEGATED and draw(st.integers(0, 3)) == 0
    # "Not A or B" is said for two things, so only one value is negated.
    # Where presences overlap, "A or B" is the overlap of the two.
    most = 1 if negated or kind == "intersections" else 2
    chosen = draw(st.lists(st.sampled_from(ALIKE[facet]), unique=True, min_size=1, max_size=most))
    # On-line beside one of its two ways says that one twice.
    return Condition(facet, (ONLINE,) if ONLINE in chosen and "MO-F" not in chosen else tuple(chosen), negated)


@st.composite
def _people(draw: st.DrawFn) -> People:
    least = draw(st.none() | st.integers(2, _MOST_PEOPLE))
    most = draw((st.none() if least else st.nothing()) | st.integers(max(least or 2, 2), _MOST_PEOPLE))
    return People(least or 0, most)


@st.composite
def questions(draw: st.DrawFn, names: Names, kinds: tuple[str, ...] = tuple(KINDS)) -> Question:
    """Return a question of one of the kinds in either language, its conditions in any order."""
    kind = draw(st.sampled_from(kinds))
    return draw(worded(kind, draw(conditions(kind)), draw(st.sampled_from(LANGUAGES)), names))


@st.composite
def worded(draw: st.DrawFn, kind: str, asked: tuple[Condition, ...], language: str, names: Names) -> Question:
    """Return a question in one language for what is asked."""
    told = phrasings(language)
    parts = tuple(draw(_part(condition, language, names)) for condition in asked)
    question = Question(
        kind, language, draw(st.sampled_from(told["heads"][kind])), parts, draw(st.sampled_from(told["ends"]))
    )
    assume(not any(defect.is_in(question) for defect in OPEN))
    return question


@st.composite
def _part(draw: st.DrawFn, condition: Condition, language: str, names: Names) -> Part:
    """Return the words that add a condition to a question."""
    told, facet, denied = phrasings(language), condition.facet, " not" * condition.negated
    if condition.people:
        shape = draw(st.sampled_from(told["attached"]["people"]))
        return Part(condition, shape.format(it=draw(_counted(condition.people, language))))
    proper = draw(st.integers(0, 2)) > 0
    shape = draw(st.sampled_from(told["attached" + denied][facet] if proper else told["loose" + denied]))
    article = told["value"].get(facet, ["{label}"])[0] if proper else "{label}"
    labels = [draw(names.of(code, language, proper=proper)) for code in condition.codes]
    return Part(
        condition,
        shape.format(it=_joined([article.format(label=label) for label in labels], language)),
        tuple(labels),
        proper,
    )


def _joined(words: list[str], language: str) -> str:
    return words[0] if len(words) == 1 else phrasings(language)["either"][0].format(one=words[0], other=words[1])


@st.composite
def said(draw: st.DrawFn, condition: Condition, language: str, names: Names) -> str:
    """Return a condition in words, as it stands within a sentence."""
    if condition.people:
        return draw(_counted(condition.people, language))
    article = phrasings(language)["value"].get(condition.facet, ["{label}"])[0]
    labels = [draw(names.of(code, language, proper=True)) for code in condition.codes]
    return _joined([article.format(label=label) for label in labels], language)


@st.composite
def _counted(draw: st.DrawFn, people: People, language: str) -> str:
    """Return a number or range of participants in words."""
    least, most = people.least, people.most
    if most is None:
        way, n = draw(st.sampled_from([("at least", least), ("more than", least - 1)]))
    elif least == 0:
        way, n = draw(st.sampled_from([("at most", most), ("fewer than", most + 1)]))
    else:
        way, n = ("exactly" if least == most else "between"), least
    return draw(st.sampled_from(phrasings(language)["people"][way])).format(n=n, m=most)

"""What the graph shows of things, and how the values of a question become terms of a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answers import Match, Result, Source
from assistant.understanding.queries import query, stored
from assistant.understanding.reader import NOWHERE
from kg.store import text
from kg.terms import Iri, Literal, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.slots import SlotValue
    from kg.store import Row, Store

_REMEMBERED = 20_000
"""Things that are remembered, about 20 MB."""


class Catalogue:
    """Looks things up in one graph."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        self._store = store
        self._lexicon = lexicon
        self._members = self._read_members()
        self._known: dict[tuple[str, Language], Result | None] = {}
        """What was looked up before, as the graph does not change meanwhile; None where it has no such thing."""

    def terms(self, values: Iterable[SlotValue], language: Language) -> dict[str, list[Term]]:
        """Return the terms of every slot: groups opened up, negations turned into all the other values."""
        wanted: dict[str, list[str]] = {}
        unwanted: dict[str, list[str]] = {}
        for value in values:
            side = unwanted if value.negated else wanted
            side.setdefault(value.slot, []).extend(self._members.get(value.entity.iri, [value.entity.iri]))
        for slot, refused in unwanted.items():
            kinds = {self._lexicon.entities[iri].kind for iri in refused if iri in self._lexicon.entities}
            others = [e.iri for e in self._lexicon.of_kinds(kinds) if e.code]
            wanted[slot] = [iri for iri in wanted.get(slot, sorted(others)) if iri not in refused]
        self._narrow(wanted, values)
        terms: dict[str, list[Term]] = {
            slot: [Iri(iri) for iri in dict.fromkeys(iris)] for slot, iris in wanted.items()
        }
        return {"language": [Literal(language)], **{slot: found or [Iri(NOWHERE.iri)] for slot, found in terms.items()}}

    def _narrow(self, wanted: dict[str, list[str]], values: Iterable[SlotValue]) -> None:
        """Keep the narrower value where a question gives both: `online, asynchroon` is asynchronous."""
        for value in values:
            inside = self._members.get(value.entity.iri)
            own = [
                v.entity.iri
                for v in values
                if v.slot == value.slot and not v.negated and v.entity.iri in (inside or ())
            ]
            if inside and own and value.slot in wanted:
                others = set(inside) - set(own)
                wanted[value.slot] = [iri for iri in wanted[value.slot] if iri not in others]

    def items(self, iris: Iterable[str], language: Language) -> dict[str, Result]:
        """Return what there is to show of each thing: confirmed, or editorial with its rationale where it is itself."""
        wanted = list(dict.fromkeys(iris))
        if any((iri, language) not in self._known for iri in wanted) and len(self._known) > _REMEMBERED:
            self._known.clear()
        self._look_up([iri for iri in wanted if (iri, language) not in self._known], language)
        found = ((iri, self._known[iri, language]) for iri in wanted)
        return {iri: result for iri, result in found if result}

    def _look_up(self, iris: Sequence[str], language: Language) -> None:
        if not iris:
            return
        wanted: list[Term] = [Iri(iri) for iri in iris]
        query = stored("items").fill({"items": wanted, "language": [Literal(language)]})
        rows: dict[str, list[Row]] = {}
        for row in self._store.select(query).rows:
            rows.setdefault(text(row["item"]), []).append(row)
        for iri in iris:
            self._known[iri, language] = _shown(iri, rows[iri]) if iri in rows else None

    def _read_members(self) -> dict[str, list[str]]:
        members: dict[str, list[str]] = {}
        for row in self._store.select(query("members")).rows:
            members.setdefault(text(row["item"]), []).append(text(row["member"]))
        return members


def _shown(iri: str, rows: list[Row]) -> Result:
    first = rows[0]
    sources = {
        text(row["section"]): Source(text(row["section"]), text(row["title"]), text(row.get("number")))
        for row in rows
        if "section" in row
    }
    links = tuple(dict.fromkeys(text(row["address"]) for row in rows if "address" in row))
    kind = text(first["class"]).rpartition("/")[2]
    code, label = text(first["code"]), text(first["label"])
    rationale = text(first.get("rationale"))
    match = Match.EDITORIAL if rationale else Match.CONFIRMED
    return Result(code, iri, kind, label, match, rationale, tuple(sources.values()), links)

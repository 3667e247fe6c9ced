"""The selection that an advisor collects: what is in it, in which order, with which notes."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.detail import Detail, detail

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.understanding.language import Language
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that was collected, with the reader's own note."""

    iri: str
    code: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A selection; every change gives a new one."""

    items: tuple[Item, ...] = ()

    def __contains__(self, iri: object) -> bool:
        """Say whether a thing is in the selection, by address."""
        return any(item.iri == iri for item in self.items)

    def add(self, item: Item) -> Plan:
        """Return the plan with a thing at the end; the same plan where it is in already."""
        return self if item.iri in self else Plan((*self.items, item))

    def remove(self, iri: str) -> Plan:
        """Return the plan without a thing."""
        return Plan(tuple(item for item in self.items if item.iri != iri))

    def toggle(self, item: Item) -> Plan:
        """Return the plan with the thing in it if it was out, out if it was in."""
        return self.remove(item.iri) if item.iri in self else self.add(item)

    def move(self, iri: str, by: int) -> Plan:
        """Return the plan with a thing moved up (negative) or down, no further than the ends."""
        at = next((i for i, item in enumerate(self.items) if item.iri == iri), None)
        if at is None:
            return self
        rest = [item for item in self.items if item.iri != iri]
        rest.insert(max(0, min(len(rest), at + by)), self.items[at])
        return Plan(tuple(rest))

    def annotate(self, iri: str, note: str) -> Plan:
        """Return the plan with a note on a thing, instead of the note it had."""
        return Plan(tuple(replace(item, note=note) if item.iri == iri else item for item in self.items))

    def merged(self, before: Plan, other: Plan) -> Plan:
        """Return this plan with what another program changed since both started from `before`; ours goes first."""
        gone = {item.iri for item in before.items if item.iri not in other}
        known = {item.iri for item in before.items}
        kept = Plan(tuple(item for item in self.items if item.iri not in gone))
        for item in other.items:
            kept = kept if item.iri in known else kept.add(item)
        return kept

    def as_list(self) -> list[dict[str, str]]:
        """Return the plan as plain data."""
        return [asdict(item) for item in self.items]


def from_list(told: Any) -> Plan:
    """Return the plan in plain data; raises ValueError where it does not have that shape."""
    if not isinstance(told, list) or not all(isinstance(entry, dict) for entry in told):
        raise ValueError("not a list of items")
    fields = ("iri", "code", "label", "note")
    if not all(isinstance(entry.get(name, ""), str) for entry in told for name in fields):
        raise ValueError("an item that is not text")
    plan = Plan()
    for entry in told:
        plan = plan.add(Item(*(entry.get(name, "") for name in fields)))
    return plan


@dataclass(frozen=True, slots=True)
class Page:
    """One item of the plan with all that a reader needs of it; `detail` is None where the graph lost it."""

    item: Item
    detail: Detail | None


def pages(plan: Plan, store: Store, language: Language) -> tuple[Page, ...]:
    """Return what there is to write of each item, in order."""
    return tuple(Page(item, detail(store, item.iri, language)) for item in plan.items)


def sections(written: Iterable[Page]) -> Mapping[str, str]:
    """Return the sources of all pages, titles by code."""
    found = {s.code: s.title for page in written if page.detail for s in page.detail.sources}
    return dict(sorted(found.items()))

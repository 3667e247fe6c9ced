"""Things of the graph by name, and the queries that read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.understanding.queries import stored
from kg.store import text
from kg.terms import Iri, Literal, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.understanding.language import Language
    from kg.store import Row, Store


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A thing as it is shown in a list."""

    code: str
    label: str
    iri: str
    kind: str = ""
    """The local name of its class, such as `WorkForm`."""


def named(row: Row, prefix: str = "") -> Named | None:
    """Return the thing in the columns that start with a prefix (`size`, `size_code`, `size_label`), None if unbound.

    Without a prefix the columns are `item`, `code`, `label` and `class`.
    """
    thing, start = prefix or "item", f"{prefix}_" if prefix else ""
    if thing not in row:
        return None
    kind = text(row.get(f"{start}class")).rpartition("/")[2]
    return Named(text(row[f"{start}code"]), text(row[f"{start}label"]), text(row[thing]), kind)


def rows(store: Store, query: str, language: Language, **iris: Iterable[str]) -> tuple[Row, ...]:
    """Return the rows of one of the queries of `assistant/queries`, with addresses for its slots."""
    terms: dict[str, list[Term]] = {slot: [Iri(iri) for iri in given] for slot, given in iris.items()}
    return store.select(stored(query).fill({"language": [Literal(language)], **terms})).rows


def definitions(store: Store, iris: Iterable[str], language: Language) -> Mapping[str, str]:
    """Return the definitions of things, by address."""
    wanted = tuple(dict.fromkeys(iris))
    if not wanted:
        return {}
    found = rows(store, "definitions", language, items=wanted)
    return {text(row["item"]): text(row["definition"]) for row in found}

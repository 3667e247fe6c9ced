"""Query templates for large graphs: started from their values, cut after so many rows, kept to some of the things.

The rows are those of the same query, or the first of them in no particular order.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.terms import Iri, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.query import Template

_FILTER = re.compile(r"FILTER \((\?\w+) IN \(\$(\w+)\)(?: && ([^\n]*))?\)$", re.MULTILINE)
_ORDER = re.compile(r"\s*ORDER BY ((?:\s*\?\w+)+)\s*$")
_SELECT = re.compile(r"SELECT DISTINCT ((?:\?\w+ )+)WHERE")
_WHERE = re.compile(r"\bWHERE \{")


@cache
def _eager(text: str) -> str:
    return _FILTER.sub(_values, text)


def eager(template: Template) -> Template:
    """Return the template with its values bound before anything else, where it only filters by them.

    An engine that filters goes through all things of a kind; one that starts from a value goes through what has it.
    """
    return replace(template, text=_eager(template.text))


def _values(found: re.Match[str]) -> str:
    variable, slot, rest = found.groups()
    values = f"VALUES {variable} {{ UNDEF }} # ${slot}"
    return f"{values}\n  FILTER ({rest})" if rest else values


def first(query: str, most: int) -> str:
    """Return a query for its first rows as the engine finds them, without their order."""
    return f"{_ORDER.sub('', query)}\nLIMIT {most}"


def order(query: str) -> tuple[str, ...]:
    """Return the variables by which the rows of a query are ordered."""
    found = _ORDER.search(query)
    return tuple(name.lstrip("?") for name in found[1].split()) if found else ()


def among(query: str, variable: str, iris: Iterable[str]) -> str:
    """Return a query that gives only rows in which a variable is one of these things."""
    values = " ".join(render(Iri(iri)) for iri in iris)
    return _WHERE.sub(f"WHERE {{\n  VALUES ?{variable} {{ {values} }}", query, count=1)


def counting(query: str, condition: Callable[[str], str]) -> str:
    """Return a query for the number of different things (`?item`) that another one gives, as `?number`.

    `condition` tells for each variable what must hold of it, as a SPARQL expression or an empty text.
    """
    start = _SELECT.search(query)
    if not start:
        raise ValueError(query)
    told = filter(None, map(condition, start[1].split()))
    filters = "".join(f"\nFILTER ({expression})" for expression in told)
    inner = _ORDER.sub("", query[start.start() :])
    return f"{query[: start.start()]}SELECT (COUNT(DISTINCT ?item) AS ?number) WHERE {{\n{{ {inner} }}{filters}\n}}"

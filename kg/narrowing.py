"""Query templates for large graphs: started from their values, cut after so many rows, kept to some of the things.

The rows are those of the same query, or the first of them in no particular order.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.terms import Iri, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.query import Template

_FILTER = re.compile(r"FILTER \((\?\w+) IN \(\$(\w+)\)(?: && [^\n]*)?\)$", re.MULTILINE)
_CODE = re.compile(
    r"^ *\?item dcterms:identifier \?code \.\n| ; dcterms:identifier \?code\b|(?<=\?item) dcterms:identifier \?code ;",
    re.MULTILINE,
)
_END = re.compile(r"\s*\}(\s*ORDER BY[^}]*)$")
_ORDER = re.compile(r"\s*ORDER BY ((?:\s*\?\w+)+)\s*$")
_SELECT = re.compile(r"SELECT DISTINCT ((?:\?\w+ )+)WHERE")
_ASIDE = re.compile(r"\n *OPTIONAL \{[^{}]*\?(?:reason|definition|note_\w+)\b[^{}]*\}")
"""What only adds a text to a row: no thing is there or not for it."""
_WHERE = re.compile(r"\bWHERE \{")


def eager(template: Template) -> Template:
    """Return the template with the values of its filters bound first, and the codes of things looked up last.

    An engine that only filters goes through all things of a kind; one that starts from a value goes through those that
    have it. The filter stays, for it reaches into a UNION where the values do not.
    """
    return template._replace(text=_eager(template.text))


@cache
def _eager(text: str) -> str:
    bound = _FILTER.sub(lambda found: f"VALUES {found[1]} {{ UNDEF }} # ${found[2]}\n  {found[0]}", text)
    late, codes = _CODE.subn("", bound)
    last = "\n  OPTIONAL { ?item dcterms:identifier ?code }\n  FILTER (BOUND(?code))\n}"
    return _END.sub(lambda found: last + found[1], late) if codes else bound


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
    start = f"WHERE {{\n  VALUES ?{variable} {{ {values} }}"
    return _WHERE.sub(lambda _: start, query, count=1)


def counting(query: str, condition: Callable[[str], str]) -> str:
    """Return a query for the number of different things (`?item`) that another one gives, as `?number`.

    `condition` tells for each variable what must hold of it, as a SPARQL expression or an empty text.
    """
    start = _SELECT.search(query)
    if not start:
        raise ValueError(query)
    told = filter(None, map(condition, start[1].split()))
    filters = "".join(f"\nFILTER ({expression})" for expression in told)
    inner = _ASIDE.sub("", _ORDER.sub("", query[start.start() :])).replace("SELECT DISTINCT", "SELECT", 1)
    return f"{query[: start.start()]}SELECT (COUNT(DISTINCT ?item) AS ?number) WHERE {{\n{{ {inner} }}{filters}\n}}"

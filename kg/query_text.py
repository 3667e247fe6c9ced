"""A query as a text for another engine: its form, and the prefixes that it takes for known."""

from __future__ import annotations

import re

from kg.errors import QueryError
from kg.guard import PROLOGUE
from kg.masking import mask
from kg.prefixes import KNOWN

_FORM = re.compile(r"SELECT|ASK|CONSTRUCT|DESCRIBE", re.IGNORECASE)
_DECLARED = re.compile(r"PREFIX\s*([^\s:<]*):", re.IGNORECASE)


def form(query: str) -> str:
    r"""Return SELECT, ASK, CONSTRUCT or DESCRIBE; raises QueryError for a text that is none of them.

    >>> form("PREFIX ex: <http://example.org/ask#> # ASK\nselect * { ?s ex:p ?o }")
    'SELECT'
    """
    text = mask(query).text
    prologue = PROLOGUE.match(text)
    found = _FORM.match(text, prologue.end() if prologue else 0)
    if not found:
        raise QueryError(
            nl="Dit is geen vraag; begin na PREFIX en BASE met SELECT, ASK, CONSTRUCT of DESCRIBE.",
            en="This is no query; begin after PREFIX and BASE with SELECT, ASK, CONSTRUCT or DESCRIBE.",
        )
    return found[0].upper()


def with_prefixes(query: str) -> str:
    r"""Return a query with the known prefixes declared that it uses undeclared, on its own first line.

    >>> with_prefixes("ASK { ?s skos:prefLabel 'foaf:' }")
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ASK { ?s skos:prefLabel 'foaf:' }"
    """
    text = mask(query).text
    declared = set(_DECLARED.findall(text))
    used = [prefix for prefix in KNOWN if prefix not in declared and f"{prefix}:" in text]
    return "".join(f"PREFIX {prefix}: <{KNOWN[prefix]}> " for prefix in used) + query

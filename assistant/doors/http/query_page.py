"""The page for researchers: YASGUI on `/sparql`, with the competency questions as examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse

from assistant.doors.http.examples import examples
from assistant.doors.http.intake import query_fields, reader_language
from assistant.doors.http.page import render
from assistant.doors.http.place import place
from assistant.doors.http.shield import policy
from kg.prefixes import KNOWN

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from assistant.doors.http.intake import Fields

_START = """PREFIX bw: <https://w3id.org/bindwijzer/def/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?form ?label WHERE {
  ?form a bw:WorkForm ; skos:prefLabel ?label .
  FILTER (LANGMATCHES(LANG(?label), "%s"))
}
ORDER BY ?label
"""
# YASGUI sets styles from its script; nothing else may.
_POLICY = policy(style_src="'self' 'unsafe-inline'")


async def page(request: Request) -> Response:
    """Return the page, its editor filled with `query`, with example number `example`, or with a first query."""
    given = query_fields(request)
    at = place(given)
    language = at.fixed or reader_language(request)
    shown = render(
        "query.html",
        language,
        at,
        "/query",
        query=_query(given) or _START % language,
        is_given=bool(_query(given)),
        examples=examples(),
        prefixes=sorted(KNOWN.items()),
    )
    headers = {"Content-Security-Policy": _POLICY, "Vary": "Accept-Language"}
    return HTMLResponse(shown, headers=headers)


def _query(given: Fields) -> str:
    told = dict(given)
    number = told.get("example", "")
    found = [each.query for each in examples() if str(each.number) == number]
    return told.get("query", "")[:16_384] or (found[0] if found else "")

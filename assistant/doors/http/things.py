"""The graph's own addresses: `/def/…` and `/id/…` answer as data or as a page, whichever is accepted.

Answered at once and not by a redirect: an address here is that of a document about a thing. The thing itself is named
by its address at w3id.org, whose redirect to here is the step from the thing to the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from assistant.doors.http import negotiation
from assistant.doors.http.intake import query_fields, reader_language
from assistant.doors.http.negotiation import GRAPHS, PAGE, Offer
from assistant.doors.http.place import place
from assistant.doors.http.refusal import not_acceptable, not_found
from assistant.doors.http.reply import InParts
from assistant.doors.http.service import service
from assistant.doors.http.thing_page import is_vocabulary, thing_page
from assistant.statements import terms
from kg.vocabulary import DEF

if TYPE_CHECKING:
    from starlette.requests import Request

    from assistant.doors.http.service import Service

SPACE = "https://w3id.org/bindwijzer/"
_OFFERS = (*GRAPHS, PAGE)
_SUFFIXES = {".ttl": GRAPHS[0], ".nt": GRAPHS[1], ".jsonld": GRAPHS[2], ".rdf": GRAPHS[3], ".html": PAGE}
_PATH = re.compile(r"/(?:def|id)/[A-Za-z0-9/._~-]{0,200}")


async def thing(request: Request) -> Response:
    """Answer for one thing."""
    path = request.url.path
    if not _PATH.fullmatch(path):
        raise not_found(path[:200])
    stem, suffix, chosen = _chosen(request, path)
    told, at = service(request), place(query_fields(request))
    language = at.fixed or reader_language(request)
    if chosen == PAGE:
        page = await told.talk.do(lambda: thing_page(told.talk.assistant.store, SPACE + stem[1:], at, language))
        if page is None:
            raise not_found(path)
        return HTMLResponse(page, headers=_headers(stem, ".html", by_language=True))
    body = await told.talk.do(lambda: _described(told, SPACE + stem[1:], chosen.format))
    if body is None:
        raise not_found(path)
    kind = chosen.media_type + ("; charset=utf-8" if chosen.media_type.startswith("text/") else "")
    return InParts(body, headers={"Content-Type": kind, **_headers(stem, suffix or _suffix(chosen))})


def _chosen(request: Request, path: str) -> tuple[str, str, Offer]:
    """Return the path without the suffix that asks for one format, that suffix, and what is sent."""
    for suffix, offer in _SUFFIXES.items():
        if path.endswith(suffix):
            return path.removesuffix(suffix), suffix, offer
    chosen = negotiation.best(request.headers.get("accept"), _OFFERS)
    if chosen is None:
        raise not_acceptable(", ".join(offer.media_type for offer in _OFFERS))
    return path, "", chosen


def _described(told: Service, iri: str, shape: str) -> bytes | None:
    from kg.oxigraph import OxigraphStore

    store = told.talk.assistant.store
    wanted = [DEF, *(term.iri for term in terms(store, "en"))] if is_vocabulary(iri) else [iri]
    return store.describe(wanted, shape) if isinstance(store, OxigraphStore) else None


def _headers(stem: str, suffix: str, *, by_language: bool = False) -> dict[str, str]:
    return {
        "Vary": "Accept, Accept-Language" if by_language else "Accept",
        "Content-Location": stem + suffix,
        "Link": f'<{SPACE}{stem[1:]}>; rel="describes", <{stem}.ttl>; rel="alternate"; type="text/turtle"',
        "Cache-Control": "no-cache",
    }


def _suffix(chosen: Offer) -> str:
    return next(suffix for suffix, offer in _SUFFIXES.items() if offer.format == chosen.format)

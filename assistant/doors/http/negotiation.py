"""What a client accepts: choosing by its `Accept` and `Accept-Language` headers (RFC 9110)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Language = Literal["nl", "en"]

_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


class Offer(Record):
    """A media type that can be sent, and the format it is made of."""

    media_type: str
    format: str


ROWS = (
    Offer("application/sparql-results+json", "json"),
    Offer("application/sparql-results+xml", "xml"),
    Offer("text/csv", "csv"),
    Offer("text/tab-separated-values", "tsv"),
    Offer("application/json", "json"),
    Offer("application/xml", "xml"),
    Offer("text/xml", "xml"),
)
"""How rows and truth values can be sent; of equally welcome types the first is taken."""

GRAPHS = (
    Offer("text/turtle", "ttl"),
    Offer("application/n-triples", "nt"),
    Offer("application/ld+json", "jsonld"),
    Offer("application/rdf+xml", "rdfxml"),
    Offer("application/json", "jsonld"),
)
"""How graphs can be sent, likewise."""

PAGE = Offer("text/html", "html")


@dataclass(frozen=True, slots=True)
class _Range:
    name: str
    quality: float

    def covers(self, media_type: str) -> int:
        """Return how closely this range names a media type: 0 not at all, 3 exactly."""
        kind = media_type.partition("/")[0]
        return {media_type: 3, f"{kind}/*": 2, "*/*": 1}.get(self.name, 0)


def best(accept: str | None, offers: Sequence[Offer]) -> Offer | None:
    """Return the offer that is most welcome, or None where none is; without a header everything is.

    >>> best("text/csv;q=0.5, application/*;q=0.9", ROWS).format
    'json'
    >>> best("image/png", ROWS) is None
    True
    """
    if accept is None or not accept.strip():
        return offers[0]
    ranges = list(_ranges(accept))
    rated = [(_quality(offer.media_type, ranges), -number) for number, offer in enumerate(offers)]
    quality, number = max(rated)
    return offers[-number] if quality > 0 else None


def language(accept: str | None) -> Language | None:
    """Return Dutch or English, whichever an `Accept-Language` header prefers, or None where it names neither.

    >>> language("de, nl-BE;q=0.8, en;q=0.7")
    'nl'
    """
    rated: dict[Language, float] = {}
    for found in _ranges(accept or ""):
        tongue = found.name.partition("-")[0]
        if tongue in {"nl", "en"}:
            known: Language = "nl" if tongue == "nl" else "en"
            rated[known] = max(found.quality, rated.get(known, 0.0))
    likely = max(rated, key=lambda known: rated[known], default=None)
    return likely if likely and rated[likely] > 0 else None


def _quality(media_type: str, ranges: Iterable[_Range]) -> float:
    """Return the quality in the range that names a type most closely."""
    closest = max(((found.covers(media_type), found.quality) for found in ranges), default=(0, 0.0))
    return closest[1] if closest[0] else 0.0


def _ranges(header: str) -> Iterator[_Range]:
    """Yield what a header names; a part that is malformed counts as absent, other parameters are passed over."""
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.lower().split(";"))
        given = [value for key, _, value in (piece.partition("=") for piece in parameters) if key.strip() == "q"]
        quality = given[0].strip() if given else "1"
        if name and _QUALITY.fullmatch(quality):
            yield _Range(name, float(quality))

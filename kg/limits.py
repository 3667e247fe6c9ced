"""How much a stranger's query may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one query and its answer."""

    seconds: float = 30.0
    """Time for parsing, answering and writing together; start-up and loading do not count."""
    rows: int = 100_000
    """Rows, or triples where the answer is a graph; the rest is left out and the answer says so."""
    bytes: int = 64 * 2**20
    """Size of the answer as SPARQL JSON or, for a graph, as N-Triples; likewise."""
    memory: int = 2**30
    """Bytes on top of what the loaded graph takes. Not kept on Windows."""
    length: int = 8192
    """Bytes of the query in UTF-8."""
    depth: int = 64
    """Brackets within brackets, and signs before an expression."""


TOO_MUCH_MEMORY = {
    "nl": "De vraag heeft meer geheugen nodig dan is toegestaan; vraag minder tegelijk, bijvoorbeeld met LIMIT.",
    "en": "The query needs more memory than is allowed; ask for less at once, for example with LIMIT.",
}
"""The sentences for a query that outgrew its memory."""

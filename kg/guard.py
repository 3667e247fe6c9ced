"""The first layer against a hostile query: read it as text and refuse what reaches outside the graph.

No reading of the text is trusted alone, because the engine's parser has no tokens of its own: it accepts keywords
glued to names (`trueSERVICE:x {…}`) and falls back to a shorter name where a longer one makes no valid address.
So SERVICE is refused wherever the engine might see a call, and what is legitimate is let through by proof.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import QueryError, QueryRefusedError
from kg.limits import Limits
from kg.masking import Masked, mask, unescape
from kg.tokens import place

if TYPE_CHECKING:
    from collections.abc import Collection

_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_UPDATE = re.compile(rf"(?<![\w:.%\\@-])(?:{'|'.join(_UPDATES)})(?![\w:.%\\-])", re.IGNORECASE)
PROLOGUE = re.compile(r"(?:\s*(?:PREFIX\s*[^\s<]*|BASE)\s*<[^>]*>)*\s*", re.IGNORECASE)
_GLUED_UPDATE = re.compile(r"(?:INSERTDATA|DELETEDATA|DELETEWHERE|LOADSILENT)", re.IGNORECASE)
_FROM = re.compile(
    r"(?<![\w:.%\\-])(?:ASK|CONSTRUCT)?FROM\s*(?:NAMED\s*)?(?P<graph><[^>]*>|(?<=\s)[^\s<>{}()]*:[^\s<>{}()]*)",
    re.IGNORECASE,
)
_NAME = r"(?:\\.|[^\s<>{}()\"'?$\\])++"
# A look-ahead, so that one SERVICE within a name does not hide the next.
_CALL = re.compile(rf"SERVICE(?=\s*+(?:SILENT\s*+)?(?:[?$]\w++|<[^>]*+>|{_NAME})\s*+\{{)", re.IGNORECASE)
_MOST_NAMES = 100
"""Names with SERVICE in them, each of which costs time to prove harmless."""
_SIGNS = re.compile(r"(?:[!^+-]\s*)+")
_BRACKETS = {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}


def check(query: str, limits: Limits | None = None, graphs: Collection[str] = ()) -> bool:
    """Refuse a query that is too long, too deep, no query, or that reaches outside the store.

    Returns whether the query itself says with FROM which graphs it is about. `graphs` are the named graphs of the
    store: FROM may name those and no others. Raises QueryError, and QueryRefusedError with line and column where
    the query can be blamed at one place.
    """
    limits = limits or Limits()
    _check_length(query, limits.length)
    found = {_check_reading(mask(text), limits, graphs) for text in {query, unescape(query)}}
    return True in found


def _check_reading(masked: Masked, limits: Limits, graphs: Collection[str]) -> bool:
    _check_depth(masked, limits.depth)
    _check_form(masked)
    _check_calls(masked)
    return _check_graphs(masked, graphs)


def _check_length(query: str, most: int) -> None:
    try:
        length = len(query.encode())
    except UnicodeEncodeError as error:
        raise QueryError(nl="De vraag is geen geldige tekst.", en="The query is not valid text.") from error
    if not query.strip():
        raise QueryError(nl="De vraag is leeg.", en="The query is empty.")
    if length > most:
        raise QueryError(
            nl=f"De vraag is {length} bytes lang; hoogstens {most} zijn toegestaan.",
            en=f"The query is {length} bytes long; at most {most} are allowed.",
        )


def _check_depth(masked: Masked, most: int) -> None:
    depth = 0
    for found in re.finditer(r"[][(){}]", masked.text):
        depth += _BRACKETS[found[0]]
        if depth > most:
            raise _refused(masked, found.start(), nl=f"meer dan {most} haakjes diep", en=f"more than {most} deep")
    for found in _SIGNS.finditer(masked.text):
        if len("".join(found[0].split())) > most:
            raise _refused(masked, found.start(), nl="te veel tekens achter elkaar", en="too many signs in a row")


def _check_form(masked: Masked) -> None:
    prologue = PROLOGUE.match(masked.text)
    start = prologue.end() if prologue else 0
    if found := _GLUED_UPDATE.match(masked.text, start) or _UPDATE.search(masked.text, start):
        raise _refused(
            masked,
            found.start(),
            nl=f"{found[0].upper()} verandert gegevens; hier kan alleen gelezen worden",
            en=f"{found[0].upper()} changes data; here the graph can only be read",
        )


def _check_graphs(masked: Masked, graphs: Collection[str]) -> bool:
    named = [found for found in _FROM.finditer(masked.text) if masked.depth(found.start()) == 0]
    for found in named:
        if masked.address(found.start("graph"), found["graph"]) not in graphs:
            raise _refused(
                masked,
                found.start(),
                nl="FROM noemt een graaf die hier niet is; laat FROM weg",
                en="FROM names a graph that is not here; leave FROM out",
            )
    return bool(named)


def _check_calls(masked: Masked) -> None:
    if "service" not in masked.source.lower():
        return
    if masked.ambiguous is not None:
        raise _refused(
            masked,
            masked.ambiguous,
            nl="< is hier op twee manieren te lezen; zet er een spatie achter",
            en="< can be read in two ways here; put a space after it",
        )
    for number, found in enumerate(_CALL.finditer(masked.text)):
        inside = masked.depth(found.start()) > 0
        if number > _MOST_NAMES or (inside and not masked.is_harmless_name(found.start())):
            raise _refused(
                masked,
                found.start(),
                nl="SERVICE vraagt het aan een andere server; dat kan hier niet",
                en="SERVICE asks another server; that is not possible here",
            )


def _refused(masked: Masked, position: int, *, nl: str, en: str) -> QueryRefusedError:
    where = place(masked.source, position)
    return QueryRefusedError(nl=f"{nl}.", en=f"{en}.", line=where.line, column=where.column)

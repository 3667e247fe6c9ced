"""What a client is told when a request cannot be met: a status and one sentence, never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import errors
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Mapping

BAD_REQUEST, NOT_FOUND, NOT_ALLOWED, NOT_ACCEPTABLE, TIMEOUT = 400, 404, 405, 406, 408
TOO_LARGE, WRONG_TYPE, MISDIRECTED, FAULT, UNAVAILABLE = 413, 415, 421, 500, 503

_STATUS: tuple[tuple[type[KgError], int], ...] = (
    (errors.ResultFormatError, NOT_ACCEPTABLE),
    (errors.QueryError, BAD_REQUEST),
    (errors.QueryLimitError, UNAVAILABLE),
    (errors.QueryCancelledError, UNAVAILABLE),
    (errors.GraphUnavailableError, UNAVAILABLE),
    (errors.DataError, BAD_REQUEST),
)
"""The status of each error. A query at its limit is 503, as other servers send it; without `Retry-After`, because
asking the same again will not help."""


class RefusedError(Exception):
    """A request that is not met: its status, one sentence in both languages, and headers to send along."""

    def __init__(self, status: int, *, nl: str, en: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(en)
        self.status = status
        self.headers = dict(headers or {})
        self._sentences = {"nl": nl, "en": en}

    def sentence(self, language: str) -> str:
        """Return the sentence in Dutch where that is asked, else in English."""
        return self._sentences["nl" if language == "nl" else "en"]


class ClientGoneError(Exception):
    """The client left before its answer was there; nobody is told."""


def refused(error: Exception) -> RefusedError:
    """Return what the client is told of an error; of one that nobody foresaw, only that it happened."""
    if isinstance(error, RefusedError):
        return error
    if isinstance(error, KgError):
        status = next((number for kind, number in _STATUS if isinstance(error, kind)), FAULT)
        return RefusedError(status, nl=error.sentence("nl"), en=error.sentence("en"))
    return RefusedError(
        FAULT, nl="Er ging iets mis in het programma zelf.", en="Something went wrong in the program itself."
    )


def not_found(path: str) -> RefusedError:
    """Return the refusal for an address that is not here."""
    return RefusedError(NOT_FOUND, nl=f"Hier is niets: {path}", en=f"There is nothing here: {path}")


def not_acceptable(offers: str) -> RefusedError:
    """Return the refusal for a client that accepts nothing of what there is."""
    return RefusedError(
        NOT_ACCEPTABLE, nl=f"Niets hiervan past bij Accept: {offers}.", en=f"Accept allows none of: {offers}."
    )

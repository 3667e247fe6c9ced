"""The queries that every part of the assistant looks things up by, in `assistant/queries`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assistant.understanding.own_files import own_text
from kg.query import template

if TYPE_CHECKING:
    from kg.query import Template


@cache
def stored(name: str) -> Template:
    """Return one of the queries by its name, such as `items`."""
    return template(name, own_text(f"queries/{name}.rq"))


def query(name: str) -> str:
    """Return the text of a query without slots, or with none of them given."""
    return stored(name).fill({})

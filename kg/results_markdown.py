"""Rows as a Markdown table, for documents; nothing in a cell can be markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.results_table import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.terms import Term

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$]")


def markdown(variables: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> str:
    r"""Return a table with a line a row; addresses have their prefixes.

    >>> from kg.terms import Literal
    >>> print(markdown(["a"], [[Literal("x|y")]]), end="")
    | a |
    | --- |
    | x\|y |
    """
    lines = [[_escaped(name) for name in variables], ["---"] * len(variables)]
    lines += [[_escaped(shown(term)[0]) for term in row] for row in rows]
    return "".join("|" + "".join(f" {cell} |" for cell in line) + "\n" for line in lines)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)

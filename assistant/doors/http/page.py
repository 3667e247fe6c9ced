"""Making pages: templates filled with what the core says and fixed words of the language; all of it is escaped."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from assistant.doors.http.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.understanding.language import Language

_HERE = Path(__file__).parent


def render(template: str, language: Language, at: Place | None = None, here: str = "/", **values: Any) -> str:
    """Return a page in a language; `at` is where the reader is, `here` the path of the page itself."""
    return (
        _templates()
        .get_template(template)
        .render(word=SimpleNamespace(**words(language)), language=language, at=at or Place(), here=here, **values)
    )


@cache
def words(language: Language) -> Mapping[str, str]:
    """Return the fixed words of the pages."""
    table: Mapping[str, Mapping[str, str]] = tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8"))
    return {name: told[language] for name, told in table.items()}


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(local=local, is_web=is_web, marked=marked)
    return made


def local(iri: str) -> str:
    """Return where a thing of our own can be read here, or its address as it is.

    >>> local("https://w3id.org/bindwijzer/id/form/pubquiz")
    '/id/form/pubquiz'
    """
    return iri.removeprefix("https://w3id.org/bindwijzer") if iri.startswith("https://w3id.org/bindwijzer/") else iri


def is_web(address: str) -> bool:
    """Say whether an address can be a link: what the graph holds may be anything."""
    return address.lower().startswith(("https://", "http://", "/id/", "/def/"))


def marked(text: str, spans: list[tuple[int, int]]) -> Markup:
    """Return a text, escaped, in which these spans are marked."""
    told, at = Markup(), 0
    for start, end in sorted(spans):
        if at <= start < end <= len(text):
            told += escape(text[at:start]) + Markup("<mark>{}</mark>").format(text[start:end])
            at = end
    return told + escape(text[at:])

"""The page that an advisor hands to a lecturer: a plan as Markdown or as one self-contained HTML file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.plan import Page, sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.cells import Cell
    from assistant.detail import Detail
    from assistant.understanding.language import Language

_WORDS = Path(__file__).parent / "handout.toml"
_RELATIONS = (
    "elaboratesPrinciple", "supportsPrinciple", "strengthensPresence", "fostersPresence", "developsAspect",
    "belongsToPhase", "suitsPhase", "usesTool", "relatedTo",
)  # fmt: skip
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&$]|^[#+=-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
_WEB = re.compile(r"https?://[^\s<>\"'`\\()]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line below an item; `is_link` where its text is a web address."""

    name: str
    text: str
    is_link: bool = False


def facts(page: Page, language: Language) -> tuple[Fact, ...]:
    """Return what the page says of one item below its definition."""
    if page.detail is None:
        return (Fact("", words(language)["gone"]),)
    return tuple(fact for fact in _facts(page.detail, words(language)) if fact.text)


def _facts(told: Detail, word: Mapping[str, str]) -> Iterable[Fact]:
    for cell in told.cells:
        yield Fact(word["fits"], _cell(cell, word))
    for name in _RELATIONS:
        yield Fact(word[name], "; ".join(f"{n.thing.label} ({n.thing.code})" for n in told.related(name)))
    if told.certainty:
        yield Fact("", word["certainty"].format(certainty=told.certainty))
    for note in told.notes:
        yield Fact("", note)
    for link in told.links:
        yield Fact(word["link"], link, is_link=True)
    yield Fact(word["source"], "; ".join(f"{s.title} ({s.code})" for s in told.sources))
    yield Fact(word["basis"], told.basis)


def _cell(cell: Cell, word: Mapping[str, str]) -> str:
    modality = cell.modality.label if cell.modality else word["silent_modality"]
    size = cell.size.label if cell.size else word["silent_size"]
    told = ", ".join([cell.partner.label, modality, size])
    return f"{told} ({word['inferred']}: {cell.reason})" if cell.is_inferred else told


def markdown(pages: Sequence[Page], language: Language) -> str:
    """Return the plan as Markdown; text of the graph or the reader cannot become markup."""
    word = words(language)
    lines = [f"# {word['title']}", "", word["intro"], ""]
    for number, page in enumerate(pages, 1):
        lines += [f"## {number}. {_md(_title(page))}", ""]
        lines += [_md(page.detail.definition), ""] if page.detail and page.detail.definition else []
        lines += [f"> **{word['note']}:** {_md(page.item.note)}", ""] if page.item.note else []
        lines += [_md_fact(fact) for fact in facts(page, language)]
        lines.append("")
    lines += [] if pages else [word["empty"], ""]
    told = [f"- {code}: {_md(title)}" for code, title in sections(pages).items()]
    return "\n".join([*lines, *([f"## {word['sources']}", "", *told, ""] if told else [])])


def _md_fact(fact: Fact) -> str:
    text = f"<{fact.text}>" if fact.is_link and _WEB.fullmatch(fact.text) else _md(fact.text)
    return f"- {fact.name}: {text}" if fact.name else f"- {text}"


def _md(text: str) -> str:
    """Return text on one line in which nothing is Markdown or HTML, not even a list item or heading at its start."""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(text.split()))


def html(pages: Sequence[Page], language: Language) -> str:
    """Return the plan as one HTML page without scripts or outside files."""
    word = words(language)
    body = "".join(_article(number, page, language) for number, page in enumerate(pages, 1))
    told = "".join(f"<li>{escape(code)}: {escape(title)}</li>" for code, title in sections(pages).items())
    sources = f"<h2>{word['sources']}</h2><ul>{told}</ul>" if told else ""
    return _PAGE.format(
        language=language,
        title=word["title"],
        intro=word["intro"],
        body=body or f"<p>{word['empty']}</p>",
        sources=sources,
    )


def _article(number: int, page: Page, language: Language) -> str:
    definition = f"<p>{escape(page.detail.definition)}</p>" if page.detail and page.detail.definition else ""
    note = f"<blockquote>{escape(page.item.note)}</blockquote>" if page.item.note else ""
    listed = "".join(f"<li>{_html_fact(fact)}</li>" for fact in facts(page, language))
    return f"<article><h2>{number}. {escape(_title(page))}</h2>{definition}{note}<ul>{listed}</ul></article>\n"


def _html_fact(fact: Fact) -> str:
    text = escape(fact.text)
    if fact.is_link and _WEB.fullmatch(fact.text):
        text = f'<a href="{text}">{text}</a>'
    return f"{escape(fact.name)}: {text}" if fact.name else text


def _title(page: Page) -> str:
    label = page.detail.thing.label if page.detail else page.item.label
    return f"{label} ({page.item.code})" if page.item.code else label


@cache
def words(language: Language) -> Mapping[str, str]:
    """Return the fixed phrases of the page."""
    table: Mapping[str, Mapping[str, str]] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return table[language]


_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem;
  color: #1b1b1b; background: #fff; }}
article {{ border-top: 1px solid #767676; break-inside: avoid; }}
blockquote {{ border-left: 4px solid #1a5fb4; margin-left: 0; padding-left: 1rem; white-space: pre-wrap; }}
a {{ color: #1a5fb4; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{intro}</p>
{body}{sources}
</body>
</html>
"""

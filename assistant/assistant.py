"""The way of one question, top to bottom: understand, query, judge each result, say it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answers import STRENGTH, Answer, Match, Result, Source, Status, Understood
from assistant.say import say
from assistant.understanding.intent import intents
from assistant.understanding.language import Language, wording
from assistant.understanding.lexicon import read_lexicon
from assistant.understanding.recognise import Reading, SlotValue, recognise
from kg.query import Template, template
from kg.store import text
from kg.terms import Iri, Literal, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import Row, Store

_QUERIES = Path(__file__).parent / "queries"


class Assistant:
    """Answers questions from one graph."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lexicon = read_lexicon(store)
        self._members = self._read_members()

    def ask(self, question: str, language: Language | None = None) -> Answer:
        """Return the answer to a question in Dutch or English; never raises for what a question says."""
        understood = recognise(question, self._lexicon, language)
        if understood.reading is None:
            return self._refuse(question, understood.language)
        return self._answer(question, understood.language, understood.reading)

    def _answer(self, question: str, language: Language, reading: Reading) -> Answer:
        values = self._terms(reading.values, language)
        query = reading.intent.query.fill(values)
        judged = judge(self._store.select(query).rows, language)
        items = self._items([*judged, *(value.entity.iri for value in reading.values)], language)
        results = tuple(_result(items[iri], match, why) for iri, (match, why) in judged.items() if iri in items)
        results = tuple(sorted(results, key=lambda result: (STRENGTH[result.match], result.code)))
        said = tuple(_understood(value, question, items[value.entity.iri].label) for value in reading.values)
        return Answer(
            question,
            language,
            Status.ANSWERED if results else Status.NO_RESULT,
            reading.intent.name,
            reading.confidence,
            said,
            results,
            text=say(reading.intent.phrases[language], wording(language).phrases, said, results),
            sparql=query,
            suggestions=() if results else _questions(language),
        )

    def _refuse(self, question: str, language: Language) -> Answer:
        offered = _questions(language)
        phrases = wording(language).phrases
        said = "\n".join([phrases["out_of_scope"], phrases["suggestions"] + ":", *(f"- {q}" for q in offered)])
        return Answer(question, language, Status.OUT_OF_SCOPE, text=said, suggestions=offered)

    def _terms(self, values: Iterable[SlotValue], language: Language) -> dict[str, list[Term]]:
        terms: dict[str, list[Term]] = {"language": [Literal(language)]}
        for value in values:
            for iri in self._members.get(value.entity.iri, [value.entity.iri]):
                if Iri(iri) not in terms.setdefault(value.slot, []):
                    terms[value.slot].append(Iri(iri))
        return terms

    def _items(self, iris: Iterable[str], language: Language) -> dict[str, Result]:
        """Return what there is to show of each thing, all as confirmed."""
        wanted: list[Term] = [Iri(iri) for iri in dict.fromkeys(iris)]
        if not wanted:
            return {}
        query = _query("items").fill({"items": wanted, "language": [Literal(language)]})
        rows: dict[str, list[Row]] = {}
        for row in self._store.select(query).rows:
            rows.setdefault(text(row["item"]), []).append(row)
        return {iri: _shown(iri, found) for iri, found in rows.items()}

    def _read_members(self) -> dict[str, list[str]]:
        members: dict[str, list[str]] = {}
        for row in self._store.select(_query("members").fill({})).rows:
            members.setdefault(text(row["item"]), []).append(text(row["member"]))
        return members


def judge(rows: Iterable[Row], language: Language) -> dict[str, tuple[Match, str]]:
    """Return for every item the strongest way in which it fits, and why.

    A column `silent_…` that is true says on what the source is silent; `because…` holds the rationale of an
    editorial link, `reason` that of an inference. One row is as weak as the weakest of these.
    """
    best: dict[str, tuple[Match, str]] = {}
    for row in rows:
        item, fit = text(row["item"]), _fit(row, language)
        if item not in best or STRENGTH[fit[0]] < STRENGTH[best[item][0]]:
            best[item] = fit
    return best


def _fit(row: Row, language: Language) -> tuple[Match, str]:
    phrases = wording(language).phrases
    silent = [phrases[name] for name in row if name.startswith("silent_") and text(row[name]) == "true"]
    because = [text(row[name]) for name in row if name.startswith("because")]
    reason = [text(row["reason"])] if "reason" in row else []
    match = (
        Match.UNSPECIFIED if silent else Match.EDITORIAL if because else Match.INFERRED if reason else Match.CONFIRMED
    )
    return match, " ".join(_sentence(part) for part in dict.fromkeys([*silent, *because, *reason]))


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else words + "."


def _shown(iri: str, rows: list[Row]) -> Result:
    first = rows[0]
    sources = {
        text(row["section"]): Source(text(row["section"]), text(row["title"]), text(row.get("number")))
        for row in rows
        if "section" in row
    }
    links = dict.fromkeys(text(row["address"]) for row in rows if "address" in row)
    kind = text(first["class"]).rpartition("/")[2]
    return Result(
        text(first["code"]),
        iri,
        kind,
        text(first["label"]),
        Match.CONFIRMED,
        "",
        tuple(sources.values()),
        tuple(links),
    )


def _result(item: Result, match: Match, why: str) -> Result:
    return Result(item.code, item.iri, item.kind, item.label, match, why, item.sources, item.links)


def _understood(value: SlotValue, question: str, label: str) -> Understood:
    entity = value.entity
    return Understood(
        value.slot,
        entity.code,
        entity.iri,
        label,
        question[value.start : value.end],
        value.start,
        value.end,
        value.score,
    )


@cache
def _query(name: str) -> Template:
    return template(name, (_QUERIES / f"{name}.rq").read_text(encoding="utf-8"))


def _questions(language: Language) -> tuple[str, ...]:
    offered = [question for intent in intents() for question in intent.phrases[language].questions]
    return tuple(offered[:3])

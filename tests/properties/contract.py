"""What every answer object keeps, whatever was asked."""

from __future__ import annotations

import json
import re
from functools import cache

from assistant.understanding.intent import intents
from kg import guard

KEYS = (
    "id", "question", "language", "status", "intent", "confidence", "understood", "results", "value", "text",
    "sparql", "suggestions",
)  # fmt: skip
MATCHES = ("confirmed", "inferred", "editorial", "unspecified")
_EMPTY = {"no_result", "clarify", "out_of_scope"}
_FILLED = (
    (re.compile(r'"(?:nl|en)"|\$language'), '"…"'),
    (re.compile(r"UNDEF( \}) # \$\w+"), r"<>\1"),
    (re.compile(r"<[^>\s]*>|\$\w+"), "<>"),
    (re.compile(r"<>(?:,? <>)+"), "<>"),
)
"""What differs between a query as it is written and as it ran -> what it becomes for comparison."""


def holds(answer, question, store):
    """Assert that an answer is one by the contract and that its query is one of ours, with addresses filled in."""
    told = json.loads(json.dumps(answer.as_dict()))
    assert tuple(told) == KEYS
    assert told["question"] == question
    assert told["language"] in {"nl", "en"}
    assert told["status"] in {"answered", *_EMPTY}
    assert 0 <= told["confidence"] <= 1
    assert told["text"].strip()
    assert len(told["suggestions"]) <= 3
    _has_fitting_parts(told)
    _is_understood(told, question)
    _has_query(told, store)


def _has_fitting_parts(told):
    codes, matches = ([result[key] for result in told["results"]] for key in ("code", "match"))
    assert len(codes) == len(set(codes))
    assert matches == sorted(matches, key=MATCHES.index)
    if told["status"] in _EMPTY:
        assert not codes
    if told["status"] == "clarify":
        assert told["suggestions"]
    if isinstance(told["value"], int) and not isinstance(told["value"], bool):
        assert told["value"] == len(codes)


def _is_understood(told, question):
    for understood in told["understood"]:
        assert question[understood["start"] : understood["end"]] == understood["text"]


def _has_query(told, store):
    if not told["sparql"]:
        return
    guard.check(told["sparql"])
    assert {*_lines(told["sparql"])} <= _known_lines(told["intent"])
    rows = {row["item"].value for row in store.select(told["sparql"]).rows}
    things = {result["iri"] for result in told["results"]}
    assert things <= rows


@cache
def _known_lines(intent):
    (query,) = (known.query.text for known in intents() if known.name == intent)
    return {*_lines(query)}


def _lines(query):
    for pattern, same in _FILLED:
        query = pattern.sub(same, query)
    return query.splitlines()

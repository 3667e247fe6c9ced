"""Makes `assistant/languages/numbers.json` from unicode-rbnf: `python -m tests.assistant.number_words`."""

from __future__ import annotations

import json
from pathlib import Path

from unicode_rbnf import RbnfEngine

from assistant.understanding.text import fold, squash, words

FILE = Path(__file__).parents[2] / "assistant" / "languages" / "numbers.json"
EXTRA = {
    "nl": {"dozijn": 12, "paar": 2, "tiental": 10, "tientallen": 20, "twintigtal": 20, "dertigtal": 30,
           "veertigtal": 40, "vijftigtal": 50, "honderdtal": 100, "honderden": 200},
    "en": {"dozen": 12, "couple": 2, "dozens": 24, "ahundred": 100, "hundreds": 200},
}  # fmt: skip


def table() -> dict[str, dict[str, int]]:
    """Return the number words 0 to 1000 of each language, folded and written together."""
    made: dict[str, dict[str, int]] = {}
    for language, extra in EXTRA.items():
        engine = RbnfEngine.for_language(language)
        made[language] = {_key(engine, number): number for number in reversed(range(1001))} | extra
        made[language] = dict(sorted(made[language].items()))
    return made


def _key(engine: RbnfEngine, number: int) -> str:
    told = engine.format_number(number).text_by_ruleset
    spelled = told.get("spellout-cardinal", told["spellout-numbering"]).replace("\u00ad", "")
    return squash([token.folded for token in words(fold(spelled))])


if __name__ == "__main__":
    FILE.write_text(json.dumps(table(), indent=0, sort_keys=True) + "\n", encoding="utf-8")

"""The words of the program stand in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import assistant.doors
from assistant.doors.wording import words

DOORS = Path(assistant.doors.__file__).parent
_USED = re.compile(r"""words?\(\s*"([a-z_]+\.[a-z_.]+)\"""")
_SLOT = re.compile(r"\{\w+\}")


def test_both_languages_have_the_same_words_with_the_same_values():
    nl, en = words("nl").table, words("en").table
    assert nl.keys() == en.keys()
    assert [name for name in nl if sorted(_SLOT.findall(nl[name])) != sorted(_SLOT.findall(en[name]))] == []


def test_every_word_that_is_said_is_there():
    used = {name for file in DOORS.rglob("*.py") for name in _USED.findall(file.read_text(encoding="utf-8"))}
    assert len(used) > 50
    assert used <= words("nl").table.keys()

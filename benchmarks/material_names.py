"""Invented names in Dutch and English, some of which differ in one word or letter only."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.material_facts import Pair

_WORDS = Path(__file__).with_name("material.toml")
_NEAR = 0.15
"""The share of items whose name differs from that of another in one word or letter."""


class Names:
    """Invents names one after another, none twice; `random` gives numbers from 0 to 1."""

    def __init__(self, random: Callable[[], float]) -> None:
        self._random = random
        self._words: dict[str, list[Pair]] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
        self._used: set[str] = set()
        self._last: tuple[Pair, Pair] | None = None

    def _pick(self, listed: Sequence[Pair]) -> Pair:
        return listed[int(self._random() * len(listed))]

    def _one_of(self, listed: Sequence[str]) -> str:
        return listed[int(self._random() * len(listed))]

    def proper(self) -> str:
        """Return an invented proper name."""
        return "".join(self._one_of(self._words["syllables"]) for _ in range(3 + (self._random() < 0.4)))  # type: ignore[arg-type]

    def named(self) -> tuple[Pair, Pair, bool]:
        """Return a name and another one that nothing else has, and whether they are like those before."""
        near = self._last is not None and self._random() < _NEAR
        names, others = self._like(*self._last) if near and self._last else self._new()
        while names[0].lower() in self._used or others[0].lower() in self._used:
            names, others = self._new()
            near = False
        self._used |= {names[0].lower(), others[0].lower()}
        self._last = (names, others)
        return names, others, near

    def _new(self) -> tuple[Pair, Pair]:
        (act, act_en), (topic, topic_en) = self._pick(self._words["activities"]), self._pick(self._words["topics"])
        (for_, for_en), (how, how_en) = self._pick(self._words["audiences"]), self._pick(self._words["manners"])
        proper = self.proper().capitalize()
        names: list[tuple[Pair, Pair]] = [
            (
                (
                    f"{how.capitalize()} {act} over {topic} voor {for_}",
                    f"{how_en.capitalize()} {act_en} on {topic_en} for {for_en}",
                ),
                (f"{topic}{act} {proper}", f"{proper} {topic_en} {act_en}"),
            ),
            (
                (f"{proper}: {act} met {for_}", f"{proper}: {act_en} with {for_en}"),
                (f"{how} {act} {proper}", f"{how_en} {act_en} {proper}"),
            ),
            (
                (f"{topic.capitalize()}{act} van {proper}", f"{topic_en.capitalize()} {act_en} by {proper}"),
                (f"{act} {proper} voor {for_}", f"{act_en} {proper} for {for_en}"),
            ),
        ]
        return names[int(self._random() * len(names))]

    def _like(self, names: Pair, others: Pair) -> tuple[Pair, Pair]:
        """Return names that differ from these in a word or a letter."""
        part = 2 + int(self._random() * 4)
        ways: list[Callable[[Pair], Pair]] = [
            lambda pair: (f"{pair[0]}, deel {part}", f"{pair[1]}, part {part}"),
            lambda pair: (f"{pair[0]} in het groen", f"{pair[1]} outdoors"),
            lambda pair: (f"{pair[0][:-1]}x", f"{pair[1][:-1]}x"),
        ]
        way = ways[int(self._random() * len(ways))]
        return way(names), way(others)

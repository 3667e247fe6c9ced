"""Typing errors: each word is read as what was most probably meant, weighing errors, usage and neighbours."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from assistant.understanding.frequency import common, rank
from assistant.understanding.language import is_function_word, language_of, small_words
from assistant.understanding.lines import Either
from assistant.understanding.nearby import Nearby
from assistant.understanding.spacing import respaced
from assistant.understanding.text import all_stems, stems_of
from assistant.understanding.usage import EDGE, Usage, times, used_words
from kg.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from assistant.understanding.language import Language
    from assistant.understanding.lines import Known
    from assistant.understanding.name_store import Words
    from assistant.understanding.text import Token

_SHORTEST_PART = 4
"""Letters that each part of a compound must have."""
_COMMON, _SHORTEST_COMMON = 12_000, 2
"""How many of the most frequent words of a language a typing error may stand for, if longer than this."""

_ERROR, _SLIP, _FIRST_LETTER = 3.5, 2.5, 0.8
"""Nats of an error, of a swapped or doubled letter, and more where the first letter changes."""
_REAL_WORD, _KNOWN_WORD = 3.0, 5.0
"""Nats against reading a word that exists, or that is known here, as another one."""
_TWO_ERRORS = 5
"""Letters of the shortest word that may hold two errors."""
_USED = 5
"""How often questions use a word that is surely meant where one error leads to it: no two errors are looked for."""
_MOST_NEAR, _MOST_CANDIDATES = 40, 12
"""How many of the words that are near are weighed, and how many are left then."""

Option = tuple[str, float]
"""A word and what reading it costs, in nats, before its neighbours are seen."""


class Hints(Record):
    """What the names of a graph tell of words."""

    has_stem: Callable[[Iterable[str]], bool]
    """Whether a telling word has one of some stems."""
    is_name: Callable[[str], bool]
    """Whether a word is a name by itself: it is never doubted."""


class Speller:
    """Knows words, and finds what was meant by a word that it does not know or that hardly fits its neighbours."""

    def __init__(
        self,
        known: Known,
        telling: Known = (),
        pairs: Container[str] = (),
        further: Words | None = None,
        hints: Hints | None = None,
    ) -> None:
        """Take what is known; `further` words, all of them telling, are looked up where they are kept.

        Without hints no word is a name by itself, and stems are found out here.
        """
        self._listed, self._told, self._further = known, telling, further
        self._known: Container[str] = Either(known, further.vocabulary) if further else known
        self._usage = Usage(
            self._known,
            Either(telling, further.vocabulary) if further else telling,
            Either(pairs, further.pairs) if further else pairs,
        )
        self._hints = hints
        self._words: dict[Language, Nearby] = {}
        self._cache: dict[tuple[str, Language], tuple[Option, ...]] = {}

    def knows(self, word: str) -> bool:
        """Say whether a folded word is known as it stands."""
        return word in self._known

    def split(self, word: str) -> tuple[str, str] | None:
        """Return the two known words of which an unknown compound is made, as in `werkgroep|lokaal`."""
        if len(word) < 2 * _SHORTEST_PART or word in self._known or rank(word) or self._alone(word, "nl") != word:
            return None
        for at in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            head, tail = word[:at], word[at:]
            if tail in self._known and (head in self._known or head.removesuffix("s") in self._known or rank(head)):
                return head if head in self._known else head.removesuffix("s"), tail
        return None

    def _alone(self, word: str, language: Language) -> str:
        """Return what was probably meant by a word, whatever stands beside it."""
        return min(self._options(word, language), key=lambda option: self._cost(option, language))[0]

    def _cost(self, option: Option, language: Language) -> tuple[float, str]:
        word, against = option
        return against + self._usage.surprise(word, language), word

    def correct(self, tokens: Sequence[Token]) -> list[Token]:
        """Return the words as they were probably meant; their places in the question stay."""
        spaced = respaced(tokens, self.knows)
        words = [token.folded for token in spaced]
        return [
            token if word == token.folded else token._replace(folded=word, corrected=True)
            for token, word in zip(spaced, self._meant(words, language_of(words)), strict=True)
        ]

    def _meant(self, words: Sequence[str], language: Language) -> Sequence[str]:
        if len(words) == 1 and not self._usage.is_strange(words[0], language):
            return words
        usual = [self._usage.are_neighbours(*pair, language) for pair in pairwise((EDGE, *words, EDGE))]
        fits = [before or after for before, after in pairwise(usual)]
        options = [
            ((word, 0.0),) if fits[at] and word in self._known else self._options(word, language)
            for at, word in enumerate(words)
        ]
        return words if all(len(able) == 1 for able in options) else self._likeliest(options, language)

    def _likeliest(self, options: Iterable[Sequence[Option]], language: Language) -> Sequence[str]:
        """Return the words that together cost least, each seen after the one before it (Viterbi)."""
        paths: dict[str, tuple[float, tuple[str, ...]]] = {EDGE: (0.0, ())}
        for offered in options:
            paths = {
                word: min(
                    (so_far + cost + self._usage.surprise_after(before, word, language), (*said, word))
                    for before, (so_far, said) in paths.items()
                )
                for word, cost in offered
            }
        return min(paths.values())[1]

    def _options(self, word: str, language: Language) -> tuple[Option, ...]:
        """Return the words that one may stand for, itself first."""
        key = (word, language)
        if key not in self._cache:
            if len(self._cache) > 20_000:
                self._cache.clear()
            self._cache[key] = ((word, 0.0), *(() if self._is_certain(word) else self._others(word, language)))
        return self._cache[key]

    def _is_certain(self, word: str) -> bool:
        """Say whether a word is never taken for an error: the name of a thing, a denial, no word at all."""
        is_name = self._hints is not None and word in self._known and self._hints.is_name(word)
        return is_name or not word.isalpha() or word in small_words("negation")

    def _others(self, word: str, language: Language) -> list[Option]:
        near, against = self._near(word, language), self._against(word, language)
        told = {one: against + _error_cost(word, one, distance) for one, distance in near if distance}
        return sorted(told.items(), key=lambda option: self._cost(option, language))[:_MOST_CANDIDATES]

    def _against(self, word: str, language: Language) -> float:
        """Return what it costs to read a word as any other one."""
        if word in self._known:
            return _KNOWN_WORD
        if self._usage.is_strange(word, language):
            return 0.0
        return _KNOWN_WORD if self._is_inflected(word) else _REAL_WORD

    def _is_inflected(self, word: str) -> bool:
        """Say whether a word that exists is a known one with another ending."""
        stems = stems_of(word)
        return self._hints.has_stem(stems) if self._hints else not self._stems.isdisjoint(stems)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return all_stems(self._told)

    def _near(self, word: str, language: Language) -> list[tuple[str, int]]:
        """Return the words that are near to one: where it is known here itself, only what questions use."""
        if word in self._known:
            return used_words(language).within(word, 1, _MOST_NEAR)
        near = self._within(word, language, 1)
        sure = len(word) < _TWO_ERRORS or any(times(one, language) >= _USED for one, _ in near)
        return near if sure or not self._usage.is_strange(word, language) else self._within(word, language, 2)

    def _within(self, word: str, language: Language, errors: int) -> list[tuple[str, int]]:
        near = self._able(language).within(word, errors, _MOST_NEAR)
        if self._further:
            near = sorted({*near, *self._further.near(word, errors)}, key=lambda pair: (pair[1], pair[0]))[:_MOST_NEAR]
        return near

    def _able(self, language: Language) -> Nearby:
        """Return the words that an error may stand for: all known ones, and common ones of the language."""
        if language not in self._words:
            listed = (word for word in common(language, _COMMON) if len(word) > _SHORTEST_COMMON)
            known = (word for word in self._listed if len(word) > 1 or is_function_word(word))
            self._words[language] = Nearby((*known, *listed))
        return self._words[language]


def _error_cost(written: str, meant: str, distance: int) -> float:
    if sorted(written) == sorted(meant):
        return _SLIP + _ERROR * (distance - 1)
    first = _FIRST_LETTER if written[0] != meant[0] else 0.0
    doubled = distance > OSA.distance(_undoubled(written), _undoubled(meant))
    return _ERROR * distance - (_ERROR - _SLIP) * doubled + first


def _undoubled(word: str) -> str:
    return "".join(letter for at, letter in enumerate(word) if not at or letter != word[at - 1])

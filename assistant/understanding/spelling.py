"""Typing errors: each word is read as what was most probably meant, weighing errors, frequency and neighbours."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from assistant.understanding.frequency import common, rank, surprise
from assistant.understanding.language import LANGUAGES, is_function_word, language_of, wording
from assistant.understanding.lines import Either
from assistant.understanding.nearby import Nearby
from assistant.understanding.spacing import respaced
from assistant.understanding.text import all_stems, stems_of
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

_KNOWN, _TELLING, _SMALL, _STRANGE = 2.0, 4.5, 7.0, 16.0
"""Nats of a known word left as it is, of a word of names, of another known word, of a word nobody knows."""
_ERROR, _SLIP, _FIRST_LETTER = 4.0, 3.0, 1.5
"""Nats of an error, of a swapped or doubled letter, and more where the first letter changes."""
_REAL_WORD = 3.0
"""Nats against reading a word that exists as another one."""
_DOUBTFUL, _RARE = 9.5, 10.5
"""Nats of a known word that the language of the question hardly knows (`phrase` for `phase`), and how rare that is."""
_FEWEST_DOUBTFUL, _MOST_DOUBTFUL = 3, 8
"""Letters of such a word: a longer one is not another word by accident."""
_OTHER_LANGUAGE = 3.0
_PAIR = 3.0
"""Nats for a word that stands beside its neighbour in some name or phrase."""
_TWO_ERRORS = 5
"""Letters of the shortest word that may hold two errors."""
_MOST_NEAR, _MOST_CANDIDATES = 40, 8
"""How many of the words that are near are weighed, and how many are left then."""

Option = tuple[str, float]
"""A word and what reading it costs, in nats."""


class Hints(Record):
    """What the names of a graph tell of words."""

    has_stem: Callable[[Iterable[str]], bool]
    """Whether a telling word has one of some stems."""
    is_name: Callable[[str], bool]
    """Whether a word is a name by itself: it is never doubted."""


class Speller:
    """Knows words, and finds what was meant by a word that it does not know."""

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
        self._telling: Container[str] = Either(telling, further.vocabulary) if further else telling
        self._pairs: Container[str] = Either(pairs, further.pairs) if further else pairs
        self._hints = hints
        self._words: dict[Language, Nearby] = {}
        self._cache: dict[tuple[str, Language], tuple[Option, ...]] = {}

    def knows(self, word: str) -> bool:
        """Say whether a folded word is known as it stands."""
        return word in self._known

    def split(self, word: str) -> tuple[str, str] | None:
        """Return the two known words of which an unknown compound is made, as in `werkgroep|lokaal`."""
        if (
            len(word) < 2 * _SHORTEST_PART
            or word in self._known
            or rank(word)
            or self._options(word, "nl")[0][0] != word
        ):
            return None
        for at in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            head, tail = word[:at], word[at:]
            if tail in self._known and (head in self._known or head.removesuffix("s") in self._known or rank(head)):
                return head if head in self._known else head.removesuffix("s"), tail
        return None

    def correct(self, tokens: Sequence[Token]) -> list[Token]:
        """Return the words as they were probably meant; their places in the question stay."""
        spaced = respaced(tokens, self.knows)
        language = language_of([token.folded for token in spaced])
        meant = self._likeliest([self._options(token.folded, language) for token in spaced])
        return [
            token if word == token.folded else token._replace(folded=word, corrected=True)
            for token, word in zip(spaced, meant, strict=True)
        ]

    def _likeliest(self, options: Sequence[Sequence[Option]]) -> list[str]:
        """Return the words that together cost least, pairs of neighbours counted (Viterbi)."""
        paths: dict[str, tuple[float, list[str]]] = {"": (0.0, [])}
        for offered in options:
            paths = {word: min(self._onward(paths, word, cost)) for word, cost in offered}
        return min(paths.values())[1]

    def _onward(
        self, paths: dict[str, tuple[float, list[str]]], word: str, cost: float
    ) -> Iterable[tuple[float, list[str]]]:
        for before, (so_far, said) in paths.items():
            bonus = _PAIR if f"{before} {word}" in self._pairs else 0.0
            yield so_far + cost - bonus, [*said, word]

    def _options(self, word: str, language: Language) -> tuple[Option, ...]:
        """Return the words that one may stand for, cheapest first."""
        key = (word, language)
        if key not in self._cache:
            if len(self._cache) > 20_000:
                self._cache.clear()
            kept = self._kept(word, language)
            found = [] if kept <= _KNOWN or not word.isalpha() else self._near(word, language, real=kept < _STRANGE)
            self._cache[key] = tuple(sorted([(word, kept), *found], key=lambda option: (option[1], option[0])))
        return self._cache[key]

    def _kept(self, word: str, language: Language) -> float:
        if not word.isalpha():
            return _KNOWN
        if word not in self._known:
            told = self._prior(word, language)
            if told >= _STRANGE or not self._is_inflected(word):
                return told
        is_name = self._hints and self._hints.is_name(word)
        return _DOUBTFUL if _is_doubtful(word, language) and not is_name else _KNOWN

    def _is_inflected(self, word: str) -> bool:
        """Say whether a word that exists is a known one with another ending."""
        stems = stems_of(word)
        return self._hints.has_stem(stems) if self._hints else not self._stems.isdisjoint(stems)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return all_stems(self._told)

    def _prior(self, word: str, language: Language) -> float:
        """Return how unlikely it is that a word was meant."""
        told = {other: found for other in LANGUAGES if (found := surprise(word, other)) is not None}
        costs = [cost + (0 if other == language else _OTHER_LANGUAGE) for other, cost in told.items()]
        if word in self._telling and not is_function_word(word):
            costs.append(_TELLING + (_OTHER_LANGUAGE if told and language not in told else 0))
        if word in self._known:
            costs.append(_SMALL)
        return min(costs, default=_STRANGE)

    def _near(self, word: str, language: Language, *, real: bool) -> list[Option]:
        errors = 2 if len(word) >= _TWO_ERRORS and not real else 1
        near = self._able(language).within(word, errors, _MOST_NEAR)
        if self._further:
            near = sorted({*near, *self._further.near(word, errors)}, key=lambda pair: (pair[1], pair[0]))[:_MOST_NEAR]
        base = _REAL_WORD if real else 0.0
        told = {one: base + self._prior(one, language) + _error_cost(word, one, distance) for one, distance in near}
        cheapest = sorted(told.items(), key=lambda option: (option[1], option[0]))[:_MOST_CANDIDATES]
        return [option for option in cheapest if option[1] < _STRANGE + _PAIR]

    def _able(self, language: Language) -> Nearby:
        """Return the words that an error may stand for: all known ones, and common ones of the language."""
        if language not in self._words:
            listed = (word for word in common(language, _COMMON) if len(word) > _SHORTEST_COMMON)
            known = (word for word in self._listed if len(word) > 1 or is_function_word(word))
            self._words[language] = Nearby((*known, *listed))
        return self._words[language]


def _is_doubtful(word: str, language: Language) -> bool:
    """Say whether a known word may yet be a slip for another one."""
    told = wording(language)
    if word in told.foreign_words or word in told.function_words or rank(word) is None:
        return False
    if not _FEWEST_DOUBTFUL <= len(word) <= _MOST_DOUBTFUL:
        return False
    rarity = surprise(word, language)
    return rarity is None or rarity >= _RARE


def _error_cost(written: str, meant: str, distance: int) -> float:
    if sorted(written) == sorted(meant):
        return _SLIP + _ERROR * (distance - 1)
    first = _FIRST_LETTER if written[0] != meant[0] else 0.0
    doubled = distance > OSA.distance(_undoubled(written), _undoubled(meant))
    return _ERROR * distance - (_ERROR - _SLIP) * doubled + first


def _undoubled(word: str) -> str:
    return "".join(letter for at, letter in enumerate(word) if not at or letter != word[at - 1])

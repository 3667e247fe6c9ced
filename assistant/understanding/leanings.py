"""What the words of a question say for each kind of question, and for none: weights learned from training questions.

`python -m tests.evaluation.learn` finds them by log-linear ranking: together with the scores of the readings they give
the right one the greatest likelihood, where refusing is one of the choices. They are data and can be read: a line a
word, with thousandths of a score. Small words and names say nothing for refusing: long questions would be refused
sooner, and what an institution adds of its own.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from assistant.understanding.language import is_function_word
from assistant.understanding.lines import numbered_lines, numbers_of
from assistant.understanding.own_files import own_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.understanding.frame import Frame
    from assistant.understanding.likeness import Shown

FILE = "languages/usage/kinds.txt"
"""Where the weights stand, below the assistant."""
NO_KIND = "none"
"""Stands for refusing, beside the kinds of questions."""
_UNIT, _LEAST = 1000, 5
"""Weights are written in such parts of a score, and not at all below so many."""
_REMEMBERED = 20_000
"""Words of which the weights are remembered."""


def leaning(kind: str, words: Iterable[str]) -> float:
    """Return what words add to the score of a reading as this kind of question; a word that comes twice counts once."""
    return sum(_weights(word).get(kind, 0) for word in {*words}) / _UNIT


def words_beside(frame: Frame, shown: Mapping[int, Shown]) -> set[str]:
    """Return the words of what is asked beside those that a reading takes for names."""
    named = {at for first, (last, _) in shown.items() for at in range(first, last)}
    return {frame.folded[at] for at in frame.asking - named}


def words_beside_names(frame: Frame) -> set[str]:
    """Return the words of what is asked that belong to no name, small words left out."""
    named = {at for mention in frame.mentions for at in range(mention.first, mention.last)}
    return {word for at in frame.asking - named if not is_function_word(word := frame.folded[at])}


def written(weights: Mapping[str, Mapping[str, float]]) -> str:
    """Return the text of such weights, by word and kind of question; those that hardly count are left out."""
    rounded = {word: {kind: round(_UNIT * weight) for kind, weight in told.items()} for word, told in weights.items()}
    return numbered_lines({w: {k: n for k, n in told.items() if abs(n) >= _LEAST} for w, told in rounded.items()})


@lru_cache(_REMEMBERED)
def _weights(word: str) -> Mapping[str, int]:
    return numbers_of(word, _told())


@cache
def _told() -> str:
    return own_text(FILE)

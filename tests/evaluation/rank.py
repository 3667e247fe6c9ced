"""Learns what words say for each kind of question, and for none: a log-linear ranking of the readings of questions.

Each training question gives its readings, and refusing; each of these has a score, words, and is right or wrong, in
part. The weights of words are those that give what is right the greatest likelihood (stochastic gradient ascent with
AdaGrad steps, large weights held back), where a reading is as likely as its score and its words together make it.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from assistant.fallback import as_reading
from assistant.offers import Offer, offers
from assistant.understanding.confidence import ENOUGH
from assistant.understanding.frame import frame
from assistant.understanding.intent import intents
from assistant.understanding.language import LANGUAGES, is_function_word
from assistant.understanding.leanings import NO_KIND, leaning, words_beside_names
from assistant.understanding.nearest import UNIT, answered_by, nearest
from assistant.understanding.reader import Reader
from assistant.understanding.sense import senses
from assistant.understanding.text import folded_words, stems_of
from assistant.understanding.topic import Topics
from kg.records import Record
from tests.evaluation.score import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from assistant.assistant import Assistant
    from assistant.session import Candidate
    from assistant.understanding.frame import Frame
    from assistant.understanding.intent import Phrases
    from assistant.understanding.nearest import Answered
    from tests.evaluation.score import Case

    Key = tuple[str, str]
    """A kind of question and a word."""
    Weights = dict[Key, float]
    Weighed = list[tuple["Choice", list[Key]]]
    """The choices of a question with what of them can have a weight."""

_NEAREST = "nearest"
"""Stands for the practices that a question is nearest to, of which nothing is learned here."""
_TRIED = 8
"""How many readings are told apart."""
_REFUSED = {"oos": 1.0, "none": 0.3}
"""How right it is to refuse: where the source says nothing it is better to say just that."""
_FEW = 5
"""How many things a question may have for an answer that its words can speak for."""
_EVERY = 5
"""Of so many questions that can be offered one is learned from."""
_SHARPNESS = 12.0
"""How much likelier a reading is by its score: the power of e for a whole point."""
_HOLD_BACK = 1.0
"""The precision of the weights: the greater, the smaller they stay."""
_ROUNDS, _STEP = 30, 0.3
_SELDOM = 3
"""In how many questions a word must stand beside a kind of question."""


class Choice(Record):
    """One way to take a question."""

    kind: str
    score: float
    right: float
    """How right it is, 0 to 1."""
    words: frozenset[str]


def choices(assistant: Assistant, case: Case) -> list[Choice]:
    """Return the readings of a training question, and refusing it, each as right as its answer."""

    def right(taken: Frame, candidate: Candidate) -> float:
        told = assistant.reply(case.question, taken.language, candidate)
        return 0.0 if case.mode == "oos" else score(case, told)

    refused = _REFUSED.get(case.mode, 0.0)
    return _choices(assistant, case.question, right, refused, _answered_elsewhere(case))


def _answered_elsewhere(case: Case) -> Answered:
    """Return what answered other questions, by the stem of a word."""
    own = answers_by_stem([case])

    def answered(stem: str) -> Mapping[str, int]:
        less = own.get(stem, {})
        return {code: max(n - round(UNIT * less.get(code, 0.0)), 0) for code, n in answered_by(stem).items()}

    return answered


def answers_by_stem(cases: Iterable[Case]) -> dict[str, dict[str, float]]:
    """Return by the stem of a word how often questions with it were answered by each thing: one of several in part."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for case in cases:
        few = case.mode == "set" and not case.session and 0 < len(case.gold) <= _FEW
        said = {word for word in folded_words(case.question) if word.isalpha() and not is_function_word(word)}
        for stem in {stems_of(word)[0] for word in said} if few else ():
            for code in case.gold:
                found[stem][code] += 1 / len(case.gold)
    return found


def own_choices(assistant: Assistant) -> Iterable[list[Choice]]:
    """Yield the readings of questions of our own, of which the kind is known: examples, and every so many offers."""
    for language in LANGUAGES:
        told = [Offer(asked, kind, ()) for kind in intents() for asked in _examples(kind.phrases[language])]
        for offer in (*told, *islice(offers(assistant.lexicon, language), 0, None, _EVERY)):
            yield _choices(assistant, offer.question, partial(_is_meant, offer))


def _examples(told: Phrases) -> Iterable[str]:
    return (*told.questions, *(example["question"] for example in told.examples))


def _is_meant(offer: Offer, _taken: Frame, candidate: Candidate) -> float:
    given, meant = ({value.entity for value in of.values} for of in (candidate.reading, offer))
    return float(candidate.reading.intent == offer.intent and meant <= given)


def _choices(
    assistant: Assistant,
    question: str,
    right: Callable[[Frame, Candidate], float],
    refused: float = 0.0,
    answered: Answered | None = None,
) -> list[Choice]:
    """Return the readings of a question, each with its score before anything was learned, and refusing."""
    taken = frame(question, assistant.lexicon, assistant._speller)
    found, weighed = Topics(assistant.lexicon).find(taken.folded), senses(taken, assistant.lexicon)
    told = [Choice(NO_KIND, ENOUGH, refused, frozenset(words_beside_names(taken)))]
    if near := nearest(taken, assistant.lexicon, answered):
        told.append(Choice(_NEAREST, near.score, right(taken, as_reading(taken, near)), frozenset()))
    for candidate in assistant.readings(taken)[:_TRIED]:
        kind = candidate.reading.intent
        reader = Reader(kind, taken, assistant.lexicon, weighed, found)
        reader.read()
        words = frozenset(reader.leaning_words())
        plain = candidate.reading.score - leaning(kind.name, words) + weighed.doubt
        told.append(Choice(kind.name, plain, right(taken, candidate), words))
    return told


def ranking(questions: Sequence[Sequence[Choice]]) -> Mapping[str, Mapping[str, float]]:
    """Return by word what it adds to the score of each kind of question; what is next to nothing is left out."""
    often = Counter(key for choices in questions for key in {key for choice in choices for key in _keys(choice)})
    able = {key for key, times in often.items() if times >= _SELDOM}
    told = [
        [(choice, [key for key in _keys(choice) if key in able]) for choice in choices]
        for choices in questions
        if any(choice.right for choice in choices)
    ]
    weights, found = _ascended(told, often), defaultdict[str, dict[str, float]](dict)
    for (kind, word), weight in sorted(weights.items()):
        found[word][kind] = weight / _SHARPNESS
    return found


def _keys(choice: Choice) -> Iterable[Key]:
    return ((choice.kind, word) for word in sorted(choice.words) if word.isalpha())


def _ascended(told: list[Weighed], often: Mapping[Key, int]) -> Weights:
    weights: Weights = defaultdict(float)
    squares: Weights = defaultdict(lambda: 1e-8)
    order = random.Random(0)
    for _ in range(_ROUNDS):
        order.shuffle(told)
        for keys, slope in chain.from_iterable(_slopes(choices, weights) for choices in told):
            for key in keys:
                step = slope - _HOLD_BACK * weights[key] / often[key]
                squares[key] += step * step
                weights[key] += _STEP * step / math.sqrt(squares[key])
    return weights


def _slopes(choices: Weighed, weights: Weights) -> list[tuple[list[Key], float]]:
    """Return for each choice how much likelier it should be: its share of what is right less its share of all."""
    strengths = [_SHARPNESS * choice.score + sum(weights[key] for key in keys) for choice, keys in choices]
    most = max(strengths)
    shares = [math.exp(strength - most) for strength in strengths]
    right = [share * choice.right for share, (choice, _) in zip(shares, choices, strict=True)]
    whole, good = sum(shares), sum(right)
    return [(keys, one / good - share / whole) for (_, keys), share, one in zip(choices, shares, right, strict=True)]

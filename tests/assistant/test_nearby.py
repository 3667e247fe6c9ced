"""Words nearby are those that comparing with each word finds, in the same order."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from assistant.understanding.nearby import Nearby
from assistant.understanding.recognise import known_words

_LETTERS = st.text("abc", min_size=1, max_size=8)


def _compared(word, words, errors, most):
    told = sorted((OSA.distance(word, other), len(other), other) for other in {*words})
    return [(other, distance) for distance, _, other in told if distance <= errors][:most]


@given(_LETTERS, st.lists(_LETTERS, max_size=60), st.sampled_from([1, 2]), st.sampled_from([3, 100]))
@example("abcabc", ["abacbc", "abcabc", "bcabc", "abcab", "abcabcc"], 1, 100)
@settings(max_examples=400, deadline=None)
def test_nearby_finds_what_comparing_with_every_word_finds(word, words, errors, most):
    assert Nearby(words).within(word, errors, most) == _compared(word, words, errors, most)


@pytest.mark.parametrize("errors", [1, 2])
@pytest.mark.parametrize("word", ["prinicpes", "docnet", "groeep", "fasse", "samnewerken", "onlne", "ten", "a"])
def test_nearby_finds_the_same_among_all_known_words(word, errors):
    words = [*known_words()]
    found = Nearby(words).within(word, errors, 40)
    assert found == _compared(word, words, errors, 40)
    assert found

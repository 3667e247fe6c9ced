"""What was meant by a word with typing errors: weighed by errors, frequency and neighbours."""

import pytest

from assistant.understanding.spelling import Hints, Speller
from assistant.understanding.text import words

KNOWN = [
    *[
        "de",
        "het",
        "een",
        "in",
        "met",
        "fase",
        "phase",
        "is",
        "of",
        "at",
        "the",
        "and",
        "what",
        "which",
        "group",
        "groups",
        "work",
        "forms",
        "trust",
        "terms",
        "werk",
    ]
]
SPELLER = Speller(
    {*KNOWN, "werkvormen", "groepen", "guideline", "lokaal"},
    {"werkvormen", "groepen", "fase", "phase", "groups", "trust", "forms", "guideline", "lokaal", "werk"},
    {"the groups", "work forms"},
)


def read(question):
    return " ".join(token.folded for token in SPELLER.correct(words(question)))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("wrekvormen", "werkvormen"),
        ("werkvvormenn", "werkvormen"),
        ("in d efase", "in de fase"),
        ("phas e", "phase"),
        ("of teh groups", "of the groups"),
        ("the gruops", "the groups"),
        ("trrus in the group", "trust in the group"),
        ("which work forms art there", "which work forms are there"),
    ],
)
def test_errors_are_mended(written, meant):
    assert read(written) == meant


@pytest.mark.parametrize("written", ["apple", "fiets", "moon", "grapes", "guidelines", "xyzzyq", "30", "de fase"])
def test_words_that_exist_or_that_nobody_knows_stay(written):
    assert read(written) == written


def test_a_known_word_with_another_ending_gives_no_letter_to_the_next_one():
    speller = Speller({*KNOWN, "opbouw", "en", "ten"}, {"opbouw"})
    assert [token.folded for token in speller.correct(words("opbouwt en"))] == ["opbouw", "en"]


def test_every_word_keeps_its_place_in_the_question():
    question = "in d efase"
    told = [question[token.start : token.end] for token in SPELLER.correct(words(question))]
    assert told == ["in", "d", "fase"]


def test_a_compound_is_split_only_where_nobody_knows_it():
    assert SPELLER.split("werklokaal") == ("werk", "lokaal")
    assert SPELLER.split("guidelines") is None


@pytest.mark.parametrize(("names", "meant"), [(set(), "what is the phase"), ({"phrase"}, "what is the phrase")])
def test_a_known_word_that_hardly_fits_its_neighbours_is_doubted_unless_it_is_a_name(names, meant):
    hints = Hints(has_stem=lambda stems: False, is_name=names.__contains__)
    speller = Speller({*KNOWN, "phrase"}, {"phase"}, {"is the", "the phase"}, hints=hints)
    assert " ".join(token.folded for token in speller.correct(words("what is the phrase"))) == meant


def test_a_denial_is_never_taken_for_an_error():
    speller = Speller({*KNOWN, "nee", "niet"})
    for denial, beside in (("geen", "een"), ("not", "note"), ("zonder", "onder")):
        question = f"the {denial} {beside}"
        assert speller.correct(words(question))[1].folded == denial

"""Ways to ask are learned from training questions alone, with slots in place of names."""

from __future__ import annotations

import re

import pytest

from assistant.understanding import phrasebook
from assistant.understanding.intent import intents
from assistant.understanding.language import LANGUAGES
from assistant.understanding.own_files import own_text
from assistant.understanding.usage import ALL, usage_file
from tests.evaluation.learn import learned, used
from tests.evaluation.score import Case

LEARNED = {
    name: own_text(phrasebook.learned_file(name)).splitlines()
    for name in phrasebook.names()
    if phrasebook.learned(name)
}


def _case(question, gold):
    return Case("x", "en", "facet", question, "set", gold, frozenset(), None)


def test_a_right_answer_teaches_how_it_was_asked_and_a_wrong_one_nothing(assistant):
    right = _case(
        "Do enlighten me on whichever goodies suit small groups on site, among students", ["WV-01", "WV-02", "WV-03"]
    )
    wrong = _case("Do enlighten me on whichever goodies suit large groups on site, among students", ["OA-01"])
    found = learned(assistant, [right, wrong])
    assert found == {"work_forms": ["do enlighten me on whichever goodies suit {group_size} {modality} {partner}"]}


def test_what_is_known_already_is_not_learned_again(assistant):
    assert learned(assistant, [_case("Which work forms are there for small groups on site?", [])]) == {}


def test_every_slot_is_one_of_its_kind():
    slots = {intent.name: {*intent.slots} for intent in intents()}
    assert LEARNED
    for kind, ways in LEARNED.items():
        assert all("{" in way for way in ways), "a question learned by heart"
        assert {slot for way in ways for slot in re.findall(r"\{(\w+)\}", way)} <= slots[kind]


def test_known_words_and_pairs_of_them_are_counted_in_the_language_of_the_question():
    known = {"which", "trusty", "zebras"}
    counted = used([_case("Which trusty zebars, which 30?", []), _case("Which zebras", [])], known.__contains__)
    own = {key: times for key, times in counted["en"].items() if {*key.split()} & {"trusty", "zebras", "zebars", "30"}}
    assert own == {"trusty": 1, "zebras": 1, "which trusty": 1, "which zebras": 1, "zebras ^": 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_usage_lies_in_the_order_of_its_letters_and_tells_how_many_words_there_are(language):
    lines = own_text(usage_file(language)).splitlines()
    counted = {key: int(times) for key, times in (line.split("\t") for line in lines)}
    assert [*counted] == sorted(counted)
    assert counted[ALL] == sum(times for word, times in counted.items() if word.isalpha()) > 10_000

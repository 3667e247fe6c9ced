"""A conversation: leaving out what was said, pointing back, correcting, counting."""

from __future__ import annotations

import pytest

from assistant.session import Session

TALKS = {
    "facets": [
        ("werkvormen voor kleine groepen online asynchroon", ["WV-11", "WV-12", "WV-13"]),
        ("en fysiek?", ["WV-01", "WV-02", "WV-03"]),
        ("hoeveel zijn dat er?", 3),
        ("nee, grote groepen", ["WV-04", "WV-05"]),
    ],
    "ordinals": [
        ("tips for trust and cooperation", ["TP-06", "TP-07", "TP-08", "TP-09"]),
        ("tell me more about the second one", ["TP-07"]),
    ],
    "the last one": [
        ("welke activiteiten horen bij fase 3?", ["OA-18", "OA-19", "OA-20", "OA-21", "OA-22", "OA-23"]),
        ("vertel meer over de laatste", ["OA-23"]),
    ],
    "a number on the list": [
        ("Which activities belong to phase 2?", ["OA-12", "OA-13", "OA-14", "OA-15", "OA-16", "OA-17"]),
        ("tell me about number three", ["OA-14"]),
    ],
    "a number on the list, in figures": [
        ("welke activiteiten horen bij fase 2?", ["OA-12", "OA-13", "OA-14", "OA-15", "OA-16", "OA-17"]),
        ("wat is #4?", ["OA-15"]),
    ],
    "a number of people in words": [
        ("werkvormen voor zestig deelnemers, studenten onderling, fysiek", ["WV-04", "WV-05"]),
        ("en met twaalf?", ["WV-01", "WV-02", "WV-03"]),
    ],
    "something new after a list": [
        ("werkvormen voor kleine groepen live online", ["WV-06", "WV-07", "WV-08"]),
        ("Wat staat er over een buddysysteem?", ["TP-12"]),
    ],
    "something described after a list": [
        ("werkvormen voor kleine groepen live online", ["WV-06", "WV-07", "WV-08"]),
        ("gesprek met iemand over mentaal vastlopen in je studie", ["OA-23"]),
    ],
    "the next phase of one that was found": [
        ("In welke fase hoort de muziekbingo?", ["OB-2"]),
        ("en welke fase komt daarna?", ["OB-3"]),
        ("and which phase comes before that?", ["OB-2"]),
    ],
    "what is not wanted stays so": [
        ("work forms not online, for small groups, students among themselves", ["WV-01", "WV-02", "WV-03"]),
        ("and what about large groups?", ["WV-04", "WV-05"]),
        ("hoeveel zijn dat er?", 2),
    ],
    "what is not wanted is given anew": [
        ("werkvormen voor kleine groepen, studenten onderling, niet online", ["WV-01", "WV-02", "WV-03"]),
        ("en online asynchroon?", ["WV-11", "WV-12", "WV-13"]),
    ],
    "phases": [
        ("Which activities belong to phase 2?", ["OA-12", "OA-13", "OA-14", "OA-15", "OA-16", "OA-17"]),
        ("and phase 3?", ["OA-18", "OA-19", "OA-20", "OA-21", "OA-22", "OA-23"]),
    ],
    "after a closer look": [
        ("tips for principle A", ["TP-10", "TP-11", "TP-12", "TP-13", "TP-14"]),
        ("tell me more about the last one", ["TP-14"]),
        ("and principle F?", ["TP-20", "TP-21", "TP-22", "TP-23"]),
    ],
    "sizes without the word group": [
        ("werkvormen voor kleine groepen online asynchroon", ["WV-11", "WV-12", "WV-13"]),
        ("en voor grote?", ["WV-14", "WV-15", "WV-16"]),
    ],
    "what comes after": [
        ("welke fase is de introductieperiode?", ["OB-2"]),
        ("en wat komt daarna", ["OB-3"]),
    ],
    "a principle": [
        ("bij welk principe hoort freeriding?", ["PR-D"]),
        ("en netiquette?", ["PR-G"]),
    ],
    "a new question drops the old one": [
        ("werkvormen voor grote groepen fysiek", ["WV-04", "WV-05"]),
        ("Wat is een sneeuwbaldiscussie?", ["WV-20"]),
        ("Is Dit of dat geschikt voor kleine groepen?", False),
    ],
}


@pytest.mark.parametrize("talk", TALKS.values(), ids=TALKS)
def test_conversation(assistant, talk):
    session = Session()
    for question, wanted in talk:
        answer = assistant.ask(question, session=session)
        given = [r.code for r in answer.results if r.match in {"confirmed", "inferred"}]
        assert (given if isinstance(wanted, list) else answer.value) == wanted, question


def test_without_a_session_nothing_is_remembered(assistant):
    assistant.ask("werkvormen voor kleine groepen online asynchroon")
    assert assistant.ask("hoeveel zijn dat er?").status == "out_of_scope"


def test_small_words_around_an_ordinal_ask_nothing_more(assistant):
    session = Session()
    assistant.ask("welke activiteiten zijn er in fase 2?", session=session)
    assert [r.code for r in assistant.ask("de derde graag wat uitgebreider", session=session).results] == ["OA-14"]

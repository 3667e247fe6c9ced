"""Completion: whole questions that have an answer, best first, and that are read as they were meant."""

import pytest

from assistant.answers import Status
from assistant.offers import offers
from assistant.session import Session


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("wat is sneeuw", "Wat is Sneeuwbaldiscussie?"),
        ("welke werkvormen voor gr", "Welke werkvormen zijn er voor een grote groep?"),
        ("grote groep onl", "Welke werkvormen zijn er voor een grote groep online?"),
        ("tips for tr", "Which tips are there for Trust and cooperation?"),
        ("what comes after soc", "Which phase comes after Socialise?"),
        ("hoe zorg ik", "Hoe zorg ik voor sociale binding?"),
    ],
)
def test_the_best_question_comes_first(assistant, typed, first):
    assert assistant.complete(typed)[0] == first


@pytest.mark.parametrize("typed", ["w", "which", "iets met alumni", "peerfeed", "fase"])
def test_all_that_is_offered_has_an_answer(assistant, typed):
    offered = assistant.complete(typed)
    assert 0 < len(offered) <= 8
    assert all(assistant.ask(question).status is Status.ANSWERED for question in offered)


def test_what_is_remembered_of_queries_does_not_grow_for_ever(assistant, monkeypatch):
    monkeypatch.setattr("assistant.completing._REMEMBERED", 20)
    for typed in ("welke werkvormen", "which tips", "fase", "peerfeed", "alumni", "what is"):
        assert assistant.complete(typed)
    assert len(assistant._completing._answered) <= 21


@pytest.mark.parametrize("typed", ["xyzzy", "[/x] {item}", "\u202e\x00", "?" * 9000])
def test_nothing_is_offered_for_what_means_nothing(assistant, typed):
    assert assistant.complete(typed) == ()


def test_an_empty_field_offers_questions_to_start_with(assistant):
    assert assistant.complete("", language="en")[0].startswith("Which work forms")


def test_a_conversation_is_gone_on_with(assistant):
    session = Session()
    assistant.ask("werkvormen voor kleine groepen fysiek", session=session)
    offered = assistant.complete("en ", session)
    assert offered[:1] == ("En Grote groep?",)
    before = session.last
    for question in offered[:3]:
        session.last = before
        assert assistant.ask(question, session=session).status is Status.ANSWERED, question


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_offer_is_read_as_it_was_meant(assistant, language):
    strange = []
    for offer in offers(assistant._lexicon, language):
        if assistant._completing.has_answer(offer.intent, offer.values, language):
            answer = assistant.ask(offer.question)
            meant = {value.entity.iri for value in offer.values} <= {value.iri for value in answer.understood}
            if answer.intent != offer.intent.name or answer.language != language or not meant:
                strange.append(offer.question)
    assert strange in ([], ["Welke fase komt na Thuisvoelen?"])  # `na thuisvoelen` names the phase that comes then

"""How an answer is laid out for the doors."""

from __future__ import annotations

from assistant.answers import Match
from assistant.facets import Facets
from assistant.outline import outline
from assistant.session import Session


def laid_out(assistant, *questions):
    session = Session()
    for question in questions:
        before = session.last
        answer = assistant.ask(question, session=session)
    return outline(assistant, answer, session.last if session.last is not before else None)


def test_results_stand_in_groups_by_what_they_rest_on(assistant):
    told = laid_out(assistant, "werkvormen voor grote groepen online synchroon")
    assert [group.match for group in told.groups] == [Match.CONFIRMED, Match.INFERRED, Match.UNSPECIFIED]
    assert [source.code for source in told.sources] == ["SC-4"]
    assert told.answer.results == tuple(e.result for group in told.groups for e in group.entries)


def test_a_shared_reason_is_told_once_with_the_last_that_has_it(assistant):
    inferred = laid_out(assistant, "werkvormen voor grote groepen online synchroon").groups[1]
    assert [bool(entry.why) for entry in inferred.entries] == [False, False, True]


def test_a_few_results_are_told_with_their_definitions(assistant):
    (entry,) = laid_out(assistant, "Wat is een sneeuwbaldiscussie?").groups[0].entries
    assert entry.definition


def test_numbers_truth_and_silence_come_first(assistant):
    assert laid_out(assistant, "hoeveel fases zijn er?").lines[1] == "Aantal: 4."
    assert "Nee." in laid_out(assistant, "Is Dit of dat geschikt voor kleine groepen?").lines
    assert any("minder dan 5" in line for line in laid_out(assistant, "werkvormen voor 3 personen").lines)


def test_a_choice_that_has_an_answer_is_no_silence(assistant):
    told = laid_out(assistant, "Is de pubquiz voor kleine of grote groepen?")
    assert [result.code for result in told.answer.results] == ["GS-G"]
    assert len(told.lines) == 1


def test_a_refusal_is_one_line_without_facets(assistant):
    told = laid_out(assistant, "Wat eten we vanavond?")
    assert (len(told.lines), told.facets, told.groups) == (1, (), ())
    assert told.answer.suggestions


def test_what_is_left_out_is_said_in_every_door_and_no_longer_once_conditions_change(assistant):
    session = Session()
    answer = assistant.ask("which work forms for a large group, live online, with Padlet?", session=session)
    told = outline(assistant, answer, session.last)
    said = "Left out, for nothing meets it together with the rest: ‘Padlet’."
    assert said in told.lines
    assert said in answer.text
    changed = Facets(assistant).ask(session.last, "group_size", [], session)
    assert said not in outline(assistant, changed, session.last).lines
    assert said not in changed.text


def test_what_only_goes_by_its_words_is_said_so_in_every_door(assistant):
    question = "een vrijblijvend half uur elke ochtend waarop de docent online zit met koffie"
    told = laid_out(assistant, question)
    assert "dit ligt het dichtst bij de woorden" in told.lines[0]
    assert told.lines[0] in assistant.ask(question).text

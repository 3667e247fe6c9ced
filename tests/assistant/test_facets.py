"""How a question was read, and asking it again with one condition changed."""

from __future__ import annotations

import pytest

from assistant.answers import Status
from assistant.facets import SLOTS, Facets
from assistant.session import Session

SIZE, MODALITY = "https://w3id.org/bindwijzer/id/size/", "https://w3id.org/bindwijzer/id/modality/"


@pytest.fixture
def facets(assistant):
    return Facets(assistant)


def asked(assistant, question):
    session = Session()
    assistant.ask(question, session=session)
    return session


def codes(answer):
    return [result.code for result in answer.results]


def test_the_facets_say_what_was_read_and_what_could_be(assistant, facets):
    turn = asked(assistant, "werkvormen voor grote groepen online asynchroon").last
    found = {facet.slot: facet for facet in facets.of(turn, "nl")}
    assert tuple(found) == SLOTS
    assert [c.label for c in found["group_size"].now] == ["Grote groep"]
    assert {c.code for c in found["modality"].could} == {"MO-F", "MO-S", "MO-A", "MO-O"}
    assert found["partner"].now == ()
    assert [f.slot for f in found.values() if f.removable] == ["group_size", "modality"]


def test_the_labels_are_in_the_language_asked(assistant, facets):
    turn = asked(assistant, "werkvormen voor grote groepen").last
    assert facets.of(turn, "en")[0].label == "group size"
    assert facets.of(turn, "en")[0].told == "Large group"


def test_a_kind_of_question_without_facets_has_none(assistant, facets):
    assert facets.of(asked(assistant, "Wat is een sneeuwbaldiscussie?").last, "nl") == ()


@pytest.mark.parametrize(
    ("question", "slot", "iris", "same"),
    [
        ("grote groepen online asynchroon", "modality", [MODALITY + "fysiek"], "grote groepen fysiek"),
        ("grote groepen online asynchroon", "modality", [], "werkvormen voor grote groepen"),
        ("werkvormen voor 45 studenten, fysiek", "group_size", [SIZE + "kleine-groep"], "kleine groepen fysiek"),
        ("werkvormen niet online", "modality", [MODALITY + "online"], "werkvormen online"),
        ("hoeveel werkvormen fysiek?", "group_size", [SIZE + "grote-groep"], "hoeveel werkvormen fysiek grote groep?"),
    ],
)
def test_a_changed_condition_gives_what_the_whole_question_gives(assistant, question, slot, iris, same):
    session = asked(assistant, question)
    changed, whole = Facets(assistant).ask(session.last, slot, iris, session), assistant.ask(same)
    assert (codes(changed), changed.value, changed.sparql) == (codes(whole), whole.value, whole.sparql)


def test_the_new_question_holds_its_values_at_their_places(assistant, facets):
    session = asked(assistant, "werkvormen niet online voor 3 personen")
    answer = facets.ask(session.last, "modality", [MODALITY + "fysiek"], session)
    assert [u.text for u in answer.understood] == ["Fysiek", "3 personen"]
    assert all(answer.question[u.start : u.end] == u.text for u in answer.understood)


def test_the_conversation_goes_on_from_the_changed_question(assistant, facets):
    session = asked(assistant, "werkvormen voor kleine groepen online asynchroon")
    facets.ask(session.last, "group_size", [SIZE + "grote-groep"], session)
    assert codes(assistant.ask("en fysiek?", session=session)) == codes(assistant.ask("grote groepen fysiek"))


def test_the_counts_are_those_of_asking(assistant, facets):
    session = asked(assistant, "werkvormen voor grote groepen")
    counts = facets.counts(session.last, "modality")
    fysiek = MODALITY + "fysiek"
    assert counts[fysiek] == len(facets.ask(session.last, "modality", [fysiek], session).results)


def test_an_empty_result_names_the_conditions_that_exclude(assistant, facets):
    session = asked(assistant, "welke tips voor principe A en cognitieve aanwezigheid?")
    answer = facets.ask(
        session.last, "principle", ["https://w3id.org/bindwijzer/id/principle/elkaar-leren-kennen"], session
    )
    assert answer.status is Status.NO_RESULT
    excluding = facets.excluding(session.last, "nl")
    assert {facet.slot for facet in excluding} == {"principle", "presence"}
    for facet in excluding:
        assert facets.ask(session.last, facet.slot, ()).results


def test_an_address_that_the_graph_does_not_name_is_refused(assistant, facets):
    with pytest.raises(KeyError):
        facets.ask(asked(assistant, "werkvormen voor grote groepen").last, "modality", ["https://example.org/x"])

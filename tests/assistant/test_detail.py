"""Everything there is to show of one thing, the tree and the matrix."""

from __future__ import annotations

import pytest

from assistant.detail import detail
from assistant.explore import ROOTS, matrix, tree

ID = "https://w3id.org/bindwijzer/id/"


def test_a_work_form_tells_its_places_and_which_are_inferred(store):
    told = detail(store, ID + "form/voorstelrondje", "en")
    assert told.labels == {"nl": "Voorstelrondje", "en": "Round of introductions"}
    assert told.kind == "Work form"
    assert [(c.size.code, c.is_inferred) for c in told.cells] == [("GS-G", True), ("GS-K", False)]
    assert "because" in told.cells[0].reason
    assert [s.code for s in told.sources] == ["SC-4"]


def test_a_tip_tells_its_principle_with_its_certainty(store):
    told = detail(store, ID + "tip/persoonlijke-ervaringen-delen", "nl")
    assert [n.thing.code for n in told.related("elaboratesPrinciple")] == ["PR-B"]
    assert told.certainty == "waarschijnlijk"
    (kin,) = told.related("relatedTo")
    assert (kin.thing.code, kin.basis) == ("TS-12", "Redactioneel")
    assert kin.why


def test_what_the_source_is_silent_on_stays_open(store):
    (cell,) = detail(store, ID + "form/virtuele-tour", "nl").cells
    assert (cell.modality, cell.size) == (None, None)


def test_every_thing_with_a_code_can_be_opened_and_browsed_back(store, assistant):
    coded = [e.iri for e in assistant.lexicon.entities.values() if e.code]
    for iri in coded[::6]:
        told = detail(store, iri, "nl")
        assert told.labels.keys() == {"nl", "en"}
        assert told.basis
        for relation in told.relations:
            for neighbour in relation.neighbours[:1]:
                back = detail(store, neighbour.thing.iri, "nl")
                assert iri in {n.thing.iri for r in back.relations for n in r.neighbours} | {
                    c.iri for cell in back.cells for c in (cell.partner, cell.modality, cell.size) if c
                }


@pytest.mark.parametrize("iri", ["https://example.org/nothing", ID + "form/bestaat-niet"])
def test_a_thing_that_is_not_there_is_none(store, iri):
    assert detail(store, iri, "nl") is None


def test_the_matrix_holds_every_work_form_and_marks_what_is_inferred(store, assistant):
    told = matrix(store, "nl")
    forms = {e.iri for e in assistant.lexicon.entities.values() if e.kind == "WorkForm"}
    assert {c.form.iri for cells in told.cells.values() for c in cells} == forms
    assert {c.form.code for cells in told.cells.values() for c in cells if c.is_inferred} == {"WV-06", "WV-07", "WV-08"}
    assert told.modalities[-1] is None
    assert [place.size is None for place in told.places] == [True, True, False, False]


def test_the_tree_holds_the_seven_principles_with_their_tips(store):
    told = tree(store, "en")
    assert tuple(told) == ROOTS
    assert [b.thing.code for b in told["DesignPrinciple"]] == [f"PR-{letter}" for letter in "ABCDEFG"]
    assert sum(len(branch.children) for branch in told["DesignPrinciple"]) == 31
    social = next(b for b in told["CoIPresence"] if b.thing.code == "CI-S")
    assert {c.thing.kind for c in social.children} >= {"PresenceAspect", "PresenceWorkForm"}

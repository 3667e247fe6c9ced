"""The rules WR-01 to WR-15 for reading the source, as far as the graph itself can show them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph
from rdflib.paths import ZeroOrMore

import kg
from kg import load, reason, resources
from tests.kg.graphs import (
    BW,
    asserted,
    bases,
    codes,
    full,
    in_two_languages,
    inferred,
    members,
    notes,
    of,
    rows,
    texts,
    thing,
    told,
)

RULES = sorted((Path(kg.__file__).parent / "rules").glob("*.rq"))
BY_BREAK_OUT = {"WV-06", "WV-07", "WV-08"}
LARGE_ONLINE_SYNCHRONOUS = {BW.withPartner: "IP-S", BW.inModality: "MO-S", BW.forGroupSize: "GS-G"}
SIZES = [
    *((count, set()) for count in (1, 2, 3, 4)),
    *((count, {"GS-K"}) for count in (5, 7, 11, 29)),
    *((count, {"GS-K", "GS-O"}) for count in (8, 9, 10)),
    (30, {"GS-K", "GS-G"}),
    *((count, {"GS-G"}) for count in (31, 120)),
]
ITEM = (RDF.rest * ZeroOrMore) / RDF.first
LIMIT = OWL.equivalentClass / OWL.intersectionOf / ITEM / OWL.someValuesFrom / OWL.withRestrictions / ITEM
"""The way from a class of groups to the limits on their number of participants."""
EDITORIAL_RELATIONS = sorted({row["relation"] for row in rows("cross_links")} - {"relatedTo"})


def forms_in(facets):
    """The work forms that suit a setting with all of some facets."""
    settings = [
        setting
        for setting in full().subjects(RDF.type, BW.Setting)
        if all((setting, facet, thing(code)) in full() for facet, code in facets.items())
    ]
    return {told(form) for setting in settings for form in full().subjects(BW.suitableIn, setting)}


def inventoried(file, column, cell):
    """The codes with some text in a column of the inventory."""
    return {row["code"] for row in rows(file) if row[column] == cell}


def statements_by(rule):
    """What follows by a rule."""
    return {statement for statement, note in notes().items() if (note, BW.byRule, thing(rule)) in full()}


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.stem)
def test_rule_explains_every_statement_that_is_said_to_follow_by_it(file):
    explained = set(full().query(file.read_text(encoding="utf-8")).graph)
    assert statements_by(file.stem.upper()) <= explained


def test_every_inferred_statement_follows_by_such_a_rule():
    assert set().union(*(statements_by(file.stem.upper()) for file in RULES)) == {
        statement for statement in notes() if statement in inferred()
    }


# WR-01


def test_wr_01_infers_three_work_forms_and_no_others():
    assert {(told(s), p) for s, p, _ in statements_by("WR-01")} == {(code, BW.suitableIn) for code in BY_BREAK_OUT}


@pytest.mark.parametrize("facet", LARGE_ONLINE_SYNCHRONOUS)
def test_wr_01_leads_to_large_groups_that_meet_online_at_the_same_moment(facet):
    settings = {setting for _, _, setting in statements_by("WR-01")}
    assert {told(full().value(setting, facet)) for setting in settings} == {LARGE_ONLINE_SYNCHRONOUS[facet]}


@pytest.mark.parametrize("code", sorted(BY_BREAK_OUT))
def test_wr_01_is_inferred_with_its_rule_and_not_asserted(code):
    (statement,) = (statement for statement in statements_by("WR-01") if told(statement[0]) == code)
    assert statement in inferred()
    assert statement not in asserted()
    assert list(full().objects(notes()[statement], BW.basis)) == [BW.inferred]
    assert list(full().objects(notes()[statement], BW.byRule)) == [thing("WR-01")]


def test_wr_01_adds_to_the_forms_that_the_source_itself_places_there():
    assert forms_in(LARGE_ONLINE_SYNCHRONOUS) == {"WV-09", "WV-10"} | BY_BREAK_OUT


def test_wr_01_leaves_every_other_form_where_the_source_places_it():
    elsewhere = set(full().subject_objects(BW.suitableIn)) - {(s, o) for s, _, o in statements_by("WR-01")}
    assert elsewhere == set(full().subject_objects(BW.hasPlacement / BW.inSetting))


# WR-02


@pytest.mark.parametrize(("count", "expected"), SIZES)
def test_wr_02_sizes_of_a_group_by_the_numbers_of_the_graph(count, expected):
    found = {
        told(size)
        for size, least in full().subject_objects(BW.minParticipants)
        if least.value <= count and (not (most := full().value(size, BW.maxParticipants)) or count <= most.value)
    }
    assert found == expected


@pytest.fixture(scope="module")
def classified() -> Graph:
    """Groups of every number of the table, classified by group-sizes.rq."""
    module = resources.ontology("group-sizes")
    groups = reason.probes(range(max(SIZES)[0] + 1))
    return (asserted() + load.load([module]) + groups).query(module.with_suffix(".rq").read_text("utf-8")).graph


@pytest.mark.parametrize(("count", "expected"), SIZES)
def test_wr_02_sizes_of_a_group_by_the_numeric_module(classified, count, expected):
    (group,) = reason.probes(range(count, count + 1)).subjects(BW.participantCount)
    assert codes(classified.objects(group, BW.hasGroupSize)) == expected


@pytest.mark.parametrize("size", ["GS-K", "GS-G", "GS-O"])
def test_wr_02_limits_of_the_owl_class_are_those_of_the_size(size):
    module = load.load([resources.ontology("group-sizes")])
    (group,) = module.subjects(RDFS.subClassOf / OWL.hasValue, thing(size))
    assert codes(module.objects(group, LIMIT / XSD.minInclusive)) == of(size, BW.minParticipants)
    assert codes(module.objects(group, LIMIT / XSD.maxInclusive)) == of(size, BW.maxParticipants)


def test_wr_02_source_is_silent_below_the_smallest_size():
    smallest = min(full().objects(None, BW.minParticipants))
    assert list(full().objects(None, BW.silentBelow)) == [smallest]


# WR-03


@pytest.mark.parametrize(
    ("facet", "column"), [(BW.withPartner, "partner"), (BW.inModality, "modality"), (BW.forGroupSize, "group_size")]
)
def test_wr_03_what_the_source_leaves_open_is_neither_confirmed_nor_excluded(facet, column):
    silent = codes(full().subjects(BW.suitableIn / BW.silentOn, facet))
    confirmed = codes(full().subjects(BW.suitableIn / facet))
    assert silent == inventoried("work_forms", column, "")
    assert confirmed == members("WorkForm") - silent


# WR-04


def test_wr_04_online_is_synchronous_or_asynchronous():
    assert of("MO-O", BW.includesModality) == {"MO-S", "MO-A"}


def test_wr_04_online_is_no_modality_of_its_own():
    assert "MO-O" not in members("Modality")
    assert not list(full().subjects(BW.inModality, thing("MO-O")))


def test_wr_04_forms_for_online_are_those_of_both_modalities():
    online = codes(full().subjects(BW.suitableIn / BW.inModality / ~BW.includesModality, thing("MO-O")))
    assert online == inventoried("work_forms", "modality", "MO-S") | inventoried("work_forms", "modality", "MO-A")


# WR-05


@pytest.mark.parametrize(
    ("intersection", "presences"),
    [
        ("CI-SC", {"CI-S", "CI-C"}),
        ("CI-ST", {"CI-S", "CI-T"}),
        ("CI-CT", {"CI-C", "CI-T"}),
        ("CI-EE", {"CI-S", "CI-C", "CI-T"}),
    ],
)
def test_wr_05_intersection_lies_where_its_presences_meet_says_a_publication(intersection, presences):
    assert of(intersection, BW.overlapOf) == presences
    on = [bases()[thing(intersection), BW.overlapOf, thing(presence)] for presence in presences]
    assert {(basis.kind, basis.places) for basis in on} == {(str(BW.external), (str(thing("PB-2")),))}


# WR-06


@pytest.mark.parametrize(
    ("presence", "relation", "expected"),
    [
        ("CI-S", BW.conditionFor, {"OC-LG"}),
        ("CI-C", BW.conditionFor, set()),
        ("CI-T", BW.conditionFor, set()),
        ("CI-T", BW.givesDirectionTo, {"CI-S", "CI-C"}),
        ("CI-S", BW.givesDirectionTo, set()),
        ("CI-C", BW.givesDirectionTo, set()),
        ("CI-S", BW.interdependentWith, {"CI-C", "CI-T"}),
        ("CI-C", BW.interdependentWith, {"CI-S", "CI-T"}),
        ("CI-T", BW.interdependentWith, {"CI-S", "CI-C"}),
    ],
)
def test_wr_06_presences_depend_on_each_other(presence, relation, expected):
    assert of(presence, relation) == expected


# WR-07 and WR-14


@pytest.mark.parametrize("relation", EDITORIAL_RELATIONS)
def test_wr_14_editorial_link_is_never_inferred(relation):
    assert list(asserted().subject_objects(BW[relation]))
    assert not list(inferred().subject_objects(BW[relation]))


def test_wr_14_kinship_holds_both_ways_and_is_not_chained():
    linked = {(row["from"], row["to"]) for row in rows("cross_links") if row["relation"] == "relatedTo"}
    found = {(told(s), told(o)) for s, o in full().subject_objects(BW.relatedTo)}
    assert found == linked | {(other, one) for one, other in linked}


# WR-11


def test_wr_11_four_numbered_phases_come_before_grow():
    numbered = {told(s): number.value for s, number in full().subject_objects(BW.phaseNumber)}
    assert numbered == {"OB-0": 0, "OB-1": 1, "OB-2": 2, "OB-3": 3}
    assert codes(full().subjects(BW.precedes, thing("OB-G"))) == set(numbered)
    assert of("OB-G", BW.precedes) == set()


@pytest.mark.parametrize("number", range(4))
def test_wr_11_phase_precedes_all_that_come_later(number):
    later = {f"OB-{other}" for other in range(number + 1, 4)} | {"OB-G"}
    assert of(f"OB-{number}", BW.precedes) == later


@pytest.mark.parametrize("kind", ["OnboardingActivity", "PhaseGuidance"])
def test_wr_11_guidance_is_told_apart_from_activities(kind):
    assert members(kind) == inventoried("onboarding_activities", "kind", kind)


@pytest.mark.parametrize("phase", [row["code"] for row in rows("phases")])
def test_wr_11_phase_has_one_guidance(phase):
    guidance = codes(full().subjects(BW.belongsToPhase, thing(phase))) & members("PhaseGuidance")
    assert guidance == {phase.replace("OB", "OG")}


# WR-12


def test_wr_12_work_forms_for_social_presence_are_the_nine_under_that_heading():
    assert members("PresenceWorkForm") == {f"TS-0{number}" for number in range(1, 10)}


def test_wr_12_tips_for_social_presence_are_all_nineteen():
    tips = codes(full().subjects(BW.strengthensPresence, thing("CI-S")))
    assert tips == {f"TS-{number:02}" for number in range(1, 20)}
    assert tips <= members("PresenceTip")


def test_wr_12_forms_of_the_matrix_foster_a_presence_by_editorial_links_only():
    forms = members("WorkForm")
    assert not forms & {told(s) for s in full().subjects(BW.strengthensPresence)}
    fostering = {basis.kind for (s, p, _), basis in bases().items() if p == BW.fostersPresence and told(s) in forms}
    assert fostering == {str(BW.editorial)}


# WR-13


@pytest.mark.parametrize(("code", "hint"), [("WV-29", "virtu"), ("WV-30", "online")])
def test_wr_13_name_hints_at_a_modality_that_stays_open(code, hint):
    placement = full().value(thing(code), BW.hasPlacement)
    assert all(hint in text.lower() for _, text in texts(thing(code), SKOS.prefLabel))
    assert of(code, BW.suitableIn / BW.inModality) == set()
    assert in_two_languages(placement, BW.rationale)


# WR-15


@pytest.mark.parametrize("link", [row["code"] for row in rows("links")])
def test_wr_15_link_is_carried_by_a_practice(link):
    assert codes(full().subjects(BW.hasLink, thing(link))) & members("Practice")


def test_wr_15_break_out_rooms_are_a_tool_of_the_forms_that_always_need_them():
    assert codes(full().subjects(BW.usesTool, thing("TL-BR"))) == {"WV-09", "WV-10", "WV-22"}


def test_wr_15_break_out_rooms_extend_one_setting_to_large_groups():
    ((narrow, wide),) = full().subject_objects(BW.breakOutExtendsTo)
    facets = (BW.withPartner, BW.inModality, BW.forGroupSize)
    assert [told(full().value(narrow, facet)) for facet in facets] == ["IP-S", "MO-S", "GS-K"]
    assert [told(full().value(wide, facet)) for facet in facets] == ["IP-S", "MO-S", "GS-G"]

"""The graph holds the inventory of the source: every code, facet, link and editorial link, and no others."""

from __future__ import annotations

from fnmatch import fnmatch

import pytest
from rdflib import DCTERMS, RDF, SKOS, XSD, Literal

from tests.kg.graphs import (
    BW,
    asserted,
    bases,
    codes,
    full,
    in_two_languages,
    notes,
    of,
    relations,
    rows,
    thing,
    things,
    told,
)

KIND_OF_FILE = {
    "aspects": "PresenceAspect",
    "links": "Link",
    "principle_tips": "PrincipleTip",
    "principles": "DesignPrinciple",
    "rules": "Rule",
    "sources": "SourceSection",
    "stages": "OnboardingStage",
    "work_forms": "WorkForm",
}
"""The files whose codes are all of one kind; in the others a column tells."""
FILES_WITH_KINDS = ("coi_tips", "onboarding_activities", "values")
KINDS = {row["code"]: KIND_OF_FILE[file] for file in KIND_OF_FILE for row in rows(file)} | {
    row["code"]: row["kind"] for file in FILES_WITH_KINDS for row in rows(file)
}
CODES = sorted(KINDS)
OWN_CODES = {"Rule": "RR-"}
"""The codes that the ontology gives itself, beside those of the inventory."""

COLUMNS = {"GS-K": "kolom kleine groepen", "GS-G": "kolom grote groepen", "": "zonder kolom voor de groepsgrootte"}
"""A group size -> the words for its column of the matrix."""

IN_SETTING = BW.hasPlacement / BW.inSetting
FACETS = {
    ("principles", "letter"): BW.principleLetter,
    ("principle_tips", "principle"): BW.elaboratesPrinciple,
    ("principle_tips", "certainty"): BW.principleCertainty,
    ("principle_tips", "other_principles"): BW.couldAlsoElaborate,
    ("principle_tips", "tools"): BW.usesTool,
    ("principle_tips", "group_size"): BW.concernsGroupSize,
    ("principle_tips", "refers_to"): BW.refersTo,
    ("coi_tips", "presence"): BW.strengthensPresence,
    ("coi_tips", "aspect"): BW.developsAspect,
    ("coi_tips", "modality"): BW.concernsModality,
    ("coi_tips", "tools"): BW.usesTool,
    ("aspects", "presence"): BW.aspectOf,
    ("intersections", "presences"): BW.overlapOf,
    ("onboarding_activities", "phase"): BW.belongsToPhase,
    ("onboarding_activities", "tools"): BW.usesTool,
    ("phases", "number"): BW.phaseNumber,
    ("phases", "stage"): BW.inStage,
    ("phases", "next"): BW.nextPhase,
    ("group_sizes", "least"): BW.minParticipants,
    ("group_sizes", "most"): BW.maxParticipants,
    ("group_sizes", "within"): BW.withinSize,
    ("work_forms", "partner"): IN_SETTING / BW.withPartner,
    ("work_forms", "modality"): IN_SETTING / BW.inModality,
    ("work_forms", "group_size"): IN_SETTING / BW.forGroupSize,
    ("work_forms", "tools"): BW.usesTool,
    ("work_forms", "refers_to"): BW.refersTo,
    ("links", "url"): BW.address,
    ("links", "carried_by"): ~BW.hasLink,
    ("links", "could_also_support"): BW.couldAlsoSupport,
    ("sources", "section"): BW.sectionNumber,
}
"""A column of an inventory file -> the property or path that says the same in the graph."""
SILENCES = {
    ("work_forms", "partner"): (IN_SETTING, BW.withPartner),
    ("work_forms", "modality"): (IN_SETTING, BW.inModality),
    ("work_forms", "group_size"): (IN_SETTING, BW.forGroupSize),
    ("phases", "number"): (None, BW.phaseNumber),
    ("phases", "stage"): (None, BW.inStage),
}
"""The columns that may be empty because the source is silent -> where that is said, and of which property."""
CROSS_LINKS = [(row["from"], row["relation"], row["to"]) for row in rows("cross_links")]
CROSS_RELATIONS = sorted({relation for _, relation, _ in CROSS_LINKS})
OTHER_EDITORIAL = {
    "couldAlsoElaborate",
    "couldAlsoSupport",
    "includesModality",
    "principleCertainty",
    "withinSize",
}
"""Relations that editors make within a section; a facet or WR-04 lists each in full."""


def cells(*keys):
    """Every cell of some columns, named after its file, column and code."""
    return [
        pytest.param(file, column, row["code"], row[column], id=f"{row['code']}-{column}")
        for file, column in keys
        for row in rows(file)
    ]


@pytest.mark.parametrize("code", CODES)
def test_code_is_borne_by_one_thing_that_bears_no_other(code):
    assert len(things(code)) == 1
    assert [str(other) for other in full().objects(thing(code), DCTERMS.identifier)] == [code]


@pytest.mark.parametrize("code", CODES)
def test_code_is_of_its_kind_and_no_other(code):
    kinds = {kind for kind in asserted().objects(thing(code), RDF.type) if kind in BW}
    assert kinds == {BW[KINDS[code]]}


@pytest.mark.parametrize("kind", sorted(set(KINDS.values())))
def test_kind_has_no_members_beside_the_inventory(kind):
    found = codes(asserted().subjects(RDF.type, BW[kind]))
    own = {code for code in found if kind in OWN_CODES and code.startswith(OWN_CODES[kind])}
    assert found - own == {code for code in CODES if KINDS[code] == kind}


@pytest.mark.parametrize("code", CODES)
def test_code_has_one_name_and_one_definition_in_each_language(code):
    assert in_two_languages(thing(code), SKOS.prefLabel)
    assert in_two_languages(thing(code), SKOS.definition)


@pytest.mark.parametrize(
    ("file", "column", "code", "cell"),
    cells(
        *((file, "name_nl") for file in ("principles", "values", "work_forms")),
        *((file, "name_en") for file in ("principles", "values", "work_forms", "aspects", "stages")),
        ("sources", "title_nl"),
    ),
)
def test_name_is_that_of_the_inventory(file, column, code, cell):
    assert (thing(code), SKOS.prefLabel, Literal(cell, lang=column[-2:])) in full()


@pytest.mark.parametrize(("file", "column", "code", "cell"), cells(*FACETS))
def test_facet_is_exactly_that_of_the_inventory(file, column, code, cell):
    assert of(code, FACETS[file, column]) == set(cell.split())


@pytest.mark.parametrize(("file", "column", "code", "cell"), cells(*SILENCES))
def test_graph_says_that_the_source_is_silent_where_and_only_where_a_facet_is_empty(file, column, code, cell):
    path, facet = SILENCES[file, column]
    place = full().value(thing(code), path) if path else thing(code)
    assert ((place, BW.silentOn, facet) in full()) == (not cell)


@pytest.mark.parametrize("code", [row["code"] for row in rows("work_forms")])
def test_work_form_has_one_place_in_the_matrix(code):
    assert len(list(full().objects(thing(code), BW.hasPlacement))) == 1
    assert len(list(full().objects(thing(code), IN_SETTING))) == 1


@pytest.mark.parametrize("row", rows("work_forms"), ids=lambda row: row["code"])
def test_place_in_the_matrix_is_told_in_words(row):
    (locator,) = of(row["code"], BW.hasPlacement / BW.locator)
    (partner,) = (value["name_nl"] for value in rows("values") if value["code"] == row["partner"])
    modality = [value["name_nl"] for value in rows("values") if value["code"] == row["modality"]]
    assert f"rij {', '.join([partner, *modality])};" in locator
    assert COLUMNS[row["group_size"]] in locator


@pytest.mark.parametrize("code", [row["code"] for row in rows("links")])
def test_address_is_marked_as_an_address(code):
    assert {address.datatype for address in full().objects(thing(code), BW.address)} == {XSD.anyURI}


def sections_of(code):
    return {row["code"] for row in rows("sources") for pattern in row["codes"].split() if fnmatch(code, pattern)}


@pytest.mark.parametrize("code", [code for code in CODES if sections_of(code)])
def test_source_is_the_section_of_the_inventory(code):
    assert of(code, DCTERMS.source) == sections_of(code)


def test_sections_are_the_parts_of_the_document():
    assert of("SC-0", ~DCTERMS.isPartOf) == {row["code"] for row in rows("sources")}


def users_of(tool):
    columns = [file for file, column in FACETS if column == "tools"]
    return {row["code"] for file in columns for row in rows(file) if tool in row["tools"].split()}


@pytest.mark.parametrize("tool", [code for code in CODES if KINDS[code] == "Tool"])
def test_tool_is_used_by_the_items_of_the_inventory_and_has_their_sections(tool):
    assert of(tool, ~BW.usesTool) == users_of(tool)
    assert of(tool, DCTERMS.source) == set().union(*map(sections_of, users_of(tool)))


@pytest.mark.parametrize("relation", CROSS_RELATIONS)
def test_cross_links_are_those_of_the_inventory_no_more_and_no_less(relation):
    found = {(told(s), relation, told(o)) for s, o in asserted().subject_objects(BW[relation])}
    assert found == {link for link in CROSS_LINKS if link[1] == relation}


@pytest.mark.parametrize(("one", "relation", "other"), CROSS_LINKS, ids=lambda word: word)
def test_cross_link_is_editorial_with_a_rationale_in_each_language(one, relation, other):
    note = notes()[thing(one), BW[relation], thing(other)]
    assert list(full().objects(note, BW.basis)) == [BW.editorial]
    assert in_two_languages(note, BW.rationale)


def test_no_other_relation_is_editorial():
    """The link that the editors, not the source, make from TP-14 to section 4 is the one exception."""
    editorial = {
        (told(s), told(p), told(o))
        for (s, p, o), basis in bases().items()
        if p in relations() and basis and basis.kind == f"{BW}editorial"
    }
    others = {statement for statement in editorial - set(CROSS_LINKS) if statement[1] not in OTHER_EDITORIAL}
    assert others == {("TP-14", "refersTo", "SC-4")}


def test_inventory_is_whole():
    """Its files name each other's codes, so lost rows show."""
    cells_of_facets = [row[column] for file, column in FACETS for row in rows(file)]
    named = {word for cell in cells_of_facets for word in cell.split() if word[2:3] == "-"}
    linked = {code for one, _, other in CROSS_LINKS for code in (one, other)}
    assert named | linked <= set(CODES)
    assert len(CROSS_LINKS) == len(set(CROSS_LINKS))

"""Every statement about content tells what it rests on: a place in the source, a publication, a reason or a rule."""

from __future__ import annotations

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, Graph, Literal, URIRef

from kg import provenance
from kg.vocabulary import PREFIXES, expand, shorten
from tests.kg.graphs import BW, asserted, bases, full, in_two_languages, inferred, notes, rows, thing, told

KINDS = ("explicit", "editorial", "external", "inferred")
TINY = (
    "\n".join(f"@prefix {prefix}: <{space}> ." for prefix, space in PREFIXES.items())
    + """
bw:suitableIn a owl:ObjectProperty . bw:relatedTo a owl:ObjectProperty . bw:overlapOf a owl:ObjectProperty .
bw:suitableIn rdfs:isDefinedBy bw: . bw:relatedTo rdfs:isDefinedBy bw: . bw:overlapOf rdfs:isDefinedBy bw: .
bw:editorial rdfs:isDefinedBy bw: ; bw:isBasisOf rdf:type , bw:basis , bw:rationale , dcterms:source .
section:a a bw:SourceSection . rule:a a bw:Rule .
publication:a a bw:Publication ; bw:basis bw:external ; bw:address "https://example.org" .
form:a bw:basis bw:explicit ; dcterms:source section:a ; bw:hasPlacement placement:a ; bw:suitableIn setting:a .
tip:a bw:relatedTo tip:b . intersection:a bw:overlapOf presence:a .
[] a owl:Axiom ; owl:annotatedSource form:a ; owl:annotatedProperty bw:suitableIn ; owl:annotatedTarget setting:a ;
    bw:basis bw:inferred ; bw:byRule rule:a .
[] a owl:Axiom ; owl:annotatedSource tip:a ; owl:annotatedProperty bw:relatedTo ; owl:annotatedTarget tip:b ;
    bw:basis bw:editorial ; bw:rationale "omdat"@nl , "because"@en .
[] a owl:Axiom ; owl:annotatedSource intersection:a ; owl:annotatedProperty bw:overlapOf ;
    owl:annotatedTarget presence:a ; bw:basis bw:external ; dcterms:references publication:a .
"""
)
"""One statement on each basis."""


def has(graph, node, *kinds):
    return any((node, RDF.type, BW[kind]) in graph for kind in kinds)


def names_a_section(graph, _, places):
    return bool(places) and all(has(graph, place, "SourceSection", "SourceDocument") for place in places)


def names_a_publication(graph, statement, places):
    """Whether what is named, else the thing itself, is a publication that can be found."""
    found = (BW.address, RDFS.seeAlso, DCTERMS.bibliographicCitation)
    return all(
        has(graph, place, "Publication") and any((place, way, None) in graph for way in found)
        for place in places or statement[:1]
    )


def names_a_reason(graph, statement, _):
    """Whether a relation, where not all of its kind are editorial, has a rationale in each language."""
    general = (BW.editorial, BW.isBasisOf, statement[1]) in graph
    if general or (statement[1], RDF.type, OWL.ObjectProperty) not in graph:
        return True
    told_at = (provenance.notes(graph).get(statement), statement[0])
    return any(
        {text.language for text in graph.objects(node, BW.rationale)} == {"nl", "en"} for node in told_at if node
    )


def names_a_rule(graph, _, places):
    return len(places) == 1 and has(graph, places[0], "Rule")


IS_FOUNDED = dict(zip(KINDS, (names_a_section, names_a_reason, names_a_publication, names_a_rule), strict=True))


def unfounded(graph, found=None):
    """The statements with no basis, or with one that leads nowhere; each as prefixed names."""
    return {
        " ".join(shorten(str(term)) for term in statement[:2])
        for statement, basis in (found or dict(provenance.bases(graph))).items()
        if basis is None
        or not IS_FOUNDED[basis.kind.removeprefix(str(BW))](graph, statement, [URIRef(place) for place in basis.places])
    }


def test_every_statement_rests_on_something():
    assert {shorten(str(s)) for (s, _, _), basis in bases().items() if basis is None} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_basis_leads_to_a_place_a_reason_or_a_rule(kind):
    of_kind = {statement: basis for statement, basis in bases().items() if basis and basis.kind == f"{BW}{kind}"}
    assert of_kind
    assert unfounded(full(), of_kind) == set()


@pytest.mark.parametrize("code", [row["code"] for row in rows("principle_tips") if row["certainty"] != "sure"])
def test_principle_that_is_not_sure_has_a_rationale(code):
    assert in_two_languages(thing(code), BW.rationale)


def test_inferred_is_what_nobody_asserted():
    by_rule = {statement for statement, basis in bases().items() if basis and basis.kind == f"{BW}inferred"}
    assert by_rule == set(provenance.content(inferred())) == set(bases()) - set(provenance.content(asserted()))


def test_note_names_no_section_but_those_of_the_thing_itself():
    strange = {
        told(s)
        for (s, _, _), note in notes().items()
        if not set(full().objects(note, DCTERMS.source)) <= set(full().objects(s, DCTERMS.source)) | {s}
    }
    assert strange == set()


@pytest.mark.parametrize("explanation", [BW.rationale, BW.sourceNote], ids=shorten)
def test_explanations_are_in_both_languages(explanation):
    explained = set(full().subjects(explanation))
    assert explained
    assert {told(node) for node in explained if not in_two_languages(node, explanation)} == set()


def test_every_note_is_about_one_statement_that_is_there():
    assert set(notes()) <= set(full())
    assert len(notes()) == len(list(full().subjects(RDF.type, OWL.Axiom)))


@pytest.mark.parametrize(
    ("code", "relation", "value", "kind", "place"),
    [
        ("WV-04", "bw:hasPlacement", "placement:pubquiz", "explicit", "SC-4"),
        ("placement:pubquiz", "bw:inSetting", "setting:studenten-onderling-fysiek-grote-groep", "explicit", "SC-4"),
        ("TP-11", "bw:elaboratesPrinciple", "PR-A", "explicit", "SC-1"),
        ("TP-11", "bw:principleCertainty", "sure", "editorial", None),
        ("TS-10", "bw:developsAspect", "AS-OC", "explicit", "SC-2"),
        ("OA-13", "bw:belongsToPhase", "OB-2", "explicit", "SC-3"),
        ("GS-O", "bw:minParticipants", "8", "explicit", "SC-1"),
        ("GS-G", "bw:minParticipants", "30", "explicit", "SC-4"),
        ("GS-O", "bw:withinSize", "GS-K", "editorial", None),
        ("SC-1", "bw:sectionNumber", "1", "explicit", "SC-0"),
        ("LK-18", "bw:address", "https://tophat.com/blog/online-icebreakers/", "explicit", "SC-2"),
        ("LK-05", "bw:couldAlsoSupport", "TP-12", "editorial", None),
        ("TP-14", "bw:refersTo", "SC-4", "editorial", None),
        ("WV-11", "bw:refersTo", "TP-13", "explicit", "SC-4"),
        ("WV-04", "skos:prefLabel", "PubQuiz", "explicit", "SC-4"),
        ("WV-04", "skos:prefLabel", "Pub quiz", "editorial", None),
        ("PR-A", "skos:prefLabel", "Elkaar leren kennen", "editorial", None),
        ("WV-04", "bw:suitsPhase", "OB-2", "editorial", None),
        ("WV-04", "bw:relatedTo", "OA-12", "editorial", None),
        ("OA-12", "bw:relatedTo", "WV-04", "inferred", "RR-04"),
        ("CI-SC", "bw:overlapOf", "CI-S", "external", "PB-2"),
        ("CI-S", "bw:conditionFor", "OC-LG", "explicit", "SC-2"),
        ("CI-C", "bw:interdependentWith", "CI-S", "explicit", "SC-2"),
        ("CI-S", "bw:interdependentWith", "CI-C", "inferred", "RR-04"),
        ("OB-0", "bw:nextPhase", "OB-1", "explicit", "SC-3"),
        ("OB-0", "bw:precedes", "OB-3", "inferred", "RR-03"),
        ("WV-06", "bw:suitableIn", "setting:studenten-onderling-online-synchroon-kleine-groep", "inferred", "RR-01"),
        ("WV-06", "bw:suitableIn", "setting:studenten-onderling-online-synchroon-grote-groep", "inferred", "WR-01"),
        ("WV-06", "rdf:type", "Practice", "inferred", "RR-02"),
    ],
)
def test_basis_of_a_statement(code, relation, value, kind, place):
    (basis,) = (
        b for (s, p, o), b in bases().items() if p == URIRef(expand(relation)) and (told(s), told(o)) == (code, value)
    )
    assert basis.kind == f"{BW}{kind}"
    assert [told(URIRef(found)) for found in basis.places] == ([place] if place else [])


def tiny() -> Graph:
    return Graph().parse(data=TINY, format="turtle")


def test_statements_on_each_basis_are_founded():
    assert unfounded(tiny()) == set()
    assert {basis.kind for _, basis in provenance.bases(tiny())} == {f"{BW}{kind}" for kind in KINDS}


@pytest.mark.parametrize(
    ("subject", "relation", "value", "expected"),
    [
        ("form:a", "bw:basis", "bw:explicit", "form:a bw:hasPlacement"),
        ("form:a", "dcterms:source", "section:a", "form:a bw:hasPlacement"),
        ("section:a", "rdf:type", "bw:SourceSection", "form:a bw:hasPlacement"),
        (None, "bw:byRule", "rule:a", "form:a bw:suitableIn"),
        ("rule:a", "rdf:type", "bw:Rule", "form:a bw:suitableIn"),
        (None, "bw:basis", "bw:editorial", "tip:a bw:relatedTo"),
        (None, "bw:rationale", None, "tip:a bw:relatedTo"),
        (None, "bw:basis", "bw:external", "intersection:a bw:overlapOf"),
        (None, "dcterms:references", "publication:a", "intersection:a bw:overlapOf"),
        ("publication:a", "bw:address", None, "intersection:a bw:overlapOf"),
        ("publication:a", "rdf:type", "bw:Publication", "intersection:a bw:overlapOf"),
        ("publication:a", "bw:basis", "bw:external", "publication:a bw:address"),
    ],
)
def test_statement_that_loses_its_basis_is_found(subject, relation, value, expected):
    graph = tiny()
    graph.remove(tuple(URIRef(expand(name)) if name else None for name in (subject, relation, value)))
    assert expected in unfounded(graph)


def test_rationale_in_one_language_is_found():
    graph = tiny()
    graph.remove((None, BW.rationale, Literal("because", lang="en")))
    assert unfounded(graph) == {"tip:a bw:relatedTo"}

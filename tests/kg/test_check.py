"""The gates: every shape and every check is broken by a fixture of its own, and the graph itself is clean."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, SH, BNode, URIRef

from kg import check, load, resources
from kg.errors import DataError
from kg.locate import locate
from kg.oxigraph import OxigraphStore

BROKEN = Path(__file__).parent / "broken"
SHAPES = sorted((BROKEN / "shapes").glob("*.ttl"))
CHECKS = sorted((BROKEN / "checks").iterdir())
OWN = "https://example.org/own/"


def own_names(file: Path) -> str:
    """Return a fixture with its own things under a name of their own, so that all fit into one graph."""
    return file.read_text(encoding="utf-8").replace(OWN, f"{OWN}{file.stem}/")


@cache
def shape_report():
    """Validate once, with every broken thing merged in: each fixture's things bear its name."""
    graph = load.asserted()
    for file in SHAPES:
        graph.parse(data=own_names(file), format="turtle")
    return check.run_shapes(graph), graph


@cache
def graph_as_ntriples() -> str:
    return load.asserted().serialize(format="nt")


def constrained_shapes() -> set[str]:
    """Return the names of the shapes that can find something."""
    graph = load.load([resources.ontology("shapes")])
    constraints = {
        SH.minCount, SH.maxCount, SH.pattern, SH["in"], SH["class"], SH.datatype, SH.nodeKind, SH.minLength,
        SH.uniqueLang,         SH.languageIn, SH.qualifiedMinCount, SH.lessThanOrEquals, SH["or"], SH.xone, SH["not"],
        SH.hasValue, SH.minInclusive,         SH.disjoint, SH.equals, SH.lessThan, SH.maxInclusive, SH["and"],
    }  # fmt: skip
    found = {s for constraint in constraints for s in graph.subjects(constraint) if isinstance(s, URIRef)}
    return {str(shape).rpartition("/")[2] for shape in found}


def test_the_graph_is_clean():
    assert [finding.line("en") for finding in check.check()] == []


@pytest.mark.parametrize("file", SHAPES, ids=lambda file: file.stem)
def test_a_shape_finds_what_breaks_it(file):
    report, graph = shape_report()
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        if str(report.value(result, SH.sourceShape)).rpartition("/")[2] == file.stem:
            found.add(report.value(result, SH.focusNode))
    ours = {node for node in found if f"{OWN}{file.stem}/" in str(node)}
    blank = {node for node in found if any(f"{OWN}{file.stem}/" in str(o) for o in graph.objects(node))}
    nameless = {node for node in found if isinstance(node, BNode) and graph.value(node, OWL.annotatedSource) is None}
    assert ours or blank or nameless, f"{file.stem} found nothing"


def test_every_shape_that_constrains_has_a_fixture():
    assert constrained_shapes() - {file.stem for file in SHAPES} == set()


@pytest.mark.parametrize("file", CHECKS, ids=lambda file: file.name.partition(".")[0])
def test_a_check_finds_what_breaks_it(file):
    name = file.name.partition(".")[0]
    store = ox.Store()
    store.load(graph_as_ntriples(), format=ox.RdfFormat.N_TRIPLES)
    query = Path(check.__file__).parent / "checks" / f"{name}.rq"
    before = {finding.node for finding in check.run_check(OxigraphStore(store), query)}
    if file.suffix == ".rq":
        store.update(file.read_text(encoding="utf-8"))
    else:
        store.load(file.read_text(encoding="utf-8"), format=ox.RdfFormat.TURTLE)
    assert before == set()
    assert list(check.run_check(OxigraphStore(store), query)), f"{name} found nothing"


def test_every_check_has_a_fixture_and_speaks_both_languages():
    assert {file.stem for file in check.checks()} == {file.name.partition(".")[0] for file in CHECKS}
    for file in check.checks():
        said = dict(check.HEADER.findall(file.read_text(encoding="utf-8")))
        assert set(said) == {"nl", "en", "cure-nl", "cure-en"}, file.name


def test_a_finding_names_file_line_node_what_and_cure_in_one_line():
    file = BROKEN / "shapes" / "AspectPresence.ttl"
    found = [finding for finding in check.check([file]) if finding.check == "AspectPresence"]
    (line,) = {finding.line("nl") for finding in found}
    assert line.startswith(f"{file}:7: <{OWN}x>: ")
    assert "\n" not in line
    assert line != found[0].line("en")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "nothing to check"),
        ("<https://e.org/a> <https://e.org/b> 1 .", "nothing to check"),
        ("@prefix a: <https://e.org/> .\n\na:b a:c .\n", r":3: not valid Turtle"),
        ('<a> <b> "open', "not valid Turtle"),
    ],
)
def test_a_file_that_cannot_be_checked_is_one_sentence(tmp_path, content, said):
    file = tmp_path / "own.ttl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        check.check([file])


def test_a_gate_without_checks_or_targets_fails(monkeypatch, tmp_path):
    monkeypatch.setattr(check, "__file__", str(tmp_path / "check.py"))
    with pytest.raises(DataError, match="no checks"):
        check.checks()
    with pytest.raises(DataError, match="No shape"):
        check.run_shapes(load.new_graph())


def test_a_valid_own_work_form_passes(tmp_path):
    file = tmp_path / "own.ttl"
    file.write_text(
        """@prefix bw: <https://w3id.org/bindwijzer/def/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix own: <https://example.org/own/> .
@prefix setting: <https://w3id.org/bindwijzer/id/setting/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
own:wandelen a bw:WorkForm ;
    dcterms:identifier "OWN-1" ;
    skos:prefLabel "Wandelgesprek"@nl , "Walk and talk"@en ;
    skos:definition "Studenten praten in tweetallen tijdens een korte wandeling."@nl ,
        "Students talk in pairs during a short walk."@en ;
    bw:hasPlacement own:plaats ;
    bw:rationale "Eigen ervaring van de opleiding."@nl , "The programme's own experience."@en ;
    bw:basis bw:editorial .
own:plaats a bw:Placement ;
    skos:prefLabel "Wandelgesprek: plaats"@nl , "Walk and talk: placement"@en ;
    bw:inSetting setting:SETTING ;
    bw:basis bw:editorial .
""".replace("SETTING", small_on_site()),
        encoding="utf-8",
    )
    assert [finding.line("en") for finding in check.check([file])] == []


def small_on_site() -> str:
    """Return the name of the setting for small groups of students on site."""
    rows = OxigraphStore.from_files([resources.built("bindwijzer.ttl")]).select(
        """PREFIX bw: <https://w3id.org/bindwijzer/def/> PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?setting { ?setting bw:forGroupSize/dcterms:identifier "GS-K" .
                          ?setting bw:inModality/dcterms:identifier "MO-F" }"""
    )
    return rows.column("setting")[0].rpartition("/")[2]


def test_a_thing_is_located_by_prefix_or_address(tmp_path):
    file = tmp_path / "a.ttl"
    file.write_text("@prefix a: <https://e.org/> .\n# a:bc is another\na:b a a:c .\n<https://e.org/d> a a:c .\n")
    places = [locate(f"https://e.org/{name}", [file]) for name in ("b", "d", "c", "zz")]
    assert [place and place.line for place in places] == [3, 4, 3, None]

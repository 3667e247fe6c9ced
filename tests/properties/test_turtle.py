"""Any Turtle at all, given to `check` or `sparql --data`: a result or one clear sentence, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.doors.cli import main
from kg import check, filling, load
from kg.errors import KgError
from kg.load import new_graph
from kg.sources import Sources
from tests.properties.budget import share

VALID = """@prefix bw: <https://w3id.org/bindwijzer/def/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/> .
ex:quiz a bw:WorkForm ; dcterms:identifier "MY-01" ; skos:prefLabel "Quiz"@nl , "Quiz"@en ;
  skos:definition "Een spel met vragen."@nl , "A game of questions."@en ;
  bw:hasPlacement [ bw:inSetting ex:cell ; bw:locator "rij 1"@nl ] .
ex:cell a bw:Setting ; bw:withPartner ex:p ; bw:minimum 5 ; bw:since 2020 .
"""
BITS = [
    "@prefix ex: <http://y/> .",
    "@base <rel> .",
    "PREFIX",
    '"',
    "'''",
    "\\u00e9",
    "\\uD83D",
    "\\x",
    "@",
    "@nl-",
    "^^",
    "<",
    ">",
    "<http://a b>",
    "<rel>",
    "ex:",
    ":",
    "_:b",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "<<",
    ">>",
    ";",
    ";;",
    ",",
    ".",
    "..",
    "a",
    "=",
    "1e",
    "1.",
    "-",
    "true",
    "\x00",
    "\ufeff",
    "\u2028",
    "\ud7ff",
    "#",
    "\r",
    '"x"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '"2020-13-45"^^<http://www.w3.org/2001/XMLSchema#date>',
    "<" + "x" * 3000 + ">",
    "%",
    "ex:a%",
    "ex:a\\~",
    "owl:sameAs",
]
HOSTILE = [
    b"",
    b"\xff\xfe",
    b"\x00" * 100,
    b"\xef\xbb\xbf" + VALID.encode(),
    VALID.encode("utf-16"),
    VALID.encode("latin-1") + b"\xe9",
    b"[" * 5000,
    b"(" * 5000,
    b"<a> <b> " + b"[ <p> " * 3000 + b"1" + b"]" * 3000 + b" .",
    b"<a> <b> (" + b"1 " * 20000 + b") .",
    b'<a> <b> "' + b"x" * 100_000 + b'" .',
    b'<a> <b> """',
    b"@prefix",
    b"<!DOCTYPE html><html></html>",
    b"{}",
    b"PK\x03\x04",
    b"<a> <b> 1e400 , 99999999999999999999999 , -0.0 , 1E-400 .",
    b"<a> a <a> . <a> <b> <a> .",
    b"@prefix : <x> . : : : .",
    b'<a> <b> "1"^^<http://www.w3.org/2001/XMLSchema#integer> , "x"^^<http://www.w3.org/2001/XMLSchema#integer> .',
    b'<a> <b> "9999999-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .',
    b"<http://[> <b> <c> .",
    b"<//[::1> a <http://:x> .",
    b'<a> <b> "x"@' + b"a" * 500 + b" .",
    b"<javascript:alert(1)> a <data:,x> .",
    b"<a> <b> <c>",
    VALID.encode()[:-30],
]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Return valid Turtle with bits put in, taken out and cut off."""
    text = VALID
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from([*BITS, ""])) + text[at + draw(st.integers(0, 8)) :]
    return text[: draw(st.integers(0, len(text)))].encode() if draw(st.booleans()) else text.encode()


def said(error):
    for language in ("nl", "en"):
        sentence = error.sentence(language)
        assert sentence
        assert "\n" not in sentence
        assert "Traceback" not in sentence


def taken(content, file):
    """Read a file as `sparql --data` and as `check` do; return the graph that `check` sees, or None."""
    file.write_bytes(content)
    try:
        filling.opened(Sources(files=(file,)))
    except KgError as error:
        said(error)
    graph = new_graph()
    try:
        load.read(file, graph)
    except KgError as error:
        said(error)
        return None
    return graph


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_turtle_is_read_or_told(tmp_path, content):
    taken(content, tmp_path / "mine.ttl")


def test_any_turtle_is_read_or_told(tmp_path):
    @share(4)
    @given(st.one_of(mutated(), mutated(), st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
    def read_or_told(content):
        taken(content, tmp_path / "mine.ttl")

    read_or_told()


def test_any_turtle_that_can_be_read_is_checked(tmp_path):
    """The shapes and checks run on it alone: with our whole graph a run takes seconds."""

    @share(0.2)
    @given(mutated())
    def checked(content):
        graph = taken(content, tmp_path / "mine.ttl")
        if graph is None:
            return
        try:
            check.run_shapes(graph)
        except KgError as error:
            said(error)

    checked()


@pytest.mark.parametrize("content", [HOSTILE[0], HOSTILE[1], HOSTILE[6], VALID.encode()[:-30]])
def test_the_commands_say_one_sentence_and_end_as_agreed(tmp_path, capsys, content):
    file = tmp_path / "mine.ttl"
    file.write_bytes(content)
    for arguments in (["check", str(file)], ["sparql", "--data", str(file), "--bare", "ASK { ?s ?p ?o }"]):
        code = main(arguments)
        told = capsys.readouterr().err
        assert "Traceback" not in told
        assert code in {0, 1, 2}
        assert code < 2 or len(told.strip().splitlines()) == 1, told

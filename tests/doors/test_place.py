"""Where the graph is that a command asks: options before the environment, and never two places."""

from __future__ import annotations

import argparse
from io import StringIO
from pathlib import Path

import pytest

from assistant.doors.cli import main
from assistant.doors.place import ENDPOINT, STORE, Place, declare_place, place_of
from kg.errors import DataError

STORED, SERVED = Path("somewhere"), "http://127.0.0.1:9/"


def found(*arguments: str) -> Place:
    parser = argparse.ArgumentParser()
    declare_place(parser)
    return place_of(parser.parse_args(arguments))


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, Place()),
        ([], {STORE: "", ENDPOINT: ""}, Place()),
        ([], {STORE: "somewhere"}, Place(STORED)),
        ([], {ENDPOINT: SERVED}, Place(endpoint=SERVED)),
        (["--store", "somewhere"], {ENDPOINT: SERVED}, Place(STORED)),
        (["--endpoint", SERVED], {STORE: "somewhere"}, Place(endpoint=SERVED)),
        (["--endpoint", ""], {}, Place(endpoint="")),
    ],
)
def test_an_option_goes_before_the_environment(monkeypatch, arguments, environment, expected):
    for name in (STORE, ENDPOINT):
        monkeypatch.setenv(name, environment.get(name, ""))
    assert found(*arguments) == expected


def test_two_places_by_option_are_refused():
    with pytest.raises(DataError, match="--store and --endpoint name two places"):
        found("--store", "somewhere", "--endpoint", SERVED)


def test_two_places_in_the_environment_are_refused(monkeypatch):
    monkeypatch.setenv(STORE, "somewhere")
    monkeypatch.setenv(ENDPOINT, SERVED)
    with pytest.raises(DataError, match=f"{STORE} and {ENDPOINT} name two places"):
        found()


@pytest.mark.parametrize("command", [["ask", "x"], ["chat"], ["sparql", "ASK {}"]])
def test_every_command_says_so_in_one_sentence(capsys, monkeypatch, command):
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    assert main([*command, "--store", "somewhere", "--endpoint", SERVED]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "--store en --endpoint noemen twee plaatsen" in told.err


def test_a_conversation_and_a_query_go_on_an_index(tmp_path, capsys, monkeypatch):
    folder = str(tmp_path / "index")
    assert main(["index", folder]) == 0
    for command in (["chat", "--plain"], ["--plain"], []):
        monkeypatch.setattr("sys.stdin", StringIO("welke werkvormen voor grote groepen online asynchroon?\n"))
        assert main([*command, "--store", folder]) == 0
        assert "WV-16" in capsys.readouterr().out
    monkeypatch.setenv(STORE, folder)
    assert main(["ask", "grote groepen online asynchroon"]) == 0
    assert "WV-16" in capsys.readouterr().out

"""The commands of the README and the documentation work as they stand, from a folder that holds just what they name."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.doors.cli import _parser, main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
LINES = [line.partition("  #")[0].strip() for block in BLOCKS for line in block.splitlines() if line.strip()]
INLINE = re.findall(r"`((?:bindwijzer|make) [^`…]+)`", TEXT)
COMMANDS = list(dict.fromkeys(LINES))
"""Those in blocks, which are run; those in running text only name a command with some of its arguments."""

ELSEWHERE = {"arq", "fuseki-server"}
"""Programs of others that are told how to read our file."""
OWN = re.search(r"```turtle\n(.*?)```", (ROOT / "docs/extending.md").read_text(encoding="utf-8"), re.DOTALL)[1]


def of(*programs):
    """Return the commands of some programs."""
    return [command for command in COMMANDS if command.split()[0] in programs]


@pytest.fixture(scope="module")
def served():
    """Run the server as the documentation says; return its address."""
    command = [sys.executable, "-m", "assistant.doors", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as server:
        yield next(found[0] for line in server.stderr if (found := re.search(r"http://\S+:\d+", line)))
        server.terminate()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Make a folder with the file of the first recipe, and what its commands leave for those after them."""
    made = tmp_path_factory.mktemp("own")
    (made / "own.ttl").write_text(OWN, encoding="utf-8")
    return made


@pytest.mark.parametrize("command", of("bindwijzer"))
def test_a_command_of_ours_works(command, folder, monkeypatch, request):
    monkeypatch.chdir(folder)
    if "https://example.org/sparql" in command:
        command = command.replace("https://example.org/sparql", f"{request.getfixturevalue('served')}/sparql")
        command = command if " ask " in command else f"{command} --plain"
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(shlex.split(command)[1:]) == 0


def test_the_first_recipe_gives_an_answer_with_what_was_added(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    assert main(["index", "added", "--data", "own.ttl"]) == 0
    assert main(["ask", "--store", "added", "Which work forms suit small groups on site?"]) == 0
    assert "Walk and talk (EX-01)" in capsys.readouterr().out


@pytest.mark.parametrize("command", of("curl"))
def test_a_request_is_answered(command, served, tmp_path):
    asked = shlex.split(command.replace("http://127.0.0.1:8765", served))
    run = subprocess.run([*asked, "--fail", "--silent", "--show-error"], capture_output=True, check=True, cwd=tmp_path)
    assert run.stdout


@pytest.mark.parametrize("command", dict.fromkeys(each for each in [*COMMANDS, *INLINE] if each.startswith("make")))
def test_make_knows_what_to_do(command):
    subprocess.run([*shlex.split(command), "--dry-run"], cwd=ROOT, check=True, capture_output=True)


@pytest.mark.parametrize("command", dict.fromkeys(each for each in INLINE if each.startswith("bindwijzer")))
def test_a_command_that_is_named_is_understood(command):
    words = shlex.split(command)[1:]
    assert _parser(words[0]).parse_args(words).command == words[0]


@pytest.mark.parametrize("place", dict.fromkeys(re.findall(r"`python (-m [\w.]+|[\w/]+\.py)", TEXT)))
def test_a_module_that_is_named_is_there(place):
    assert (ROOT / (place if place.endswith(".py") else place.removeprefix("-m ").replace(".", "/") + ".py")).exists()


def test_no_command_is_left_out():
    assert {command.split()[0] for command in COMMANDS} == {"bindwijzer", "curl", "make", "export", *ELSEWHERE}
    assert len(of("bindwijzer")) >= 6
    assert [command for command in of("export") if "BINDWIJZER_ENDPOINT=" not in command] == []

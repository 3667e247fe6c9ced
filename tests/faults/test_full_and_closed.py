"""A full disk and a folder that cannot be written: one clear sentence, and what was there still is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.programs import WRITE, run, said

FULL_DEVICE = Path("/dev/full")
FULL = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (4, 4))\n"
"""No file may grow beyond a few bytes: what a full disk does to a file, for every user."""
HELD_BACK = """
import ctypes, os
if os.geteuid() == 0:
    head, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.capget(head, sets) == 0
    sets[0] &= ~0b110
    assert libc.capset(head, sets) == 0
"""
"""Permissions do not hold back the user root, unless it gives up the capabilities that let it pass them by."""
WANTED = {"nl_BE.UTF-8": ("niet geschreven", "niet bewaard"), "en_GB.UTF-8": ("not written", "not saved")}
LANGUAGES = pytest.mark.parametrize("language", WANTED)
REMEMBER = """
from assistant.doors.desk import sit_down
from assistant.plan import Item
desk = sit_down("{language}")
desk.collect(Item("urn:a", "A-1", "One"))
desk.collect(Item("urn:b", "B-1", "Two"))
desk.speak("{language}")
desk.state.remember("new")
desk.state.save_query("mine", "ASK {{ ?new ?p ?o }}")
print(len(desk.plan.items))
print("\\n".join(desk.state.taken_messages()), file=sys.stderr)
"""
"""Collects, speaks, remembers and saves; tells how many things are in the plan, and what went wrong."""


def is_one_clear_sentence(lines, language):
    assert len(lines) == 1, lines
    assert any(words in lines[0] for words in WANTED[language]), lines
    assert "Traceback" not in lines[0]


@LANGUAGES
@pytest.mark.parametrize("what", ["export", "index"])
def test_a_full_disk_leaves_the_old_file(tmp_path, what, language):
    (tmp_path / "mine.ttl").write_text("<http://a> <http://p> 1, 2 .")
    (tmp_path / "out.nt").write_text("old")
    program = WRITE[what].replace('"new"', '"new " * 2')
    done = run(program, tmp_path, before=FULL, LC_ALL=language)
    assert done.returncode in {2, 3}, done.stderr
    assert len(said(done)) == 1, done.stderr
    assert "Traceback" not in said(done)[0]
    assert (tmp_path / "out.nt").read_text() == "old"
    assert not [*tmp_path.rglob("*.draft")]
    assert run(WRITE[what], tmp_path).returncode == 0


@LANGUAGES
def test_a_full_disk_leaves_what_was_remembered_and_goes_on(tmp_path, language):
    home = tmp_path / "home"
    home.mkdir()
    for name in ("plan", "history"):
        (home / f"{name}.json").write_text("[]")
    done = run(REMEMBER.format(language=language[:2]), tmp_path, before=FULL, LC_ALL=language)
    assert (done.returncode, done.stdout) == (0, b"2\n"), "the plan is kept in mind"
    lines = said(done)
    assert len(lines) == 5
    for line in lines:
        is_one_clear_sentence([line], language)
    assert [json.loads((home / f"{name}.json").read_text()) for name in ("plan", "history")] == [[], []]


@LANGUAGES
@pytest.mark.parametrize("kind", ["file", "closed"])
def test_a_folder_that_cannot_be_written_is_told_and_the_program_goes_on(tmp_path, kind, language):
    tmp_path.chmod(0o755)
    home = tmp_path / "home"
    if kind == "file":
        home.write_text("a file in the place of the folder")
    else:
        home.mkdir(mode=0o555)
    done = run(
        REMEMBER.format(language=language[:2]), tmp_path, before=HELD_BACK if kind == "closed" else "", LC_ALL=language
    )
    assert (done.returncode, done.stdout) == (0, b"2\n"), done.stderr
    for line in said(done):
        assert "Traceback" not in line
        assert str(home) in line


@LANGUAGES
def test_a_closed_folder_takes_no_export_and_says_so(tmp_path, language):
    tmp_path.chmod(0o555)
    done = run(WRITE["export"], tmp_path, before=HELD_BACK, LC_ALL=language)
    assert done.returncode == 2
    is_one_clear_sentence(said(done), language)


@LANGUAGES
def test_a_closed_folder_becomes_no_index_and_says_so(tmp_path, language):
    (tmp_path / "mine.ttl").write_text("<http://a> <http://p> 1 .")
    (tmp_path / "index").mkdir(mode=0o555)
    tmp_path.chmod(0o755)
    done = run(WRITE["index"], tmp_path, before=HELD_BACK, LC_ALL=language)
    assert done.returncode in {2, 3}
    assert len(said(done)) == 1, done.stderr
    assert "index" in said(done)[0]
    assert "Traceback" not in said(done)[0]


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "arguments", [["ask", "grote groepen fysiek"], ["ask", "--json", "grote groepen"], ["prefixes"]]
)
def test_a_full_standard_output_is_told(arguments):
    with FULL_DEVICE.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "assistant.doors", *arguments], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2, done.stderr
    assert [line for line in said(done) if "No space left" in line] == said(done), done.stderr
    assert "report it" not in said(done)[0]

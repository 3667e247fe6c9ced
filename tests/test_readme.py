"""The README runs, and so do the pages in docs: commands print what is shown, and targets and files exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from assistant.doors.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = "\n".join([README, *(page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").glob("*.md")))])
SHOWN = re.findall(r"^\$ bindwijzer (.+)\n((?:(?!\$ |```).*\n)*)", PAGES, re.MULTILINE)


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_command_prints_what_the_readme_shows(command, output, capsys):
    main(shlex.split(command))
    printed, shown = capsys.readouterr().out, output.removesuffix("…\n")
    assert printed.startswith(shown) if output.endswith("…\n") else printed == shown


def test_the_readme_shows_three_answers_on_its_first_screen():
    first = README.partition("\n## ")[0]
    assert first.count("\n$ bindwijzer ask ") == 3
    assert "](docs/pictures/" in first


def test_named_targets_and_files_exist():
    targets = set(re.findall(r"\bmake ([a-z]+)", README))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)
    for path in re.findall(r"`((?:ontology|data|kg|assistant|tests|docs|benchmarks|\.ci)/[\w./-]*)`", PAGES):
        assert (ROOT / path.replace("xx.", "en.")).exists(), path  # xx is the language that a reader adds

"""What stands about the project in several places is the same everywhere."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from kg.vocabulary import VERSION

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LICENCE = (ROOT / "LICENSE").read_text(encoding="utf-8")
CITATION = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_version_is_one():
    version = PROJECT["project"]["version"]
    assert version == VERSION
    assert re.search(r"^version: (.+)$", CITATION, re.MULTILINE)[1] == version


def test_the_licences_are_the_same():
    told = re.search(r"^license:\n((?:  - .+\n)+)", CITATION, re.MULTILINE)[1]
    assert re.findall(r"  - (.+)", told) == PROJECT["project"]["license"].split(" AND ")


def test_the_licence_of_the_source_is_told_as_it_is():
    assert "The licence of that source document itself is unknown." in LICENCE
    assert "The licence of that source itself is unknown." in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_changelog_is_kept():
    headings = re.findall(r"^## \[(.+?)\](?: - \d{4}-\d\d-\d\d)?$", CHANGELOG, re.MULTILINE)
    assert headings[0] == "Unreleased"
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE)) <= kinds


def test_everything_that_the_source_distribution_names_is_there():
    for path in PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]:
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")), ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target


AS_PUBLISHED = {
    "yasgui.min.js": "55034eaac74c55f55fbd1eeed008ae38a79053651cbed2b453f1fcfd895a4b75",
    "yasgui.min.css": "085b94556b97f9928981bdedb6848fd11ad4d8d950e821f0d698c58ca538fc55",
}
"""SHA-256 of the files of others, as the npm registry gives them in @zazuko/yasgui 4.6.2."""


@pytest.mark.parametrize("name", AS_PUBLISHED)
def test_a_file_of_others_is_as_its_makers_published_it(name):
    content = (ROOT / "assistant" / "doors" / "http" / "static" / "yasgui" / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == AS_PUBLISHED[name]

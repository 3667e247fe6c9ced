"""The documentation runs: its queries give what it shows, its drawing is that of the ontology, its recipes work."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.doors.cli import main
from assistant.doors.http.app import application
from kg.prefixes import KNOWN
from tests.doors.http.conftest import options, serve

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {file.name: file.read_text(encoding="utf-8") for file in DOCS.glob("*.md")}
WORKED = re.findall(
    r"^## ([^\n]+)\n\n```sparql\n(.*?)```\n\n```text\n(.*?)```$", PAGES["queries.md"], re.MULTILINE | re.DOTALL
)
RECIPES = re.findall(r"```python\n(.*?)```", PAGES["loading.md"], re.DOTALL)


@pytest.mark.parametrize(("query", "shown"), [each[1:] for each in WORKED], ids=[each[0] for each in WORKED])
def test_a_worked_query_gives_what_is_shown(query, shown, capfdbinary, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["sparql", query]) == 0
    assert capfdbinary.readouterr().out.decode().rstrip("\n") == shown.rstrip("\n")


def test_ten_queries_are_worked():
    assert len(WORKED) == 10


def test_the_drawing_is_that_of_the_ontology():
    spec = importlib.util.spec_from_file_location("draw_model", DOCS / "draw_model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.drawing() in PAGES["README.md"]
    assert "WorkForm --> Setting : suitableIn" in module.drawing()


def test_all_known_prefixes_are_listed():
    listed = dict(re.findall(r"^\| `(\w+):` \| `(\S+)` \|$", PAGES["README.md"], re.MULTILINE))
    assert listed == KNOWN


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("loading")
    for name, shape in (("bindwijzer.ttl", "ttl"), ("bindwijzer.rdf", "rdfxml")):
        main(["export", "--format", shape, "-o", str(made / name)])
    return made


@pytest.mark.parametrize("number", range(len(RECIPES)))
def test_a_recipe_in_python_works(number, folder):
    recipe = RECIPES[number]
    if "pandas" in recipe:  # the project does not need it
        recipe = recipe.replace("import pandas\n", "import csv\n").replace(
            "pandas.read_csv(io.BytesIO(table)).shape", "len(list(csv.DictReader(io.StringIO(table.decode()))))"
        )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [sys.executable, "-W", "ignore", "-c", recipe]
    run = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True, env={**os.environ, "PATH": path}
    )
    assert run.stdout.strip() == "31"


def test_every_address_of_the_server_is_told():
    service = serve.open_service(options())
    try:
        paths = {getattr(route, "path", "") for route in application(service).routes}
    finally:
        service.workers.close()
        service.talk.close()
    told = re.findall(r"`(/[\w./]*)", PAGES["endpoint.md"])
    named = {path.partition("{")[0].rstrip("/") for path in paths} - {"/static", ""}
    assert {path for path in named if not path.startswith("/selection.")} <= {path.rstrip("/") for path in told}


@pytest.mark.parametrize("name", PAGES)
def test_links_between_pages_lead_somewhere(name):
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", PAGES[name]):
        assert (DOCS / target).exists(), target

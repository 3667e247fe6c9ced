"""Draw the classes of the ontology and the relations between them, as Mermaid, from the ontology itself.

python docs/draw_model.py        # renews the drawing in docs/README.md
"""

from __future__ import annotations

import re
from pathlib import Path

from kg import resources
from kg.oxigraph import OxigraphStore
from kg.store import text
from kg.vocabulary import DEF

PAGE = Path(__file__).parent / "README.md"
_DRAWING = re.compile(r"```mermaid\n.*?```\n", re.DOTALL)
_CLASSES = f"""
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?wider ?class {{
  ?class rdfs:subClassOf ?wider ; rdfs:isDefinedBy <{DEF}> . ?wider a owl:Class ; rdfs:isDefinedBy <{DEF}> .
}} ORDER BY ?wider ?class"""
_RELATIONS = f"""
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?domain ?property ?range {{
  ?property a owl:ObjectProperty ; rdfs:isDefinedBy <{DEF}> ; rdfs:domain ?domain ; rdfs:range ?range .
  FILTER (ISIRI(?domain) && ISIRI(?range))
}} ORDER BY ?domain ?property"""


def drawing() -> str:
    """Return the drawing: an arrow with an open head from a class to a wider one, a plain arrow for a relation."""
    store = OxigraphStore.from_files([resources.ontology("core")])
    wider = [f"  {_name(row['wider'])} <|-- {_name(row['class'])}" for row in store.select(_CLASSES).rows]
    relations = [
        f"  {_name(row['domain'])} --> {_name(row['range'])} : {_name(row['property'])}"
        for row in store.select(_RELATIONS).rows
    ]
    return "\n".join(["```mermaid", "classDiagram", "  direction LR", *wider, *relations, "```", ""])


def _name(term: object) -> str:
    return text(term).removeprefix(DEF)  # type: ignore[arg-type]


def main() -> None:
    """Put the drawing in the page."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_DRAWING.sub(lambda _: drawing(), page), encoding="utf-8")


if __name__ == "__main__":
    main()

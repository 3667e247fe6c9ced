"""The service description: what `/sparql` says of itself (SPARQL 1.1 Service Description, VoID)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.results import GRAPH_FORMATS, ROW_FORMATS
from kg.terms import Iri, render

if TYPE_CHECKING:
    from kg.process import Started

_FORMATS = {
    "json": "SPARQL_Results_JSON", "xml": "SPARQL_Results_XML", "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV", "ttl": "Turtle", "nt": "N-Triples", "jsonld": "JSON-LD", "rdfxml": "RDF_XML",
}  # fmt: skip
"""The names of formats below http://www.w3.org/ns/formats/."""

_TURTLE = """
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
@prefix dcterms: <http://purl.org/dc/terms/> .

[] a sd:Service ;
    sd:endpoint {endpoint} ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:EmptyGraphs ;
    sd:resultFormat {formats} ;
    sd:defaultDataset [
        a sd:Dataset ;
        dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
        sd:defaultGraph [ a sd:Graph ; void:triples {triples} ]{named}
    ] .
"""


def description(endpoint: str, graph: Started) -> str:
    """Return the description of the service at an address, as Turtle."""
    formats = ", ".join(f"formats:{_FORMATS[name]}" for name in (*ROW_FORMATS, *GRAPH_FORMATS))
    named = "".join(
        f" ;\n        sd:namedGraph [ a sd:NamedGraph ; sd:name {render(Iri(name))} ; sd:graph [ a sd:Graph ] ]"
        for name in sorted(graph.graphs)
    )
    return _TURTLE.format(endpoint=render(Iri(endpoint)), formats=formats, triples=graph.triples, named=named)

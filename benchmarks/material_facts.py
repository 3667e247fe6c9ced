"""The facts that invented material consists of, as blocks of Turtle."""

from __future__ import annotations

Pair = tuple[str, str]
"""The same in Dutch and in English."""
Facts = list[tuple[str, list[str]]]
"""Properties with their values."""


def texts(pair: Pair) -> list[str]:
    """Return a text in both languages as two literals."""
    return [f'"{pair[0]}"@nl', f'"{pair[1]}"@en']


def block(subject: str, facts: Facts) -> tuple[str, int]:
    """Return a block of Turtle and its number of triples."""
    told = " ;\n    ".join(f"{name} {' , '.join(values)}" for name, values in facts)
    return f"\n{subject} {told} .\n", sum(len(values) for _, values in facts)


def source() -> Facts:
    """Return the facts of the source of the institution."""
    return [
        ("a", ["owl:NamedIndividual", "bw:SourceDocument"]),
        ("dcterms:identifier", ['"XC-0"']),
        ("dcterms:title", texts(("Handboek van de instelling", "Handbook of the institution"))),
        ("skos:prefLabel", texts(("Handboek van de instelling", "Handbook of the institution"))),
        (
            "skos:definition",
            texts(("Het handboek met eigen werkvormen en tips.", "The handbook with work forms and tips of its own.")),
        ),
        ("bw:basis", ["bw:editorial"]),
        ("bw:rationale", texts(("Verzonnen, om mee te meten.", "Invented, to measure with."))),
    ]


def scheme() -> Facts:
    """Return the facts of the scheme of its concepts."""
    names = ("Eigen begrippen van de instelling", "Concepts of the institution")
    return [
        ("a", ["owl:NamedIndividual", "skos:ConceptScheme"]),
        ("rdfs:label", texts(names)),
        ("skos:prefLabel", texts(names)),
        (
            "skos:definition",
            texts(
                (
                    "De werkvormen en hulpmiddelen die de instelling zelf beschrijft.",
                    "The work forms and tools that the institution describes itself.",
                )
            ),
        ),
        ("bw:basis", ["bw:editorial"]),
        ("bw:rationale", texts(("Verzonnen, om mee te meten.", "Invented, to measure with."))),
    ]


def section(number: int) -> Facts:
    """Return the facts of a section of its source."""
    return [
        ("a", ["owl:NamedIndividual", "bw:SourceSection"]),
        ("dcterms:identifier", [f'"XC-{number + 1}"']),
        ("skos:prefLabel", texts((f"Handboek, katern {number + 1}", f"Handbook, quire {number + 1}"))),
        (
            "skos:definition",
            texts((f"Het {number + 1}e katern van het handboek.", f"Quire {number + 1} of the handbook.")),
        ),
        ("bw:sectionNumber", [str(number + 101)]),
        ("dcterms:isPartOf", ["own:bron"]),
        ("bw:basis", ["bw:explicit"]),
        ("dcterms:source", ["own:bron"]),
    ]


def placement(names: Pair, setting: str, section: str) -> Facts:
    """Return the facts of the place of a work form in the matrix."""
    return [
        ("a", ["owl:NamedIndividual", "bw:Placement"]),
        ("skos:prefLabel", texts((f"Plaats van {names[0]}", f"Place of {names[1]}"))),
        ("bw:inSetting", [setting]),
        ("bw:basis", ["bw:explicit"]),
        ("dcterms:source", [section]),
    ]

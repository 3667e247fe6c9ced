"""Invented material of an institution, in any amount: work forms, tips and activities that join our own vocabulary.

Every item has names in both languages (preferred, alternative and search words), a definition, its place in our facets,
tools and a source of the institution; some names differ in one word or letter only. The classes above an item's own and
`bw:suitableIn` are written out, for `bindwijzer index` does not reason. The same seed gives the same bytes, and less
material is the beginning of more.
Run with `python -m benchmarks.material FILE [TRIPLES [SEED]]`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.material_facts import block, placement, scheme, section, source, texts
from benchmarks.material_names import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.material_facts import Facts, Pair

_PREFIXES = {
    "bw": "https://w3id.org/bindwijzer/def/",
    "ours": "https://w3id.org/bindwijzer/id/",
    "own": "https://example.org/instelling/",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_PARTNERS = ("studenten-onderling", "docent-en-vak")
_MODALITIES = ("fysiek", "online-synchroon", "online-asynchroon")
_PRINCIPLES = (
    "elkaar-leren-kennen",
    "programma-en-instructiestrategieen",
    "delen-van-informatie-en-kennis",
    "gedeelde-en-gezamenlijke-doelen",
    "vertrouwen-en-samenwerken",
    "bereidheid-om-mee-te-doen",
    "hulpbronnen-en-randvoorwaarden",
)
_PRESENCES = ("sociale", "cognitieve", "pedagogische")
_ASPECTS = ("veiligheid", "open-communicatie", "groepscohesie", "emotionele-binding")
_PHASES = ("aanhaken", "ontdekken", "socialiseren", "thuisvoelen", "groeien")
_EVERY_SOURCE, _EVERY_TOOL = 200, 300
"""Items after which the institution has another section of its source, and another tool."""
_CODES = {
    "WorkForm": "XW",
    "PrincipleTip": "XP",
    "PresenceTip": "XT",
    "PresenceWorkForm": "XS",
    "OnboardingActivity": "XO",
}
_KINDS = ("WorkForm", "PrincipleTip", "WorkForm", "PresenceTip", "WorkForm", "OnboardingActivity", "PrincipleTip")
_CONCEPT = [("a", ["skos:Concept"]), ("skos:inScheme", ["own:stelsel"]), ("skos:topConceptOf", ["own:stelsel"])]
_ABOVE = {
    "WorkForm": ("Practice",),
    "PrincipleTip": ("Practice", "Tip"),
    "PresenceTip": ("Practice", "Tip"),
    "PresenceWorkForm": ("Practice", "Tip", "PresenceTip"),
    "OnboardingActivity": ("Practice", "PhasePractice"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the institution, as a question may name it."""

    code: str
    kind: str
    labels: Pair
    other: Pair
    """Alternative names."""
    near: bool
    """Whether its name differs from that of the item before in one word or letter only."""


@dataclass(frozen=True, slots=True)
class Material:
    """What was written."""

    triples: int
    items: tuple[Item, ...]


class Institution:
    """Invents items one after another."""

    def __init__(self, seed: int = 1) -> None:
        self._random = Random(seed).random  # noqa: S311 - invented, and to be invented again
        self._names = Names(self._random)

    def blocks(self) -> Iterator[tuple[str, int, Item | None]]:
        """Yield blocks of Turtle without end, each with its number of triples and the item it is about."""
        yield *block("own:bron", source()), None
        yield *block("own:stelsel", scheme()), None
        for number in count():
            if number % _EVERY_SOURCE == 0:
                yield *block(f"own:deel-{number // _EVERY_SOURCE}", section(number // _EVERY_SOURCE)), None
            if number % _EVERY_TOOL == 0:
                yield *block(f"own:middel-{number // _EVERY_TOOL}", self._tool(number // _EVERY_TOOL)), None
            yield from self._item(number)

    def _one_of(self, listed: Sequence[str]) -> str:
        return listed[int(self._random() * len(listed))]

    def _item(self, number: int) -> Iterator[tuple[str, int, Item | None]]:
        kind = _KINDS[number % len(_KINDS)]
        if kind == "PresenceTip" and number % 2:
            kind = "PresenceWorkForm"
        names, others, near = self._names.named()
        code, own = f"{_CODES[kind]}-{number:06}", f"own:{number}"
        part = f"own:deel-{number // _EVERY_SOURCE}"
        told = (
            f"{names[0]}, zoals de instelling die kent onder {code}.",
            f"{names[1]}, as the institution knows it under {code}.",
        )
        facts: Facts = [
            ("a", ["owl:NamedIndividual", f"bw:{kind}", *(f"bw:{above}" for above in _ABOVE[kind])]),
            ("dcterms:identifier", [f'"{code}"']),
            ("skos:prefLabel", texts(names)),
            ("skos:altLabel", texts(others)),
            ("skos:hiddenLabel", [text for pair in self._search_words(names, number) for text in texts(pair)]),
            ("skos:definition", texts(told)),
            ("bw:basis", ["bw:explicit"]),
            ("dcterms:source", [part]),
        ]
        if self._random() < 0.3:
            facts.append(("bw:usesTool", [f"own:middel-{int(self._random() * (number // _EVERY_TOOL + 1))}"]))
        if kind == "WorkForm":
            places = self._settings()
            facts += [*_CONCEPT, ("bw:suitableIn", places), ("bw:hasPlacement", [f"own:plaats-{number}"])]
            yield *block(f"own:plaats-{number}", placement(names, places[0], part)), None
        facts += self._belongs(kind)
        yield *block(own, facts), Item(code, kind, names, others, near)

    def _search_words(self, names: Pair, number: int) -> list[Pair]:
        short = names[0].partition(" voor ")[0].lower(), names[1].partition(" for ")[0].lower()
        told = [(f"{names[0].lower()} nr {number}", f"{names[1].lower()} no {number}")]
        return told + [(f"{short[0]} {number}", f"{short[1]} {number}")] * (self._random() < 0.5)

    def _settings(self) -> list[str]:
        partner = _PARTNERS[self._random() < 0.2]
        found = []
        for modality in dict.fromkeys((self._one_of(_MODALITIES), self._one_of(_MODALITIES))):
            size = "" if partner == "docent-en-vak" else ("-grote-groep" if self._random() < 0.5 else "-kleine-groep")
            found.append(f"<{_PREFIXES['ours']}setting/{partner}-{modality}{size}>")
        return sorted(found)

    def _belongs(self, kind: str) -> Facts:
        if kind == "PrincipleTip":
            principle = self._one_of(_PRINCIPLES)
            return [
                ("bw:elaboratesPrinciple", [f"<{_PREFIXES['ours']}principle/{principle}>"]),
                ("bw:principleCertainty", ["bw:sure"]),
            ]
        if kind in {"PresenceTip", "PresenceWorkForm"}:
            presence = "sociale" if kind == "PresenceWorkForm" else self._one_of(_PRESENCES)
            facts: Facts = [("bw:strengthensPresence", [f"<{_PREFIXES['ours']}presence/{presence}-aanwezigheid>"])]
            if presence == "sociale" and kind == "PresenceTip":
                facts.append(("bw:developsAspect", [f"<{_PREFIXES['ours']}aspect/{self._one_of(_ASPECTS)}>"]))
            return facts
        if kind == "OnboardingActivity":
            return [("bw:belongsToPhase", [f"<{_PREFIXES['ours']}phase/{self._one_of(_PHASES)}>"])]
        return []

    def _tool(self, number: int) -> Facts:
        name = self._names.proper().capitalize() + str(number)
        return [
            ("a", ["owl:NamedIndividual", "bw:Tool"]),
            *_CONCEPT,
            ("dcterms:identifier", [f'"XL-{number:04}"']),
            ("skos:prefLabel", texts((f"{name}-bord", f"{name} board"))),
            (
                "skos:definition",
                texts(
                    (
                        f"Een eigen prikbord van de instelling, genoemd {name}.",
                        f"A pinboard of the institution's own, called {name}.",
                    )
                ),
            ),
            ("bw:basis", ["bw:explicit"]),
            ("dcterms:source", ["own:deel-0"]),
        ]


def write(file: Path, triples: int, seed: int = 1, *, kept: int = 2000) -> Material:
    """Write about this many triples as Turtle, at most a block more; `kept` items, evenly spread, are told."""
    written, items, every = 0, [], max(triples // 26 // kept, 1)
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(f"@prefix {name}: <{address}> .\n" for name, address in _PREFIXES.items())
        for number, (block, size, item) in enumerate(Institution(seed).blocks()):
            stream.write(block)
            written += size
            if item and (number % every == 0 or item.near):
                items.append(item)
            if written >= triples:
                return Material(written, tuple(items))
    raise AssertionError("blocks never end")


if __name__ == "__main__":
    found = write(Path(sys.argv[1]), *map(int, sys.argv[2:4] or [3000]))
    print(f"{found.triples} triples")

"""Invented material of an institution, in any amount: work forms, tips and activities that join our own vocabulary.

Every item has names in both languages (preferred, alternative and search words), a definition, its place in our facets,
tools and a source of the institution; some names differ in one word or letter only. The classes above an item's own and
`bw:suitableIn` are written out, for `bindwijzer index` does not reason. The same seed gives the same bytes, and less
material is the beginning of more.
Run with `python -m benchmarks.material FILE [TRIPLES [SEED]]`.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Pair = tuple[str, str]
    """The same in Dutch and in English."""
    Facts = list[tuple[str, list[str]]]

_WORDS = Path(__file__).with_suffix(".toml")
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
_NEAR = 0.15
"""The share of items whose name differs from that of another in one word or letter."""
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
        self._words: dict[str, list[Pair]] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
        self._used: set[str] = set()
        self._last: tuple[Pair, Pair] | None = None

    def blocks(self) -> Iterator[tuple[str, int, Item | None]]:
        """Yield blocks of Turtle without end, each with its number of triples and the item it is about."""
        yield *_block("own:bron", _source()), None
        yield *_block("own:stelsel", _scheme()), None
        for number in count():
            if number % _EVERY_SOURCE == 0:
                yield *_block(f"own:deel-{number // _EVERY_SOURCE}", _section(number // _EVERY_SOURCE)), None
            if number % _EVERY_TOOL == 0:
                yield *_block(f"own:middel-{number // _EVERY_TOOL}", self._tool(number // _EVERY_TOOL)), None
            yield from self._item(number)

    def _pick(self, listed: Sequence[Pair]) -> Pair:
        return listed[int(self._random() * len(listed))]

    def _one_of(self, listed: Sequence[str]) -> str:
        return listed[int(self._random() * len(listed))]

    def _proper(self) -> str:
        """Return an invented proper name."""
        return "".join(self._one_of(self._words["syllables"]) for _ in range(3 + (self._random() < 0.4)))  # type: ignore[arg-type]

    def _named(self) -> tuple[Pair, Pair, bool]:
        """Return a name and another one that nothing else has, and whether they are like those before."""
        near = self._last is not None and self._random() < _NEAR
        names, others = self._like(*self._last) if near and self._last else self._new()
        while names[0].lower() in self._used or others[0].lower() in self._used:
            names, others = self._new()
            near = False
        self._used |= {names[0].lower(), others[0].lower()}
        self._last = (names, others)
        return names, others, near

    def _new(self) -> tuple[Pair, Pair]:
        (act, act_en), (topic, topic_en) = self._pick(self._words["activities"]), self._pick(self._words["topics"])
        (for_, for_en), (how, how_en) = self._pick(self._words["audiences"]), self._pick(self._words["manners"])
        proper = self._proper().capitalize()
        names: list[tuple[Pair, Pair]] = [
            (
                (
                    f"{how.capitalize()} {act} over {topic} voor {for_}",
                    f"{how_en.capitalize()} {act_en} on {topic_en} for {for_en}",
                ),
                (f"{topic}{act} {proper}", f"{proper} {topic_en} {act_en}"),
            ),
            (
                (f"{proper}: {act} met {for_}", f"{proper}: {act_en} with {for_en}"),
                (f"{how} {act} {proper}", f"{how_en} {act_en} {proper}"),
            ),
            (
                (f"{topic.capitalize()}{act} van {proper}", f"{topic_en.capitalize()} {act_en} by {proper}"),
                (f"{act} {proper} voor {for_}", f"{act_en} {proper} for {for_en}"),
            ),
        ]
        return names[int(self._random() * len(names))]

    def _like(self, names: Pair, others: Pair) -> tuple[Pair, Pair]:
        """Return names that differ from these in a word or a letter."""
        part = 2 + int(self._random() * 4)
        ways: list[Callable[[Pair], Pair]] = [
            lambda pair: (f"{pair[0]}, deel {part}", f"{pair[1]}, part {part}"),
            lambda pair: (f"{pair[0]} in het groen", f"{pair[1]} outdoors"),
            lambda pair: (f"{pair[0][:-1]}x", f"{pair[1][:-1]}x"),
        ]
        way = ways[int(self._random() * len(ways))]
        return way(names), way(others)

    def _item(self, number: int) -> Iterator[tuple[str, int, Item | None]]:
        kind = _KINDS[number % len(_KINDS)]
        if kind == "PresenceTip" and number % 2:
            kind = "PresenceWorkForm"
        names, others, near = self._named()
        code, own = f"{_CODES[kind]}-{number:06}", f"own:{number}"
        section = f"own:deel-{number // _EVERY_SOURCE}"
        facts: Facts = [
            ("a", ["owl:NamedIndividual", f"bw:{kind}", *(f"bw:{above}" for above in _ABOVE[kind])]),
            ("dcterms:identifier", [f'"{code}"']),
            ("skos:prefLabel", _texts(names)),
            ("skos:altLabel", _texts(others)),
            ("skos:hiddenLabel", [text for pair in self._search_words(names, number) for text in _texts(pair)]),
            (
                "skos:definition",
                _texts(
                    (
                        f"{names[0]}, zoals de instelling die kent onder {code}.",
                        f"{names[1]}, as the institution knows it under {code}.",
                    )
                ),
            ),
            ("bw:basis", ["bw:explicit"]),
            ("dcterms:source", [section]),
        ]
        if self._random() < 0.3:
            facts.append(("bw:usesTool", [f"own:middel-{int(self._random() * (number // _EVERY_TOOL + 1))}"]))
        if kind == "WorkForm":
            places = self._settings()
            facts += [*_CONCEPT, ("bw:suitableIn", places), ("bw:hasPlacement", [f"own:plaats-{number}"])]
            yield *_block(f"own:plaats-{number}", _placement(names, places[0], section)), None
        facts += self._belongs(kind)
        yield *_block(own, facts), Item(code, kind, names, others, near)

    def _search_words(self, names: Pair, number: int) -> list[Pair]:
        short = names[0].partition(" voor ")[0].lower(), names[1].partition(" for ")[0].lower()
        told = [(f"{names[0].lower()} nr {number}", f"{names[1].lower()} no {number}")]
        return told + [(f"{short[0]} {number}", f"{short[1]} {number}")] * (self._random() < 0.5)

    def _settings(self) -> list[str]:
        partner = _PARTNERS[self._random() < 0.2]
        found = []
        for modality in {self._one_of(_MODALITIES), self._one_of(_MODALITIES)}:
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
        name = self._proper().capitalize() + str(number)
        return [
            ("a", ["owl:NamedIndividual", "bw:Tool"]),
            *_CONCEPT,
            ("dcterms:identifier", [f'"XL-{number:04}"']),
            ("skos:prefLabel", _texts((f"{name}-bord", f"{name} board"))),
            (
                "skos:definition",
                _texts(
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


def _texts(pair: Pair) -> list[str]:
    return [f'"{pair[0]}"@nl', f'"{pair[1]}"@en']


def _block(subject: str, facts: Facts) -> tuple[str, int]:
    told = " ;\n    ".join(f"{name} {' , '.join(values)}" for name, values in facts)
    return f"\n{subject} {told} .\n", sum(len(values) for _, values in facts)


def _source() -> Facts:
    return [
        ("a", ["owl:NamedIndividual", "bw:SourceDocument"]),
        ("dcterms:identifier", ['"XC-0"']),
        ("dcterms:title", _texts(("Handboek van de instelling", "Handbook of the institution"))),
        ("skos:prefLabel", _texts(("Handboek van de instelling", "Handbook of the institution"))),
        (
            "skos:definition",
            _texts(("Het handboek met eigen werkvormen en tips.", "The handbook with work forms and tips of its own.")),
        ),
        ("bw:basis", ["bw:editorial"]),
        ("bw:rationale", _texts(("Verzonnen, om mee te meten.", "Invented, to measure with."))),
    ]


def _scheme() -> Facts:
    names = ("Eigen begrippen van de instelling", "Concepts of the institution")
    return [
        ("a", ["owl:NamedIndividual", "skos:ConceptScheme"]),
        ("rdfs:label", _texts(names)),
        ("skos:prefLabel", _texts(names)),
        (
            "skos:definition",
            _texts(
                (
                    "De werkvormen en hulpmiddelen die de instelling zelf beschrijft.",
                    "The work forms and tools that the institution describes itself.",
                )
            ),
        ),
        ("bw:basis", ["bw:editorial"]),
        ("bw:rationale", _texts(("Verzonnen, om mee te meten.", "Invented, to measure with."))),
    ]


def _section(number: int) -> Facts:
    return [
        ("a", ["owl:NamedIndividual", "bw:SourceSection"]),
        ("dcterms:identifier", [f'"XC-{number + 1}"']),
        ("skos:prefLabel", _texts((f"Handboek, katern {number + 1}", f"Handbook, quire {number + 1}"))),
        (
            "skos:definition",
            _texts((f"Het {number + 1}e katern van het handboek.", f"Quire {number + 1} of the handbook.")),
        ),
        ("bw:sectionNumber", [str(number + 101)]),
        ("dcterms:isPartOf", ["own:bron"]),
        ("bw:basis", ["bw:explicit"]),
        ("dcterms:source", ["own:bron"]),
    ]


def _placement(names: Pair, setting: str, section: str) -> Facts:
    return [
        ("a", ["owl:NamedIndividual", "bw:Placement"]),
        ("skos:prefLabel", _texts((f"Plaats van {names[0]}", f"Place of {names[1]}"))),
        ("bw:inSetting", [setting]),
        ("bw:basis", ["bw:explicit"]),
        ("dcterms:source", [section]),
    ]


if __name__ == "__main__":
    found = write(Path(sys.argv[1]), *map(int, sys.argv[2:4] or [3000]))
    print(f"{found.triples} triples")

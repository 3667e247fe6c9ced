"""Topic words in a reading: a question for what concerns them, or for the thing that they describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding import weights
from assistant.understanding.intent import placeholder
from assistant.understanding.lexicon import CLASS
from assistant.understanding.slots import SlotValue
from assistant.understanding.topic import PRACTICES

if TYPE_CHECKING:
    from assistant.understanding.reader import Reader

_PRACTICE_KINDS = {"Practice", "WorkForm", "Tip", "OnboardingActivity", "PhasePractice", "PhaseGuidance"}
_MOST_ITEMS, _FEW_ITEMS = 12, 3


def take_topic(reader: Reader) -> None:
    """Read the question as one for whatever concerns its topic words."""
    mentions, found = reader.frame.mentions, reader.found
    named = sorted({name.entity for m in mentions for name in m.names if name.entity.kind in PRACTICES})
    for entity in dict.fromkeys([*found.entities[:_MOST_ITEMS], *named]):
        reader.values.append(SlotValue("topic", entity, 0, 0, round(100 * found.coverage)))
    strange = [m for m in mentions if m.names_kind and not m.kinds & _PRACTICE_KINDS]
    facets = [m for m in mentions if all(name.entity.kind not in {*PRACTICES, CLASS} for name in m.names)]
    heard = [token for token in reader.frame.tokens if token.corrected and token.folded in found.words]
    reader.evidence += weights.TOPIC * found.coverage**2 * min(found.asked, 2) * weights.trust(heard)
    reader.against += weights.TOPIC_MISSED * (1 - found.coverage) + (0 if reader.is_told else weights.TOPIC_DOUBT)
    reader.against += weights.UNFIT_KIND * len(strange)
    reader.against += weights.UNFIT * (len(facets) + len(reader.frame.counts))
    if _show(reader, "topic"):
        reader.explained.update(range(len(reader.frame.tokens)))


def take_topic_as_item(reader: Reader) -> None:
    """Find the thing that a question describes in other words than its names."""
    able = [entity for entity in reader.found.entities if reader.intent.takes("item", entity)]
    if reader.found.asked > 1 and 0 < len(able) <= _FEW_ITEMS and _show(reader, "item"):
        score = round(100 * reader.found.coverage)
        reader.values += [SlotValue("item", entity, 0, 0, score) for entity in able]
        reader.evidence += reader.found.coverage
        reader.explained |= {i for i, word in enumerate(reader.frame.folded) if word in reader.found.words}


def _show(reader: Reader, slot: str) -> bool:
    """Let one placeholder stand for the topic words, from the first to the last; say whether enough were found."""
    at = [i for i, word in enumerate(reader.frame.folded) if word in reader.found.words]
    enough = bool(at) and reader.found.coverage >= weights.TOPIC_ENOUGH
    if enough:
        reader.shown[at[0]] = (at[-1] + 1, placeholder(slot))
    return enough

"""Topic words in a reading: a question for what concerns them, or for the thing that they describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding import weights
from assistant.understanding.lexicon import CLASS, HIDDEN, PRACTICES
from assistant.understanding.names import LETTERS
from assistant.understanding.phrasebook import placeholder
from assistant.understanding.slots import SlotValue

if TYPE_CHECKING:
    from assistant.understanding.account import Account

_PRACTICE_KINDS = {"Practice", "WorkForm", "Tip", "OnboardingActivity", "PhasePractice", "PhaseGuidance"}
_SCENES = {"GroupSize", "Modality", "ModalityGroup", "InteractionPartner", "Tool"}
"""The kinds of things that a description may hold: where it is done, with whom and with what."""
_MOST_ITEMS, _FEW_ITEMS = 12, 3


def take_topic(account: Account) -> None:
    """Read the question as one for whatever concerns its topic words."""
    mentions, found = account.frame.mentions, account.found
    named = sorted({name.entity for m in mentions for name in m.names if name.entity.kind in PRACTICES})
    for entity in dict.fromkeys([*found.entities[:_MOST_ITEMS], *named]):
        account.values.append(SlotValue("topic", entity, 0, 0, round(100 * found.coverage)))
    strange = [m for m in mentions if m.names_kind and not m.kinds & _PRACTICE_KINDS]
    facets = [m for m in mentions if all(name.entity.kind not in {*PRACTICES, CLASS} for name in m.names)]
    heard = [token for token in account.frame.tokens if token.corrected and token.folded in found.words]
    account.evidence += weights.TOPIC * found.coverage**2 * min(found.asked, 2) * weights.trust(heard)
    account.against += weights.TOPIC_MISSED * (1 - found.coverage) + (0 if account.is_told else weights.TOPIC_DOUBT)
    account.against += weights.UNFIT_KIND * len(strange)
    passing = [m for m in facets if m.things <= account.intent.context]
    account.against += weights.UNFIT * (len(facets) - len(passing) + len(account.frame.counts))
    account.against += weights.IN_PASSING * len(passing)
    if _show(account, "topic"):
        account.explained.update(range(len(account.frame.tokens)))


def take_topic_as_item(account: Account) -> None:
    """Find the thing that a question describes in other words than its names."""
    able = [entity for entity in account.found.entities if account.intent.takes("item", entity)]
    if account.found.asked > 1 and 0 < len(able) <= _FEW_ITEMS and _show(account, "item"):
        score = round(100 * account.found.coverage)
        account.values += [SlotValue("item", entity, 0, 0, score) for entity in able]
        account.evidence += account.found.coverage
        account.explained |= {i for i, word in enumerate(account.frame.folded) if word in account.found.words}


def take_description(account: Account) -> None:
    """Find the practice that a question describes to ask what it is called, if it names none."""
    mentions, found = account.frame.mentions, account.found
    outright = (m for m in mentions if m.length > (1 if m.score == LETTERS else 2) and not m.names_kind)
    if any(name.entity.kind not in _SCENES or name.rank < HIDDEN for m in outright for name in m.names):
        return
    kinds = frozenset[str]().union(*(m.kinds for m in mentions))
    able = [entity for entity in found.best if entity.kind in kinds] or [*found.best]
    at = [i for i, word in enumerate(account.frame.folded) if word in found.words]
    if (
        found.coverage < weights.DESCRIBED_ENOUGH
        or not at
        or not able
        or len(able) > (_FEW_ITEMS - 1 if len(found.words) > 1 else 1)
    ):
        return
    account.values = [SlotValue("item", entity, 0, 0, round(100 * found.coverage)) for entity in able]
    account.evidence, account.against = weights.DESCRIBED * found.coverage, 1 - found.coverage
    account.shown = {at[0]: (at[-1] + 1, placeholder("item"))}
    account.explained.update(range(len(account.frame.tokens)))


def without_others(account: Account) -> None:
    """Describe the one thing that is asked for alone, where its name is written out and that of others only nearly."""
    surest = max((value.score for value in account.values), default=0)
    account.values = [value for value in account.values if value.score == surest]


def without_scenes(account: Account) -> None:
    """Describe a practice alone where the question names its setting or its means as well: `an object on camera`."""
    kinds = {value.entity.kind for value in account.values}
    if kinds & PRACTICES and kinds & _SCENES and not account.frame.both:
        account.values = [value for value in account.values if value.entity.kind not in _SCENES]


def _show(account: Account, slot: str) -> bool:
    """Let one placeholder stand for the topic words, from the first to the last; say whether enough were found."""
    at = [i for i, word in enumerate(account.frame.folded) if word in account.found.words]
    enough = bool(at) and account.found.coverage >= weights.TOPIC_ENOUGH
    if enough:
        account.shown[at[0]] = (at[-1] + 1, placeholder(slot))
    return enough

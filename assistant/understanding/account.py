"""What one reading of a question explains, and what it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.understanding.frame import Frame
    from assistant.understanding.intent import Intent
    from assistant.understanding.lexicon import Entity, Lexicon
    from assistant.understanding.likeness import Shown
    from assistant.understanding.sense import Senses
    from assistant.understanding.slots import SlotValue
    from assistant.understanding.topic import Found


@dataclass
class Account:
    """One question read as one kind of question."""

    intent: Intent
    frame: Frame
    lexicon: Lexicon
    senses: Senses
    found: Found
    """What the topic words of the question find."""
    values: list[SlotValue] = field(default_factory=list)
    members: list[Entity] = field(default_factory=list)
    options: int = 0
    """How many names a yes/no question offers: two or more make it a choice."""
    explained: set[int] = field(default_factory=set)
    shown: dict[int, Shown] = field(default_factory=dict)
    kind_named: bool = False
    """Whether the question names the kind of thing that this kind of question answers with."""
    strays: bool = False
    """Whether words are left that speak of other things."""
    evidence: float = 0.0
    against: float = 0.0

    @property
    def is_told(self) -> bool:
        """Say whether one of the words that tell this kind of question from others is there."""
        said = self.senses.said if self.intent.query else self.senses.surely_said
        return not said.isdisjoint(self.intent.telling)

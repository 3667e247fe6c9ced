"""What one reading of a question explains, and what it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.understanding.frame import Frame
    from assistant.understanding.intent import Intent
    from assistant.understanding.lexicon import Entity, Lexicon
    from assistant.understanding.likeness import Shown
    from assistant.understanding.sense import Senses
    from assistant.understanding.slots import SlotValue
    from assistant.understanding.topic import Found


class Account:
    """One question read as one kind of question."""

    def __init__(self, intent: Intent, frame: Frame, lexicon: Lexicon, senses: Senses, found: Found) -> None:
        """Start with nothing explained; `found` is what the topic words of the question find."""
        self.intent, self.frame, self.lexicon, self.senses, self.found = intent, frame, lexicon, senses, found
        self.values: list[SlotValue] = []
        self.members: list[Entity] = []
        self.options = 0
        """How many names a yes/no question offers: two or more make it a choice."""
        self.explained: set[int] = set()
        self.shown: dict[int, Shown] = {}
        self.kind_named = False
        """Whether the question names the kind of thing that this kind of question answers with."""
        self.strays = False
        """Whether words are left that speak of other things."""
        self.evidence = self.against = 0.0

    @property
    def is_told(self) -> bool:
        """Say whether one of the words that tell this kind of question from others is there."""
        said = self.senses.said if self.intent.query else self.senses.surely_said
        return not said.isdisjoint(self.intent.telling)

"""Random typing errors, the same ones for the same seed."""

from __future__ import annotations

import random
import string


def with_errors(question: str, errors: int, seed: int) -> str:
    """Return a question with a number of random edits of letters: dropped, doubled, swapped or replaced."""
    chance = random.Random(f"{seed}:{question}")
    text = question
    for _ in range(errors):
        at = [i for i, character in enumerate(text) if character.isalpha()]
        if not at:
            return text
        text = _edit(text, chance.choice(at), chance)
    return text


def _edit(text: str, at: int, chance: random.Random) -> str:
    match chance.randrange(4):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + text[at] + text[at:]
        case 2 if at + 1 < len(text):
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        case _:
            return text[:at] + chance.choice(string.ascii_lowercase) + text[at + 1 :]

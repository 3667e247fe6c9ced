"""How sure a reading is: a score turned into the share of such readings that are right."""

from __future__ import annotations

from itertools import pairwise

ENOUGH = 0.52
"""The score below which a question counts as not understood."""
_KNOTS = (
    (0.0, 0.0),
    (0.4, 0.1),
    (0.52, 0.45),
    (0.58, 0.58),
    (0.66, 0.74),
    (0.74, 0.84),
    (0.8, 0.91),
    (0.9, 0.95),
    (1.0, 0.97),
    (1.3, 0.98),
)
"""Scores and the share of training questions with about that score that were answered right, by weights of others."""


def confidence(score: float) -> float:
    """Return the share of training questions read with this score that were answered right, 0 to 1.

    >>> confidence(0.65)
    0.72
    """
    for (low, below), (high, above) in pairwise(_KNOTS):
        if score <= high:
            return round(below + (above - below) * (max(score, low) - low) / (high - low), 2)
    return _KNOTS[-1][1]

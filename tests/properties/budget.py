"""How many examples a property is tried on: few in every run, many with `pytest --hypothesis-profile=deep`."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

CI, DEEP = "ci", "deep"
settings.register_profile(
    CI, max_examples=100, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(DEEP, settings.get_profile(CI), max_examples=5000, derandomize=False)


def share(part: float) -> settings:
    """Return settings with a part of the examples of the profile in use."""
    return settings(max_examples=max(1, round(part * settings.default.max_examples)))

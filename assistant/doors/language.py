"""The language in which the program speaks of itself: messages, help, errors."""

from __future__ import annotations

import os
from typing import Literal


def interface_language() -> Literal["nl", "en"]:
    """Return the language of the user's environment: Dutch where it says Dutch, else English."""
    for name in ("BINDWIJZER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "nl" if value.lower().startswith("nl") else "en"
    return "en"


def choose(*, nl: str, en: str) -> str:
    """Return the text in the language of the interface."""
    return nl if interface_language() == "nl" else en

"""List the prefixes that a query may use undeclared. · Toon de prefixen die een vraag zo kan gebruiken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.prefixes import declarations

if TYPE_CHECKING:
    import argparse


def declare(parser: argparse.ArgumentParser) -> None:
    """Name the options."""


def run(options: argparse.Namespace) -> int:
    """Print them as the lines that would declare them."""
    print(declarations(), end="")
    return 0

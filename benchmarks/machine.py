"""What the figures were measured on: the machine, Python, and the versions that matter."""

from __future__ import annotations

import datetime
import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("bindwijzer", "pyoxigraph", "rapidfuzz", "textual", "rdflib")


def circumstances() -> dict[str, str]:
    """Return date, machine, Python and versions in words; `load` is how busy the machine was with other things."""
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "versions": ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
        "load": f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "0",
    }


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or "processor unknown"
    found = re.search(r"^model name\s*: (.+)$", told, re.MULTILINE)
    return found[1] if found else "processor unknown"

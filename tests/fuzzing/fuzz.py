"""Coverage-guided fuzzing: `make fuzz`, or `python -m tests.fuzzing.fuzz recogniser --seconds 60`.

Needs the extra `fuzz` (atheris). What it finds comes to `.fuzz/`: a corpus that grows, and a file for each fault, which
`python -m tests.fuzzing.fuzz recogniser FILE` runs again.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

SEEDS = Path(__file__).parent / "corpus"
FOUND = Path(".fuzz")
_LONGEST = {"recogniser": 400, "guard": 600}
"""Bytes: what goes wrong with more goes wrong with less."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("target", choices=_LONGEST)
    parser.add_argument("files", nargs="*", type=Path, help="run these and nothing else")
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    try:
        import atheris
    except ImportError:
        sys.exit("Fuzzing needs atheris: pip install -c constraints.txt -e '.[fuzz]'")
    with atheris.instrument_imports(include=["kg", "assistant"]):
        from tests.fuzzing.targets import TARGETS

    own = FOUND / options.target
    own.mkdir(parents=True, exist_ok=True)
    limits = [f"-max_total_time={options.seconds}", f"-max_len={_LONGEST[options.target]}", "-timeout=20"]
    words = [f"-dict={SEEDS / options.target}.dict", f"-artifact_prefix={FOUND}/{options.target}-"]
    places = options.files or [own, SEEDS / options.target]
    atheris.Setup([sys.argv[0], *limits, *words, "-rss_limit_mb=4096", *map(str, places)], TARGETS[options.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

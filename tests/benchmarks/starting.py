"""A client ready for its first call against importing httpx2 and pydantic: at most 0.3x."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from timing import child, environment, in_turn, middle, ratio, shown, verdict
from yardstick import ROOT

ALLOWED = 0.3
OURS = "from pixelclients import Gccai; Gccai(api_key='k').gpt_image_2_official"
BARE = "import httpx2, pydantic"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=15)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = environment(folder / "bytecode", PYTHONPATH=str(ROOT / "generated"))
        pairs = in_turn(
            lambda: child([sys.executable, "-c", OURS], folder, env),
            lambda: child([sys.executable, "-c", BARE], folder, env),
            asked.pairs,
        )
    print(shown("a client, ready", middle([ours for ours, _ in pairs])))
    print(shown("httpx2 and pydantic", middle([theirs for _, theirs in pairs])))
    return 0 if verdict("cpu, ours / theirs", ratio(pairs).cpu, ALLOWED, "x") else 1


if __name__ == "__main__":
    sys.exit(main())

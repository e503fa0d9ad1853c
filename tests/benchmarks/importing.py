"""`import pixelclients` over a bare interpreter: at most 20 ms, neither pydantic nor httpx2."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from timing import child, environment, excess, in_turn, middle, shown, verdict
from yardstick import ROOT

ALLOWED_MS = 20.0
LIGHT = """
import sys, pixelclients
loaded = [name for name in ("pydantic", "httpx2") if name in sys.modules]
sys.exit(f"loaded: {loaded}" if loaded else 0)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=41)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = environment(folder / "bytecode", PYTHONPATH=str(ROOT / "generated"))
        child([sys.executable, "-c", LIGHT], folder, env)
        pairs = in_turn(
            lambda: child([sys.executable, "-c", "import pixelclients"], folder, env),
            lambda: child([sys.executable, "-c", "pass"], folder, env),
            asked.pairs,
        )
    print(shown("import pixelclients", middle([a for a, _ in pairs])))
    print(shown("bare interpreter", middle([b for _, b in pairs])))
    over = excess(pairs)
    wall, cpu = over.wall * 1e3, over.cpu * 1e3
    met = (
        verdict("wall over bare", wall, ALLOWED_MS, " ms"),
        verdict("cpu over bare", cpu, ALLOWED_MS, " ms"),
    )
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())

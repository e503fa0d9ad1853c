"""A run with nothing to do against their client for one: at most a quarter as long, and
without what only generating needs."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from timing import child, environment, in_turn, middle, ratio, shown, verdict
from yardstick import HOUSE, OURS, project, theirs

ALLOWED = 0.25
HEAVY = ("black", "datamodel_code_generator", "jinja2")

# Ends with 1 where a run with nothing to do has loaded any of these.
WITHOUT_HEAVY = f"""
import sys
from pixelspec.cli import main
code = main(["generate"])
loaded = [name for name in {HEAVY} if name in sys.modules]
sys.exit(f"loaded: {{loaded}}" if loaded else code)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument(
        "--no-bytecode", action="store_true", help="compile every module in each run"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bytecode = None if asked.no_bytecode else folder / "bytecode"
        env = environment(bytecode, PYTHONPATH=HOUSE)
        ours = project(folder / "ours")
        child(OURS, ours, env)
        child([sys.executable, "-c", WITHOUT_HEAVY], ours, env)
        pairs = in_turn(
            lambda: child(OURS, ours, env),
            lambda: theirs(folder / "theirs", env),
            asked.pairs,
        )
    print(shown("pixelspec, nothing changed", middle([a for a, _ in pairs])))
    print(shown("datamodel-codegen, one model", middle([b for _, b in pairs])))
    print(f"loaded none of {', '.join(HEAVY)}")
    reached = ratio(pairs)
    met = verdict("wall", reached.wall, ALLOWED), verdict("cpu", reached.cpu, ALLOWED)
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())

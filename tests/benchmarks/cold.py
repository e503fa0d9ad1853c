"""A first run for all systems against their client for one: at most as long."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from timing import Cost, child, environment, in_turn, middle, ratio, shown, verdict
from yardstick import HOUSE, OURS, project, theirs

ALLOWED = 1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument(
        "--no-bytecode", action="store_true", help="compile every module in each run"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bytecode = None if asked.no_bytecode else folder / "bytecode"
        env = environment(bytecode, PYTHONPATH=HOUSE)
        ours = project(folder / "ours")

        def cold() -> Cost:
            shutil.rmtree(ours / "generated", ignore_errors=True)
            return child(OURS, ours, env)

        pairs = in_turn(cold, lambda: theirs(folder / "theirs", env), asked.pairs)
    print(shown("pixelspec, all systems, cold", middle([a for a, _ in pairs])))
    print(shown("datamodel-codegen, one model", middle([b for _, b in pairs])))
    reached = ratio(pairs)
    met = verdict("wall", reached.wall, ALLOWED), verdict("cpu", reached.cpu, ALLOWED)
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())

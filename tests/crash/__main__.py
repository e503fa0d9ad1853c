"""The crash test as a command.

cd tests
../.venv/bin/python -m crash --batches 50 --items 200
../.venv/bin/python -m crash --client Lumen     # with idempotency keys: none unknown
"""

from __future__ import annotations

import argparse
import sys

from crash.trial import crash


def main() -> int:
    parser = argparse.ArgumentParser(description="Kills batches and runs them again.")
    parser.add_argument("--client", choices=["Gccai", "Lumen"], default="Gccai")
    parser.add_argument("--batches", type=int, default=50)
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    problems = crash(given.client, given.batches, given.items, given.seed, print)
    print("\n".join(problems) or "nothing was bought twice, and no item was lost")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

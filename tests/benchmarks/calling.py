"""One generated call against the same request by hand on a kept client: at most 1.1x the
processor time.

The emulator runs in a process of its own, so that only the client's time counts.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx2
from timing import Cost, environment, in_turn, middle, ratio, shown, verdict
from yardstick import HOUSE, ROOT

from pixelclients import DalleFormat

ALLOWED = 1.1
SERVE = [sys.executable, "-m", "pixelspec", "emulate", "dalle-format"]
PROMPT = "A quiet pond in the first light of a day in May"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=25)
    parser.add_argument("--calls", type=int, default=200, help="in a row, each time")
    asked = parser.parse_args()
    with (
        emulator() as address,
        DalleFormat(base_url=address) as ours,
        httpx2.Client() as theirs,
    ):
        url = f"{address}/v1/images/generations"
        body = {"model": "imagen4", "prompt": PROMPT, "aspect_ratio": "16:9"}

        def generated() -> None:
            ours.imagen4.generate(prompt=PROMPT, aspect_ratio="16:9")

        def by_hand() -> None:
            theirs.post(url, json=body).json()

        pairs = in_turn(
            lambda: row(generated, asked.calls),
            lambda: row(by_hand, asked.calls),
            asked.pairs,
        )
    print(shown("one generated call", middle([a for a, _ in pairs])))
    print(shown("one post by hand", middle([b for _, b in pairs])))
    return 0 if verdict("cpu", ratio(pairs).cpu, ALLOWED) else 1


@contextmanager
def emulator() -> Iterator[str]:
    """The address of an emulated provider."""
    env = environment(None, PYTHONPATH=HOUSE)
    with subprocess.Popen(
        SERVE, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    ) as served:
        assert served.stdout is not None
        try:
            yield served.stdout.readline().split()[1]
        finally:
            served.terminate()


def row(call: Callable[[], None], calls: int) -> Cost:
    """What one call of many in a row costs this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(calls):
        call()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Cost(wall / calls, cpu / calls)


if __name__ == "__main__":
    sys.exit(main())

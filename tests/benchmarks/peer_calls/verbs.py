"""What the calls of all packages share: the verb on the command line, and two figures that
only the process itself knows."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Mapping

PROMPT = "A quiet pond in the first light of a day in May"
SMALL, LARGE = 1024, 8 * 1024 * 1024


def run(verbs: Mapping[str, Callable[..., object]]) -> None:
    """`script.py verb argument ...`"""
    verbs[sys.argv[1]](*sys.argv[2:])


def hold(save: Callable[[int], object]) -> None:
    """Prints how many KiB the peak grows from a small picture to one of 8 MiB."""
    save(SMALL)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    save(LARGE)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)


async def clocked(work: Callable[[], Awaitable[None]]) -> None:
    """Prints the seconds that some work takes: `{"wall": ..., "cpu": ...}`."""
    wall, cpu = time.perf_counter(), time.process_time()
    await work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(json.dumps({"wall": wall, "cpu": cpu}))

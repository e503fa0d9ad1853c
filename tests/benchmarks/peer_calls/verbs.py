"""What the calls of all packages share: the verb on the command line, and two figures that
only the process itself knows."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Mapping

PROMPT = "A quiet pond in the first light of a day in May"
SMALL, LARGE = 1024, 8 * 1024 * 1024


def run(verbs: Mapping[str, Callable[..., object]]) -> None:
    """`script.py verb argument ...`"""
    verbs[sys.argv[1]](*sys.argv[2:])


def hold(save: Callable[[int], object]) -> None:
    """Prints how many KiB the peak grows from a small picture to one of 8 MiB."""
    save(SMALL)
    before = _peak()
    save(LARGE)
    print(_peak() - before)


def _peak() -> int:
    """KiB that were in memory at most. What `resource` tells begins with the peak of the
    process that started this one."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line[:6] == "VmHWM:")


async def clocked(work: Callable[[], Awaitable[None]]) -> None:
    """Prints the seconds that some work takes: `{"wall": ..., "cpu": ...}`."""
    import json
    import time

    wall, cpu = time.perf_counter(), time.process_time()
    await work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(json.dumps({"wall": wall, "cpu": cpu}))

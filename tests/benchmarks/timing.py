"""Two things timed in turn, A B A B: what a noisy machine does to one, it does to both.

A figure is the median over the pairs; a ratio is the median of the ratios inside each pair,
which drift of the machine's speed does not touch.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NoReturn


@dataclass(frozen=True)
class Cost:
    """Seconds that passed, and seconds of processor time, user and system together."""

    wall: float
    cpu: float

    def __truediv__(self, other: Cost) -> Cost:
        return Cost(self.wall / other.wall, self.cpu / other.cpu)

    def __sub__(self, other: Cost) -> Cost:
        return Cost(self.wall - other.wall, self.cpu - other.cpu)


Run = Callable[[], Cost]
Pair = tuple[Cost, Cost]


def in_turn(ours: Run, theirs: Run, pairs: int) -> list[Pair]:
    """The costs of both, pair by pair, after one round that warms all caches."""
    ours(), theirs()
    return [(ours(), theirs()) for _ in range(pairs)]


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure by itself."""
    return Cost(median(c.wall for c in costs), median(c.cpu for c in costs))


def ratio(pairs: Sequence[Pair]) -> Cost:
    return middle([ours / theirs for ours, theirs in pairs])


def excess(pairs: Sequence[Pair]) -> Cost:
    return middle([ours - theirs for ours, theirs in pairs])


def child(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> Cost:
    """One process from start to end, with all that it started. It has to succeed."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=dict(env),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        stop(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    return Cost(wall, used.ru_utime + used.ru_stime)


def environment(bytecode: Path | None, **more: str) -> dict[str, str]:
    """The environment of a child: byte code is kept in a folder of this measurement, as an
    installation keeps it beside the source, or nowhere, as before the first run."""
    env = {n: v for n, v in os.environ.items() if not n.startswith("PYTHON")}
    if bytecode is None:
        return {**env, "PYTHONDONTWRITEBYTECODE": "1", **more}
    return {**env, "PYTHONPYCACHEPREFIX": str(bytecode), **more}


def shown(name: str, cost: Cost) -> str:
    """`cold run            wall  1234.5 ms   cpu  1200.0 ms`"""
    return f"{name:34} wall {cost.wall * 1e3:8.1f} ms   cpu {cost.cpu * 1e3:8.1f} ms"


def verdict(what: str, reached: float, allowed: float, unit: str = "x") -> bool:
    """Says whether a target is met, and returns it."""
    met = reached <= allowed
    word = "met" if met else "MISSED"
    print(f"{what}: {reached:.2f}{unit}, at most {allowed:g}{unit} wanted: {word}")
    return met


def stop(reason: str) -> NoReturn:
    print(reason, file=sys.stderr)
    sys.exit(2)

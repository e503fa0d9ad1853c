"""The table of the comparison: a column a package, a row a measure."""

from __future__ import annotations

from collections.abc import Mapping

from peers_installed import OURS, REQUIREMENTS
from timing import Cost

MUTE, NONE = "mute", "-"
LEGEND = (
    f"{MUTE}: cannot speak to an emulated provider\n"
    f"{NONE}: has no such thing (knows no tasks, or hands out addresses only)"
)
_TITLE, _CELL = 36, 13


def head() -> None:
    print(" " * _TITLE + "".join(f"{name:>{_CELL}}" for name in REQUIREMENTS))


def row(title: str, cells: Mapping[str, str], mute: tuple[str, ...] = ()) -> None:
    """Prints a row at once: a later one may take minutes."""
    blanks = {name: MUTE if name in mute else NONE for name in REQUIREMENTS}
    told = {**blanks, **cells}
    print(f"{title:{_TITLE}}" + "".join(f"{c:>{_CELL}}" for c in told.values()))
    print(end="", flush=True)


def ratios(
    title: str, found: Mapping[str, Cost], mute: tuple[str, ...] = ()
) -> dict[str, float]:
    """Prints two rows, and returns what is to be held against a target."""
    cpu = {name: cost.cpu for name, cost in found.items()}
    wall = {name: cost.wall for name, cost in found.items()}
    row(f"{title}, cpu", {n: f"{ratio:.2f}x" for n, ratio in cpu.items()}, mute)
    row(f"{title}, wall", {n: f"{ratio:.2f}x" for n, ratio in wall.items()}, mute)
    return {f"{title}, cpu": cpu[OURS], f"{title}, wall": wall[OURS]}

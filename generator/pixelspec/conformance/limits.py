"""Asks a provider for as much as it answers at once, and for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pixelspec.conformance.bench import Bench


def at_once(bench: Bench, limit: str, count: int, ids: tuple[str, ...]) -> list[int]:
    """The statuses of so many requests, as fast as the other limits let them."""
    if limit == "queries-per-second":
        walk = bench.walk(ids, ())
        return [walk.ask().status for _ in range(count)]
    if limit == "submits-per-second":
        return [bench.wire.submit().status for _ in range(count)]
    bench.fault("stuck", times=None)
    found = []
    for _ in range(count):
        found.append(bench.wire.submit().status)
        bench.put_forward(1.0)
    return found

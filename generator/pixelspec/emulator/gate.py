"""Refuses what comes faster than the provider takes it."""

from __future__ import annotations

from collections import deque

from pixelspec.emulator.problem import Problem
from pixelspec.model.provider import Limit, OperationName, Provider

# The instants of a client that keeps just to the limit differ by rounding.
ROUNDING = 1e-6
QUERIES: tuple[OperationName, ...] = ("query", "batch", "list")


class Gate:
    """Counts the requests of the last second, or of the time that one may take."""

    def __init__(self, provider: Provider) -> None:
        self._limits = provider.limits
        self._passed: dict[str, deque[float]] = {}

    def refusal(self, name: str, waiting: int, now: float) -> Problem | None:
        """Why a request does not pass; `waiting` tasks have not ended."""
        limits = self._limits
        if name == "submit":
            most = limits.tasks_at_once
            if most and waiting >= most.number:
                return _too_much("tasks at once", "tasks-at-once", most)
            return self._paced("submits-per-second", limits.submits_per_second, now)
        if name in QUERIES:
            return self._paced("queries-per-second", limits.queries_per_second, now)
        return None

    def _paced(self, key: str, limit: Limit | None, now: float) -> Problem | None:
        if limit is None:
            return None
        window = max(1.0, 1.0 / limit.number)
        passed = self._passed.setdefault(key, deque())
        while passed and passed[0] <= now - window + ROUNDING:
            passed.popleft()
        if len(passed) >= max(1, int(limit.number)):
            return _too_much("requests", key, limit)
        passed.append(now)
        return None


def _too_much(what: str, key: str, limit: Limit) -> Problem:
    told = limit.source.confidence == "documented"
    text, fact = f"too many {what}: {limit.number:g} at most", f"limits.{key}"
    return Problem(text, fact, 429, "rate-limited", described=told)

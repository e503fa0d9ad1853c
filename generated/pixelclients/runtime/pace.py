"""Keeps the submissions and queries of a client to the pace that its provider allows."""

from __future__ import annotations

import threading
from typing import Literal, TypeVar, cast

from .batch_effects import Pace
from .effects import Conversation, Fault, Send, Wait
from .provider import Provider

T = TypeVar("T")
Kind = Literal["submit", "query"]


class Pacer:
    """Gives each submission and each query its time, one after the other."""

    def __init__(self, provider: Provider) -> None:
        self._rates = {
            "submit": provider.submits_per_second,
            "query": provider.queries_per_second,
        }
        self._next: dict[Kind, float] = {}
        self._lock = threading.Lock()

    def delay(self, kind: Kind, now: float) -> float:
        """How many seconds from `now` (of the driver's clock) the next one has to wait."""
        rate = self._rates[kind]
        if not rate:
            return 0.0
        with self._lock:
            due = max(now, self._next.get(kind, now))
            self._next[kind] = due + 1.0 / rate
        return due - now


def turn(kind: Kind) -> Conversation[float]:
    """Wait for a turn and return how many seconds that took."""
    outcome = yield Pace(kind)
    assert isinstance(outcome, float | int)
    return outcome


def paced(talk: Conversation[T]) -> Conversation[T]:
    """A conversation about tasks, each of whose queries waits for its turn. What that takes
    does not count against a deadline: it is no fault of the task."""
    stalled = 0.0
    try:
        effect = next(talk)
        while True:
            if isinstance(effect, Send):
                stalled += yield from turn("query")
            try:
                outcome = yield effect
            except Fault as fault:
                effect = talk.throw(fault)
                continue
            if isinstance(effect, Wait) and isinstance(outcome, float | int):
                outcome -= stalled
            effect = talk.send(outcome)
    except StopIteration as stop:
        return cast(T, stop.value)

"""Where the emulator takes the time from."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Protocol

# A fixed start, so that what a test sees does not depend on the day it runs.
START = 1_800_000_000.0


class Clock(Protocol):
    """Seconds since the epoch of Unix."""

    def __call__(self) -> float: ...


@dataclass
class ManualClock:
    """A clock that a test moves."""

    now: float = START

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


@dataclass(frozen=True)
class RealClock:
    """The clock of the machine; from its making on it runs `speed` times as fast."""

    speed: float = 1.0
    _wall: float = field(default_factory=lambda: time.time())
    _since: float = field(default_factory=lambda: time.monotonic())

    def __call__(self) -> float:
        return self._wall + self.speed * (time.monotonic() - self._since)


@dataclass
class SkippingClock:
    """The clock of the machine, which a test can also put forward: for a client whose
    waiting takes no time, and for one that knows of no clock."""

    _real: RealClock = field(default_factory=RealClock)
    _skipped: float = 0.0

    def __call__(self) -> float:
        return self._real() + self._skipped

    def advance(self, seconds: float) -> None:
        self._skipped += seconds

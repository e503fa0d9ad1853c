"""Ends what would never end: a mutant may make a client poll, or a loop turn, for ever."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from hypothesis import Phase, settings

from pixelspec.conformance import machine, properties
from pixelspec.emulator.clock import START, ManualClock

# No check moves its clock as often, or as far.
MOST_ADVANCES = 3000
MOST_SECONDS = 400 * 24 * 60 * 60
# Processor time of one check; the slowest one needs a fraction of it.
MOST_WORK = 20.0


class Endless(Exception):
    """A check did not come to its end."""


@dataclass
class GuardedClock(ManualClock):
    """A clock that is not moved for ever."""

    advances: int = 0

    def advance(self, seconds: float) -> None:
        self.advances += 1
        if self.advances > MOST_ADVANCES or self.now - START > MOST_SECONDS:
            raise Endless("the clock was moved for ever")
        super().advance(seconds)


@contextmanager
def bounded(seconds: float = MOST_WORK) -> Iterator[None]:
    """The block ends after so much processor time, as far as the system can count it."""
    known = hasattr(signal, "setitimer")
    if not known or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def unshrunk() -> Iterator[None]:
    """Hypothesis is content with the first example that fails: why is of no interest."""
    homes = [m for m in (properties, machine) if hasattr(m, "QUIET")]
    before = [vars(home)["QUIET"] for home in homes]
    for home in homes:
        vars(home)["QUIET"] = settings(vars(home)["QUIET"], phases=(Phase.generate,))
    try:
        yield
    finally:
        for home, quiet in zip(homes, before, strict=True):
            vars(home)["QUIET"] = quiet


def _stop(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise Endless("the check took too long")

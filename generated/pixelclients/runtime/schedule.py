"""Who of many conversations goes on when: what the blocking and the async fan-out share."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from heapq import heappop, heappush
from itertools import count

from .batch_effects import Pace, Record, Withdrawn
from .effects import Effect, Outcome, Wait
from .entry import Line
from .pace import Pacer

SOCKETS = 64
"""How many exchanges go on at once, however many tasks are waited for."""

Talk = Generator[Effect, Outcome, None]
Talks = Iterator[Talk | None]
Write = Callable[[Sequence[Line]], None]
Start = Callable[[Talk, Effect], None]


class Schedule:
    """Steps each conversation once what it asked for is there, at most `width` at once.

    It calls `start` for an exchange, which ends with `land`; `due` are records to be written
    together, which ends with `noted`. It neither waits nor reads a clock of its own.
    """

    def __init__(
        self, pacer: Pacer, clock: Callable[[], float], start: Start, width: int
    ) -> None:
        self._pacer, self._clock, self._start, self._width = pacer, clock, start, width
        self._asleep: list[tuple[float, int, Talk, Wait | Pace, float]] = []
        self._numbers = count()
        self._gate = deque[tuple[Talk, float]]()
        self._outbox = deque[tuple[Talk, Effect]]()
        self._written = deque[tuple[Talk, Record]]()
        self._living = 0
        self._ending = False
        self.due: list[tuple[Talk, Record]] = []
        self.flying = 0

    def admit(self, talks: Talks, most: int = 1000) -> bool:
        """Begin what there is room for; False once nothing is left. None stands for an
        item that needs no conversation, of which only so many are passed at once."""
        while self._living < self._width:
            try:
                talk = next(talks)
            except StopIteration:
                return self._living > 0
            most -= 1
            if talk is not None:
                self._living += 1
                self._step(talk, None)
            elif most <= 0:
                return True
        return True

    def wake(self) -> None:
        """Go on with what only waited for the time."""
        now = self._clock()
        while self._asleep and self._asleep[0][0] <= now:
            _, _, talk, effect, since = heappop(self._asleep)
            if effect == Pace("submit"):
                self._gate.append((talk, since))
            else:
                self._step(talk, now if isinstance(effect, Wait) else now - since)
        # A purchase begins only where its request can leave at once.
        while self._gate and self._busy < SOCKETS:
            talk, since = self._gate.popleft()
            self._step(talk, now - since)

    def land(self, talk: Talk, told: Outcome | Exception) -> None:
        """Go on with a conversation whose exchange ended."""
        self.flying -= 1
        self._step(talk, told)
        self._send()

    def noted(self, failure: OSError | None = None) -> None:
        """Go on with those whose records are written, or could not be."""
        self._written.extend(self.due)
        self.due = []
        while self._written:
            talk, record = self._written.popleft()
            withdrawn = self._ending and record.intent and not failure
            self._step(talk, Withdrawn() if withdrawn else failure)

    def idle(self) -> float | None:
        """Seconds until there is something to do unless an exchange ends before; None
        where only that can be."""
        if self.due:
            return 0.0
        if not self._asleep:
            return None if self.flying else 0.0
        return max(0.0, self._asleep[0][0] - self._clock())

    def end(self, *, written: bool = False) -> None:
        """From now on nothing is begun: what comes back is only brought to its record.
        `written` tells whether those that were due are in the journal."""
        self._ending = True
        due, self.due = self.due, []
        self._written.extend(due if written else ())
        self.noted()
        while self._outbox:
            self._step(self._outbox.popleft()[0], Withdrawn())
        rest = [] if written else [item for item in due if not item[1].intent]
        self.due = rest + self.due

    @property
    def lines(self) -> list[Line]:
        """What is to be written."""
        return [record.line for _, record in self.due]

    @property
    def _busy(self) -> int:
        return self.flying + len(self._outbox) + len(self.due)

    def _step(self, talk: Talk, told: Outcome | Exception) -> None:
        try:
            effect = _next(talk, told)
        except (StopIteration, Withdrawn):
            self._living -= 1
            return
        if isinstance(effect, Record) and not (self._ending and effect.intent):
            self.due.append((talk, effect))
        elif self._ending:
            talk.close()
        elif isinstance(effect, Wait | Pace):
            self._rest(talk, effect)
        else:
            self._outbox.append((talk, effect))
            self._send()

    def _rest(self, talk: Talk, effect: Wait | Pace) -> None:
        now = self._clock()
        if isinstance(effect, Wait):
            due = now + max(0.0, effect.seconds)
        else:
            due = now + self._pacer.delay(effect.kind, now)
        heappush(self._asleep, (due, next(self._numbers), talk, effect, now))

    def _send(self) -> None:
        while self._outbox and self.flying < SOCKETS and not self._ending:
            self.flying += 1
            self._start(*self._outbox.popleft())


def _next(talk: Talk, told: Outcome | Exception) -> Effect:
    return talk.throw(told) if isinstance(told, Exception) else talk.send(told)

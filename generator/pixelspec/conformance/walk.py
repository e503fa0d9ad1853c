"""One order over the bare wire, and the queries after it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pixelspec.conformance.backend import Unavailable
from pixelspec.conformance.drift import Drift
from pixelspec.conformance.traffic import Answer
from pixelspec.emulator.account import Submission

if TYPE_CHECKING:
    from pixelspec.conformance.bench import Bench

# Seconds between two queries, and how many are made at most.
PACE, MOST = 0.5, 400
# The same where time really passes: five minutes in all.
REAL_PACE, REAL_MOST = 5.0, 60


class Walk:
    """`ids` and `words` are the places of the task's id and of its state."""

    def __init__(self, bench: Bench, ids: Sequence[str], words: Sequence[str]) -> None:
        self._bench, self._ids, self._words = bench, ids, words
        self._begun = self.now
        self.first = bench.wire.submit()
        assert self.first.status == 200, self.first.content
        self.task = self.first.at(*ids)

    def ask(self) -> Answer:
        """One query."""
        if self.task is None and self._bench.backend.account is None:
            raise Unavailable("the reply to the order names no task")
        query = self._bench.subject.exchanges["query"]
        return self._bench.wire.ask(query, task_id=str(self.task))

    def until(self, word: str) -> Answer:
        """The first reply that shows a state; each other one on the way is passed."""
        answer = self.ask()
        for _ in range(MOST if self._bench.backend.clock else REAL_MOST):
            if self.word(answer) == word:
                return answer
            if not self.word(answer) and not self._bench.backend.clock:
                # Whoever names no state is not asked for it again and again.
                return answer
            self._wait()
            answer = self.ask()
        raise Drift({self._words[0]: f"is {self.word(answer)!r}, never {word!r}"})

    def states(self, last: Sequence[str]) -> list[str]:
        """The states that the task goes through, up to one of the `last`."""
        found = [self.word(self.first)] if self.word(self.first) else []
        for _ in range(MOST):
            word = self.word(self.ask())
            found += [word] if found[-1:] != [word] else []
            if word in last:
                return found
            self._wait()
        raise AssertionError(f"the task has not ended: {', '.join(found)}")

    def word(self, answer: Answer) -> str:
        return str(answer.at(*self._words) or "")

    @property
    def now(self) -> float:
        """The time where the task is made, in Unix seconds."""
        clock = self._bench.backend.clock
        return clock() if clock else time.time()

    @property
    def waited(self) -> float:
        """Seconds since the order."""
        return self.now - self._begun

    @property
    def seconds(self) -> float | None:
        """How long the task takes, as far as the provider tells."""
        return self._entry.seconds if self._entry else None

    @property
    def price(self) -> float | None:
        """What the order costs by the page, as far as the provider tells."""
        cost = self._entry.cost if self._entry else ""
        return float(cost) if cost else None

    @property
    def _entry(self) -> Submission | None:
        account = self._bench.backend.account
        return account.submissions[-1] if account and account.submissions else None

    def _wait(self) -> None:
        clock = self._bench.backend.clock
        if clock is None:
            time.sleep(REAL_PACE)
        else:
            clock.advance(PACE)

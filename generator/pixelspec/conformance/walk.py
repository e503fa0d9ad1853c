"""One order over the bare wire, and the queries after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pixelspec.conformance.traffic import Answer

if TYPE_CHECKING:
    from pixelspec.conformance.bench import Bench

# Seconds between two queries, and how many are made at most.
PACE, MOST = 0.5, 400


class Walk:
    """`ids` and `words` are the places of the task's id and of its state."""

    def __init__(self, bench: Bench, ids: Sequence[str], words: Sequence[str]) -> None:
        self._bench, self._ids, self._words = bench, ids, words
        self.first = bench.wire.submit()
        assert self.first.status == 200, self.first.content
        self.task = self.first.at(*ids)

    def ask(self) -> Answer:
        """One query."""
        query = self._bench.subject.exchanges["query"]
        return self._bench.wire.ask(query, task_id=str(self.task))

    def until(self, word: str) -> Answer:
        """The first reply that shows a state; each other one on the way is passed."""
        answer = self.ask()
        for _ in range(MOST):
            if self.word(answer) == word:
                return answer
            self._wait()
            answer = self.ask()
        raise AssertionError(f"the task is {self.word(answer)}, never {word}")

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

    def _wait(self) -> None:
        clock = self._bench.backend.clock
        assert clock is not None, "a task cannot be awaited where nobody moves the time"
        clock.advance(PACE)

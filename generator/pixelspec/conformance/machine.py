"""Whatever happens to calls, in whatever order: one paid request each, and no task lost."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from pixelspec.conformance.bench import Bench
from pixelspec.conformance.properties import QUIET
from pixelspec.emulator.outcome import known_words

# What happens to one submission, and to one query.
SUBMITTED = ("reset", "close", "truncated", "html", "empty", "429 retry-after=5", "500", "503")
SUBMITTED += ("strange", "stuck", "failed", "cancelled", "no-connection", "read-timeout")
QUERIED = ("reset", "html", "truncated", "429 retry-after=3", "500", "read-timeout")
STEPS = 12


def explore(bench: Bench) -> None:
    """Calls, faults, waits and restarts in any order against an emulated provider."""
    known = known_words(bench.backend.emulator.provider)
    submitted = [word for word in SUBMITTED if word[0].isdigit() or word in known]

    class Machine(RuleBasedStateMachine):
        """`calls` counts what was submitted, `tasks` are those that came back."""

        def __init__(self) -> None:
            super().__init__()
            self.bench = bench.again()
            self.calls = 0
            self.tasks: list[str] = []

        @rule(word=st.sampled_from(submitted))
        def spoil_the_next_submission(self, word: str) -> None:
            self.bench.fault(word)

        @rule(word=st.sampled_from(QUERIED))
        def spoil_the_next_query(self, word: str) -> None:
            if "query" in self.bench.subject.exchanges:
                self.bench.fault(word, on="query")

        @rule()
        def submit(self) -> None:
            self.calls += 1
            task = self._tried(lambda: self.bench.submit())
            if task is not None and task.id is not None:
                self.tasks.append(task.to_json())

        @rule(seconds=st.sampled_from([1, 30, 4000]))
        def time_passes(self, seconds: int) -> None:
            clock = self.bench.backend.clock
            assert clock is not None
            clock.advance(seconds)

        @rule(deadline=st.sampled_from([1, 60]))
        def another_process_waits(self, deadline: int) -> None:
            if self.tasks:
                load = self.bench.client.tasks.load
                self._tried(lambda: load(self.tasks[-1]).wait(deadline=deadline))

        @rule()
        def ask_once(self) -> None:
            if self.tasks:
                self._tried(self.bench.client.tasks.load(self.tasks[0]).refresh)

        @invariant()
        def no_call_is_paid_twice(self) -> None:
            account = self.bench.backend.account
            assert account is not None
            arrived = account.requests.get("submit", 0)
            assert account.paid <= arrived <= self.calls

        def _tried(self, call: Any) -> Any:
            """What a call gives; None where it ends in an error of the package."""
            try:
                return call()
            except Exception as error:
                names = {kind.__name__ for kind in type(error).__mro__}
                assert "PixelError" in names, repr(error)
                found = getattr(error, "task_id", None)
                assert found is None or isinstance(found, str)
                return None

    run_state_machine_as_test(
        Machine, settings=settings(QUIET, stateful_step_count=STEPS, max_examples=15)
    )

"""Whatever happens to calls, in whatever order: one paid request each, and no task lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pixelspec.conformance.bench import Bench
from pixelspec.conformance.properties import QUIET
from pixelspec.emulator.outcome import known_words

# What happens to a submission and to a query, by the emulator's names for it.
SUBMITTED = (
    *("reset", "close", "truncated", "html", "empty", "read-timeout", "no-connection"),
    *("429 retry-after=5", "500", "503", "strange", "stuck", "failed", "cancelled"),
)
QUERIED = ("reset", "html", "truncated", "429 retry-after=3", "500", "read-timeout")


def explore(bench: Bench) -> None:
    """Calls, faults, waits and restarts in any order, against an emulated provider; where
    nothing goes wrong, a call ends in pictures."""
    assert len(bench.again().buy().images) > 0
    machine = type("Course", (Course,), {"first": bench})
    run_state_machine_as_test(
        machine, settings=settings(QUIET, stateful_step_count=12, max_examples=15)
    )


class Course(RuleBasedStateMachine):
    """`calls` counts what was submitted, `tasks` are those that came back, as texts."""

    first: ClassVar[Bench]

    def __init__(self) -> None:
        super().__init__()
        self.bench = self.first.again()
        self.calls = 0
        self.tasks: list[str] = []

    @rule(word=st.sampled_from(SUBMITTED))
    def spoil_the_next_submission(self, word: str) -> None:
        known = known_words(self.bench.backend.emulator.provider)
        if word in known or word[0].isdigit():
            self.bench.fault(word)

    @rule(word=st.sampled_from(QUERIED))
    def spoil_the_next_query(self, word: str) -> None:
        if "query" in self.bench.subject.exchanges:
            self.bench.fault(word, on="query")

    @rule()
    def submit(self) -> None:
        self.calls += 1
        task = tried(self.bench.submit)
        if task is not None and task.id is not None:
            self.tasks.append(task.to_json())

    @rule(seconds=st.sampled_from([1, 30, 4000]))
    def time_passes(self, seconds: int) -> None:
        clock = self.bench.backend.clock
        assert clock is not None
        clock.advance(seconds)

    @precondition(lambda self: self.tasks)
    @rule(deadline=st.sampled_from([1, 60]))
    def another_process_waits(self, deadline: int) -> None:
        task = self.bench.client.tasks.load(self.tasks[-1])
        tried(lambda: task.wait(deadline=deadline))

    @precondition(lambda self: self.tasks)
    @rule()
    def ask_once(self) -> None:
        tried(self.bench.client.tasks.load(self.tasks[0]).refresh)

    @invariant()
    def no_call_is_paid_twice(self) -> None:
        account = self.bench.backend.account
        assert account is not None
        # A request that found no connection never arrived, and may leave again.
        arrived = account.requests.get("submit", 0)
        assert account.paid <= arrived <= self.calls


def tried(call: Callable[[], Any]) -> Any:
    """What a call gives; None where it ends in an error of the package."""
    try:
        return call()
    except Exception as error:
        names = {kind.__name__ for kind in type(error).__mro__}
        assert "PixelError" in names, repr(error)
        return None

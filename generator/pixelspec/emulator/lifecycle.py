"""The states that a task goes through, by the transitions that the page documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pixelspec.model.provider import State

# A state word that no page lists, for a test that wants one.
UNKNOWN_STATE = "emulator_unknown_state"


@dataclass(frozen=True)
class Course:
    """The states of one task in order; its last is reached after all `seconds`. `invented`
    tells that no page documents this course."""

    states: tuple[str, ...]
    seconds: float
    invented: bool = False

    def at(self, elapsed: float) -> str:
        """The state that holds so long after the submission; "" where no page has any."""
        if not self.states:
            return ""
        if elapsed >= self.seconds or self.seconds <= 0:
            return self.states[-1]
        waiting = len(self.states) - 1
        return self.states[int(max(0.0, elapsed) / self.seconds * waiting)]


def course(
    lifecycle: Sequence[State], seconds: float, goal: str | None = None
) -> Course:
    """From the first state through those that wait to a word, else to being done."""
    if not lifecycle:
        return Course((), seconds, invented=True)
    found = _way(lifecycle, goal)
    if found:
        return Course(found, seconds)
    waiting = _waiting(lifecycle)
    return Course((*waiting, goal) if goal else waiting, seconds, invented=True)


def stuck(whole: Course) -> Course:
    """A course that stops short of its last state."""
    return replace(whole, states=whole.states[:-1] or whole.states)


def strange(whole: Course) -> Course:
    """A course with a state in it that no page lists."""
    states = (*whole.states[:-1], UNKNOWN_STATE, *whole.states[-1:])
    return replace(whole, states=states, invented=True)


def _way(lifecycle: Sequence[State], goal: str | None) -> tuple[str, ...]:
    """The waiting states as far as one of them may end as wanted; empty if none may."""
    by_word = {state.word: state for state in lifecycle}
    way = _waiting(lifecycle)
    while way:
        for word in by_word[way[-1]].then:
            meaning = by_word[word].means if word in by_word else None
            if word == goal or (goal is None and meaning == "done"):
                return (*way, word)
        way = way[:-1]
    return ()


def _waiting(lifecycle: Sequence[State]) -> tuple[str, ...]:
    """From the first state on, always to the first state that still waits."""
    waiting = {state.word: state for state in lifecycle if state.means == "waiting"}
    first = next((state for state in lifecycle if state.first), lifecycle[0])
    way: tuple[str, ...] = (first.word,)
    while way[-1] in waiting:
        fresh = [w for w in waiting[way[-1]].then if w in waiting and w not in way]
        if not fresh:
            return way
        way = (*way, fresh[0])
    return way

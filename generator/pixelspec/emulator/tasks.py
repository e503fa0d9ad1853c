"""What a submission leaves behind, and what can be said of it at any later time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pixelspec.emulator.lifecycle import UNKNOWN_STATE, Course, stuck
from pixelspec.emulator.outcome import Outcome
from pixelspec.emulator.replies import Shown, View
from pixelspec.model.provider import State, StateMeaning

REASON = "the emulator was told that this task fails"
CANCELLED = "the task was cancelled"


@dataclass(frozen=True)
class Task:
    """A task as it was created; `id` is "" where all is said in the first reply."""

    id: str
    created: float
    course: Course
    pictures: tuple[Shown, ...]
    request_id: str
    facts: tuple[str, ...]
    cost: float

    def ended(self, word: str) -> Task:
        """The same task, ended in the state called so."""
        return replace(self, course=Course((word,), 0.0))

    def as_told(self, outcome: Outcome) -> Task:
        """The task as one reply shows it where a test asks for more than the usual."""
        if outcome.kind == "end":
            return self.ended(outcome.word)
        if outcome.kind == "stuck":
            return replace(self, course=stuck(self.course))
        if outcome.kind == "strange":
            return replace(self, course=Course((UNKNOWN_STATE,), 0.0, invented=True))
        return self


def submitted(task: Task, lifecycle: Sequence[State]) -> View:
    """What the reply to the submission says; the page shows just this moment."""
    word = task.course.states[0] if task.course.states else ""
    return _view(task, word, _meaning(lifecycle, word), 0.0, shown=True)


def at_once(task: Task) -> View:
    """What a reply says that holds the pictures already."""
    return View(
        {"created": task.created, "request-id": task.request_id, "cost": task.cost},
        pictures=task.pictures,
    )


def queried(task: Task, lifecycle: Sequence[State], now: float) -> View:
    """What a later query says."""
    elapsed = max(0.0, now - task.created)
    word = task.course.at(elapsed)
    return _view(task, word, meaning_of(task, lifecycle, now), elapsed)


def meaning_of(task: Task, lifecycle: Sequence[State], now: float) -> StateMeaning:
    """What the state of a task means by now."""
    if not task.course.states:
        return "done" if now - task.created >= task.course.seconds else "waiting"
    return _meaning(lifecycle, task.course.at(max(0.0, now - task.created)))


def _meaning(lifecycle: Sequence[State], word: str) -> StateMeaning:
    """A word that no page lists keeps the wait going."""
    for state in lifecycle:
        if state.word == word:
            return state.means
    return "waiting"


def _view(
    task: Task, word: str, meaning: StateMeaning, elapsed: float, shown: bool = False
) -> View:
    done = meaning == "done"
    roles: dict[str, object] = {
        "task-id": task.id,
        "created": task.created,
        "request-id": task.request_id,
        "progress": 100 if done else _progress(task.course.seconds, elapsed),
    }
    if word:
        roles["state"] = word
    if done:
        roles["cost"] = task.cost
        roles["elapsed"] = task.course.seconds
    if meaning in ("failed", "cancelled"):
        roles["message"] = REASON if meaning == "failed" else CANCELLED
        roles["error-code"] = "task_failed"
    pictures = task.pictures if done else ()
    return View(roles, state=word, finished=done or shown, pictures=pictures)


def _progress(seconds: float, elapsed: float) -> int:
    if seconds <= 0:
        return 99
    return min(99, int(100 * elapsed / seconds))

"""The tasks of an account: kept as long as the page says, listed, counted, cancelled."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.emulator.problem import Problem
from pixelspec.emulator.replies import View
from pixelspec.emulator.tasks import Task, meaning_of, queried
from pixelspec.model.provider import Provider


class Shelf:
    """All tasks by their ids; for ever where no page says how long they are kept."""

    def __init__(self, provider: Provider) -> None:
        self._lifecycle = provider.lifecycle
        self._kept = provider.retention.task_seconds if provider.retention else None
        self._tasks: dict[str, Task] = {}

    def put(self, task: Task) -> None:
        self._tasks[task.id] = task

    def find(self, name: str, now: float) -> Task | Problem:
        """A task that is still known."""
        task = self._tasks.get(name)
        if task is None or self._forgotten(task, now):
            text = "there is no such task"
            return Problem(text, "operations.query.unknown", 404, None)
        return task

    def view(self, task: Task, now: float) -> View:
        return queried(task, self._lifecycle, now)

    def finish(self, word: str, now: float) -> int:
        """Ends every task that waits, in the state called so; returns how many."""
        waiting = [t for t in self.known(now) if self._waits(t, now)]
        for task in waiting:
            self.put(task.ended(word))
        return len(waiting)

    def known(self, now: float) -> Iterator[Task]:
        """Every task that is still known, in the order of the submissions."""
        return (t for t in self._tasks.values() if not self._forgotten(t, now))

    def waiting(self, now: float) -> int:
        """How many tasks have not ended."""
        return sum(self._waits(task, now) for task in self.known(now))

    def cancel(self, task: Task, now: float) -> Task | Problem:
        """The task in the state that means cancelled, if it has not ended yet."""
        words = (state.word for state in self._lifecycle if state.means == "cancelled")
        word = next(words, "")
        if not self._waits(task, now) or not word:
            return Problem("the task has ended already", "operations.cancel.ended")
        stopped = task.ended(word)
        self.put(stopped)
        return stopped

    def _waits(self, task: Task, now: float) -> bool:
        return meaning_of(task, self._lifecycle, now) == "waiting"

    def _forgotten(self, task: Task, now: float) -> bool:
        return self._kept is not None and now >= task.created + self._kept

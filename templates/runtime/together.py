"""Waiting for many tasks: by the provider's query of several at once, else one by one."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from .answers import read_several
from .conversation import UNADVISED, ended, query, wait
from .effects import Conversation, Fault, exchange, pause
from .errors import InvalidRequest, PixelError, QueryFailed, TaskTimeout
from .events import event_of
from .line import Line
from .pace import paced
from .provider import Operation
from .reading import Reading
from .remarks import Problem
from .results import Purchase, TaskFacts, purchase_of
from .retry import is_transient, persist
from .schedule import Talks
from .settings import require_duration
from .site import Site

ImagesT = TypeVar("ImagesT")

log = logging.getLogger("pixelclients")

AT_ONCE = 50
"""How many tasks one query asks after; ours, where no page says how many it may be."""


def resume(
    line: Line, task_id: str, on_update: Callable[[Reading], object] | None = None
) -> Conversation[Reading]:
    """Ask at once, and then as `wait` does: the task may have ended long ago."""
    reading = yield from query(line, task_id)
    line.tell(event_of("polled", reading, 0.0, line.provider.states))
    if on_update is not None:
        on_update(reading)
    if ended(line.provider, reading, task_id):
        return reading
    return (yield from wait(line, task_id, on_update))


class Together:
    """Waits for tasks, all within one deadline. `results` are their readings, or errors;
    `several` is False once the query of several tasks has proved to be of no use."""

    def __init__(
        self,
        site: Site,
        tasks: Iterable[str | TaskFacts],
        deadline: float | None,
        several: bool,
    ) -> None:
        """Raises InvalidRequest for a task that nobody can ask after, SettingError for a
        deadline that is none."""
        require_duration("deadline", deadline)
        line = site.line(site.options)
        self._line = line if deadline is None else replace(line, deadline=deadline)
        self._bought = dict(_purchase(task, site, self._line) for task in tasks)
        self._spent = 0.0
        self.several = several and site.provider.batch is not None
        self.results: dict[str, Reading | PixelError] = {
            name: bought.reading
            for name, bought in self._bought.items()
            if bought.reading.pictures
        }

    @property
    def width(self) -> int:
        return max(1, len(self._bought))

    @property
    def left(self) -> list[str]:
        return [name for name in self._bought if name not in self.results]

    def rounds(self) -> Iterator[Talks]:
        """What is to be carried out, one after the other."""
        if self.several and len(self.left) > 1:
            yield iter([paced(self._all())])
        yield (paced(self._one(name)) for name in self.left)

    def shown(
        self, show: Callable[[Purchase], ImagesT]
    ) -> dict[str, ImagesT | PixelError]:
        """The pictures of each task, or its error, in the order of the tasks."""
        return {name: self._shown(name, show) for name in self._bought}

    def _shown(
        self, name: str, show: Callable[[Purchase], ImagesT]
    ) -> ImagesT | PixelError:
        result = self.results[name]
        if isinstance(result, PixelError):
            return result
        return show(replace(self._bought[name], reading=result))

    def _one(self, task_id: str) -> Conversation[None]:
        left = max(1.0, self._patience - self._spent)
        line = replace(self._bought[task_id].line, deadline=left)
        try:
            reading = yield from resume(line, task_id)
        except PixelError as error:
            self.results[task_id] = error
        else:
            self.results[task_id] = reading

    def _all(self) -> Conversation[None]:
        """What a reply leaves out is asked for one by one in the end."""
        start = now = yield from pause(0)
        asked = self.left
        while asked:
            try:
                told = yield from self._told(asked)
            except PixelError as error:
                log.warning("the query of several tasks is no longer used: %s", error)
                self.several = False
                self._spent = (yield from pause(0)) - start
                return
            for task_id, reading in told.items():
                self._settle(task_id, reading)
            asked = [name for name in self.left if name in told]
            now = yield from pause(0)
            self._spent = now - start
            if asked and self._spent >= self._patience:
                self.results.update({name: self._late(name) for name in asked})
                return
            if asked:
                yield from pause(min(self._every, self._patience - self._spent))

    @property
    def _patience(self) -> float:
        advised = (self._line.provider.polling or UNADVISED).deadline
        return advised if self._line.deadline is None else self._line.deadline

    @property
    def _every(self) -> float:
        return (self._line.provider.polling or UNADVISED).every

    def _settle(self, task_id: str, reading: Reading) -> None:
        states = self._line.provider.states
        self._line.tell(event_of("polled", reading, self._spent, states))
        try:
            if ended(self._line.provider, reading, task_id):
                self.results[task_id] = reading
        except PixelError as error:
            self.results[task_id] = error

    def _late(self, task_id: str) -> TaskTimeout:
        text = f"task {task_id} has not ended in time; wait for it again"
        error = TaskTimeout(text, task_id=task_id)
        error.elapsed = self._spent
        return error

    def _told(self, ids: Sequence[str]) -> Conversation[dict[str, Reading]]:
        """What one round of queries says, by task."""
        told: dict[str, Reading] = {}
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            readings = yield from _asked(self._line, some)
            told.update({r.task_id: r for r in readings if r.task_id})
        return told


def _purchase(task: str | TaskFacts, site: Site, line: Line) -> tuple[str, Purchase]:
    if isinstance(task, str):
        reading = Reading(shape="asked", raw=None, task_id=task)
        return task, Purchase(site.provider.id, line, reading)
    if task.id is None:
        text = "the pictures came at once: there is no task to wait for"
        raise InvalidRequest([Problem("no-task", "", text)])
    return task.id, purchase_of(task)


def _asked(line: Line, ids: Sequence[str]) -> Conversation[tuple[Reading, ...]]:
    operation = line.provider.batch
    assert operation is not None

    def once() -> Conversation[tuple[Reading, ...]]:
        return (yield from _asked_once(line, operation, ids))

    return (yield from persist(line, once, is_transient, attempts=2))


def _asked_once(
    line: Line, operation: Operation, ids: Sequence[str]
) -> Conversation[tuple[Reading, ...]]:
    content = json.dumps({operation.ids_field: list(ids)}).encode()
    try:
        answer = yield from exchange(line.send(operation, content))
    except Fault as fault:
        raise QueryFailed(f"{fault.reason} while asking after several tasks") from None
    return read_several(line, operation, answer)

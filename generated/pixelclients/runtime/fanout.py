"""Many conversations at once, for the blocking client: one thread steps them all, a few
others do what takes time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import ParamSpec, TypeVar

from .batch_effects import Withdrawn
from .blocking import Driver
from .effects import Effect, Outcome
from .pace import Pacer
from .schedule import SOCKETS, Schedule, Talk, Talks, Write

P = ParamSpec("P")
T = TypeVar("T")


class FanOut:
    """Where the time is the caller's, everything happens in one order, and the time only
    goes on when there is nothing else to do."""

    def __init__(
        self, driver: Driver, pacer: Pacer, write: Write | None, width: int
    ) -> None:
        self._driver, self._write = driver, write
        self._workers = _Here() if driver.timed else ThreadPoolExecutor(SOCKETS)
        self._landed = SimpleQueue[tuple[Talk, Future[Outcome]]]()
        self._schedule = Schedule(pacer, driver.clock, self._start, width)

    def run(self, talks: Talks) -> None:
        """Carry out all conversations."""
        schedule = self._schedule
        try:
            while schedule.admit(talks):
                schedule.wake()
                self._land()
                self._note()
        except BaseException:
            self._wind_up()
            raise
        finally:
            self._workers.shutdown(wait=False, cancel_futures=True)

    def _start(self, talk: Talk, effect: Effect) -> None:
        future = self._workers.submit(self._driver.perform, effect)
        future.add_done_callback(lambda done: self._landed.put((talk, done)))

    def _land(self) -> None:
        """Take what has come back; wait for it where there is nothing else to do."""
        seconds = self._schedule.idle()
        if not self._schedule.flying and seconds:
            self._driver.sleep(seconds)
        while self._schedule.flying:
            try:
                talk, done = self._landed.get(timeout=seconds)
            except Empty:
                return
            self._schedule.land(talk, _told(done))
            seconds = 0.0

    def _note(self) -> None:
        failure = None
        if self._write and self._schedule.due:
            try:
                self._write(self._schedule.lines)
            except OSError as error:
                failure = error
        self._schedule.noted(failure)

    def _wind_up(self) -> None:
        """Let what was sent come back, and write down what it was."""
        self._schedule.end()
        self._workers.shutdown(wait=True, cancel_futures=True)
        while not self._landed.empty():
            talk, done = self._landed.get()
            self._schedule.land(talk, _told(done))
        if self._write and self._schedule.due:
            self._write(self._schedule.lines)


def _told(done: Future[Outcome]) -> Outcome | Exception:
    if done.cancelled():
        return Withdrawn()
    error = done.exception()
    if error is not None and not isinstance(error, Exception):
        raise error
    return error or done.result()


class _Here(Executor):
    """Does everything at once, in the calling thread."""

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        future = Future[T]()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future

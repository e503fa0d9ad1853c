"""Many conversations at once, for the asynchronous client: a task for each exchange."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from .concurrent import AsyncDriver
from .effects import Effect, Fault, Outcome
from .pace import Pacer
from .schedule import Schedule, Talk, Talks, Write


class AsyncFanOut:
    """As FanOut; the disk is waited for in a thread, so that the event loop goes on."""

    def __init__(
        self, driver: AsyncDriver, pacer: Pacer, write: Write | None, width: int
    ) -> None:
        self._driver, self._write = driver, write
        self._exchanges: dict[asyncio.Task[Outcome | Exception], Talk] = {}
        self._writing: asyncio.Task[None] | None = None
        self._landed = asyncio.Event()
        self._schedule = Schedule(pacer, driver.clock, self._start, width)

    async def run(self, talks: Talks) -> None:
        """Carry out all conversations."""
        try:
            while self._schedule.admit(talks, 100):
                self._schedule.wake()
                await self._land()
                await self._note()
        except BaseException:
            await self._wind_up()
            raise

    def _start(self, talk: Talk, effect: Effect) -> None:
        task = asyncio.create_task(self._exchange(effect))
        self._exchanges[task] = talk
        task.add_done_callback(lambda _: self._landed.set())

    async def _exchange(self, effect: Effect) -> Outcome | Exception:
        try:
            return await self._driver.perform(effect)
        except (Fault, OSError) as error:
            return error

    async def _land(self) -> None:
        """Take what has come back; wait for it where there is nothing else to do."""
        seconds = self._schedule.idle()
        if not self._exchanges:
            return await self._driver.rest(seconds or 0.0)
        if seconds != 0.0:
            with suppress(TimeoutError):
                async with asyncio.timeout(None if self._driver.timed else seconds):
                    await self._landed.wait()
        await asyncio.sleep(0)
        self._landed.clear()
        self._take()

    def _take(self) -> None:
        for task in [task for task in self._exchanges if task.done()]:
            self._schedule.land(self._exchanges.pop(task), task.result())

    async def _note(self) -> None:
        failure = None
        if self._write and self._schedule.due:
            write = asyncio.to_thread(self._write, self._schedule.lines)
            self._writing = asyncio.create_task(write)
            await asyncio.wait({self._writing})
            failure = self._writing.exception()
            self._writing = None
        if failure is not None and not isinstance(failure, OSError):
            raise failure
        self._schedule.noted(failure)

    async def _wind_up(self) -> None:
        """Let what was sent come back, and write down what it was."""
        try:
            written = False
            if self._writing:
                await asyncio.wait({self._writing})
                written = self._writing.exception() is None
            self._schedule.end(written=written)
            while self._exchanges:
                await asyncio.wait(self._exchanges)
                self._take()
            if self._write and self._schedule.due:
                await asyncio.to_thread(self._write, self._schedule.lines)
        except BaseException:
            for task in self._exchanges:
                task.cancel()
            raise

"""Many conversations at once, for the asynchronous client: a task for each exchange."""

from __future__ import annotations

import asyncio

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

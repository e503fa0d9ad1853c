"""The asynchronous driver: runs a conversation with httpx2 and the clock."""

from __future__ import annotations

import inspect
import os
import time
from collections.abc import AsyncIterator, Awaitable
from typing import TYPE_CHECKING, TypeVar, cast

from .effects import Answer, Conversation, Fault, Send, Wait
from .errors import QueryFailed

if TYPE_CHECKING:
    import asyncio

    import httpx2

    from .effects import Effect, Outcome
    from .picture_effects import Fetch, Open, Opened, Save
    from .settings import Settings

T = TypeVar("T")


class AsyncDriver:
    """Owns the connection pool, which opens with the first exchange."""

    def __init__(self, settings: Settings) -> None:
        self._transport = settings.get("transport")
        self.clock = settings.get("clock", time.monotonic)
        self.timed = "sleep" in settings
        self._sleep = settings.get("sleep", _sleep)
        self._pool: httpx2.AsyncBaseTransport | None = None
        self._home: tuple[int, asyncio.AbstractEventLoop] | None = None

    async def run(self, conversation: Conversation[T]) -> T:
        try:
            effect = next(conversation)
            while True:
                try:
                    outcome = await self.perform(effect)
                except Fault as fault:
                    effect = conversation.throw(fault)
                else:
                    effect = conversation.send(outcome)
        except StopIteration as stop:
            return cast(T, stop.value)

    async def chunks(self, begun: Opened) -> AsyncIterator[bytes]:
        """The bytes of an open response. Raises QueryFailed where the connection breaks."""
        from . import wire

        response = cast("httpx2.Response", begun.response)
        try:
            async for chunk in response.aiter_bytes():
                yield chunk
        except wire.FAULTS:
            fault = QueryFailed("the connection broke while fetching the picture")
        else:
            return
        finally:
            await response.aclose()
        raise fault

    async def close(self) -> None:
        if self._pool is not None:
            await self._pool.aclose()
            self._pool = None

    async def rest(self, seconds: float) -> None:
        """Let the time pass; with 0 seconds, whatever else there is to do."""
        slept = self._sleep(seconds) if seconds > 0 else _sleep(0)
        if inspect.isawaitable(slept):
            await slept

    async def perform(self, effect: Effect) -> Outcome:
        """Carry out one effect. Raises Fault."""
        if isinstance(effect, Wait):
            if effect.seconds > 0:
                await self.rest(effect.seconds)
            return self.clock()
        if not isinstance(effect, Send):
            from . import downloads
            from .batch_effects import Pace, Record
            from .picture_effects import Store

            assert not isinstance(effect, Record | Pace), "a batch carries it out"
            if isinstance(effect, Store):
                return downloads.store(effect)
        from . import wire

        pool = self.open()
        try:
            request = wire.request_for(effect, awaited=True)
            if isinstance(effect, Send):
                response = await pool.handle_async_request(request)
                try:
                    await response.aread()
                finally:
                    await response.aclose()
                return wire.answer_from(response, effect.key)
            return await self._download(pool, request, effect)
        except wire.FAULTS as error:
            fault = wire.fault_from(error)
        raise fault

    async def _download(
        self,
        pool: httpx2.AsyncBaseTransport,
        request: httpx2.Request,
        effect: Fetch | Open | Save,
    ) -> Outcome:
        from . import downloads, wire
        from .picture_effects import Fetch, Open, Opened, Saved

        response = await pool.handle_async_request(request)
        if response.status_code != 200:
            await response.aclose()
            location = wire.location_of(response)
            return downloads.undelivered(effect, response.status_code, location)
        if isinstance(effect, Open):
            return Opened(200, response=response)
        try:
            taken = downloads.Taken(effect.most)
            if isinstance(effect, Fetch):
                chunks = [taken.take(c) async for c in response.aiter_bytes()]
                taken.require_some()
                return Answer(200, b"".join(chunks))
            with downloads.sink(effect.target, taken) as file:
                async for chunk in response.aiter_bytes():
                    file.write(chunk)
            return Saved(200, taken.head, file.path)
        finally:
            await response.aclose()

    def open(self) -> httpx2.AsyncBaseTransport:
        """The pool of this process and event loop: no other can use its connections.

        Raises SettingError where the environment is in the way."""
        home = (os.getpid(), _loop())
        if self._pool is None or self._home != home:
            from .transports import open_async_transport

            given = cast("httpx2.AsyncBaseTransport | None", self._transport)
            self._pool, self._home = given or open_async_transport(), home
        return self._pool


# A blocking client comes with this module and pays for asyncio only if that is used.
def _sleep(seconds: float) -> Awaitable[None]:
    import asyncio

    return asyncio.sleep(seconds)


def _loop() -> asyncio.AbstractEventLoop:
    import asyncio

    return asyncio.get_running_loop()

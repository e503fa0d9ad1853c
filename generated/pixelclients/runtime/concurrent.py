"""The asynchronous driver: runs a conversation with httpx2 and the clock."""

from __future__ import annotations

import asyncio
import inspect
import time
from typing import TYPE_CHECKING, TypeVar, cast

from .effects import (
    Conversation,
    Effect,
    Fault,
    Outcome,
    Save,
    Saved,
    Send,
    Store,
    Wait,
)
from .settings import Secret, Settings

if TYPE_CHECKING:
    import httpx2

T = TypeVar("T")


class AsyncDriver:
    """Owns the connection pool, which opens with the first exchange."""

    def __init__(self, key: Secret, settings: Settings) -> None:
        self._key = key
        self._transport = settings.get("transport")
        self._clock = settings.get("clock", time.monotonic)
        self._sleep = settings.get("sleep", asyncio.sleep)
        self._pool: httpx2.AsyncClient | None = None

    async def run(self, conversation: Conversation[T]) -> T:
        try:
            effect = next(conversation)
            while True:
                try:
                    outcome = await self._perform(effect)
                except Fault as fault:
                    effect = conversation.throw(fault)
                else:
                    effect = conversation.send(outcome)
        except StopIteration as stop:
            return cast(T, stop.value)

    async def close(self) -> None:
        if self._pool is not None:
            await self._pool.aclose()
            self._pool = None

    async def _perform(self, effect: Effect) -> Outcome:
        if isinstance(effect, Wait):
            if effect.seconds > 0:
                slept = self._sleep(effect.seconds)
                if inspect.isawaitable(slept):
                    await slept
            return self._clock()
        from . import wire

        if isinstance(effect, Store):
            return wire.store(effect)
        pool = self._open()
        try:
            request = wire.request_for(effect, self._key)
            if isinstance(effect, Save):
                return await self._save(pool, request, effect)
            response = await pool.send(request, follow_redirects=False)
        except wire.FAULTS as error:
            fault = wire.fault_from(error)
        else:
            if isinstance(effect, Send):
                return wire.answer_from(response, self._key)
            return wire.picture_from(response)
        raise fault

    async def _save(
        self, pool: httpx2.AsyncClient, request: httpx2.Request, effect: Save
    ) -> Saved:
        from . import wire

        response = await pool.send(request, stream=True, follow_redirects=False)
        try:
            if response.status_code != 200:
                return Saved(response.status_code, effect.target)
            with wire.written_whole(effect.target) as whole:
                async for chunk in response.aiter_bytes():
                    whole.write(chunk)
            return Saved(200, whole.path)
        finally:
            await response.aclose()

    def _open(self) -> httpx2.AsyncClient:
        if self._pool is None:
            import httpx2

            from .wire import LIMITS

            transport = cast("httpx2.AsyncBaseTransport | None", self._transport)
            self._pool = httpx2.AsyncClient(transport=transport, limits=LIMITS)
        return self._pool

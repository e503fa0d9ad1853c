"""The blocking driver: runs a conversation with httpx2 and the clock."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar, cast

from .effects import Answer, Conversation, Fault, Send, Wait
from .errors import QueryFailed

if TYPE_CHECKING:
    import httpx2

    from .effects import Effect, Outcome
    from .picture_effects import Fetch, Open, Opened, Save
    from .settings import Settings

T = TypeVar("T")


class Driver:
    """Owns the connection pool, which opens with the first exchange."""

    def __init__(self, settings: Settings) -> None:
        self._transport = settings.get("transport")
        self.clock = settings.get("clock", time.monotonic)
        self.sleep = settings.get("sleep", time.sleep)
        self.timed = "sleep" in settings
        self._pool: httpx2.BaseTransport | None = None
        self._opening = threading.Lock()
        self._pid = 0

    def run(self, conversation: Conversation[T]) -> T:
        try:
            effect = next(conversation)
            while True:
                try:
                    outcome = self.perform(effect)
                except Fault as fault:
                    effect = conversation.throw(fault)
                else:
                    effect = conversation.send(outcome)
        except StopIteration as stop:
            return cast(T, stop.value)

    def chunks(self, begun: Opened) -> Iterator[bytes]:
        """The bytes of an open response. Raises QueryFailed where the connection breaks."""
        from . import wire

        response = cast("httpx2.Response", begun.response)
        try:
            yield from response.iter_bytes()
        except wire.FAULTS:
            fault = QueryFailed("the connection broke while fetching the picture")
        else:
            return
        finally:
            response.close()
        raise fault

    def close(self) -> None:
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def perform(self, effect: Effect) -> Outcome:
        """Carry out one effect. Raises Fault."""
        if isinstance(effect, Wait):
            if effect.seconds > 0:
                self.sleep(effect.seconds)
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
            request = wire.request_for(effect)
            if isinstance(effect, Send):
                response = pool.handle_request(request)
                try:
                    response.read()
                finally:
                    response.close()
                return wire.answer_from(response, effect.key)
            return self._download(pool, request, effect)
        except wire.FAULTS as error:
            fault = wire.fault_from(error)
        raise fault

    def _download(
        self,
        pool: httpx2.BaseTransport,
        request: httpx2.Request,
        effect: Fetch | Open | Save,
    ) -> Outcome:
        from . import downloads, wire
        from .picture_effects import Fetch, Open, Opened, Saved

        response = pool.handle_request(request)
        if response.status_code != 200:
            response.close()
            location = wire.location_of(response)
            return downloads.undelivered(effect, response.status_code, location)
        if isinstance(effect, Open):
            return Opened(200, response=response)
        try:
            taken = downloads.Taken(effect.most)
            if isinstance(effect, Fetch):
                chunks = [taken.take(c) for c in response.iter_bytes()]
                taken.require_some()
                return Answer(200, b"".join(chunks))
            with downloads.sink(effect.target, taken) as file:
                for chunk in response.iter_bytes():
                    file.write(chunk)
            return Saved(200, taken.head, file.path)
        finally:
            response.close()

    def open(self) -> httpx2.BaseTransport:
        """The pool of this process: a forked child opens connections of its own.

        Raises SettingError where the environment is in the way."""
        with self._opening:
            if self._pool is None or self._pid != os.getpid():
                from .transports import open_transport

                given = cast("httpx2.BaseTransport | None", self._transport)
                self._pool, self._pid = given or open_transport(), os.getpid()
            return self._pool

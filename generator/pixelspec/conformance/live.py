"""A real provider behind the checks: every paid request is counted before it leaves."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import httpx2

from pixelspec.conformance.backend import Unavailable
from pixelspec.conformance.subject import Exchange

# Seconds for one exchange: the reply to an order may hold the picture itself.
ORDER, OTHER = 600.0, 60.0
# No reply and no picture is larger.
LARGEST = 256 * 1024 * 1024
# They tell of the bytes as they travelled.
TRAVELLED = frozenset({"content-encoding", "content-length", "transfer-encoding"})


@dataclass
class Purse:
    """How many paid requests may still leave in this run, and how many did."""

    allowed: int
    spent: int = 0
    process: int = field(default_factory=os.getpid)
    lock: Any = field(default_factory=threading.Lock, repr=False)

    @property
    def left(self) -> int:
        return self.allowed - self.spent

    def take(self) -> None:
        """Counts a request that is about to leave. Raises Unavailable where it may not."""
        if os.getpid() != self.process:
            raise Unavailable("the paid requests are counted in another process")
        with self.lock:
            if self.left < 1:
                raise Unavailable(f"it would be paid, and {self.allowed} may be")
            self.spent += 1

    def give_back(self) -> None:
        """The request that was counted last never left."""
        with self.lock:
            self.spent -= 1


class LiveBackend:
    """The provider at an address, with a real key. It tells no account, its time cannot be
    moved, and nothing goes wrong on request.

    `transport` is an httpx2 transport, for tests of this file.
    """

    clock = None
    account = None

    def __init__(
        self,
        address: str,
        key: str,
        exchanges: Collection[Exchange],
        purse: Purse,
        transport: httpx2.BaseTransport,
    ) -> None:
        self.address = address.rstrip("/")
        self.key = key
        self._paths = {(e.method, e.path) for e in exchanges if e.billable}
        self._purse = purse
        self._transport = transport

    def again(self) -> LiveBackend:
        return self

    @property
    def emulator(self) -> Any:
        raise Unavailable("a real provider does nothing wrong on request")

    def handler(self, request: httpx2.Request) -> httpx2.Response:
        """Sends a request on. Raises Unavailable where nobody answers, or it is one paid
        request too many: whatever came of it, it is not sent again."""
        paid = self._paid(request)
        if paid:
            self._purse.take()
        most = ORDER if paid else OTHER
        request.extensions["timeout"] = httpx2.Timeout(most).as_dict()
        try:
            reply = self._transport.handle_request(request)
            reply.request = request
            return self._kept(reply, time.monotonic() + most)
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            if paid:
                self._purse.give_back()
            said = f"no connection to {request.url.host}: {type(error).__name__}"
            raise Unavailable(said) from None
        except httpx2.TransportError as error:
            said = f"{request.url.host} does not answer: {type(error).__name__}"
            raise Unavailable(said) from None

    def _kept(self, reply: httpx2.Response, until: float) -> httpx2.Response:
        """The reply with its whole body, in which the key does not stand. Raises
        Unavailable for one that does not end."""
        content = bytearray()
        try:
            for piece in reply.iter_bytes():
                content += piece
                if time.monotonic() > until or len(content) > LARGEST:
                    raise Unavailable(f"the reply of {reply.url.host} does not end")
        finally:
            reply.close()
        hidden = bytes(content)
        for spelling in (self.key, self.key.replace("/", "\\/")):
            hidden = hidden.replace(spelling.encode(), b"***")
        headers = [
            (name, value.replace(self.key, "***"))
            for name, value in reply.headers.multi_items()
            if name.lower() not in TRAVELLED
        ]
        return httpx2.Response(reply.status_code, headers=headers, content=hidden)

    def _paid(self, request: httpx2.Request) -> bool:
        """Whether it orders pictures, at whatever host; one with a wrong key, or refused by
        the page, counts as well: only the provider knows what it bills."""
        path = request.url.path
        return any(
            request.method == method and path.endswith(end)
            for method, end in self._paths
        )

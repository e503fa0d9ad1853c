"""A real provider behind the checks: every paid request is counted before it leaves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2

from pixelspec.conformance.backend import Unavailable
from pixelspec.conformance.subject import Exchange

# Seconds for one exchange: a reply may hold the picture itself.
TIMEOUT = 600.0


@dataclass
class Purse:
    """How many paid requests may still leave in this run, and how many did."""

    allowed: int
    spent: int = 0

    @property
    def left(self) -> int:
        return self.allowed - self.spent

    def take(self) -> None:
        """Counts a request that is about to leave. Raises Unavailable where it may not."""
        if self.left < 1:
            raise Unavailable(f"it would be paid, and {self.allowed} may be")
        self.spent += 1

    def give_back(self) -> None:
        """The request that was counted last never left."""
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
        self._host = urlsplit(address).netloc.lower()
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
        request.extensions.setdefault("timeout", httpx2.Timeout(TIMEOUT).as_dict())
        try:
            return self._transport.handle_request(request)
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            if paid:
                self._purse.give_back()
            said = f"no connection to {request.url.host}: {type(error).__name__}"
            raise Unavailable(said) from None
        except httpx2.TransportError as error:
            said = f"{request.url.host} does not answer: {type(error).__name__}"
            raise Unavailable(said) from None

    def _paid(self, request: httpx2.Request) -> bool:
        """Whether it orders pictures; one with a wrong key, or refused by the page, counts
        as well: only the provider knows what it bills."""
        if request.url.netloc.decode("ascii").lower() != self._host:
            return False
        path = request.url.path
        return any(
            request.method == method and path.endswith(end)
            for method, end in self._paths
        )

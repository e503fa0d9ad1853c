"""Where one conversation goes and how patient it is."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote
from uuid import uuid4

from .effects import Send
from .errors import InvalidRequest
from .events import Event, unheard
from .provider import Operation, Provider
from .remarks import Problem
from .secret import NO_KEY, Secret


def mint_key() -> str:
    """A new idempotency key."""
    return uuid4().hex


def is_sendable(id: str) -> bool:
    """Whether an address can carry it: half a character has no bytes."""
    return not any("\ud800" <= mark <= "\udfff" for mark in id)


def _quoted(name: str, value: str) -> str:
    if not is_sendable(value):
        text = "the id holds half a character, which no address can carry"
        raise InvalidRequest([Problem("unusable-id", name, text)])
    return quote(value, safe="")


@dataclass(frozen=True, eq=False, repr=False)
class Line:
    """The provider, its address, and the caller's limits in seconds (None: what the page
    advises). `resend_uncharged` allows a submission to be sent again after an answer that
    the page says is never charged. `random` gives 0 to 1, `wall` the Unix time, `mint` a
    new idempotency key; `order` replaces the provider's usual way to order pictures, `tell`
    hears of every step; `model` is the id of what is bought, where it is known."""

    provider: Provider
    base_url: str
    timeout: float | None = None
    deadline: float | None = None
    resend_uncharged: bool = False
    random: Callable[[], float] = random.random
    wall: Callable[[], float] = time.time
    mint: Callable[[], str] = mint_key
    order: Operation | None = None
    key: Secret = NO_KEY
    tell: Callable[[Event], object] = unheard
    model: str = ""

    @property
    def submit(self) -> Operation:
        """What orders pictures."""
        return self.order or self.provider.submit

    def send(
        self,
        operation: Operation,
        content: bytes | None = None,
        idempotency: str = "",
        **ids: str,
    ) -> Send:
        """Raises InvalidRequest for an id that no address can carry."""
        names = {name: _quoted(name, value) for name, value in ids.items()}
        header = operation.idempotency_header
        return Send(
            operation.method,
            self.base_url + operation.path.format(**names),
            self.timeout or operation.read_timeout,
            content,
            (
                *operation.headers,
                *(((header, idempotency),) if header and idempotency else ()),
            ),
            key=self.key,
        )

    @property
    def download_timeout(self) -> float:
        """Seconds for one exchange with a picture host."""
        return self.timeout or 60.0

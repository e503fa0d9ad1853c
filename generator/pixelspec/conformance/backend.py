"""Whoever answers the checks: an emulated provider, or a real one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from pixelspec.emulator.account import Account

if TYPE_CHECKING:
    import httpx2

Handler = Callable[["httpx2.Request"], "httpx2.Response"]


class Unavailable(BaseException):
    """A check cannot be made here: its reason stands in the report.

    No Exception, so that neither a client nor a check takes it for an answer.
    """


class Clock(Protocol):
    def __call__(self) -> float: ...

    def advance(self, seconds: float) -> None: ...


class Backend(Protocol):
    """One provider for the length of one check."""

    @property
    def address(self) -> str:
        """The address of the API."""
        ...

    @property
    def key(self) -> str: ...

    @property
    def handler(self) -> Handler:
        """Answers one request, as a transport does."""
        ...

    @property
    def clock(self) -> Clock | None:
        """The time there; None where it cannot be moved."""
        ...

    @property
    def account(self) -> Account | None:
        """How the provider understood what it was sent; None where it does not tell."""
        ...

    def again(self) -> Backend:
        """The same provider, as far as that can be had, before anything was asked."""
        ...

    @property
    def emulator(self) -> Any:
        """The emulated provider itself, for faults. Raises Unavailable for a real one."""
        ...

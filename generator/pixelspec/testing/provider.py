"""What a test holds in its hand: an emulated provider, and what shall go wrong with it."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Protocol

from pixelspec.emulator.account import Account
from pixelspec.emulator.outcome import MISSED, known_words, outcome_of
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.transport import transport


class MovableClock(Protocol):
    """A clock that can be put forward."""

    def __call__(self) -> float: ...

    def advance(self, seconds: float) -> None: ...


class EmulatedProvider:
    """A provider that behaves as its page says.

    `base_url` and `api_key` are what a client has to know; `settings` is all that a
    generated client takes. `clock` is the time there: `clock.advance(60)` lets a minute
    pass. `emulator` is the provider itself, for what is not offered here.
    """

    def __init__(
        self,
        emulator: Emulator,
        clock: MovableClock,
        base_url: str,
        api_key: str,
        socket: bool,
    ) -> None:
        self.emulator = emulator
        self.clock = clock
        self.base_url = base_url
        self.api_key = api_key
        self._socket = socket

    @property
    def id(self) -> str:
        return self.emulator.provider.id

    @property
    def account(self) -> Account:
        """What happened so far: submissions, requests by operation, `paid`, and how often
        the key was shown where it has no business (`leaks`). A snapshot."""
        return self.emulator.account

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of a generated client, blocking or async, whose waiting takes no
        time: `Gccai(**provider.settings)`."""
        settings = {
            "api_key": self.api_key,
            "base_url": self.base_url,
            "clock": self.clock,
            "sleep": self.clock.advance,
            "wall": self.clock,
            "random": _longest,
        }
        return settings if self._socket else {**settings, "transport": self.transport}

    @cached_property
    def transport(self) -> Any:
        """The provider in process, as a transport of httpx2 for any client that takes one."""
        try:
            return transport(self.emulator)
        except ModuleNotFoundError as missing:
            text = (
                "in process the emulator needs httpx2: install it, or use socket=True"
            )
            raise RuntimeError(text) from missing

    def fault(
        self, word: str | int, *, on: str = "submit", times: int | None = 1
    ) -> None:
        """Let something go wrong with the next requests, or with all (`times=None`).

        `on` is an operation of the provider (`submit`, `query`, `batch`, ...) or
        `download`, the fetching of a picture. `word` is one of `faults`, or an HTTP status:
        503 as the provider would say it, "html-503" as a gateway does; "429 retry-after=5"
        tells how long to wait.

        A reply is lost or spoiled after the request had its effect, and so it is after a
        status of 408 or from 500 on; other statuses refuse. Raises ValueError for a word
        or an operation that there is not.
        """
        text = str(word)
        if self._socket and outcome_of(self.emulator.provider, text).kind == "missed":
            raise ValueError(
                f"{' and '.join(MISSED)} cannot be shown over a socket, where a request"
                " has a connection already: close the provider, or go in process"
            )
        self.emulator.script(
            *[text] * (1 if times is None else times),
            operation=on,
            forever=times is None,
        )

    @property
    def faults(self) -> tuple[str, ...]:
        """The names of all that can go wrong, beside the HTTP statuses."""
        return known_words(self.emulator.provider)

    def finish(self, state: str = "done") -> None:
        """End the tasks under way in a state, by the provider's own word or by what it
        means (`done`, `failed`, `cancelled`); where there are none, the next one."""
        if not self.emulator.finish(state):
            self.emulator.script(state)


def _longest() -> float:
    """Chance, for retries that always wait as long."""
    return 1.0

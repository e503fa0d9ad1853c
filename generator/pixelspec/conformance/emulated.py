"""The emulated provider behind the checks: a new one for each, its time a clock of ours."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from pixelspec.conformance.backend import Handler
from pixelspec.emulator.account import Account
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.transport import api_address, picture_address, transport
from pixelspec.model.endpoint import Endpoint

KEY = "a-key-for-the-emulator"


class EmulatedBackend:
    """`endpoints` are models of one provider; `asynchronous` the ids that are answered by a
    task where the reply decides; `keys` those that are right, else any is."""

    clock_type: type[ManualClock] = ManualClock

    def __init__(
        self,
        endpoints: Sequence[Endpoint],
        asynchronous: Sequence[str] = (),
        keys: Sequence[str] | None = None,
        limits: bool = False,
        like: Emulator | None = None,
    ) -> None:
        self._made = endpoints, asynchronous, keys, limits
        self.clock = self.clock_type()
        self.address = api_address(endpoints[0].provider)
        self.key = KEY
        self.emulator = Emulator(
            endpoints,
            clock=self.clock,
            picture_address=picture_address(endpoints[0].provider),
            keys=keys,
            asynchronous=frozenset(asynchronous),
            limits=limits,
            like=like,
        )

    def again(self) -> EmulatedBackend:
        """The same provider, before anything was asked."""
        return type(self)(*self._made, like=self.emulator)

    def but(self, **changes: Any) -> EmulatedBackend:
        """The same provider with other keys, limits, or models that answer by a task."""
        endpoints, asynchronous, keys, limits = self._made
        made = {"asynchronous": asynchronous, "keys": keys, "limits": limits}
        return type(self)(endpoints, **{**made, **changes})

    @property
    def handler(self) -> Handler:
        return self._carry

    @cached_property
    def _carry(self) -> Handler:
        handler: Handler = transport(self.emulator).handler  # type: ignore[assignment]  # of a function that is not async
        return handler

    @property
    def account(self) -> Account:
        return self.emulator.account

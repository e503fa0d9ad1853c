"""The asynchronous client and its models, cheap to make: whatever does the work is loaded with
the first call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import attrgetter
from os import PathLike
from typing import TYPE_CHECKING, ParamSpec, Self, Unpack

from .endpoint import EndpointOf
from .opening import ClientFacts, once
from .signature import shows_keywords

if TYPE_CHECKING:
    from .atasks import AsyncImages, AsyncPlan, AsyncTask, AsyncTasks
    from .batch import BatchOptions
    from .concurrent import AsyncDriver
    from .doubts import Doubt
    from .report import Report
    from .site import Call

P = ParamSpec("P")


class AsyncEndpoint(EndpointOf[P, "AsyncPlan"]):
    """One model of one provider."""

    @shows_keywords
    async def generate(self, /, *args: P.args, **kwargs: P.kwargs) -> AsyncImages:
        """Buy pictures and wait for them. Not for a request handler: submit there."""
        return await self.parse(kwargs).generate()

    @shows_keywords
    async def submit(self, /, *args: P.args, **kwargs: P.kwargs) -> AsyncTask:
        """Buy pictures with exactly one paid request and return at once."""
        return await self.parse(kwargs).submit()


class AsyncClient(ClientFacts["AsyncPlan"]):
    """One provider, with its models as attributes. Close it, or use it in an `async with`."""

    @once
    def _driver(self) -> AsyncDriver:
        from .concurrent import AsyncDriver

        return AsyncDriver(self._settings)

    @once
    def tasks(self) -> AsyncTasks:
        """The tasks of this provider."""
        from .atasks import AsyncTasks

        return AsyncTasks(self)

    def plan(self, call: Call) -> AsyncPlan:
        from .atasks import AsyncPlan

        return AsyncPlan(self._driver, call)

    async def map(
        self,
        items: Mapping[str, AsyncPlan] | Iterable[tuple[str, AsyncPlan]],
        **options: Unpack[BatchOptions],
    ) -> Report[AsyncImages]:
        """Buy and collect many items, each under a key of yours, and say what became of
        each: see BatchOptions. The items may come from a generator.

        Raises SettingError or JournalError before anything is bought.
        """
        from asyncio import to_thread

        from .atasks import AsyncImages
        from .batch import Batch
        from .fanout_async import AsyncFanOut

        self._driver.open()  # what cannot be reached is known before the journal
        show = partial(AsyncImages.of, self._driver)
        batch = await to_thread(Batch, self._site, show, options)
        try:
            fan = AsyncFanOut(self._driver, self._pacer, batch.write, batch.width)
            await fan.run(batch.talks(items))
            return batch.report()
        finally:
            batch.close()

    async def unsettled(
        self, journal: str | PathLike[str]
    ) -> tuple[Doubt[AsyncTask], ...]:
        """The items of a journal whose outcome is unknown, each with the tasks of the
        provider that it may be: `settle` takes the word of a person for which it is.

        Raises JournalError, and where tasks can be listed, what `tasks.list` raises."""
        from asyncio import to_thread

        from .doubts import doubts

        listing = self._site.provider.listing
        listed = await self.tasks.list() if listing else None
        return await to_thread(doubts, self._site, journal, listed)

    async def settle(
        self,
        journal: str | PathLike[str],
        key: str,
        *,
        found: str | None = None,
        lost: bool = False,
        buy_again: bool = False,
    ) -> None:
        """Say what became of an item of a journal whose outcome is unknown: its task was
        `found` (the id), it is `lost` for good, or the next run may `buy_again`.

        Raises SettingError or JournalError."""
        from asyncio import to_thread

        from .settle import settle

        said = (found, lost, buy_again)
        await to_thread(settle, self._site, journal, key, *said)

    async def close(self) -> None:
        await self._driver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


# For the rest of this package: no part of what a user sees.
driver_of: Callable[[AsyncClient], AsyncDriver] = attrgetter("_driver")

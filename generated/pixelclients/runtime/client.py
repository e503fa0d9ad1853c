"""The blocking client and its models, cheap to make: whatever does the work is loaded with
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
    from .batch import BatchOptions
    from .blocking import Driver
    from .doubts import Doubt
    from .report import Report
    from .site import Call
    from .tasks import Images, Plan, Task, Tasks

P = ParamSpec("P")


class Endpoint(EndpointOf[P, "Plan"]):
    """One model of one provider."""

    @shows_keywords
    def generate(self, /, *args: P.args, **kwargs: P.kwargs) -> Images:
        """Buy pictures and wait for them. Not for a request handler: submit there."""
        return self.parse(kwargs).generate()

    @shows_keywords
    def submit(self, /, *args: P.args, **kwargs: P.kwargs) -> Task:
        """Buy pictures with exactly one paid request and return at once."""
        return self.parse(kwargs).submit()


class Client(ClientFacts["Plan"]):
    """One provider, with its models as attributes. Close it, or use it in a `with`."""

    @once
    def _driver(self) -> Driver:
        from .blocking import Driver

        return Driver(self._settings)

    @once
    def tasks(self) -> Tasks:
        """The tasks of this provider."""
        from .tasks import Tasks

        return Tasks(self)

    def plan(self, call: Call) -> Plan:
        from .tasks import Plan

        return Plan(self._driver, call)

    def map(
        self,
        items: Mapping[str, Plan] | Iterable[tuple[str, Plan]],
        **options: Unpack[BatchOptions],
    ) -> Report[Images]:
        """Buy and collect many items, each under a key of yours, and say what became of
        each: see BatchOptions. The items may come from a generator.

        Raises SettingError or JournalError before anything is bought.
        """
        from .batch import Batch
        from .fanout import FanOut
        from .tasks import Images

        self._driver.open()  # what cannot be reached is known before the journal
        show = partial(Images.of, self._driver)
        batch = Batch(self._site, show, options)
        try:
            fan = FanOut(self._driver, self._pacer, batch.write, batch.width)
            fan.run(batch.talks(items))
            return batch.report()
        finally:
            batch.close()

    def unsettled(self, journal: str | PathLike[str]) -> tuple[Doubt[Task], ...]:
        """The items of a journal whose outcome is unknown, each with the tasks of the
        provider that it may be: `settle` takes the word of a person for which it is.

        Raises JournalError, and where tasks can be listed, what `tasks.list` raises."""
        from .doubts import doubts

        listing = self._site.provider.listing
        listed = self.tasks.list() if listing else None
        return doubts(self._site, journal, listed)

    def settle(
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
        from .settle import settle

        settle(self._site, journal, key, found, lost, buy_again)

    def close(self) -> None:
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


# For the rest of this package: no part of what a user sees.
driver_of: Callable[[Client], Driver] = attrgetter("_driver")

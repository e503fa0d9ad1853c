"""The asynchronous client: endpoints, plans, tasks and images."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ParamSpec, Self, Unpack, overload

from .concurrent import AsyncDriver
from .conversation import query, wait
from .endpoint import EndpointOf, Preview, stored_purchase
from .fetching import head_of, open_picture, read_picture, save_picture
from .listing import cancel, list_tasks
from .pace import Pacer
from .provider import Provider
from .reading import Reading
from .results import ImageFacts, ImagesFacts, Purchase, TaskFacts, read_stored
from .settings import Settings
from .signature import shows_keywords
from .site import Call, Site, findable, named, within
from .uploading import buy

if TYPE_CHECKING:
    from .batch import BatchOptions
    from .errors import PixelError
    from .report import Report

P = ParamSpec("P")


class AsyncImage(ImageFacts):
    """One picture; its bytes are fetched when asked for."""

    def __init__(self, driver: AsyncDriver, purchase: Purchase, index: int) -> None:
        super().__init__(purchase, index)
        self._driver = driver

    async def read(self) -> bytes:
        """Raises ResultExpired or QueryFailed."""
        line = self._purchase.line
        with named(self._purchase):
            data = await self._driver.run(read_picture(line, self._picture))
        self._saw(head_of(data))
        return data

    @overload
    async def save(self, target: str | PathLike[str]) -> Path: ...
    @overload
    async def save(self, target: BinaryIO) -> None: ...
    async def save(self, target: str | PathLike[str] | BinaryIO) -> Path | None:
        """Stream the picture to a file and return its path; a path without an extension
        gets that of the picture's real type. A file object is written to once.

        Raises ResultExpired or QueryFailed; OSError where the file cannot be written.
        """
        file = Path(target) if isinstance(target, str | PathLike) else target
        line = self._purchase.line
        with named(self._purchase):
            kept = await self._driver.run(save_picture(line, self._picture, file))
        self._saw(kept.head)
        return kept.path

    async def stream(self) -> AsyncIterator[bytes]:
        """The bytes of the picture, piece by piece. Raises ResultExpired or QueryFailed."""
        line = self._purchase.line
        with named(self._purchase):
            begun = await self._driver.run(open_picture(line, self._picture))
            if isinstance(begun, bytes):
                yield begun
                return
            async for chunk in self._driver.chunks(begun):
                yield chunk


class AsyncImages(ImagesFacts[AsyncImage]):
    """The pictures of one call."""

    @classmethod
    def of(cls, driver: AsyncDriver, purchase: Purchase) -> Self:
        count = len(purchase.reading.pictures)
        return cls(purchase, [AsyncImage(driver, purchase, i) for i in range(count)])

    async def save_all(self, folder: str | PathLike[str]) -> list[Path]:
        """Save every picture into a folder, made if need be, under names of our own."""
        Path(folder).mkdir(parents=True, exist_ok=True)
        return [await image.save(Path(folder) / image.stem) for image in self]


class AsyncTask(TaskFacts):
    """One bought call that may still be going on."""

    def __init__(self, driver: AsyncDriver, purchase: Purchase) -> None:
        super().__init__(purchase)
        self._driver = driver

    async def wait(
        self,
        *,
        deadline: float | None = None,
        on_update: Callable[[AsyncTask], object] | None = None,
    ) -> AsyncImages:
        """Ask until the pictures are there, at most `deadline` seconds.

        Raises TaskFailed, TaskTimeout, ReplyMismatch or QueryFailed.
        """
        purchase = self._purchase
        if self.id is None or self.done:
            return AsyncImages.of(self._driver, purchase)
        line = within(purchase, deadline)

        def tell(reading: Reading) -> None:
            if on_update is not None:
                on_update(AsyncTask(self._driver, replace(purchase, reading=reading)))

        with findable(self.id):
            reading = await self._driver.run(wait(line, self.id, tell))
        return AsyncImages.of(self._driver, replace(purchase, reading=reading))

    async def refresh(self) -> AsyncTask:
        """Ask once. Raises ApiError, ReplyMismatch or QueryFailed."""
        if self.id is None:
            return self
        reading = await self._driver.run(query(self._purchase.line, self.id))
        return AsyncTask(self._driver, replace(self._purchase, reading=reading))

    async def cancel(self) -> AsyncTask:
        """Stop the task, and return it as the provider then shows it. Raises InvalidRequest
        where no page says how, else QueryFailed, ApiError or ReplyMismatch."""
        reading = await self._driver.run(cancel(self._purchase.line, self.id))
        return AsyncTask(self._driver, replace(self._purchase, reading=reading))


class AsyncPlan(Preview):
    """What one call would send, and the call itself."""

    def __init__(self, driver: AsyncDriver, call: Call) -> None:
        super().__init__(call)
        self._driver = driver

    async def submit(self) -> AsyncTask:
        """Buy just what was planned, with exactly one paid request.

        Raises QuirkRefused, NotSent, SubmissionUnknown, ApiError or ReplyMismatch.
        """
        line = self.call.line()
        reading = await self._driver.run(buy(line, self.call.draft))
        return AsyncTask(self._driver, self.call.bought(line, reading))

    async def generate(self) -> AsyncImages:
        """Buy just what was planned and wait for the pictures."""
        return await (await self.submit()).wait()


class AsyncEndpoint(EndpointOf[P, AsyncPlan]):
    """One model of one provider."""

    @shows_keywords
    async def generate(self, /, *args: P.args, **kwargs: P.kwargs) -> AsyncImages:
        """Buy pictures and wait for them. Not for a request handler: submit there."""
        return await self.parse(kwargs).generate()

    @shows_keywords
    async def submit(self, /, *args: P.args, **kwargs: P.kwargs) -> AsyncTask:
        """Buy pictures with exactly one paid request and return at once."""
        return await self.parse(kwargs).submit()


class AsyncTasks:
    """The tasks of one provider."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self._several = True

    async def get(self, task_id: str) -> AsyncTask:
        """A task by its id alone. Raises ApiError, ReplyMismatch or QueryFailed."""
        site, driver = self._client.site, self._client.driver
        line = site.line(site.options)
        return AsyncTask(
            driver,
            Purchase(site.provider.id, line, await driver.run(query(line, task_id))),
        )

    async def list(self) -> tuple[AsyncTask, ...]:
        """The tasks that the provider lists. Raises InvalidRequest where no page says how,
        else QueryFailed, ApiError or ReplyMismatch."""
        site, driver = self._client.site, self._client.driver
        line = site.line(site.options)
        readings = await driver.run(list_tasks(line))
        bought = [Purchase(site.provider.id, line, reading) for reading in readings]
        return tuple(AsyncTask(driver, purchase) for purchase in bought)

    async def cancel(self, task_id: str) -> AsyncTask:
        """Stop a task by its id alone: see `Task.cancel`."""
        site, driver = self._client.site, self._client.driver
        line = site.line(site.options)
        reading = await driver.run(cancel(line, task_id))
        return AsyncTask(driver, Purchase(site.provider.id, line, reading))

    async def wait_all(
        self, tasks: Iterable[str | AsyncTask], *, deadline: float | None = None
    ) -> dict[str, AsyncImages | PixelError]:
        """Wait for tasks, or ids of tasks, at most `deadline` seconds for all of them: the
        pictures of each, or its error. Asks after many at once where the page says how.
        """
        from .fanout_async import AsyncFanOut
        from .together import Together

        client = self._client
        waiting = Together(client.site, tasks, deadline, self._several)
        for talks in waiting.rounds():
            fan = AsyncFanOut(client.driver, client.pacer, None, waiting.width)
            await fan.run(talks)
        self._several = waiting.several
        return waiting.shown(partial(AsyncImages.of, client.driver))

    def load(self, text: str) -> AsyncTask:
        """A task from `to_json`, with its plan; nothing is asked. Raises InvalidRequest."""
        purchase = stored_purchase(self._client, read_stored(text))
        return AsyncTask(self._client.driver, purchase)


class AsyncClient:
    """One provider, with its models as attributes. Close it, or use it in an `async with`."""

    def __init__(self, provider: Provider, **settings: Unpack[Settings]) -> None:
        self.site = Site.from_settings(provider, settings)
        self.driver = AsyncDriver(settings)
        self.tasks = AsyncTasks(self)
        self.pacer = Pacer(provider)

    def plan(self, call: Call) -> AsyncPlan:
        return AsyncPlan(self.driver, call)

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

        from .batch import Batch
        from .fanout_async import AsyncFanOut

        self.driver.open()  # what cannot be reached is known before the journal
        show = partial(AsyncImages.of, self.driver)
        batch = await to_thread(Batch, self.site, show, options)
        try:
            fan = AsyncFanOut(self.driver, self.pacer, batch.write, batch.width)
            await fan.run(batch.talks(items))
            return batch.report()
        finally:
            batch.close()

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
        await to_thread(settle, self.site, journal, key, *said)

    async def close(self) -> None:
        await self.driver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.site}>"

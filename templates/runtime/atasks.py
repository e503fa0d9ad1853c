"""Plans, tasks and pictures of the asynchronous client."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import replace
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self, overload

from .aclient import driver_of
from .concurrent import AsyncDriver
from .conversation import query, wait
from .opening import pacer_of, site_of
from .preview import Preview
from .reading import Reading
from .results import ImageFacts, ImagesFacts, Purchase, TaskFacts
from .site import Call, findable, named, within
from .uploading import buy

if TYPE_CHECKING:
    from .aclient import AsyncClient
    from .errors import PixelError


class AsyncImage(ImageFacts):
    """One picture; its bytes are fetched when asked for."""

    def __init__(self, driver: AsyncDriver, purchase: Purchase, index: int) -> None:
        super().__init__(purchase, index)
        self._driver = driver

    async def read(self) -> bytes:
        """Raises ResultExpired or QueryFailed."""
        from .fetching import head_of, read_picture

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
        from .fetching import save_picture

        file = Path(target) if isinstance(target, str | PathLike) else target
        line = self._purchase.line
        with named(self._purchase):
            kept = await self._driver.run(save_picture(line, self._picture, file))
        self._saw(kept.head)
        return kept.path

    async def stream(self) -> AsyncIterator[bytes]:
        """The bytes of the picture, piece by piece. Raises ResultExpired or QueryFailed."""
        from .fetching import open_picture

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
        from .listing import cancel

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
        line = self._call.line()
        reading = await self._driver.run(buy(line, self._call.draft))
        return AsyncTask(self._driver, self._call.bought(line, reading))

    async def generate(self) -> AsyncImages:
        """Buy just what was planned and wait for the pictures."""
        return await (await self.submit()).wait()


class AsyncTasks:
    """The tasks of one provider."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self._several = True

    async def get(self, task_id: str) -> AsyncTask:
        """A task by its id alone. Raises ApiError, ReplyMismatch or QueryFailed."""
        site, driver = site_of(self._client), driver_of(self._client)
        line = site.line(site.options)
        return AsyncTask(
            driver,
            Purchase(site.provider.id, line, await driver.run(query(line, task_id))),
        )

    async def list(self) -> tuple[AsyncTask, ...]:
        """The tasks that the provider lists. Raises InvalidRequest where no page says how,
        else QueryFailed, ApiError or ReplyMismatch."""
        from .listing import list_tasks

        site, driver = site_of(self._client), driver_of(self._client)
        line = site.line(site.options)
        readings = await driver.run(list_tasks(line))
        bought = [Purchase(site.provider.id, line, reading) for reading in readings]
        return tuple(AsyncTask(driver, purchase) for purchase in bought)

    async def cancel(self, task_id: str) -> AsyncTask:
        """Stop a task by its id alone: see `Task.cancel`."""
        from .listing import cancel

        site, driver = site_of(self._client), driver_of(self._client)
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
        waiting = Together(site_of(client), tasks, deadline, self._several)
        for talks in waiting.rounds():
            fan = AsyncFanOut(driver_of(client), pacer_of(client), None, waiting.width)
            await fan.run(talks)
        self._several = waiting.several
        return waiting.shown(partial(AsyncImages.of, driver_of(client)))

    def load(self, text: str) -> AsyncTask:
        """A task from `to_json`, with its plan; nothing is asked. Raises InvalidRequest."""
        from .stored import read_stored, stored_purchase

        purchase = stored_purchase(self._client, read_stored(text))
        return AsyncTask(driver_of(self._client), purchase)

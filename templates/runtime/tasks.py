"""Plans, tasks and pictures of the blocking client."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self, overload

from .blocking import Driver
from .client import driver_of
from .conversation import query, wait
from .opening import pacer_of, site_of
from .preview import Preview
from .reading import Reading
from .results import ImageFacts, ImagesFacts, Purchase, TaskFacts
from .site import Call, findable, named, within
from .uploading import buy

if TYPE_CHECKING:
    from .client import Client
    from .errors import PixelError


class Image(ImageFacts):
    """One picture; its bytes are fetched when asked for."""

    def __init__(self, driver: Driver, purchase: Purchase, index: int) -> None:
        super().__init__(purchase, index)
        self._driver = driver

    def read(self) -> bytes:
        """Raises ResultExpired or QueryFailed."""
        from .fetching import head_of, read_picture

        line = self._purchase.line
        with named(self._purchase):
            data = self._driver.run(read_picture(line, self._picture))
        self._saw(head_of(data))
        return data

    @overload
    def save(self, target: str | PathLike[str]) -> Path: ...
    @overload
    def save(self, target: BinaryIO) -> None: ...
    def save(self, target: str | PathLike[str] | BinaryIO) -> Path | None:
        """Stream the picture to a file and return its path; a path without an extension
        gets that of the picture's real type. A file object is written to once.

        Raises ResultExpired or QueryFailed; OSError where the file cannot be written.
        """
        from .fetching import save_picture

        file = Path(target) if isinstance(target, str | PathLike) else target
        line = self._purchase.line
        with named(self._purchase):
            kept = self._driver.run(save_picture(line, self._picture, file))
        self._saw(kept.head)
        return kept.path

    def stream(self) -> Iterator[bytes]:
        """The bytes of the picture, piece by piece. Raises ResultExpired or QueryFailed."""
        from .fetching import open_picture

        line = self._purchase.line
        with named(self._purchase):
            begun = self._driver.run(open_picture(line, self._picture))
            if isinstance(begun, bytes):
                yield begun
                return
            yield from self._driver.chunks(begun)


class Images(ImagesFacts[Image]):
    """The pictures of one call."""

    @classmethod
    def of(cls, driver: Driver, purchase: Purchase) -> Self:
        count = len(purchase.reading.pictures)
        return cls(purchase, [Image(driver, purchase, i) for i in range(count)])

    def save_all(self, folder: str | PathLike[str]) -> list[Path]:
        """Save every picture into a folder, made if need be, under names of our own."""
        Path(folder).mkdir(parents=True, exist_ok=True)
        return [image.save(Path(folder) / image.stem) for image in self]


class Task(TaskFacts):
    """One bought call that may still be going on."""

    def __init__(self, driver: Driver, purchase: Purchase) -> None:
        super().__init__(purchase)
        self._driver = driver

    def wait(
        self,
        *,
        deadline: float | None = None,
        on_update: Callable[[Task], object] | None = None,
    ) -> Images:
        """Ask until the pictures are there, at most `deadline` seconds.

        Raises TaskFailed, TaskTimeout, ReplyMismatch or QueryFailed.
        """
        purchase = self._purchase
        if self.id is None or self.done:
            return Images.of(self._driver, purchase)
        line = within(purchase, deadline)

        def tell(reading: Reading) -> None:
            if on_update is not None:
                on_update(Task(self._driver, replace(purchase, reading=reading)))

        with findable(self.id):
            reading = self._driver.run(wait(line, self.id, tell))
        return Images.of(self._driver, replace(purchase, reading=reading))

    def refresh(self) -> Task:
        """Ask once. Raises ApiError, ReplyMismatch or QueryFailed."""
        if self.id is None:
            return self
        reading = self._driver.run(query(self._purchase.line, self.id))
        return Task(self._driver, replace(self._purchase, reading=reading))

    def cancel(self) -> Task:
        """Stop the task, and return it as the provider then shows it. Raises InvalidRequest
        where no page says how, else QueryFailed, ApiError or ReplyMismatch."""
        from .listing import cancel

        reading = self._driver.run(cancel(self._purchase.line, self.id))
        return Task(self._driver, replace(self._purchase, reading=reading))


class Plan(Preview):
    """What one call would send, and the call itself."""

    def __init__(self, driver: Driver, call: Call) -> None:
        super().__init__(call)
        self._driver = driver

    def submit(self) -> Task:
        """Buy just what was planned, with exactly one paid request.

        Raises QuirkRefused, NotSent, SubmissionUnknown, ApiError or ReplyMismatch.
        """
        line = self._call.line()
        reading = self._driver.run(buy(line, self._call.draft))
        return Task(self._driver, self._call.bought(line, reading))

    def generate(self) -> Images:
        """Buy just what was planned and wait for the pictures."""
        return self.submit().wait()


class Tasks:
    """The tasks of one provider."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._several = True

    def get(self, task_id: str) -> Task:
        """A task by its id alone. Raises ApiError, ReplyMismatch or QueryFailed."""
        site, driver = site_of(self._client), driver_of(self._client)
        line = site.line(site.options)
        return Task(
            driver, Purchase(site.provider.id, line, driver.run(query(line, task_id)))
        )

    def list(self) -> tuple[Task, ...]:
        """The tasks that the provider lists. Raises InvalidRequest where no page says how,
        else QueryFailed, ApiError or ReplyMismatch."""
        from .listing import list_tasks

        site, driver = site_of(self._client), driver_of(self._client)
        line = site.line(site.options)
        readings = driver.run(list_tasks(line))
        bought = [Purchase(site.provider.id, line, reading) for reading in readings]
        return tuple(Task(driver, purchase) for purchase in bought)

    def cancel(self, task_id: str) -> Task:
        """Stop a task by its id alone: see `Task.cancel`."""
        from .listing import cancel

        site, driver = site_of(self._client), driver_of(self._client)
        line = site.line(site.options)
        reading = driver.run(cancel(line, task_id))
        return Task(driver, Purchase(site.provider.id, line, reading))

    def wait_all(
        self, tasks: Iterable[str | Task], *, deadline: float | None = None
    ) -> dict[str, Images | PixelError]:
        """Wait for tasks, or ids of tasks, at most `deadline` seconds for all of them: the
        pictures of each, or its error. Asks after many at once where the page says how.
        """
        from .fanout import FanOut
        from .together import Together

        client = self._client
        waiting = Together(site_of(client), tasks, deadline, self._several)
        for talks in waiting.rounds():
            fan = FanOut(driver_of(client), pacer_of(client), None, waiting.width)
            fan.run(talks)
        self._several = waiting.several
        return waiting.shown(partial(Images.of, driver_of(client)))

    def load(self, text: str) -> Task:
        """A task from `to_json`, with its plan; nothing is asked. Raises InvalidRequest."""
        from .stored import read_stored, stored_purchase

        purchase = stored_purchase(self._client, read_stored(text))
        return Task(driver_of(self._client), purchase)

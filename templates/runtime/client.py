"""The blocking client: endpoints, plans, tasks and images."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ParamSpec, Self, Unpack, overload

from .blocking import Driver
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


class Image(ImageFacts):
    """One picture; its bytes are fetched when asked for."""

    def __init__(self, driver: Driver, purchase: Purchase, index: int) -> None:
        super().__init__(purchase, index)
        self._driver = driver

    def read(self) -> bytes:
        """Raises ResultExpired or QueryFailed."""
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
        file = Path(target) if isinstance(target, str | PathLike) else target
        line = self._purchase.line
        with named(self._purchase):
            kept = self._driver.run(save_picture(line, self._picture, file))
        self._saw(kept.head)
        return kept.path

    def stream(self) -> Iterator[bytes]:
        """The bytes of the picture, piece by piece. Raises ResultExpired or QueryFailed."""
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
        line = self.call.line()
        reading = self._driver.run(buy(line, self.call.draft))
        return Task(self._driver, self.call.bought(line, reading))

    def generate(self) -> Images:
        """Buy just what was planned and wait for the pictures."""
        return self.submit().wait()


class Endpoint(EndpointOf[P, Plan]):
    """One model of one provider."""

    @shows_keywords
    def generate(self, /, *args: P.args, **kwargs: P.kwargs) -> Images:
        """Buy pictures and wait for them. Not for a request handler: submit there."""
        return self.parse(kwargs).generate()

    @shows_keywords
    def submit(self, /, *args: P.args, **kwargs: P.kwargs) -> Task:
        """Buy pictures with exactly one paid request and return at once."""
        return self.parse(kwargs).submit()


class Tasks:
    """The tasks of one provider."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._several = True

    def get(self, task_id: str) -> Task:
        """A task by its id alone. Raises ApiError, ReplyMismatch or QueryFailed."""
        site, driver = self._client.site, self._client.driver
        line = site.line(site.options)
        return Task(
            driver, Purchase(site.provider.id, line, driver.run(query(line, task_id)))
        )

    def list(self) -> tuple[Task, ...]:
        """The tasks that the provider lists. Raises InvalidRequest where no page says how,
        else QueryFailed, ApiError or ReplyMismatch."""
        site, driver = self._client.site, self._client.driver
        line = site.line(site.options)
        readings = driver.run(list_tasks(line))
        bought = [Purchase(site.provider.id, line, reading) for reading in readings]
        return tuple(Task(driver, purchase) for purchase in bought)

    def cancel(self, task_id: str) -> Task:
        """Stop a task by its id alone: see `Task.cancel`."""
        site, driver = self._client.site, self._client.driver
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
        waiting = Together(client.site, tasks, deadline, self._several)
        for talks in waiting.rounds():
            fan = FanOut(client.driver, client.pacer, None, waiting.width)
            fan.run(talks)
        self._several = waiting.several
        return waiting.shown(partial(Images.of, client.driver))

    def load(self, text: str) -> Task:
        """A task from `to_json`, with its plan; nothing is asked. Raises InvalidRequest."""
        purchase = stored_purchase(self._client, read_stored(text))
        return Task(self._client.driver, purchase)


class Client:
    """One provider, with its models as attributes. Close it, or use it in a `with`."""

    def __init__(self, provider: Provider, **settings: Unpack[Settings]) -> None:
        self.site = Site.from_settings(provider, settings)
        self.driver = Driver(settings)
        self.tasks = Tasks(self)
        self.pacer = Pacer(provider)

    def plan(self, call: Call) -> Plan:
        return Plan(self.driver, call)

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

        self.driver.open()  # what cannot be reached is known before the journal
        show = partial(Images.of, self.driver)
        batch = Batch(self.site, show, options)
        try:
            fan = FanOut(self.driver, self.pacer, batch.write, batch.width)
            fan.run(batch.talks(items))
            return batch.report()
        finally:
            batch.close()

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

        settle(self.site, journal, key, found, lost, buy_again)

    def close(self) -> None:
        self.driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.site}>"

"""The blocking client: endpoints, plans, tasks and images."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import ParamSpec, Self

from typing_extensions import Unpack

from .blocking import Driver
from .conversation import query, submit, wait
from .endpoint import EndpointOf, Preview, stored_purchase
from .fetching import read_picture, save_picture
from .provider import Provider
from .reading import Reading
from .results import ImageFacts, ImagesFacts, Purchase, TaskFacts, read_stored
from .settings import Settings
from .signature import shows_keywords
from .site import Call, Site, within

P = ParamSpec("P")


class Image(ImageFacts):
    """One picture; its bytes are fetched when asked for."""

    def __init__(self, driver: Driver, purchase: Purchase, index: int) -> None:
        super().__init__(purchase, index)
        self._driver = driver

    def read(self) -> bytes:
        """Raises ResultExpired or QueryFailed."""
        return self._driver.run(read_picture(self._purchase.line, self._picture))

    def save(self, path: str | PathLike[str]) -> Path:
        """Stream the picture to a file and return its path; a path without an extension
        gets that of the picture's real type. Raises ResultExpired or QueryFailed."""
        line = self._purchase.line
        return self._driver.run(save_picture(line, self._picture, Path(path)))


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

        reading = self._driver.run(wait(line, self.id, tell))
        return Images.of(self._driver, replace(purchase, reading=reading))

    def refresh(self) -> Task:
        """Ask once. Raises ApiError, ReplyMismatch or QueryFailed."""
        if self.id is None:
            return self
        reading = self._driver.run(query(self._purchase.line, self.id))
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
        reading = self._driver.run(submit(line, self.call.draft.content))
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

    def get(self, task_id: str) -> Task:
        """A task by its id alone. Raises ApiError, ReplyMismatch or QueryFailed."""
        site, driver = self._client.site, self._client.driver
        line = site.line(site.options)
        return Task(
            driver, Purchase(site.provider.id, line, driver.run(query(line, task_id)))
        )

    def load(self, text: str) -> Task:
        """A task from `to_json`, with its plan; nothing is asked. Raises InvalidRequest."""
        purchase = stored_purchase(self._client, read_stored(text))
        return Task(self._client.driver, purchase)


class Client:
    """One provider, with its models as attributes. Close it, or use it in a `with`."""

    def __init__(self, provider: Provider, **settings: Unpack[Settings]) -> None:
        self.site = Site.from_settings(provider, settings)
        self.driver = Driver(self.site.key, settings)
        self.tasks = Tasks(self)

    def plan(self, call: Call) -> Plan:
        return Plan(self.driver, call)

    def close(self) -> None:
        self.driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.site}>"

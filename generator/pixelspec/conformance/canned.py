"""The generated client, told literal replies: what it reads in them, and does after them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx2

from pixelspec.conformance.backend import Unavailable
from pixelspec.emulator.clock import ManualClock

if TYPE_CHECKING:
    from pixelspec.conformance.bench import Bench

TASK = "task-1"
NOWHERE = "https://api.canned.invalid"


@dataclass(frozen=True)
class Canned:
    """One literal reply; a text is sent as it is, anything else as JSON."""

    body: object
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> httpx2.Response:
        text = isinstance(self.body, str)
        content = str(self.body) if text else json.dumps(self.body)
        headers = {"content-type": "application/json", **self.headers}
        return httpx2.Response(self.status, headers=headers, content=content.encode())


class CannedBackend:
    """Gives literal replies in turn, the last one again and again."""

    account = None

    def __init__(
        self, address: str | None, key: str, answers: Sequence[Canned]
    ) -> None:
        self.clock = ManualClock()
        self.address = address or NOWHERE
        self.key = key
        self._made = address, key, tuple(answers)
        self._answers = list(answers)

    def again(self) -> CannedBackend:
        return CannedBackend(*self._made)

    @property
    def emulator(self) -> Any:
        raise Unavailable("nobody stands behind a canned reply")

    def handler(self, request: httpx2.Request) -> httpx2.Response:
        del request
        last = len(self._answers) == 1
        return (self._answers[0] if last else self._answers.pop(0)).response()


class Told:
    """A client on a bench of its own that hears these replies."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench

    def read(self, asked: str) -> dict[str, object]:
        """What the client makes of the reply to what was asked."""
        return read(self.ask(asked)._purchase.reading)

    def ask(self, asked: str) -> Any:
        """The task that comes of one exchange: `order`, `query`, `list` or `cancel`."""
        tasks = self.bench.client.tasks
        if asked == "query":
            return tasks.get(TASK)
        if asked == "cancel":
            return tasks.cancel(TASK)
        if asked == "list":
            return tasks.list()[0]
        return self.order()

    def order(self) -> Any:
        return self.bench.model.submit(**self.bench.subject.least)

    def several(self, *names: str) -> dict[str, object]:
        """What a caller sees of tasks that are waited for together."""
        found = self.bench.client.tasks.wait_all(names)
        return {name: _seen(images) for name, images in found.items()}

    def listed(self) -> list[dict[str, object]]:
        """What the client makes of each task of a list."""
        tasks = self.bench.client.tasks.list()
        return [read(task._purchase.reading) for task in tasks]

    def twin_waits(self) -> Any:
        """The pictures of one order, through the async client."""
        return asyncio.run(self._waited())

    async def _waited(self) -> Any:
        subject = self.bench.subject
        settings = {**self.bench.settings, "sleep": self._slept}
        async with subject.twin(**settings) as client:
            model = getattr(client, subject.attribute)
            model = model.with_options(**self.bench.options)
            task = await model.submit(**subject.least)
            return await task.wait()

    async def _slept(self, seconds: float) -> None:
        self.bench.put_forward(seconds)

    @property
    def asked(self) -> int:
        """How many requests the client made."""
        return len(self.bench.traffic.sent)

    @property
    def times(self) -> list[float]:
        """When each request was made, in seconds since the first."""
        sent = self.bench.traffic.sent
        return [round(one.when - sent[0].when, 3) for one in sent]


def _seen(images: Any) -> dict[str, object]:
    if isinstance(images, Exception):
        raise images
    cost = None if images.cost is None else str(images.cost)
    addresses = [image.url for image in images if image.url]
    return {"task-id": images.task_id, "cost": cost, "addresses": addresses}


def takes_error(client: Any, body: object) -> bool:
    """Whether the generated class of an error reply takes a body."""
    try:
        client._site.provider.error.body().model_validate(body)
    except ValueError:
        return False
    return True


def report_of(task: Any) -> Any:
    """What somebody else may read of a task, as JSON."""
    return json.loads(task.report())


def read(reading: Any) -> dict[str, object]:
    """What a client made known of a reply, by the words of the specs."""
    roles = {
        "task-id": reading.task_id,
        "state": reading.state,
        "progress": reading.progress,
        "cost": None if reading.cost is None else str(reading.cost),
        "elapsed": reading.elapsed,
        "created": reading.created,
        "message": reading.message,
        "error-code": reading.code,
        "request-id": reading.request_id,
        "pictures": [_picture(picture) for picture in reading.pictures],
        "failures": [{"code": f.code, "message": f.message} for f in reading.failures],
    }
    return {name: value for name, value in roles.items() if value not in (None, "", [])}


def _picture(picture: Any) -> dict[str, object]:
    known = {
        "address": picture.address,
        "base64": picture.base64,
        "expires": picture.expires_at,
        "size": picture.stated,
    }
    return {name: value for name, value in known.items() if value not in (None, "")}

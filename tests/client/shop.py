"""What the tests of the generated clients share: clients with a provider in process."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import httpx2
import yaml

import pixelclients
from emulated import DALLE, GATEWAY, GPT, IMAGEN, endpoint, provider
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.transport import api_address, picture_address, transport

SPECS = Path(__file__).parents[2] / "specs"
KEY = "sk-nobody/may+see=this"
WITH_TASKS = "a-model-with-tasks"
MODELS = {"Gccai": (GPT, IMAGEN), "DalleFormat": (DALLE,), "OceanBase": (GATEWAY,)}
ATTRIBUTES = {
    GPT: "gpt_image_2_official",
    IMAGEN: "imagen_4_0_gccai",
    DALLE: "imagen4",
    GATEWAY: "generic",
}
WAYS = ("blocking", "async")


@cache
def spec(id: str) -> Any:
    """A committed spec as any YAML loader reads it."""
    return yaml.safe_load((SPECS / f"{id}.yaml").read_text("utf-8"))


def model(client: Any, id: str) -> Any:
    """The attribute of a client for a model."""
    return getattr(client, ATTRIBUTES[id])


def provider_of(id: str) -> str:
    """The client class for a model."""
    return next(name for name, ids in MODELS.items() if id in ids)


@dataclass
class Shop:
    """A provider in process: emulated, or one that says what a test tells it to.

    `sent` are the requests that reached it, `asked` the seconds, since the beginning, at
    which a task was asked after; `package` has the client.
    """

    name: str
    carrier: httpx2.MockTransport
    clock: ManualClock
    address: str
    emulator: Any = None
    sent: list[httpx2.Request] = field(default_factory=list)
    asked: list[float] = field(default_factory=list)
    package: Any = pixelclients

    def settings(self, **more: object) -> dict[str, Any]:
        """The settings of a client that is a customer here."""
        return {
            "api_key": KEY,
            "base_url": self.address,
            "transport": httpx2.MockTransport(self._carry),
            "clock": self.clock,
            "sleep": self.clock.advance,
            "wall": self.clock,
            "random": lambda: 1.0,
            **more,
        }

    def client(self, **more: object) -> Any:
        return getattr(self.package, self.name)(**self.settings(**more))

    def run(self, way: str, steps: Callable[[Any], Any], **more: object) -> Any:
        """What `steps` make of a client, blocking or async.

        They return a result, or yield one after the other what a call returned and get
        back what an async caller would have awaited.
        """
        if way == "blocking":
            with self.client(**more) as client:
                return _followed(steps(client))

        async def main() -> Any:
            kind = getattr(self.package, f"Async{self.name}")
            async with kind(**self.settings(**more)) as client:
                return await _awaited(steps(client))

        return asyncio.run(main())

    @property
    def bought(self) -> list[httpx2.Request]:
        """The requests that cost money."""
        return [request for request in self.sent if request.method == "POST"]

    def _carry(self, request: httpx2.Request) -> httpx2.Response:
        self.sent.append(request)
        if "/tasks/" in request.url.path:
            self.asked.append(self.clock.now - ManualClock().now)
        return self.carrier.handle_request(request)


def _followed(steps: Any) -> Any:
    if not inspect.isgenerator(steps):
        return steps
    try:
        result = next(steps)
        while True:
            result = steps.send(result)
    except StopIteration as stop:
        return stop.value


async def _awaited(steps: Any) -> Any:
    if not inspect.isgenerator(steps):
        return await steps if inspect.isawaitable(steps) else steps
    try:
        result = next(steps)
        while True:
            try:
                got = await result if inspect.isawaitable(result) else result
            except Exception as error:
                result = steps.throw(error)
            else:
                result = steps.send(got)
    except StopIteration as stop:
        return stop.value


def emulated(name: str, **options: Any) -> Shop:
    """A provider that behaves as its page says."""
    endpoints = [endpoint(id) for id in MODELS[name]]
    home = endpoints[0].provider
    clock = ManualClock()
    options = {
        "picture_address": picture_address(home),
        "asynchronous": frozenset({WITH_TASKS}),
        "keys": [KEY],
        **options,
    }
    emulator = Emulator(endpoints, clock=clock, **options)
    return Shop(name, transport(emulator), clock, api_address(home), emulator)


Said = httpx2.Response | Exception


def scripted(name: str, *replies: Said | Callable[[], Said]) -> Shop:
    """A provider that says just this; the last reply is repeated."""
    left = list(replies)

    def say(request: httpx2.Request) -> httpx2.Response:
        reply = left.pop(0) if len(left) > 1 else left[0]
        reply = reply() if callable(reply) else reply
        if isinstance(reply, Exception):
            raise reply
        return reply

    home = provider(MODELS[name][0].partition("/")[0])
    carrier = httpx2.MockTransport(say)
    return Shop(name, carrier, ManualClock(), api_address(home))


def json_reply(body: object, status: int = 200, **headers: str) -> Callable[[], Said]:
    """A JSON reply, made anew each time it is said."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    content = json.dumps(body).encode()
    named["content-type"] = "application/json"
    return lambda: httpx2.Response(status, content=content, headers=named)


def text_reply(text: str | bytes, status: int = 200) -> Callable[[], Said]:
    content = text.encode() if isinstance(text, str) else text
    return lambda: httpx2.Response(status, content=content)


def submitted(task: str = "task_1") -> Callable[[], Said]:
    """How gccai takes a submission."""
    data = [{"status": "submitted", "task_id": task}]
    return json_reply({"code": 200, "data": data})


def task_reply(
    state: str, urls: Iterable[str] = (), **data: object
) -> Callable[[], Said]:
    """How gccai shows a task."""
    images = [{"url": [url], "expires_at": 4_000_000_000} for url in urls]
    result = {"result": {"images": images}} if images else {}
    whole = {"id": "task_1", "status": state, **result, **data}
    return json_reply({"code": 200, "data": whole})

"""What the tests of batches share: shops where many items are bought, and their journals."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

import made_up
import pixelclients
from emulated import DALLE, GPT, endpoint
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.transport import api_address, picture_address, transport

KEY = "sk-nobody/may+see=this"
MADE_UP = {"Lumen": made_up.GLOW, "Atelier": made_up.SKETCH}
MODELS = {"Gccai": GPT, "DalleFormat": DALLE, **MADE_UP}
ATTRIBUTES = {
    "Gccai": "gpt_image_2_official",
    "DalleFormat": "imagen4",
    "Lumen": "glow",
    "Atelier": "sketch",
}

Hook = Callable[[httpx2.Request], None]


class Killed(BaseException):
    """The process is gone."""


@dataclass
class Counter:
    """One emulated provider, over several runs of a batch. `before` and `after` are called
    around each request that reaches it; `sent` are these requests."""

    name: str
    emulator: Emulator
    clock: ManualClock
    address: str
    sent: list[httpx2.Request] = field(default_factory=list)
    before: list[Hook] = field(default_factory=list)
    after: list[Hook] = field(default_factory=list)

    def client(self, way: str, **more: object) -> Any:
        package = made_up.package() if self.name in MADE_UP else pixelclients
        prefix = "Async" if way == "async" else ""
        settings: dict[str, Any] = {
            "api_key": KEY,
            "base_url": self.address,
            "transport": httpx2.MockTransport(self._carry),
            "clock": self.clock,
            "sleep": self.clock.advance,
            "wall": self.clock,
            "random": lambda: 1.0,
        }
        return getattr(package, f"{prefix}{self.name}")(**{**settings, **more})

    def run(self, way: str, steps: Callable[[Any], Any], **more: object) -> Any:
        """What `steps` make of a client: the result, or what an async caller awaits."""
        if way == "blocking":
            with self.client(way, **more) as client:
                return steps(client)

        async def main() -> Any:
            async with self.client(way, **more) as client:
                return await steps(client)

        return asyncio.run(main())

    def map(self, way: str, items: Items, **options: Any) -> Any:
        """The report of a batch of prompts, or of whole calls, each under its key."""
        return self.run(
            way, lambda client: client.map(self.plans(client, items), **options)
        )

    def plans(self, client: Any, items: Items) -> Any:
        """As a mapping for a mapping, else one by one."""
        model = getattr(client, ATTRIBUTES[self.name])
        if isinstance(items, Mapping):
            return {key: model.parse(_call(call)) for key, call in items.items()}
        return ((key, model.parse(_call(call))) for key, call in items)

    @property
    def bought(self) -> list[str]:
        """The prompt of everything that was bought, in order."""
        submissions = self.emulator.account.submissions
        return [str(submission.written["prompt"]) for submission in submissions]

    @property
    def posts(self) -> list[httpx2.Request]:
        """The submissions that were sent, whatever came of them."""
        path = self.emulator.provider.operation("submit").path  # type: ignore[union-attr]
        return [r for r in self.sent if r.method == "POST" and r.url.path == path]

    def _carry(self, request: httpx2.Request) -> httpx2.Response:
        self.sent.append(request)
        for hook in self.before:
            hook(request)
        response = transport(self.emulator).handle_request(request)
        for hook in self.after:
            hook(request)
        return response


Call = str | Mapping[str, object]
Items = Mapping[str, Call] | Iterable[tuple[str, Call]]


def _call(call: Call) -> Mapping[str, object]:
    return {"prompt": call} if isinstance(call, str) else call


def counter(name: str = "Gccai", **options: Any) -> Counter:
    """A provider that behaves as its page says."""
    id = MODELS[name]
    model = made_up.endpoint(id) if name in MADE_UP else endpoint(id)
    clock = ManualClock()
    options = {"picture_address": picture_address(model.provider), **options}
    emulator = Emulator([model], clock=clock, **options)
    return Counter(name, emulator, clock, api_address(model.provider))


def prompts(number: int) -> dict[str, str]:
    """Items `k0`, `k1` and so on, each with a prompt of its own."""
    return {f"k{index}": f"Owl number {index}" for index in range(number)}


def lines(journal: Path) -> list[dict[str, Any]]:
    """What the journal says of items; the first lines of runs left out."""
    read = [json.loads(line) for line in journal.read_bytes().splitlines()]
    return [line for line in read if "key" in line]


def states(journal: Path) -> dict[str, str]:
    """The last state of each item."""
    return {line["key"]: line["state"] for line in lines(journal)}


def endings(report: Any) -> dict[str, str]:
    return {key: outcome.ending for key, outcome in report.items()}


@dataclass
class Guillotine:
    """Kills the run at a request, before the provider gets it or before its answer comes
    back. What the journal then is, it stays: a dead process writes nothing more."""

    journal: Path
    number: int
    answered: bool
    left: bytes | None = None
    _seen: int = 0

    def fall(self, request: httpx2.Request) -> None:
        self._seen += 1
        if self._seen > self.number or self.left is not None:
            if self.left is None:
                self.left = self.journal.read_bytes()
            raise Killed

    def run(self, shop: Counter, way: str, items: Items, **options: Any) -> bool:
        """Whether the run was killed; it ends by itself where it has fewer requests."""
        hooks = shop.after if self.answered else shop.before
        hooks.append(self.fall)
        try:
            shop.map(way, items, journal=self.journal, **options)
        except Killed:
            assert self.left is not None
            self.journal.write_bytes(self.left)
            return True
        finally:
            hooks.remove(self.fall)
        return False


def full_disk(monkeypatch: Any, *, from_write: int) -> None:
    """From so many writes on, the disk takes only half a line."""
    real, count = os.write, 0

    def write(descriptor: int, data: Any) -> int:
        nonlocal count
        count += 1
        if count <= from_write:
            return real(descriptor, data)
        real(descriptor, bytes(data)[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", write)

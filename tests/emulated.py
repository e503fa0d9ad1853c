"""What the tests of the emulator share: a committed spec, emulated, and how to talk to it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from pixelspec.build.endpoint import build_endpoint
from pixelspec.build.provider import build_provider
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.request import Reply, Request
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.read.tree import Mapping
from pixelspec.read.yaml import read_yaml

SPECS = Path(__file__).parents[1] / "specs"
PICTURES = "https://pictures.test/f"
KEY = "a-key-that-is-right"
GPT = "gccai/gpt-image-2-official"
IMAGEN = "gccai/imagen-4.0-gccai"
DALLE = "dalle-format/imagen4"
GATEWAY = "oceanbase/generic"
IDS = (GPT, IMAGEN, DALLE, GATEWAY)


@cache
def provider(name: str) -> Provider:
    """A committed provider."""
    built, findings = build_provider(_tree(SPECS / name / "provider.yaml"))
    assert built is not None, findings
    return built


@cache
def endpoint(id: str) -> Endpoint:
    """A committed model."""
    name = id.partition("/")[0]
    built, findings = build_endpoint(_tree(SPECS / f"{id}.yaml"), provider(name))
    assert built is not None, findings
    return built


def _tree(file: Path) -> Mapping:
    node, findings = read_yaml(file.read_bytes(), str(file))
    assert isinstance(node, Mapping), findings
    return node


@dataclass(frozen=True)
class Answer:
    """A reply, with its JSON where it has any."""

    reply: Reply

    @property
    def status(self) -> int:
        return self.reply.status

    @property
    def json(self) -> Any:
        return json.loads(self.reply.body)

    @property
    def assumed(self) -> str:
        return self.reply.headers.get("x-emulator-assumed", "")


@dataclass(frozen=True)
class Caller:
    """Somebody with a key, an emulator and a clock."""

    emulator: Emulator
    clock: ManualClock
    headers: dict[str, str] = field(
        default_factory=lambda: {
            "authorization": f"Bearer {KEY}",
            "content-type": "application/json",
        }
    )

    def send(
        self, method: str, path: str, body: bytes = b"", query: str = ""
    ) -> Answer:
        request = Request(method, path, query, self.headers, body, "api.test")
        return Answer(self.emulator.handle(request))

    def post(self, path: str, body: object) -> Answer:
        return self.send("POST", path, json.dumps(body).encode())

    def submit(self, **body: object) -> Answer:
        operation = self.emulator.provider.operation("submit")
        assert operation is not None
        return self.post(operation.path, body)

    def query(self, task: str) -> Answer:
        operation = self.emulator.provider.operation("query")
        assert operation is not None
        return self.send("GET", operation.path.replace("{task_id}", task))

    def fetch(self, address: str, **headers: str) -> Answer:
        path = address.removeprefix("https://pictures.test")
        request = Request("GET", path, "", headers, b"", "pictures.test")
        return Answer(self.emulator.handle(request))

    def without(self, header: str) -> Caller:
        rest = {k: v for k, v in self.headers.items() if k != header}
        return replace(self, headers=rest)

    def saying(self, **headers: str) -> Caller:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={**self.headers, **given})


def emulated(*models: str | Endpoint, **options: Any) -> Caller:
    """An emulator of these models, at the beginning of its time."""
    endpoints = [endpoint(m) if isinstance(m, str) else m for m in models]
    clock = ManualClock()
    options = {"keys": [KEY], "picture_address": PICTURES, **options}
    return Caller(Emulator(endpoints, clock=clock, **options), clock)


def gpt(caller: Caller, **body: object) -> Answer:
    """A submission to gpt-image-2-official with a model and a prompt."""
    return caller.submit(
        **{"model": "gpt-image-2-official", "prompt": "An owl", **body}
    )


def task_of(answer: Answer) -> str:
    """The id in the reply to a gccai submission."""
    assert answer.status == 200, answer.reply
    return str(answer.json["data"][0]["task_id"])


def finished(caller: Caller, **body: object) -> dict[str, Any]:
    """The data of a gpt-image-2-official task that ran to its end."""
    task = task_of(gpt(caller, **body))
    caller.clock.advance(caller.emulator.account.submissions[-1].seconds)
    data: dict[str, Any] = caller.query(task).json["data"]
    return data

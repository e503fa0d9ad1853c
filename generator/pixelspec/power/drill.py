"""Requests that no check need have thought of, so that a fact is not held for silent only
because nobody asked: every parameter, every fault, every operation, every limit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

import httpx2

from pixelspec.compare.edits import Edit
from pixelspec.compare.parts import Spot, members
from pixelspec.compare.requests import candidates
from pixelspec.conformance.emulated import KEY, EmulatedBackend
from pixelspec.emulator.outcome import known_words
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Operation
from pixelspec.place import NOWHERE

# Requests about one part of a model; of the table, all its cells.
ABOUT = 40
ABOUT_TABLE = 150
# What is asked at the end of every time that a page may name.
TIMES = (3, 30, 600, 3599, 2, 82797, 4, 518395, 10, 86400 * 23)
CROWD = 24
_ADDRESS = re.compile(rb'"(https?://[^"]+)"')


@dataclass(frozen=True)
class Caller:
    """Someone who talks to an emulated provider as its page says."""

    endpoint: Endpoint
    backend: EmulatedBackend

    def send(
        self,
        operation: Operation,
        content: bytes = b"",
        task: str = "",
        key: str = KEY,
        **changes: str,
    ) -> bytes:
        headers = {header.name: header.value for header in operation.headers}
        headers |= {"authorization": f"Bearer {key}"} if key else {}
        if operation.content_type and content:
            headers["content-type"] = operation.content_type
        headers |= changes
        path = re.sub(r"\{\w+\}", task, operation.path)
        address = self.backend.address.rstrip("/") + path
        return self.fetch(operation.method, address, headers, content)

    def fetch(
        self,
        method: str,
        address: str,
        headers: Mapping[str, str],
        content: bytes = b"",
    ) -> bytes:
        asked = {name: value for name, value in headers.items() if value}
        request = httpx2.Request(method, address, headers=asked, content=content)
        try:
            reply = self.backend.handler(request)
            return reply.read()
        except (httpx2.RequestError, ValueError):
            return b""

    def order(self, body: bytes) -> bytes:
        operation = self.endpoint.operation
        return self.send(operation, body) if operation else b""

    def walk(self, body: bytes) -> None:
        """Everything that can be asked after an order."""
        told = self.order(body)
        account = self.backend.account.submissions
        task = account[-1].task if account else ""
        for seconds in (0, 2, 400):
            self.backend.clock.advance(seconds)
            told += self.rest(task)
        for address in dict.fromkeys(_ADDRESS.findall(told)):
            self.fetch("GET", address.decode(), {})

    def rest(self, task: str) -> bytes:
        """Each operation that orders nothing."""
        told = b""
        for operation in self.endpoint.provider.operations:
            if operation.orders or operation.name in ("upload", "cancel"):
                continue
            lists = [name for name, kind in operation.body if kind == "list"]
            content = json.dumps({name: [task, "nobody"] for name in lists}).encode()
            told += self.send(operation, content if lists else b"", task)
        return told


Make = type[EmulatedBackend]


def drill(endpoint: Endpoint, make: Make) -> Iterator[None]:
    """Talks to new emulators in every way, one conversation at each step."""
    ways = [endpoint.ordered(mode) for mode in endpoint.modes] or [endpoint]
    for way in ways:
        bodies = list(orders(way))
        for body in bodies:
            Caller(way, make([endpoint])).order(body)
            yield
        usual = bodies[:1]
        for body in usual:
            for walk in (_flows, _faults, _strangers, _lifetimes, _crowds, _cancels):
                yield from walk(way, endpoint, make, body)


def orders(way: Endpoint) -> Iterator[bytes]:
    """Bodies about each part of the model, the smallest first."""
    found: dict[str, None] = {}
    for edit in _parts(way):
        most = ABOUT_TABLE if edit.fact == "table" else ABOUT
        for _, body in islice(candidates(way, way, edit), most):
            found.setdefault(body)
    yield from (body.encode() for body in found)


def _parts(way: Endpoint) -> Iterator[Edit]:
    """As if each record of the model had changed."""
    for field in ("parameters", "rules", "quirks", "gaps", "switches", "unsupported"):
        for key in members(getattr(way, field)) or {}:
            yield _edit(field, key)
    yield from (_edit("table", None),) if way.table else ()


def _edit(field: str, key: str | None) -> Edit:
    return Edit("changed", Spot(((field, key),)), None, None, (NOWHERE, NOWHERE))


def _flows(
    way: Endpoint, endpoint: Endpoint, make: Make, body: bytes
) -> Iterator[None]:
    """From the order to the pictures, with a task and without."""
    named = json.loads(body).get("model")
    for ids in ((), (named,)):
        Caller(way, make([endpoint], asynchronous=ids)).walk(body)
        yield


def _faults(
    way: Endpoint, endpoint: Endpoint, make: Make, body: bytes
) -> Iterator[None]:
    """Everything that can go wrong, with every operation."""
    names = [o.name for o in way.provider.operations if not o.orders]
    for word in known_words(way.provider):
        for operation in ("submit", *names, "download"):
            backend = make([endpoint])
            try:
                backend.emulator.script(word, operation=operation)
            except ValueError:
                continue
            Caller(way, backend).walk(body)
            yield


def _strangers(
    way: Endpoint, endpoint: Endpoint, make: Make, body: bytes
) -> Iterator[None]:
    """Requests that the page does not know: keys, types, headers, methods, bodies."""
    for operation in way.provider.operations:
        caller = Caller(way, make([endpoint], keys=(KEY,)))
        content = body if operation.orders else b""
        for changes in (
            {"key": ""},
            {"key": "another"},
            {"content-type": "text/plain"},
        ):
            caller.send(operation, content, "nobody", **changes)
        caller.send(operation, b"{", "nobody")
        caller.send(operation, b"[]", "nobody")
        caller.send(replace(operation, headers=()), content, "nobody")
        caller.send(replace(operation, content_type=""), content, "nobody")
        caller.send(replace(operation, method="DELETE"), content, "nobody")
        header = operation.idempotency.header if operation.idempotency else "x-key"
        for _ in range(2):
            caller.send(operation, content, "nobody", **{header: "1"})
        yield


def _lifetimes(
    way: Endpoint, endpoint: Endpoint, make: Make, body: bytes
) -> Iterator[None]:
    """The task and its pictures at every time that may matter."""
    caller = Caller(way, make([endpoint]))
    told = caller.order(body)
    account = caller.backend.account.submissions
    task = account[-1].task if account else ""
    for seconds in TIMES:
        caller.backend.clock.advance(seconds)
        told += caller.rest(task)
        for address in _ADDRESS.findall(told)[:1]:
            caller.fetch("GET", address.decode(), {})
    yield


def _crowds(
    way: Endpoint, endpoint: Endpoint, make: Make, body: bytes
) -> Iterator[None]:
    """Too many at once."""
    caller = Caller(way, make([endpoint], limits=True))
    for _ in range(CROWD):
        caller.order(body)
    for _ in range(CROWD):
        caller.rest("nobody")
    yield


def _cancels(
    way: Endpoint, endpoint: Endpoint, make: Make, body: bytes
) -> Iterator[None]:
    """What ends a task, and what takes a file."""
    caller = Caller(way, make([endpoint]))
    caller.order(body)
    account = caller.backend.account.submissions
    task = account[-1].task if account else ""
    for name in ("cancel", "upload"):
        operation = way.provider.operation(name)
        if operation:
            caller.send(operation, b"", task)
    caller.rest(task)
    yield

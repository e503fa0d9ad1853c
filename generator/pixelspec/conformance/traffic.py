"""What goes between a check and whoever answers it: every request and reply, as they were."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2

from pixelspec.conformance.backend import Backend
from pixelspec.conformance.envelope import types_of, value_at
from pixelspec.emulator.request import ASSUMED


@dataclass(frozen=True)
class Sent:
    """A request as it left: `when` counts seconds since the check began."""

    method: str
    address: str
    headers: Mapping[str, str]
    content: bytes
    when: float

    @property
    def path(self) -> str:
        return httpx2.URL(self.address).path

    @property
    def whole(self) -> str:
        """The path with what is asked behind it."""
        return httpx2.URL(self.address).raw_path.decode("ascii")

    @property
    def body(self) -> Any:
        """The JSON of the body; None where it has none."""
        return json.loads(self.content) if self.content else None


@dataclass(frozen=True)
class Answer:
    """A reply as it came; `assumed` names the facts in it that no page states, as far as
    whoever answers knows and says so."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.content)

    @property
    def types(self) -> dict[str, str]:
        """The JSON type of what stands at each place."""
        return types_of(self.json)

    def at(self, *paths: str) -> Any:
        """What stands at the first of these places that has anything; None where none has."""
        return value_at(self.json, paths)

    @property
    def assumed(self) -> tuple[str, ...]:
        text = self.headers.get(ASSUMED, "")
        return tuple(part for part in text.split(", ") if part)


@dataclass
class Traffic:
    """Passes every request on, and keeps it."""

    backend: Backend
    sent: list[Sent] = field(default_factory=list)
    start: float = 0.0

    def __post_init__(self) -> None:
        self.start = self.now

    @property
    def now(self) -> float:
        return self.backend.clock() if self.backend.clock else 0.0

    def carry(self, request: httpx2.Request) -> httpx2.Response:
        """The reply of whoever answers."""
        self.sent.append(
            Sent(
                request.method,
                str(request.url),
                dict(request.headers),
                request.read(),
                self.now - self.start,
            )
        )
        return self.backend.handler(request)

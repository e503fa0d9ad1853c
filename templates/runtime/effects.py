"""The closed set of things a conversation may ask for, and what it is told in return.

A conversation does no I/O: it yields an effect and is sent the outcome, so that the same
conversation serves a blocking client, an asynchronous one, and a test with a fake clock.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Send:
    """One request to the API host, with the key. `url` is absolute; `timeout` in seconds.

    The outcome is an Answer; a Fault is thrown instead where none came.
    """

    method: str
    url: str
    timeout: float
    content: bytes | None = field(default=None, repr=False)
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fetch:
    """Read a picture from its address, without the key. The outcome is an Answer."""

    url: str
    timeout: float


@dataclass(frozen=True, slots=True)
class Save:
    """Stream a picture from its address to a file, without the key; the file appears whole
    or not at all. A `target` without an extension gets that of the picture's real type.
    The outcome is a Saved."""

    url: str
    timeout: float
    target: Path


@dataclass(frozen=True, slots=True)
class Store:
    """Write a picture that came with the reply to a file, as Save does."""

    content: bytes = field(repr=False)
    target: Path


@dataclass(frozen=True, slots=True)
class Wait:
    """Let `seconds` pass; 0 only asks for the time. The outcome is the time in seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whatever its status. Ask for headers in lower case."""

    status: int
    content: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a Save: the HTTP status, and the file where there is one."""

    status: int
    path: Path


class Fault(Exception):
    """No answer came. `sent` is False only where the request provably never left."""

    def __init__(self, reason: str, *, sent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sent = sent


Effect = Send | Fetch | Save | Store | Wait
Outcome = Answer | Saved | float
Conversation = Generator[Effect, Outcome, T]


def exchange(effect: Send | Fetch) -> Conversation[Answer]:
    """Ask for one HTTP exchange. Raises Fault where no answer came."""
    outcome = yield effect
    assert isinstance(outcome, Answer)
    return outcome


def keep(effect: Save | Store) -> Conversation[Saved]:
    """Ask for a file. Raises Fault where no answer came."""
    outcome = yield effect
    assert isinstance(outcome, Saved)
    return outcome


def pause(seconds: float) -> Conversation[float]:
    """Let time pass and return the time, in seconds of the driver's clock."""
    outcome = yield Wait(seconds)
    assert isinstance(outcome, float | int)
    return outcome

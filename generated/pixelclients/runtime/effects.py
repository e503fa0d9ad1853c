"""The closed set of things a conversation may ask for, and what it is told in return.

A conversation does no I/O: it yields an effect and is sent the outcome, so that the same
conversation serves a blocking client, an asynchronous one, and a test with a fake clock.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal, TypeVar

from .secret import NO_KEY, Secret

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
    key: Secret = NO_KEY
    content_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class Fetch:
    """Read at most `most` bytes of a picture from its address, without the key. The outcome
    is an Answer; TooLarge is thrown where there are more. Where `api` names a host, the
    picture may come from a private network only if that host is in one: else NotPublic.
    """

    url: str
    timeout: float
    most: int
    api: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """Begin to read a picture from its address, without the key, for a caller that takes it
    piece by piece; `api` as in Fetch. The outcome is an Opened."""

    url: str
    timeout: float
    api: str = ""


@dataclass(frozen=True, slots=True)
class Save:
    """Stream at most `most` bytes of a picture from its address to a file, without the key;
    a file appears whole or not at all. A path without an extension gets that of the
    picture's real type; `api` as in Fetch. The outcome is a Saved; TooLarge is thrown where
    there are more."""

    url: str
    timeout: float
    most: int
    target: Path | BinaryIO
    api: str = ""


@dataclass(frozen=True, slots=True)
class Store:
    """Write a picture that came with the reply to a file, as Save does."""

    content: bytes = field(repr=False)
    target: Path | BinaryIO


@dataclass(frozen=True, slots=True)
class Wait:
    """Let `seconds` pass; 0 only asks for the time. The outcome is the time in seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Record:
    """Put a line into the journal of a batch, for good, before anything else happens. The
    outcome is None; an OSError is thrown where the line could not be written. An `intent`
    tells of what is about to be done, and is not written once a run ends."""

    line: Mapping[str, object] = field(repr=False)
    intent: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """Wait for a turn to submit or to query, as the provider's limits allow. The outcome is
    how many seconds that took."""

    kind: Literal["submit", "query"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whatever its status. Ask for headers in lower case."""

    status: int
    content: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a Save: the HTTP status, the first bytes that were written, the path
    if there is one, and where a redirect leads."""

    status: int
    head: bytes = field(default=b"", repr=False)
    path: Path | None = None
    location: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A picture that is being read: the HTTP status, where a redirect leads, and the open
    response of the driver, which is None unless the status is 200."""

    status: int
    location: str = ""
    response: object = None


class Fault(Exception):
    """No answer came. `sent` is False only where the request provably never left."""

    def __init__(self, reason: str, *, sent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sent = sent


class TooLarge(Fault):
    """More came than was asked for."""

    def __init__(self, most: int) -> None:
        super().__init__(f"more than {most:,} bytes came", sent=True)


class NotPublic(Fault):
    """The host of a picture turned out to be in a private network; it was told nothing."""

    def __init__(self) -> None:
        super().__init__("its host is not public", sent=False)


class Withdrawn(Exception):
    """The run of a batch ends: the effect was not carried out, and will not be."""


Effect = Send | Fetch | Open | Save | Store | Wait | Record | Pace
Outcome = Answer | Opened | Saved | float | None
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


def opened(effect: Open) -> Conversation[Opened]:
    """Ask for an open response. Raises Fault where no answer came."""
    outcome = yield effect
    assert isinstance(outcome, Opened)
    return outcome


def pause(seconds: float) -> Conversation[float]:
    """Let time pass and return the time, in seconds of the driver's clock."""
    outcome = yield Wait(seconds)
    assert isinstance(outcome, float | int)
    return outcome

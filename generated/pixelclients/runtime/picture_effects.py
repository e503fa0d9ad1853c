"""The effects that fetch and keep pictures; see `effects`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from .effects import Conversation, Fault


@dataclass(frozen=True, eq=False, repr=False)
class Fetch:
    """Read at most `most` bytes of a picture from its address, without the key. The outcome
    is an Answer; TooLarge is thrown where there are more. Where `api` names a host, the
    picture may come from a private network only if that host is in one: else NotPublic.
    """

    url: str
    timeout: float
    most: int
    api: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Open:
    """Begin to read a picture from its address, without the key, for a caller that takes it
    piece by piece; `api` as in Fetch. The outcome is an Opened."""

    url: str
    timeout: float
    api: str = ""


@dataclass(frozen=True, eq=False, repr=False)
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


@dataclass(frozen=True, eq=False, repr=False)
class Store:
    """Write a picture that came with the reply to a file, as Save does."""

    content: bytes = field(repr=False)
    target: Path | BinaryIO


@dataclass(frozen=True, eq=False, repr=False)
class Saved:
    """What became of a Save: the HTTP status, the first bytes that were written, the path
    if there is one, and where a redirect leads."""

    status: int
    head: bytes = field(default=b"", repr=False)
    path: Path | None = None
    location: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Opened:
    """A picture that is being read: the HTTP status, where a redirect leads, and the open
    response of the driver, which is None unless the status is 200."""

    status: int
    location: str = ""
    response: object = None


class TooLarge(Fault):
    """More came than was asked for."""

    def __init__(self, most: int) -> None:
        super().__init__(f"more than {most:,} bytes came", sent=True)


class NotPublic(Fault):
    """The host of a picture turned out to be in a private network; it was told nothing."""

    def __init__(self) -> None:
        super().__init__("its host is not public", sent=False)


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

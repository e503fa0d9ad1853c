"""The conversations with a picture host: read, save, stream. The key takes no part."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

from .addresses import host_to_compare, next_address, why_unsafe
from .effects import Answer, Conversation, Fault, exchange
from .errors import QueryFailed, ReplyMismatch, ResultExpired
from .events import Event
from .line import Line
from .picture_effects import (
    Fetch,
    NotPublic,
    Open,
    Opened,
    Save,
    Saved,
    Store,
    TooLarge,
    keep,
    opened,
)
from .pictures import HEAD, Head, read_head
from .reading import Picture
from .retry import is_transient, persist

T = TypeVar("T")

MOST = 256 * 1024 * 1024
"""Bytes of one picture; no provider delivers a larger one."""

HOPS = 5
"""Redirects that are followed."""


@dataclass(frozen=True, eq=False, repr=False)
class Kept:
    """A saved picture: its path, if it was saved to one, and what its head says."""

    path: Path | None
    head: Head | None


def read_picture(line: Line, picture: Picture) -> Conversation[bytes]:
    """The bytes of a picture. Raises ResultExpired or QueryFailed."""
    if picture.base64 is not None:
        return _decoded(picture.base64)

    def ask(address: str) -> Conversation[Answer]:
        api = host_to_compare(address, line.base_url)
        return (yield from exchange(Fetch(address, line.download_timeout, MOST, api)))

    answer = yield from _delivered(line, picture, ask, _location)
    return answer.content


def save_picture(
    line: Line, picture: Picture, target: Path | BinaryIO
) -> Conversation[Kept]:
    """Write a picture to a file. Raises ResultExpired or QueryFailed."""
    if picture.base64 is not None:
        saved = yield from keep(Store(_decoded(picture.base64), target))
        return Kept(saved.path, read_head(saved.head))

    def ask(address: str) -> Conversation[Saved]:
        api, seconds = host_to_compare(address, line.base_url), line.download_timeout
        return (yield from keep(Save(address, seconds, MOST, target, api)))

    # What a file object has taken cannot be taken back: it is written to once.
    again = isinstance(target, Path)
    saved = yield from _delivered(line, picture, ask, _where, again)
    line.tell(Event("saved", file=str(saved.path or "")))
    return Kept(saved.path, read_head(saved.head))


def open_picture(line: Line, picture: Picture) -> Conversation[Opened | bytes]:
    """An open response to read from, or the bytes where they came with the reply.

    Raises ResultExpired or QueryFailed.
    """
    if picture.base64 is not None:
        return _decoded(picture.base64)

    def ask(address: str) -> Conversation[Opened]:
        api = host_to_compare(address, line.base_url)
        return (yield from opened(Open(address, line.download_timeout, api)))

    return (yield from _delivered(line, picture, ask, _where))


def head_of(data: bytes) -> Head | None:
    return read_head(data[:HEAD])


Asked = TypeVar("Asked", Answer, Saved, Opened)


def _delivered(
    line: Line,
    picture: Picture,
    ask: Callable[[str], Conversation[Asked]],
    where: Callable[[Asked], str],
    again: bool = True,
) -> Conversation[Asked]:
    """Ask at the picture's address, through redirects, until it is delivered."""
    if picture.expires_at is not None and picture.expires_at <= line.wall():
        raise ResultExpired("the address of the picture has expired")

    def once() -> Conversation[Asked]:
        try:
            return (yield from _followed(line, picture.address or "", ask, where))
        except NotPublic as fault:
            raise _not_followed(fault.reason) from None
        except TooLarge as fault:
            raise QueryFailed(f"{fault.reason}; no picture is", retry=False) from None
        except Fault as fault:
            reason = f"{fault.reason} while fetching the picture"
            raise QueryFailed(reason) from None

    return (yield from persist(line, once, is_transient, attempts=6 if again else 1))


def _followed(
    line: Line,
    address: str,
    ask: Callable[[str], Conversation[Asked]],
    where: Callable[[Asked], str],
) -> Conversation[Asked]:
    for _ in range(HOPS + 1):
        problem = why_unsafe(address, line.base_url)
        if problem:
            raise _not_followed(problem)
        asked = yield from ask(address)
        location = where(asked)
        if not location:
            _require_delivered(asked.status)
            return asked
        address = _next(address, location)
    raise QueryFailed("the address of the picture leads in circles", retry=False)


def _not_followed(why: str) -> QueryFailed:
    return QueryFailed(
        f"the address of the picture is not followed: {why}", retry=False
    )


def _next(address: str, location: str) -> str:
    try:
        return next_address(address, location)
    except ValueError:
        message = "the address of the picture leads to none that can be followed"
    raise QueryFailed(message, retry=False)


def _where(asked: Saved | Opened) -> str:
    return asked.location


def _location(answer: Answer) -> str:
    return answer.headers.get("location", "") if 300 <= answer.status < 400 else ""


def _require_delivered(status: int) -> None:
    if status in (403, 404, 410):
        raise ResultExpired(f"the picture is gone: HTTP {status}")
    if status != 200:
        transient = status in (408, 425, 429) or status >= 500
        message = f"the picture was not delivered: HTTP {status}"
        raise QueryFailed(message, retry=transient)


def _decoded(text: str) -> bytes:
    encoded = text.partition(",")[2] if text[:5] == "data:" else text
    with suppress(ValueError):
        if content := b64decode("".join(encoded.split()), validate=True):
            return content
    raise ReplyMismatch(["a picture is not base64"], raw=text, charged="yes")

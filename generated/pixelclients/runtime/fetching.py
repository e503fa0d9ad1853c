"""The conversations with a picture host: read, save. The key takes no part in them."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from .effects import Conversation, Fault, Fetch, Save, Store, exchange, keep
from .errors import QueryFailed, ReplyMismatch, ResultExpired
from .line import Line
from .reading import Picture
from .retry import is_transient, persist

T = TypeVar("T")


def read_picture(line: Line, picture: Picture) -> Conversation[bytes]:
    """The bytes of a picture. Raises ResultExpired or QueryFailed."""
    if picture.base64 is not None:
        return _decoded(picture.base64)
    _require_fresh(line, picture)
    effect = Fetch(picture.address or "", line.download_timeout)

    def once() -> Conversation[bytes]:
        answer = yield from exchange(effect)
        _require_delivered(answer.status)
        if not answer.content:
            raise QueryFailed("an empty reply came while fetching the picture")
        return answer.content

    return (yield from persist(line, _told(once), is_transient))


def save_picture(line: Line, picture: Picture, target: Path) -> Conversation[Path]:
    """Write a picture to a file and return its path. Raises ResultExpired or QueryFailed."""
    if picture.base64 is not None:
        return (yield from keep(Store(_decoded(picture.base64), target))).path
    _require_fresh(line, picture)
    effect = Save(picture.address or "", line.download_timeout, target)

    def once() -> Conversation[Path]:
        saved = yield from keep(effect)
        _require_delivered(saved.status)
        return saved.path

    return (yield from persist(line, _told(once), is_transient))


def _told(once: Callable[[], Conversation[T]]) -> Callable[[], Conversation[T]]:
    """The same, with a fault said as an error of ours."""

    def told() -> Conversation[T]:
        try:
            return (yield from once())
        except Fault as fault:
            reason = f"{fault.reason} while fetching the picture"
            raise QueryFailed(reason) from None

    return told


def _require_fresh(line: Line, picture: Picture) -> None:
    """Raise ResultExpired where the address is known to be dead before anybody asks."""
    if picture.expires_at is not None and picture.expires_at <= line.wall():
        raise ResultExpired("the address of the picture has expired")


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

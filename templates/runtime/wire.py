"""Effects carried out with httpx2: what the blocking and the asynchronous driver share."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

import httpx2

from .effects import Answer, Fault, Fetch, Save, Saved, Send, Store
from .settings import Secret

LIMITS = httpx2.Limits(max_connections=64, max_keepalive_connections=16)

_NEVER_SENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
    httpx2.InvalidURL,
)

FAULTS = (httpx2.HTTPError, httpx2.InvalidURL)


def request_for(effect: Send | Fetch | Save, key: Secret) -> httpx2.Request:
    """The HTTP request of an effect; only a Send, which goes to the API host, has the key."""
    url = _url(effect.url)
    method, content = "GET", None
    headers = {"Host": url.netloc.decode("ascii"), "User-Agent": "pixelclients"}
    if isinstance(effect, Send):
        method, content = effect.method, effect.content
        headers.update(_api_headers(effect, key))
    else:
        headers["Accept"] = "*/*"
    # With `stream` httpx2 adds no header, which would take longer than all of the rest.
    return httpx2.Request(
        method,
        url,
        headers=headers,
        stream=httpx2.ByteStream(content or b""),
        extensions={"timeout": httpx2.Timeout(effect.timeout, connect=10.0).as_dict()},
    )


def _api_headers(effect: Send, key: Secret) -> dict[str, str]:
    headers = {"Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key.reveal()}"
    if effect.content is not None:
        headers["Content-Type"] = "application/json"
        headers["Content-Length"] = str(len(effect.content))
    return {**headers, **dict(effect.headers)}


@lru_cache(maxsize=64)
def _url(address: str) -> httpx2.URL:
    """Parsed once for all the requests that go there."""
    return httpx2.URL(address)


def answer_from(response: httpx2.Response, key: Secret) -> Answer:
    """The answer of a response whose body was read; a key that it echoes is masked."""
    content = key.masked(response.content)
    return Answer(response.status_code, content, response.headers)


def picture_from(response: httpx2.Response) -> Answer:
    """The answer of a picture host, byte for byte: it never saw the key."""
    return Answer(response.status_code, response.content, response.headers)


def fault_from(error: Exception) -> Fault:
    """What an exception in FAULTS means. Raise it outside the `except`: the original holds
    the request and so the key, and even a hidden `__context__` would carry it."""
    return Fault(_reason(error), sent=not isinstance(error, _NEVER_SENT))


@contextmanager
def written_whole(target: Path) -> Generator[WholeFile]:
    """A file beside `target` that takes its place when the block ends well."""
    # Not a tempfile: that would leave a file that nobody but its owner can read.
    part = target.parent / f".{token_hex(8)}.part"
    try:
        with part.open("xb") as file:
            whole = WholeFile(file, target)
            yield whole
        os.replace(part, whole.path)
    except BaseException:
        with suppress(FileNotFoundError):
            part.unlink()
        raise


class WholeFile:
    """A file in the making; its `path` gets the extension of what is written into it."""

    def __init__(self, file: BinaryIO, target: Path) -> None:
        self._file = file
        self._target = target
        self._head = b""

    def write(self, chunk: bytes) -> None:
        self._head += chunk[: 12 - len(self._head)]
        self._file.write(chunk)

    @property
    def path(self) -> Path:
        """Raises Fault where nothing was written: an empty file is no picture."""
        if not self._head:
            raise Fault("an empty reply came", sent=True)
        if self._target.suffix:
            return self._target
        return self._target.with_suffix(extension_of(self._head))


def store(effect: Store) -> Saved:
    with written_whole(effect.target) as whole:
        whole.write(effect.content)
    return Saved(200, whole.path)


def extension_of(head: bytes) -> str:
    """The extension of a picture's real type, from its first bytes; "" for others."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if head.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    return ".webp" if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else ""


def _reason(error: Exception) -> str:
    words: Mapping[type[Exception], str] = {
        httpx2.ConnectTimeout: "no connection in time",
        httpx2.ReadTimeout: "no reply in time",
        httpx2.WriteTimeout: "the request could not be written in time",
        httpx2.PoolTimeout: "no free connection in time",
        httpx2.ConnectError: "no connection",
        httpx2.RemoteProtocolError: "the connection was closed without a reply",
        httpx2.InvalidURL: "the address is none",
        httpx2.UnsupportedProtocol: "the address is neither http nor https",
    }
    return words.get(type(error), "the connection broke")

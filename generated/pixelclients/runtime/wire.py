"""Effects carried out with httpx2: what the blocking and the asynchronous driver share."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

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
)


def request_for(effect: Send | Fetch | Save, key: Secret) -> httpx2.Request:
    """The HTTP request of an effect; only a Send, which goes to the API host, has the key."""
    headers = {"Accept": "*/*", "User-Agent": "pixelclients"}
    if isinstance(effect, Send):
        headers["Accept"] = "application/json"
        if key:
            headers["Authorization"] = f"Bearer {key.reveal()}"
        if effect.content is not None:
            headers["Content-Type"] = "application/json"
    return httpx2.Request(
        effect.method if isinstance(effect, Send) else "GET",
        effect.url,
        headers=headers,
        content=effect.content if isinstance(effect, Send) else None,
        extensions={"timeout": httpx2.Timeout(effect.timeout, connect=10.0).as_dict()},
    )


def answer_from(response: httpx2.Response, key: Secret) -> Answer:
    """The answer of a response whose body was read; a key that it echoes is masked."""
    content = response.content
    if key and key.reveal().encode() in content:
        content = content.replace(key.reveal().encode(), b"***")
    return Answer(response.status_code, content, headers_of(response))


def headers_of(response: httpx2.Response) -> Mapping[str, str]:
    return {name.lower(): value for name, value in response.headers.items()}


@contextmanager
def faults() -> Generator[None]:
    """Turn what httpx2 raises into a Fault; the original, which holds the request and so
    the key, is not chained."""
    try:
        yield
    except _NEVER_SENT as error:
        raise Fault(_reason(error), sent=False) from None
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise Fault(_reason(error), sent=True) from None


@contextmanager
def written_whole(target: Path) -> Generator[WholeFile]:
    """A file beside `target` that takes its place when the block ends well."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    whole = WholeFile(descriptor, target)
    try:
        with whole.file:
            yield whole
        os.replace(name, whole.path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise


class WholeFile:
    """A file in the making; its `path` gets the extension of what is written into it."""

    def __init__(self, descriptor: int, target: Path) -> None:
        self.file = os.fdopen(descriptor, "wb")
        self.path = target

    def write(self, chunk: bytes) -> None:
        if not self.path.suffix and self.file.tell() == 0:
            self.path = self.path.with_suffix(extension_of(chunk))
        self.file.write(chunk)


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
    }
    return words.get(type(error), "the connection broke")

"""Effects carried out with httpx2: what the blocking and the asynchronous driver share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import httpx2

from .effects import Answer, Fault, Send
from .secret import Secret

if TYPE_CHECKING:
    from .picture_effects import Fetch, Open, Save

_NEVER_SENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
    httpx2.InvalidURL,
    UnicodeError,  # a host that has no name in DNS
)

FAULTS = (httpx2.HTTPError, httpx2.InvalidURL, UnicodeError)


def request_for(
    effect: Send | Fetch | Open | Save, *, awaited: bool = False
) -> httpx2.Request:
    """The HTTP request of an effect; only a Send, which goes to the API host, has the key.
    `awaited` is one for an asynchronous transport."""
    url, seconds = _url(effect.url), effect.timeout
    method, content, headers = "GET", b"", [(b"Accept", b"*/*")]
    if isinstance(effect, Send):
        method, content = effect.method, effect.content or b""
        headers = list(_api_headers(effect))
    patience = {"connect": 10.0, "read": seconds, "write": seconds, "pool": seconds}
    watched = {} if isinstance(effect, Send) else _watched(effect.api, url, awaited)
    # With `stream` httpx2 adds no header, which would take longer than all of the rest.
    return httpx2.Request(
        method,
        url,
        headers=[(b"Host", url.netloc), (b"User-Agent", b"pixelclients"), *headers],
        stream=httpx2.ByteStream(content),
        extensions={"timeout": patience, **watched},
    )


def _watched(api: str, url: httpx2.URL, awaited: bool) -> dict[str, object]:
    """What httpx2 is asked to tell while it connects, where that has to be judged."""
    if not api:
        return {}
    from . import peers

    watch = peers.watch_async if awaited else peers.watch
    return {"trace": watch(url.raw_host.decode("ascii"), api)}


def _api_headers(effect: Send) -> Iterator[tuple[bytes, bytes]]:
    yield b"Accept", b"application/json"
    if effect.key:
        yield b"Authorization", f"Bearer {effect.key.reveal()}".encode("ascii")
    if effect.content is not None:
        if effect.content_type:
            yield b"Content-Type", effect.content_type.encode("ascii")
        yield b"Content-Length", str(len(effect.content)).encode("ascii")
    for name, value in effect.headers:
        yield name.encode("ascii"), value.encode("ascii")


@lru_cache(maxsize=64)
def _url(address: str) -> httpx2.URL:
    """Parsed once for all the requests that go there."""
    return httpx2.URL(address)


def answer_from(response: httpx2.Response, key: Secret) -> Answer:
    """The answer of a response whose body was read; a key that it echoes is masked."""
    content = key.masked(response.content)
    return Answer(response.status_code, content, response.headers)


def fault_from(error: Exception) -> Fault:
    """What an exception in FAULTS means. Raise it outside the `except`: the original holds
    the request and so the key, and even a hidden `__context__` would carry it."""
    return Fault(_reason(error), sent=not isinstance(error, _NEVER_SENT))


def location_of(response: httpx2.Response) -> str:
    """Where a redirect leads; "" for any other answer."""
    return response.headers.get("location", "") if response.is_redirect else ""


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

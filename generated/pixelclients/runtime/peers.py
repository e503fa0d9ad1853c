"""Judges who answers for a picture, by the address at the other end of the connection.

What a name resolves to is known for certain only once a connection stands: a lookup of our
own could be told something else than the one that connects. So the connection is judged
before anything is sent on it, and closed where it leads into somebody's network. Behind a
proxy the other end is the proxy, and a transport of the caller's may tell nothing: there
only the name is judged, by `addresses`.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, cast

from .addresses import is_public
from .picture_effects import NotPublic

Resolve = Callable[[str], list[str]]
"""The addresses of a host."""

Told = Mapping[str, Any]
Watch = Callable[[str, Told], None]
AsyncWatch = Callable[[str, Told], Coroutine[None, None, None]]


def resolve(host: str) -> list[str]:
    """Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, None)]


def watch(host: str, api: str, resolve: Resolve = resolve) -> Watch:
    """Hears how httpx2 opens a connection to `host`. Raises NotPublic, with the connection
    closed, where that is in a private network and the host of the API is not."""
    direct = False

    def told(step: str, facts: Told) -> None:
        nonlocal direct
        if step == "connection.connect_tcp.started":
            direct = facts["host"] == host
        elif step == "connection.connect_tcp.complete" and direct:
            stream = facts["return_value"]
            if _is_private(stream) and not _are_private(api, resolve):
                stream.close()
                raise NotPublic()

    return told


def watch_async(host: str, api: str, resolve: Resolve = resolve) -> AsyncWatch:
    """The same for an asynchronous connection."""
    direct = False

    async def told(step: str, facts: Told) -> None:
        nonlocal direct
        if step == "connection.connect_tcp.started":
            direct = facts["host"] == host
        elif step == "connection.connect_tcp.complete" and direct:
            stream = facts["return_value"]
            if _is_private(stream) and not await _to_thread(_are_private, api, resolve):
                await stream.aclose()
                raise NotPublic()

    return told


async def _to_thread(judge: Callable[[str, Resolve], bool], *given: Any) -> bool:
    import asyncio

    return await asyncio.to_thread(judge, *given)


def _is_private(stream: Any) -> bool:
    """Whether the other end is in a private network; False where a socket does not say."""
    peer = stream.get_extra_info("server_addr")
    if not isinstance(peer, tuple):
        return False
    host, *_ = cast("tuple[object, ...]", peer)
    return not is_public(str(host))


def _are_private(host: str, resolve: Resolve) -> bool:
    """Whether all addresses of a host are; asked only once something private was met."""
    try:
        return not any(map(is_public, resolve(host)))
    except (OSError, UnicodeError):
        return False

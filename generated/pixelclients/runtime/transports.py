"""The transports of httpx2 that requests go through, by the proxies of the environment.

A client of httpx2 adds cookies, redirects and credentials to each request, none of which is
wanted here, and takes a tenth of the time of a call for it. It alone knows how to read the
variables that name proxies, so it is used where there are any.
"""

from __future__ import annotations

from urllib.request import getproxies

import httpx2

_LIMITS = httpx2.Limits(max_connections=64, max_keepalive_connections=16)


def open_transport() -> httpx2.BaseTransport:
    if getproxies():
        return _Routed(httpx2.Client(limits=_LIMITS))
    return httpx2.HTTPTransport(limits=_LIMITS)


def open_async_transport() -> httpx2.AsyncBaseTransport:
    if getproxies():
        return _AsyncRouted(httpx2.AsyncClient(limits=_LIMITS))
    return httpx2.AsyncHTTPTransport(limits=_LIMITS)


class _Routed(httpx2.BaseTransport):
    """A client as a transport."""

    def __init__(self, client: httpx2.Client) -> None:
        self._client = client

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return self._client.send(request, stream=True, follow_redirects=False)

    def close(self) -> None:
        self._client.close()


class _AsyncRouted(httpx2.AsyncBaseTransport):
    """An asynchronous client as a transport."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return await self._client.send(request, stream=True, follow_redirects=False)

    async def aclose(self) -> None:
        await self._client.aclose()

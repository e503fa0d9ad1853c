"""The transports of httpx2 that requests go through, by the proxies of the environment.

A client of httpx2 adds cookies, redirects and credentials to each request, none of which is
wanted here, and takes a tenth of the time of a call for it. It alone knows how to read the
variables that name proxies, so it is used where there are any.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar
from urllib.request import getproxies

import httpx2

from .errors import SettingError

T = TypeVar("T")

_LIMITS = httpx2.Limits(max_connections=64, max_keepalive_connections=16)


def open_transport() -> httpx2.BaseTransport:
    """Raises SettingError where a variable of the environment is in the way."""
    if getproxies():
        return _Routed(_opened(lambda: httpx2.Client(limits=_LIMITS)))
    return _opened(lambda: httpx2.HTTPTransport(limits=_LIMITS))


def open_async_transport() -> httpx2.AsyncBaseTransport:
    """Raises SettingError where a variable of the environment is in the way."""
    if getproxies():
        return _AsyncRouted(_opened(lambda: httpx2.AsyncClient(limits=_LIMITS)))
    return _opened(lambda: httpx2.AsyncHTTPTransport(limits=_LIMITS))


def _opened(open: Callable[[], T]) -> T:
    try:
        return open()
    except OSError:
        suspects = [n for n in ("SSL_CERT_FILE", "SSL_CERT_DIR") if n in os.environ]
        why = "the certificates cannot be read"
    except ImportError:
        suspects, why = _proxy_variables(), "a SOCKS proxy needs socksio"
    except (httpx2.InvalidURL, ValueError):
        suspects, why = _proxy_variables(), "the address of a proxy is none"
    # Not in an `except`: what was raised there may hold the password of a proxy.
    named = f": see {', '.join(suspects)}" if suspects else ""
    raise SettingError(f"no connection can be opened, {why}{named}; nothing was sent")


def _proxy_variables() -> list[str]:
    return sorted(n for n in os.environ if n.lower().endswith("_proxy"))


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

"""Carries the emulator in process, as a transport of httpx2 for sync and async clients."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.request import Reply, Request
from pixelspec.model.provider import Provider

if TYPE_CHECKING:
    import httpx2

NO_ADDRESS = "http://emulator.invalid"
NO_PICTURES = "https://pictures.emulator.invalid"


def api_address(provider: Provider) -> str:
    """Where the provider stands by its page, else a place that does not exist."""
    known = (server.address for server in provider.servers if server.address)
    return next(known, NO_ADDRESS)


def picture_address(provider: Provider) -> str:
    """Where its pictures stand by its page, else a place that does not exist."""
    scopes = (scope for reply in provider.replies for scope in reply.pictures)
    hosts = (host for scope in scopes for host in scope.hosts)
    host = next(hosts, "")
    return f"https://{host}" if host else NO_PICTURES


def transport(emulator: Emulator) -> httpx2.MockTransport:
    """Reaches the API and the pictures of an emulator, and where a redirect of either leads;
    any other host is unreachable."""
    import httpx2

    ask = reached(emulator)

    def carry(sent: httpx2.Request) -> httpx2.Response:
        reply = ask(asked(sent))
        if reply is None:
            host = sent.url.netloc.decode("ascii").lower()
            raise httpx2.ConnectError(f"nothing answers at {host}", request=sent)
        return _received(sent, reply)

    return httpx2.MockTransport(carry)


def asked(sent: httpx2.Request) -> Request:
    """A request of httpx2 as it arrives at its host."""
    path, _, query = sent.url.raw_path.decode("ascii").partition("?")
    headers = {name.lower(): value for name, value in sent.headers.items()}
    host = sent.url.netloc.decode("ascii").lower()
    return Request(sent.method, path, query, headers, sent.content, host)


def reached(emulator: Emulator) -> Callable[[Request], Reply | None]:
    """Passes on what is for the API or for the pictures; None where nobody answers."""
    known = [s.address for s in emulator.provider.servers if s.address]
    servers = {urlsplit(a).netloc.lower(): urlsplit(a) for a in known or [NO_ADDRESS]}

    def ask(request: Request) -> Reply | None:
        api = servers.get(request.host)
        if api is not None and api.path.strip("/"):
            path = request.path.removeprefix(api.path.rstrip("/"))
            request = replace(request, path=path)
        elif api is None and not emulator.hosts_pictures(request.host):
            return None
        return emulator.handle(request)

    return ask


def _received(sent: httpx2.Request, reply: Reply) -> httpx2.Response:
    import httpx2

    broken: dict[str, tuple[type[httpx2.RequestError], str]] = {
        "reset": (httpx2.ReadError, "the connection was reset"),
        "close": (httpx2.RemoteProtocolError, "the server hung up without a reply"),
        "read-timeout": (httpx2.ReadTimeout, "no reply came in time"),
        "no-connection": (httpx2.ConnectError, "the connection was refused"),
        "connect-timeout": (httpx2.ConnectTimeout, "no connection came in time"),
    }
    if reply.fault in broken:
        error, text = broken[reply.fault]
        raise error(text, request=sent)
    body = b"" if sent.method == "HEAD" else reply.body
    if reply.fault == "cut-off":
        return _cut_off(reply, body)
    return httpx2.Response(reply.status, headers=dict(reply.headers), content=body)


def _cut_off(reply: Reply, body: bytes) -> httpx2.Response:
    """A response that breaks in the middle of its body."""
    import httpx2

    class Half(httpx2.SyncByteStream, httpx2.AsyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield body[: len(body) // 2]
            raise httpx2.RemoteProtocolError("the server hung up in the middle")

        async def __aiter__(self) -> AsyncIterator[bytes]:
            for part in self:
                yield part

    headers = {**reply.headers, "content-length": str(len(body))}
    return httpx2.Response(reply.status, headers=headers, stream=Half())

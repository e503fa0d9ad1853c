"""Carries the emulator in process, as a transport of httpx2 for sync and async clients."""

from __future__ import annotations

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
    """Reaches the API and the pictures of an emulator; any other host is unreachable."""
    import httpx2

    api = urlsplit(api_address(emulator.provider))

    def carry(sent: httpx2.Request) -> httpx2.Response:
        host = sent.url.netloc.decode("ascii").lower()
        if host not in (api.netloc.lower(), emulator.picture_host):
            raise httpx2.ConnectError(f"nothing answers at {host}", request=sent)
        path, _, query = sent.url.raw_path.decode("ascii").partition("?")
        if host == api.netloc.lower():
            path = path.removeprefix(api.path.rstrip("/"))
        headers = {name.lower(): value for name, value in sent.headers.items()}
        asked = Request(sent.method, path, query, headers, sent.content, host)
        return _received(sent, emulator.handle(asked))

    return httpx2.MockTransport(carry)


def _received(sent: httpx2.Request, reply: Reply) -> httpx2.Response:
    import httpx2

    if reply.fault == "reset":
        raise httpx2.ReadError("the connection was reset", request=sent)
    if reply.fault == "close":
        text = "the server hung up without a reply"
        raise httpx2.RemoteProtocolError(text, request=sent)
    body = b"" if sent.method == "HEAD" else reply.body
    return httpx2.Response(reply.status, headers=dict(reply.headers), content=body)

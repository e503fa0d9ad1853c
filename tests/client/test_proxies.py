"""The variables of the environment that name proxies hold for the clients as well."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

import pixelclients

REPLY = b'{"created": 1, "data": [{"url": "http://pictures.invalid/a.png"}]}'


class _Server(ThreadingHTTPServer):
    """Answers every submission, and keeps the targets as they stood in the requests."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.targets: list[str] = []
        self.address = f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, _Server)
        self.server.targets.append(self.path)
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-length", str(len(REPLY)))
        self.end_headers()
        self.wfile.write(REPLY)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Server]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with _Server() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        yield server
        server.shutdown()


def buy(way: str, address: str) -> Any:
    """One picture over a real connection, from whoever answers."""
    if way == "blocking":
        with pixelclients.DalleFormat(base_url=address) as client:
            return client.imagen4.generate(prompt="An owl")

    async def main() -> Any:
        async with pixelclients.AsyncDalleFormat(base_url=address) as client:
            return await client.imagen4.generate(prompt="An owl")

    return asyncio.run(main())


def test_without_a_proxy_the_provider_is_asked(server: _Server, way: str) -> None:
    buy(way, server.address)
    assert server.targets == ["/v1/images/generations"]


def test_a_proxy_is_asked_for_the_whole_address(
    server: _Server, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.address)
    buy(way, "http://provider.invalid")
    assert server.targets == ["http://provider.invalid/v1/images/generations"]


def test_an_exempt_host_is_asked_itself(
    server: _Server, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    buy(way, server.address)
    assert server.targets == ["/v1/images/generations"]

"""What the emulator does not serve: pictures of any size, and a provider that takes every
order and answers none."""

from __future__ import annotations

import json
import socket
import struct
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

GATEWAY = b"<html><body><h1>502 Bad Gateway</h1></body></html>"


class _Silent(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("content-length", 0)))

    def reply(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nobody listens."""


class _Pictures(_Silent):
    """The prompt of an order is the size of its picture in bytes; it comes as an address
    or as base64, by the first part of the path."""

    def do_POST(self) -> None:
        size = int(json.loads(self.body())["prompt"])
        if self.path.startswith("/base64/"):
            entry = {"b64_json": b64encode(_picture(size)).decode()}
        else:
            entry = {"url": f"http://{self.headers['host']}/{size}"}
        reply = {"created": 1, "data": [entry]}
        self.reply(200, "application/json", json.dumps(reply).encode())

    def do_GET(self) -> None:
        size = int(self.path.rpartition("/")[2])
        self.reply(200, "image/png", _picture(size))


def _picture(size: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(size - 8)


class _Deaf(ThreadingHTTPServer):
    """Counts the orders that came whole; `reset` ends the connection after each."""

    def __init__(self, *, reset: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Unanswered)
        self.reset, self.orders, self.lock = reset, 0, Lock()


class _Unanswered(_Silent):
    def do_POST(self) -> None:
        self.body()
        home = self.server
        assert isinstance(home, _Deaf)
        with home.lock:
            home.orders += 1
        if not home.reset:
            return self.reply(502, "text/html", GATEWAY)
        self.close_connection = True
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()

    def finish(self) -> None:
        with suppress(OSError):
            super().finish()


@contextmanager
def pictures() -> Iterator[str]:
    """The address of a server of pictures."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pictures)
    with _running(server) as address:
        yield address


@contextmanager
def deaf(*, reset: bool) -> Iterator[tuple[str, _Deaf]]:
    """The address of a provider that answers nothing, and the provider."""
    server = _Deaf(reset=reset)
    with _running(server) as address:
        yield address, server


@contextmanager
def _running(server: ThreadingHTTPServer) -> Iterator[str]:
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()

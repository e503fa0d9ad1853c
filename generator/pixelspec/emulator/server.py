"""Carries the emulator over real sockets: one port for the API, one for the pictures."""

from __future__ import annotations

import contextlib
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.request import Reply, Request

BROKEN = ("reset", "close", "read-timeout", "no-connection", "connect-timeout")
LARGEST_BODY = 64 * 1024 * 1024
DRIP_SECONDS = 0.05
DROPS = 40

Handle = Callable[[Request], Reply]


@dataclass(frozen=True)
class Served:
    """Where an emulator answers."""

    api: str
    pictures: str
    emulator: Emulator


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.host = f"127.0.0.1:{self.server_port}"
        self.host_too = f"localhost:{self.server_port}"
        self.address = f"http://{self.host}"
        self.handle_one: Handle = lambda request: Reply(503, {})
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    def opened(self, connection: socket.socket) -> None:
        with self._lock:
            self._open.add(connection)

    def closed(self, connection: socket.socket) -> None:
        with self._lock:
            self._open.discard(connection)

    def stop(self) -> None:
        """Also ends the kept-alive connections, which would answer for ever."""
        self.shutdown()
        self.server_close()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news; anything else is a defect and is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # one packet a reply

    def setup(self) -> None:
        super().setup()
        self._home().opened(self.connection)

    def finish(self) -> None:
        self._home().closed(self.connection)
        with contextlib.suppress(OSError):
            super().finish()

    def answer(self) -> None:
        body = self._body()
        if body is None:
            return
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        server = self._home()
        led = headers.get("host", "").lower() == server.host_too
        host = server.host_too if led else server.host
        request = Request(self.command, path, query, headers, body, host)
        self._send(server.handle_one(request))

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Whatever the method: which ones there are is for the emulator to say."""
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def _home(self) -> _Server:
        assert isinstance(self.server, _Server)
        return self.server

    def _body(self) -> bytes | None:
        """The body, None after a refusal where nobody can tell where it ends."""
        length = self.headers.get("content-length", "0")
        if "transfer-encoding" in self.headers:
            return self._refused(HTTPStatus.LENGTH_REQUIRED)
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            return self._refused(HTTPStatus.BAD_REQUEST)
        if int(length) > LARGEST_BODY:
            return self._refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return self.rfile.read(int(length))

    def _refused(self, status: HTTPStatus) -> bytes | None:
        self.close_connection = True
        self._send(Reply(status, {"connection": "close"}))
        return None

    def _send(self, reply: Reply) -> None:
        if reply.fault == "read-timeout":
            self._wait_in_vain()
        # Here there is a connection, if a request is: it can only be given up.
        if reply.fault in BROKEN:
            return self._break(reply.fault)
        head, body = self._head(reply), b"" if self._bare(reply) else reply.body
        if reply.fault == "drip":
            return self._drip(head + body)
        if reply.fault == "cut-off":
            body = body[: len(body) // 2]
            self.close_connection = True
        self.wfile.write(head + body)
        self.wfile.flush()

    def _wait_in_vain(self) -> None:
        """Until the caller loses patience, or the server stops."""
        with contextlib.suppress(OSError):
            self.connection.recv(1)

    def _bare(self, reply: Reply) -> bool:
        return self.command == "HEAD" or reply.status == HTTPStatus.NO_CONTENT

    def _head(self, reply: Reply) -> bytes:
        try:
            phrase = HTTPStatus(reply.status).phrase
        except ValueError:
            phrase = "Unknown"
        lines = [
            f"HTTP/1.1 {reply.status} {phrase}",
            f"date: {formatdate(usegmt=True)}",
        ]
        lines += [f"{name}: {value}" for name, value in reply.headers.items()]
        if reply.status != HTTPStatus.NO_CONTENT:
            lines.append(f"content-length: {len(reply.body)}")
        return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")

    def _break(self, fault: str) -> None:
        """Ends the connection without a reply; a reset drops what was under way."""
        self.close_connection = True
        if fault == "reset":
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()

    def _drip(self, data: bytes) -> None:
        size = -(-len(data) // DROPS)
        for start in range(0, len(data), size):
            self.wfile.write(data[start : start + size])
            self.wfile.flush()
            time.sleep(DRIP_SECONDS)

    def log_message(self, format: str, *args: object) -> None:
        """The account tells what happened."""


@contextlib.contextmanager
def serve(
    make: Callable[[str], Emulator], port: int = 0, picture_port: int = 0
) -> Iterator[Served]:
    """Serves an emulator until the end of the block; `make` is given the address that its
    pictures will have. Port 0 takes any that is free."""
    with contextlib.ExitStack() as running:
        pictures = _running(running, picture_port)
        emulator = make(pictures.address)
        api = _running(running, port)
        pictures.handle_one = api.handle_one = emulator.handle
        yield Served(api.address, pictures.address, emulator)


def _running(running: contextlib.ExitStack, port: int) -> _Server:
    server = _Server(port)
    running.callback(server.stop)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server

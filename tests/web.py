"""A small site on this machine, and the scripts of the workflows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from threading import Thread
from types import ModuleType

from shell import ROOT

SCRIPTS = ROOT / ".github" / "scripts"


@dataclass(frozen=True)
class Answer:
    """What one address answers."""

    data: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Ask = Callable[[str, Mapping[str, str]], Answer]


def html(text: str, **headers: str) -> Answer:
    kind = {"content-type": "text/html; charset=utf-8"}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(text.encode(), headers={**kind, **named})


def moved(to: str, status: int = 301) -> Answer:
    return Answer(status=status, headers={"location": to})


@contextmanager
def site(ask: Ask) -> Iterator[str]:
    """Serves what `ask` answers to a path and the headers of the request."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = ask(self.path, self.headers)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(answer.data)))
            self.end_headers()
            self.wfile.write(answer.data)

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing: a test is not a log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def script(name: str) -> ModuleType:
    """A script of a workflow, which finds its neighbours beside it."""
    if str(SCRIPTS) not in sys.path:
        sys.path.append(str(SCRIPTS))
    return import_module(name)

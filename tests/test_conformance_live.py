"""The generated checks against a provider behind a socket: what a user of a key would see."""

from __future__ import annotations

import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from emulated import DALLE, endpoint
from pixelspec.conformance.backend import Unavailable
from pixelspec.conformance.live import LiveBackend, Purse
from pixelspec.conformance.subject import Exchange
from pixelspec.testing import emulated

ROOT = Path(__file__).parents[1]
CHECKS = "generated/conformance/dalle_format/test_imagen4.py"
KEY = "sk-nobody-may-see-this"
VARIABLE = endpoint(DALLE).provider.auth.env
SUBMIT = Exchange("POST", "/v1/images/generations", billable=True)


def run(*arguments: str, key: str | None = KEY) -> subprocess.CompletedProcess[str]:
    """pytest on the checks of one synchronous model, in a process of its own."""
    known = {k: v for k, v in os.environ.items() if k != VARIABLE and "XDIST" not in k}
    env = known if key is None else {**known, VARIABLE: key}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", CHECKS]
    command += ["-k", "example or machine"]
    return subprocess.run(
        [*command, *arguments], cwd=ROOT, env=env, capture_output=True, text=True
    )


@contextmanager
def odd_server(status: int, content: bytes) -> Iterator[str]:
    """A host that answers everything in one way."""

    class Odd(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self.send_response(status)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST

        def log_message(self, *_: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Odd)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_provider_that_keeps_its_word(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    with emulated("dalle-format", socket=True) as provider:
        told = run("--base-url", provider.base_url, "--max-paid=6", f"--report={file}")
        paid = provider.account.requests["submit"]
    report = json.loads(file.read_text("utf-8"))
    words = {fact["word"] for fact in report["facts"]}
    assert told.returncode == 0, told.stdout
    assert "held" in words and "diverged" not in words
    assert 0 < paid <= report["paid"] <= 6
    assert "0 diverge" in told.stdout and "is: live" in told.stdout
    assert KEY not in told.stdout + told.stderr + file.read_text("utf-8")


def test_without_leave_nothing_is_paid() -> None:
    with emulated("dalle-format", socket=True) as provider:
        told = run("--base-url", provider.base_url)
        assert provider.account.requests.get("submit", 0) == 0
    assert "--max-paid=0" in told.stdout and "paid requests: 0 of 0" in told.stdout


def test_without_a_key_nothing_is_asked() -> None:
    with emulated("dalle-format", socket=True) as provider:
        told = run("--base-url", provider.base_url, "--max-paid=6", key=None)
        assert not provider.account.requests
    assert f"set {VARIABLE}" in told.stdout and "Traceback" not in told.stdout


def test_a_host_that_does_not_answer_costs_nothing() -> None:
    told = run("--base-url", "http://127.0.0.1:9", "--max-paid=3")
    assert "no connection to 127.0.0.1" in told.stdout
    assert "paid requests: 0 of 3" in told.stdout and "Traceback" not in told.stdout


@pytest.mark.parametrize(
    ("status", "content"),
    [
        (200, b"<html><title>Welcome</title></html>"),
        (502, b"<html>Bad gateway</html>"),
        (200, b'{"created": "yesterday", "data": {}}'),
    ],
    ids=["html", "bad gateway", "drifted"],
)
def test_another_answer_is_a_divergence_a_fact(status: int, content: bytes) -> None:
    with odd_server(status, content) as address:
        told = run("--base-url", address, "--max-paid=3")
    assert told.returncode == 1
    assert "diverges: " in told.stdout and "Traceback" not in told.stdout
    assert KEY not in told.stdout + told.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--base-url", "gopher://x"], "must be an http address"),
        (["--base-url", "https://a.example", "-n", "2"], "leave -n out"),
        (["--base-url", "https://a.example", "--max-paid=-1"], "not be below 0"),
    ],
)
def test_wrong_options_are_told_in_a_line(arguments: list[str], said: str) -> None:
    told = run(*arguments)
    assert told.returncode == 4
    assert said in told.stderr and "Traceback" not in told.stderr


def backend(purse: Purse, answer: Any) -> LiveBackend:
    transport = httpx2.MockTransport(answer)
    return LiveBackend("https://a.example", KEY, [SUBMIT], purse, transport)


def order() -> httpx2.Request:
    return httpx2.Request("POST", "https://a.example/v1/images/generations", json={})


def test_each_paid_request_is_counted_before_it_leaves() -> None:
    purse, left = Purse(2), []
    provider = backend(purse, lambda request: left.append(1) or httpx2.Response(400))
    for _ in range(2):
        provider.handler(order())
    with pytest.raises(Unavailable, match="2 may be"):
        provider.handler(order())
    assert len(left) == purse.spent == 2


def test_what_never_left_is_given_back() -> None:
    def refuse(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("refused", request=request)

    purse = Purse(1)
    with pytest.raises(Unavailable, match="no connection"):
        backend(purse, refuse).handler(order())
    assert purse.left == 1


def test_what_was_lost_on_its_way_stays_counted() -> None:
    def lose(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ReadError("reset", request=request)

    purse = Purse(1)
    with pytest.raises(Unavailable, match="does not answer"):
        backend(purse, lose).handler(order())
    assert purse.left == 0

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
from pixelspec.conformance.report import Report, Result
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
    assert "0 diverged" in told.stdout
    # What stands on this machine is no evidence of a provider.
    assert "is: live" not in told.stdout
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
    assert told.returncode == 5, "a run that saw nothing is no success"


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
        (["--base-url", "https://u:secret@a.example"], "takes no user"),
        (["--base-url", "https://a.example", "-n", "2"], "leave out -n"),
        (["--base-url", "https://a.example", "--tx", "2*popen"], "leave out -n"),
        (["--base-url", "https://a.example", "--max-paid=-1"], "not be below 0"),
        (["--base-url", "https://a.example", "--report=/"], "no report can be written"),
    ],
)
def test_wrong_options_are_told_in_a_line(arguments: list[str], said: str) -> None:
    told = run(*arguments)
    assert told.returncode == 4
    assert said in told.stderr and "Traceback" not in told.stderr
    assert "secret" not in told.stdout + told.stderr


@pytest.mark.parametrize(
    "content",
    [
        b'{"error": {"code": "' + b"x" * 170 + KEY.encode() + b'"}}',
        b'{"error": {"code": "\\ud800", "message": "\\u001b[2J \\udfff"}}',
    ],
    ids=["the key, cut", "what no terminal shows"],
)
def test_what_a_provider_says_does_no_harm(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    with odd_server(400, content) as address:
        told = run("--base-url", address, "--max-paid=4", f"--report={file}")
    everything = told.stdout + told.stderr + file.read_text("utf-8")
    assert KEY[:12] not in everything and "\x1b" not in everything
    assert json.loads(file.read_text("utf-8"))["paid"] > 0


def backend(purse: Purse, answer: Any) -> LiveBackend:
    transport = httpx2.MockTransport(answer)
    return LiveBackend("https://a.example", KEY, [SUBMIT], purse, transport)


def order(host: str = "a.example") -> httpx2.Request:
    return httpx2.Request("POST", f"https://{host}/v1/images/generations", json={})


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


@pytest.mark.parametrize("host", ["a.example:443", "A.EXAMPLE", "b.example"])
def test_an_order_counts_however_its_host_is_written(host: str) -> None:
    purse = Purse(1)
    backend(purse, lambda request: httpx2.Response(200)).handler(order(host))
    assert purse.left == 0


def test_another_process_pays_nothing() -> None:
    purse = Purse(5, process=-1)
    with pytest.raises(Unavailable, match="another process"):
        backend(purse, lambda request: httpx2.Response(200)).handler(order())


def test_an_endless_reply_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(httpx2.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            while True:
                yield b"x" * 1000

    monkeypatch.setattr("pixelspec.conformance.live.LARGEST", 100_000)
    provider = backend(Purse(1), lambda request: httpx2.Response(200, stream=Endless()))
    with pytest.raises(Unavailable, match="does not end"):
        provider.handler(order())


def test_nobody_sees_the_key_that_a_reply_repeats() -> None:
    def echo(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, headers={"x-echo": KEY}, text=f"you said {KEY}")

    reply = backend(Purse(1), echo).handler(order())
    assert reply.text == "you said ***" and reply.headers["x-echo"] == "***"


def test_a_good_run_elsewhere_ends_with_the_lines_of_its_evidence() -> None:
    held = Result("a/b", "table[1]", "held", ("table.1",), ("table",))
    report = Report("https://api.a.example", "2026-11-20", 1, 2, (held,))
    lines = list(report.lines())
    assert "      confirmed: 1 of 1 fact" in lines and "      is: live" in lines
    other = Result("a/b", "table[2]", "diverged", ("table.2",), ("table",), "it did not")
    diverged = list(Report("https://api.a.example", "d", 1, 2, (held, other)).lines())
    assert "  diverges: table.2: it did not [table[2], table]" in diverged
    assert not any("evidence" in line for line in diverged)

"""`emulate`: an address for the API, one for the pictures, and an end with Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from shell import GENERATOR, make_project, run

Capture = pytest.CaptureFixture[str]


@contextmanager
def emulating(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "pixelspec", "emulate", *arguments]
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": GENERATOR},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def bought(api: str) -> str:
    """The address of a picture that was ordered from an emulated provider."""
    body = {"model": "imagen4", "prompt": "A quiet pond", "response_format": "url"}
    request = Request(
        f"{api}/v1/images/generations",
        json.dumps(body).encode(),
        {"content-type": "application/json", "authorization": "Bearer a-key-of-mine"},
    )
    with urlopen(request, timeout=20) as reply:
        address: str = json.load(reply)["data"][0]["url"]
    return address


def test_it_serves_until_it_is_interrupted(tmp_path: Path) -> None:
    """In a folder without specs those that come with pixelspec are served."""
    with emulating(tmp_path, "dalle-format", "--speed", "20") as process:
        assert process.stdout and process.stderr
        api, pictures = (process.stdout.readline().split() for _ in range(2))
        assert (api[0], pictures[0]) == ("api", "pictures")
        exports = [process.stdout.readline() for _ in range(2)]
        assert exports == [
            f"export DALLE_FORMAT_BASE_URL={api[1]}\n",
            "export DALLE_FORMAT_API_KEY=any\n",
        ]
        address = bought(api[1])
        assert address.startswith(pictures[1])
        with urlopen(address, timeout=20) as picture:
            assert picture.headers["content-type"].startswith("image/")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        assert (process.stdout.read(), process.stderr.read()) == ("", "")


def test_a_port_in_use_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(make_project(tmp_path, "dalle-format"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = run(capsys, "emulate", "dalle-format", "--port", str(port))
    assert (code, out) == (1, "")
    assert f"port {port} cannot be opened: address already in use" in err


def test_an_unknown_provider_is_told_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(make_project(tmp_path, "dalle-format"))
    code, _, err = run(capsys, "emulate", "dale-format")
    assert code == 1
    assert "no provider 'dale-format'; did you mean 'dalle-format'?" in err


def test_a_broken_spec_is_not_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(make_project(tmp_path, "dalle-format"))
    (tmp_path / "specs/dalle-format/imagen4.yaml").write_text("pixelspec: 1\n")
    code, out, err = run(capsys, "emulate", "dalle-format")
    assert (code, out) == (1, "")
    assert err.startswith("specs/dalle-format/imagen4.yaml:1:1: ")

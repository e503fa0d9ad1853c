"""Holds that the emulator answers the same over sockets and in process, and its clocks."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from emulated import DALLE, GPT, IDS, KEY, emulated, endpoint
from picture_size import seen
from pixelspec.emulator.clock import ManualClock, RealClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.server import Served, serve
from pixelspec.emulator.transport import api_address, picture_address, transport

SUBMIT = "/v1/images/generations"
BODY = {"model": "gpt-image-2-official", "prompt": "An owl", "size": "16:9"}
AUTH = {"authorization": f"Bearer {KEY}"}


def made(address: str) -> Emulator:
    clock = ManualClock()
    return Emulator(
        [endpoint(GPT)], clock=clock, picture_address=address, keys=[KEY], seconds=0
    )


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serve(made) as running:
        yield running


@pytest.fixture
def line(served: Served) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection(urlsplit(served.api).netloc, timeout=5)
    yield connection
    connection.close()


def post(line: http.client.HTTPConnection, body: object, path: str = SUBMIT) -> Any:
    headers = {**AUTH, "content-type": "application/json"}
    line.request("POST", path, json.dumps(body), headers)
    return line.getresponse()


def test_a_picture_is_bought_over_one_kept_connection(
    line: http.client.HTTPConnection, served: Served
) -> None:
    task = json.load(post(line, BODY))["data"][0]["task_id"]
    first = line.sock
    line.request("GET", f"/v1/tasks/{task}", headers=AUTH)
    reply = json.load(line.getresponse())
    assert line.sock is first and first is not None
    (address,) = reply["data"]["result"]["images"][0]["url"]
    assert address.startswith(served.pictures) and served.pictures != served.api
    fetched = httpx2.get(address)
    assert fetched.headers["content-type"] == "image/png"
    assert seen(fetched.content) == ("png", 1536, 864)


def test_the_key_is_refused_at_the_picture_port(served: Served) -> None:
    assert httpx2.get(f"{served.pictures}/x.png", headers=AUTH).status_code == 403
    assert httpx2.get(f"{served.pictures}/x.png").status_code == 404
    assert served.emulator.account.leaks == 1


def test_the_account_is_told_over_the_socket(
    line: http.client.HTTPConnection, served: Served
) -> None:
    post(line, {**BODY, "background": "transparent"}).read()
    line.request("GET", "/_emulator/account")
    told = json.load(line.getresponse())
    assert told["submissions"][-1]["effective"]["background"] == "auto"


def test_head_and_no_content_have_no_body(line: http.client.HTTPConnection) -> None:
    line.request("HEAD", SUBMIT)
    assert (line.getresponse().read(), line.sock is not None) == (b"", True)
    answer = post(line, {"outcomes": ["usual"]}, "/_emulator/script")
    assert (answer.status, answer.read()) == (204, b"")
    answer = post(line, BODY)
    assert answer.status == 200


@pytest.mark.parametrize("length", ["-1", "x", "1e3", "99999999999", "²"])
def test_a_body_without_a_sane_length_is_refused(served: Served, length: str) -> None:
    head = f"POST {SUBMIT} HTTP/1.1\r\nhost: x\r\ncontent-length: {length}\r\n\r\n"
    assert said(served, head.encode("latin-1")).split()[1] in (b"400", b"413")


@pytest.mark.parametrize("text", [b"\r\n\r\n", b"GET", b"GET //[ HTTP/1.1\r\n\r\n"])
def test_a_broken_request_does_not_stop_the_server(
    served: Served, line: http.client.HTTPConnection, text: bytes
) -> None:
    said(served, text)
    assert post(line, BODY).status == 200


def said(served: Served, data: bytes) -> bytes:
    """What the API port answers to raw bytes after which the caller says no more."""
    parts = urlsplit(served.api)
    with socket.create_connection((parts.hostname, parts.port), timeout=5) as line:
        line.sendall(data)
        line.shutdown(socket.SHUT_WR)
        received = b""
        while part := line.recv(65536):
            received += part
        return received


@pytest.mark.parametrize(
    ("fault", "error"),
    [("reset", ConnectionResetError), ("close", http.client.RemoteDisconnected)],
)
def test_a_broken_line(
    served: Served,
    line: http.client.HTTPConnection,
    fault: str,
    error: type[Exception],
) -> None:
    paid = served.emulator.account.paid
    served.emulator.script(fault)
    with pytest.raises(error):
        post(line, BODY)
    assert served.emulator.account.paid == paid + 1


def test_a_slow_line(
    served: Served,
    line: http.client.HTTPConnection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pixelspec.emulator.server.DRIP_SECONDS", 0.0)
    served.emulator.script("drip")
    assert json.load(post(line, BODY))["code"] == 200


def test_many_callers_at_once(served: Served) -> None:
    def buy(_: int) -> str:
        with httpx2.Client(base_url=served.api, headers=AUTH) as client:
            answers = [client.post(SUBMIT, json=BODY) for _ in range(5)]
            return " ".join(a.json()["data"][0]["task_id"] for a in answers)

    with ThreadPoolExecutor(8) as pool:
        tasks = " ".join(pool.map(buy, range(8))).split()
    assert len(set(tasks)) == 40


def test_nothing_answers_after_the_end() -> None:
    with httpx2.Client(headers=AUTH) as client:
        with serve(made) as running:
            assert client.post(running.api + SUBMIT, json=BODY).status_code == 200
        with pytest.raises(httpx2.TransportError):
            client.post(running.api + SUBMIT, json=BODY)


def in_process(id: str) -> Emulator:
    model = endpoint(id)
    address = picture_address(model.provider)
    return Emulator([model], clock=ManualClock(), picture_address=address, seconds=0)


def test_a_sync_client_buys_in_process() -> None:
    emulator = in_process(GPT)
    with httpx2.Client(transport=transport(emulator)) as client:
        base = "https://gccai.heqingsong.uk"
        submitted = client.post(base + SUBMIT, json=BODY, headers=AUTH).json()
        task = submitted["data"][0]["task_id"]
        reply = client.get(f"{base}/v1/tasks/{task}", headers=AUTH).json()
        (address,) = reply["data"]["result"]["images"][0]["url"]
        assert address.startswith("https://upload.gccai.ai/")
        assert client.get(address, headers=AUTH).status_code == 403
        assert seen(client.get(address).content) == ("png", 1536, 864)
        assert client.head(address).content == b""


def test_an_async_client_buys_in_process() -> None:
    async def bought() -> tuple[int, bytes]:
        emulator = in_process(DALLE)
        async with httpx2.AsyncClient(transport=transport(emulator)) as client:
            address = f"http://emulator.invalid{SUBMIT}"
            body = {"prompt": "An owl", "aspect_ratio": "9:16"}
            answer = await client.post(address, json=body)
            picture = await client.get(answer.json()["data"][0]["url"])
            return answer.status_code, picture.content

    status, content = asyncio.run(bought())
    assert status == 200 and seen(content) == ("png", 768, 1408)


@pytest.mark.parametrize(
    ("fault", "error"),
    [("reset", httpx2.ReadError), ("close", httpx2.RemoteProtocolError)],
)
def test_a_broken_line_in_process(fault: str, error: type[Exception]) -> None:
    emulator = in_process(GPT)
    emulator.script(fault)
    base = api_address(emulator.provider)
    with httpx2.Client(transport=transport(emulator)) as client, pytest.raises(error):
        client.post(base + SUBMIT, json=BODY, headers=AUTH)
    assert emulator.account.paid == 1


def test_any_other_host_is_unreachable() -> None:
    with (
        httpx2.Client(transport=transport(in_process(GPT))) as client,
        pytest.raises(httpx2.ConnectError),
    ):
        client.get("https://elsewhere.test/")


@pytest.mark.parametrize("id", IDS)
def test_api_and_pictures_never_share_a_host(id: str) -> None:
    provider = endpoint(id).provider
    hosts = {urlsplit(f(provider)).netloc for f in (api_address, picture_address)}
    assert len(hosts) == 2 and "" not in hosts


def test_a_clock_may_run_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([100.0, 101.0, 103.0])
    monkeypatch.setattr(time, "time", lambda: 5000.0)
    monkeypatch.setattr(time, "monotonic", lambda: next(moments))
    clock = RealClock(speed=20)
    assert (clock(), clock()) == (5020.0, 5060.0)


def test_a_clock_that_goes_back_does_no_harm() -> None:
    caller = emulated(GPT)
    task = caller.submit(**BODY).json["data"][0]["task_id"]
    caller.clock.advance(-100)
    assert caller.query(task).json["data"]["status"] == "submitted"

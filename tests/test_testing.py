"""Holds what the tests of other people build on: a provider in their hands, failing by name."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import httpx2
import pytest

from pixelclients import (
    AsyncGccai,
    Gccai,
    OceanBase,
    ResultExpired,
    SubmissionUnknown,
    TaskFailed,
)
from pixelspec.testing import EmulatedProvider, emulated
from shell import make_project

Start = Callable[..., EmulatedProvider]
BODY = {"model": "gpt-image-2-official", "prompt": "A castle"}


def buy(provider: EmulatedProvider) -> Any:
    with Gccai(**provider.settings) as client:
        return client.gpt_image_2_official.generate(prompt="A castle")


def post(provider: EmulatedProvider, **more: Any) -> httpx2.Response:
    """A submission by a client that knows nothing of emulators."""
    headers = {"authorization": f"Bearer {provider.api_key}"}
    address = f"{provider.base_url}/v1/images/generations"
    return httpx2.post(address, json=BODY, headers=headers, **more)


def test_waiting_takes_no_time() -> None:
    began = time.monotonic()
    with emulated("gccai", seconds=170) as provider:
        images = buy(provider)
        assert images[0].read().startswith(b"\x89PNG")
        assert provider.account.submissions[0].task == images.task_id
    assert time.monotonic() - began < 10


def test_an_async_client_takes_the_same_settings() -> None:
    async def main() -> None:
        with emulated("gccai") as provider:
            async with AsyncGccai(**provider.settings) as client:
                await client.gpt_image_2_official.generate(prompt="A castle")
            assert provider.account.paid == 1

    asyncio.run(main())


def test_a_lost_reply_is_no_second_purchase() -> None:
    with emulated("gccai") as provider:
        provider.fault("reset", on="submit", times=1)
        with pytest.raises(SubmissionUnknown):
            buy(provider)
        assert provider.account.paid == 1
        assert len(buy(provider)) == 1


def test_a_fault_happens_as_often_as_it_is_asked_for() -> None:
    with emulated("gccai", socket=True) as provider:
        provider.fault(503, times=2)
        assert [post(provider).status_code for _ in range(3)] == [503, 503, 200]
        provider.fault("429 retry-after=7", times=None)
        answers = [post(provider) for _ in range(3)]
        assert {a.status_code for a in answers} == {429}
        assert {a.headers["retry-after"] for a in answers} == {"7"}
        assert answers[0].json()["error"]["code"] == "429"


def test_a_task_ends_as_the_test_says() -> None:
    with emulated("gccai") as provider, Gccai(**provider.settings) as client:
        task = client.gpt_image_2_official.submit(prompt="A castle")
        provider.finish("failed")  # the one under way
        with pytest.raises(TaskFailed):
            task.wait()
        provider.finish("failed")  # the next
        with pytest.raises(TaskFailed):
            client.gpt_image_2_official.generate(prompt="A castle")
        task = client.gpt_image_2_official.submit(prompt="A castle")
        provider.finish()
        assert task.refresh().done


def test_a_state_goes_by_the_provider_s_own_word_too() -> None:
    with emulated("oceanbase", asynchronous=["m"]) as provider:
        client = OceanBase(**provider.settings)
        for word in ("failed", "FAILED"):
            provider.finish(word)
            with pytest.raises(TaskFailed, match="FAILED"):
                client.generic.generate(model="m")


def test_an_address_may_have_expired() -> None:
    with emulated("gccai") as provider:
        provider.fault("expired-address")
        images = buy(provider)
        with pytest.raises(ResultExpired):
            images[0].read()


def test_pixels_may_be_wrong() -> None:
    with emulated("gccai") as provider:
        provider.fault("wrong-pixels", on="query", times=None)
        images = buy(provider)
        images[0].read()
        assert images[0].pixels != images.candidates[0]
        assert [type(notice).__name__ for notice in images[0].notices] == ["Mismatch"]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("reset", httpx2.ReadError),
        ("close", httpx2.RemoteProtocolError),
        ("cut-off", httpx2.RemoteProtocolError),
        ("read-timeout", httpx2.ReadTimeout),
    ],
)
def test_a_bad_line_over_a_socket(fault: str, error: type[Exception]) -> None:
    with emulated("gccai", socket=True) as provider:
        provider.fault(fault)
        with pytest.raises(error):
            post(provider, timeout=0.5)
        assert provider.account.paid == 1
        assert post(provider).status_code == 200


def test_a_redirect_leads_to_another_host_over_a_socket() -> None:
    with emulated("gccai", socket=True) as provider:
        (image,) = buy(provider)
        provider.fault("redirect-elsewhere", on="download", times=None)
        first = httpx2.get(image.url)
        place = httpx2.URL(first.headers["location"])
        assert first.status_code == 302 and place.host != httpx2.URL(image.url).host
        assert image.read().startswith(b"\x89PNG")
        provider.fault("redirect-elsewhere", on="submit")
        assert post(provider, follow_redirects=True).status_code in (403, 405)
        assert provider.account.paid == 1


def test_whoever_shows_the_key_elsewhere_is_found_out() -> None:
    with emulated("gccai", socket=True) as provider:
        provider.fault("redirect-elsewhere")
        location = post(provider).headers["location"]
        key = {"authorization": f"Bearer {provider.api_key}"}
        assert httpx2.post(location, headers=key).status_code == 403
        assert provider.account.leaks == 1


def test_any_client_in_any_language_buys_over_a_socket() -> None:
    with emulated("dalle-format", socket=True) as provider:
        address = f"{provider.base_url}/v1/images/generations"
        body = json.dumps({"model": "imagen4", "prompt": "A pond"}).encode()
        request = Request(address, body, {"content-type": "application/json"})
        with urlopen(request, timeout=20) as reply:
            assert json.load(reply)["data"]
        assert provider.account.paid == 1


@pytest.mark.parametrize("word", ["no-connection", "connect-timeout"])
def test_no_socket_can_refuse_a_connection_it_has(word: str) -> None:
    with emulated("gccai", socket=True) as provider:
        with pytest.raises(ValueError, match="go in process"):
            provider.fault(word)
        assert post(provider).status_code == 200


@pytest.mark.parametrize(
    ("word", "on", "told"),
    [
        ("resett", "submit", "'resett' is no outcome of gccai; did you mean 'reset'?"),
        ("302", "submit", "known: a status such as 503, "),
        ("reset", "downlod", "no operation 'downlod'; did you mean 'download'?"),
        ("failed", "download", "'failed' tells of a task: download shows none"),
        ("rate-limited", "download", "is an error of the API"),
    ],
)
def test_a_name_that_there_is_not_is_told_the_nearest(
    word: str, on: str, told: str
) -> None:
    with emulated("gccai") as provider:
        with pytest.raises(ValueError) as caught:
            provider.fault(word, on=on)
        assert told in str(caught.value)
        assert len(buy(provider)) == 1


def test_an_unknown_provider_is_told_the_nearest() -> None:
    with pytest.raises(ValueError) as caught, emulated("gcai"):
        pass
    assert str(caught.value) == "no provider 'gcai'; did you mean 'gccai'?"


def test_a_state_that_ends_nothing_is_refused() -> None:
    with emulated("gccai") as provider, pytest.raises(ValueError, match="no task"):
        provider.finish("reset")


def test_specs_of_one_s_own_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_project(tmp_path, "dalle-format"))
    spec = tmp_path / "specs/dalle-format/provider.yaml"
    text = spec.read_text("utf-8")
    spec.write_text(text.replace("title: DALL-E", "title: Our own DALL-E"), "utf-8")
    with emulated("dalle-format") as provider, emulated("gccai") as other:
        assert provider.emulator.provider.title.startswith("Our own")
        assert other.id == "gccai"


def test_specs_that_are_wrong_are_told_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_project(tmp_path, "dalle-format"))
    (tmp_path / "specs/dalle-format/imagen4.yaml").write_text("pixelspec: 1\n")
    place = r"specs/dalle-format/imagen4\.yaml:1:1: "
    with pytest.raises(ValueError, match=place), emulated("dalle-format"):
        pass


def test_the_fixture_is_there(pixelspec_emulator: Start) -> None:
    first, second = pixelspec_emulator("gccai"), pixelspec_emulator("gccai")
    buy(first)
    assert (first.account.paid, second.account.paid) == (1, 0)


SUITE = """
import pytest, urllib.error, urllib.request
used = []
def test_first(pixelspec_emulator):
    used.append(pixelspec_emulator("gccai", socket=True).base_url)
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(used[0] + "/nothing")
def test_second():
    with pytest.raises(OSError) as caught:
        urllib.request.urlopen(used[0] + "/nothing")
    assert not isinstance(caught.value, urllib.error.HTTPError)
"""
WITHOUT = """
import sys
for name in ("httpx2", "jinja2", "black", "datamodel_code_generator", "pydantic"):
    sys.modules[name] = None
from pixelspec.testing import emulated
with emulated("gccai", socket=True) as provider:
    assert provider.settings["base_url"] == provider.base_url
with emulated("gccai") as provider:
    try:
        provider.settings
    except RuntimeError as error:
        print(error)
"""


def test_the_fixture_ends_with_its_test(tmp_path: Path) -> None:
    """In a folder without specs, with nothing but the installation."""
    (tmp_path / "test_suite.py").write_text(SUITE)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, "2 passed" in done.stdout) == (0, True), done.stdout


def test_it_needs_no_more_than_the_base_install(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITHOUT]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = "in process the emulator needs httpx2: install it, or use socket=True\n"
    assert done.stdout == told

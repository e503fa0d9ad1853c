"""The key goes to the provider and nowhere else: no text, no log, no pickle, no other host."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

import pixelclients as px
from client.shop import (
    KEY,
    Shop,
    emulated,
    json_reply,
    scripted,
    submitted,
    task_reply,
    text_reply,
)
from client.test_money import CASES, NEVER_SENT

ADDRESS = "https://cdn.test/a.png"
ESCAPED = KEY.replace("/", "\\/")
FAILURES = {name: case.reply for name, case in CASES.items()} | NEVER_SENT


def generate(client: Any) -> Any:
    return client.gpt_image_2_official.generate(prompt="An owl")


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and everything that hangs on it, shown or not."""
    if error is not None:
        yield error
        yield from chain(error.__cause__)
        yield from chain(error.__context__)


def texts(error: BaseException) -> str:
    """All that anybody could print of an error, with the locals of every frame."""
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    parts = [*shown.format(), str(error), repr(error), repr(vars(error))]
    return "\n".join([*parts, repr(pickle.dumps(error))])


@pytest.mark.parametrize("name", FAILURES)
def test_no_error_holds_the_key(
    name: str, way: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    shop = scripted("Gccai", FAILURES[name])
    with pytest.raises(px.PixelError) as caught:
        shop.run(way, generate)
    for error in chain(caught.value):
        assert KEY not in texts(error)
        assert not isinstance(error, httpx2.HTTPError), "it holds the request"
    assert KEY not in caplog.text
    assert shop.sent[0].headers["authorization"] == f"Bearer {KEY}"


ECHOES = {
    "JSON": json_reply({"error": {"code": KEY, "message": f"bad key {KEY}"}}, 401),
    "slashes escaped": text_reply(f'{{"error": {{"message": "{ESCAPED}"}}}}', 401),
    "HTML": text_reply(f"<html>{KEY}</html>", 500),
    "HTML under 200": text_reply(f"<html>{KEY}</html>"),
    "a reply of another shape": json_reply({"code": 200, "data": [{"key": KEY}]}),
    "an error under 200": json_reply({"code": 1, "error": {"message": KEY}}),
}


@pytest.mark.parametrize("name", ECHOES)
def test_a_key_that_comes_back_is_masked(name: str, way: str) -> None:
    with pytest.raises(px.PixelError) as caught:
        scripted("Gccai", ECHOES[name]).run(way, generate)
    assert KEY not in texts(caught.value)
    assert ESCAPED not in texts(caught.value)
    assert "***" in str(caught.value.raw)


def test_a_short_key_hides_no_task(way: str) -> None:
    """`task` stands in every reply; to mask it would lose what was bought."""
    shop = scripted("Gccai", submitted("task_1"))
    task = shop.run(
        way, lambda c: c.gpt_image_2_official.submit(prompt="x"), api_key="task"
    )
    assert task.id == "task_1"


def test_the_picture_host_never_sees_the_key(way: str, tmp_path: Path) -> None:
    shop = emulated("Gccai")

    def steps(client: Any) -> Any:
        images = yield client.gpt_image_2_official.generate(prompt="An owl", n=2)
        yield images[0].read()
        yield images.save_all(tmp_path)

    shop.run(way, steps)
    pictures = [r for r in shop.sent if r.url.host == "upload.gccai.ai"]
    assert len(pictures) == 3
    for request in pictures:
        assert "authorization" not in request.headers
        assert KEY not in f"{request.url}{request.headers.raw}"
    assert shop.emulator.account.leaks == 0


def test_bytes_of_a_picture_are_not_masked(way: str) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + KEY.encode()
    shop = scripted(
        "Gccai", submitted(), task_reply("completed", [ADDRESS]), text_reply(picture)
    )

    def steps(client: Any) -> Any:
        (image,) = yield generate(client)
        return (yield image.read())

    assert shop.run(way, steps) == picture


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_takes_the_key_along(status: int, way: str) -> None:
    elsewhere = {"location": "https://elsewhere.test/", "set-cookie": f"key={KEY}"}
    moved = lambda: httpx2.Response(status, headers=elsewhere)  # noqa: E731
    bought = scripted("Gccai", moved)
    with pytest.raises(px.ApiError):
        bought.run(way, generate)
    asked = scripted("Gccai", submitted(), moved)
    with pytest.raises(px.ApiError):
        asked.run(way, generate)
    fetched = scripted("Gccai", submitted(), task_reply("completed", [ADDRESS]), moved)

    def steps(client: Any) -> Any:
        (image,) = yield generate(client)
        yield image.read()

    with pytest.raises(px.QueryFailed):
        fetched.run(way, steps)
    hosts = [{r.url.host for r in s.sent} for s in (bought, asked)]
    assert not any("elsewhere.test" in found for found in hosts)
    # A picture may be moved; neither key nor cookie goes after it.
    after = [r for r in fetched.sent if r.url.host == "elsewhere.test"]
    assert after and not any(KEY in str(r.headers.raw) for r in after)
    assert [len(s.bought) for s in (bought, asked, fetched)] == [1, 1, 1]


def test_nothing_shows_or_copies_the_key() -> None:
    client = emulated("Gccai").client()
    task = client.gpt_image_2_official.submit(prompt="An owl")
    images = task.wait()
    for thing in (client, client._site, client.tasks, task, images, images[0], task.id):
        assert KEY not in f"{thing!r}{thing}"
        assert KEY not in repr(getattr(thing, "__dict__", ""))
    for thing in (client, client._site, client._site.key, client._driver):
        with pytest.raises((TypeError, AttributeError, pickle.PicklingError)):
            pickle.dumps(thing)
    with pytest.raises(TypeError, match="not pickled"):
        copy.deepcopy(client._site.key)


@pytest.mark.parametrize("key", [f"{KEY}\n", f" {KEY}", f"{KEY}ü", f"{KEY}\x00", 7])
def test_a_key_that_no_header_can_carry_is_refused_unseen(key: Any) -> None:
    with pytest.raises(px.SettingError) as caught:
        px.Gccai(api_key=key)
    plain = "".join(traceback.format_exception(caught.value))
    assert KEY not in plain.replace("api_key=key", "")
    assert KEY not in repr(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "https://me:hush@gccai.test",
        "https://hush@gccai.test",
        "https://[hush",
        "gccai.test/hush",
        "ftp://gccai.test/hush",
        "https://gccai.test/v1?token=hush",
        "https://",
    ],
)
def test_an_address_that_cannot_serve_is_refused_unseen(address: str) -> None:
    """What stands for a user in it would even be sent in the place of the key."""
    with pytest.raises(px.SettingError, match="base_url") as caught:
        px.Gccai(base_url=address)
    assert "hush" not in str(caught.value)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GCCAI_API_KEY", "of-the-environment")
    monkeypatch.setenv("GCCAI_BASE_URL", "https://environment.test/base/")


def sent(shop: Shop, **settings: Any) -> tuple[str, str]:
    """Where a submission goes, and with which key."""
    client = shop.client(**settings)
    client.gpt_image_2_official.submit(prompt="An owl")
    request = shop.sent[-1]
    return str(request.url), request.headers["authorization"].removeprefix("Bearer ")


@pytest.mark.usefixtures("environment")
def test_key_and_address_come_from_the_environment() -> None:
    shop = scripted("Gccai", submitted())
    address = "https://environment.test/base/v1/images/generations"
    found = sent(shop, api_key=None, base_url=None)
    assert found == (address, "of-the-environment")


@pytest.mark.usefixtures("environment")
def test_what_the_caller_says_comes_first() -> None:
    shop = scripted("Gccai", submitted())
    assert sent(shop, base_url="http://mine.test") == (
        "http://mine.test/v1/images/generations",
        KEY,
    )


def test_a_provider_that_needs_no_key_is_sent_none(
    monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.delenv("DALLE_FORMAT_API_KEY", raising=False)
    shop = scripted(
        "DalleFormat", json_reply({"created": 1, "data": [{"url": ADDRESS}]})
    )
    shop.run(way, lambda client: client.imagen4.submit(prompt="x"), api_key="")
    assert "authorization" not in shop.sent[0].headers


def test_a_setting_that_does_not_exist_is_refused() -> None:
    for kind in (px.Gccai, px.AsyncGccai):
        with pytest.raises(TypeError, match="apikey"):
            kind(apikey=KEY)


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf"), "60", True])
@pytest.mark.parametrize("name", ["timeout", "deadline"])
def test_a_time_that_is_none_is_refused(name: str, seconds: Any) -> None:
    """Before anything is bought, not when the wait begins."""
    client = emulated("Gccai").client()
    for use in (client.gpt_image_2_official.with_options, px.Gccai):
        with pytest.raises(px.SettingError, match=f"{name} must be seconds"):
            use(**{name: seconds})

"""What people expect of a client: events, options, curl, a schema, forks, loops, threads."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import pickle
import shlex
import threading
from io import BytesIO
from typing import Any

import httpx2
import pytest

import pixelclients
from client.shop import KEY, Shop, emulated, scripted, submitted, task_reply
from pixelclients.runtime.blocking import Driver
from pixelclients.runtime.concurrent import AsyncDriver
from pixelspec.emulator.picture import picture

ADDRESS = "https://upload.gccai.ai/a.png"


@pytest.fixture
def shop() -> Shop:
    return emulated("Gccai")


def generate(client: Any, **more: object) -> Any:
    return client.gpt_image_2_official.generate(prompt="A heron", **more)


def test_every_step_is_told(shop: Shop, way: str, tmp_path: Any) -> None:
    told: list[pixelclients.Event] = []

    def steps(client: Any) -> Any:
        (image,) = yield generate(client)
        yield image.save(tmp_path / "heron")

    shop.run(way, steps, on_event=told.append)
    kinds = [event.kind for event in told]
    assert kinds[0] == "submitted" and kinds[-1] == "saved"
    assert set(kinds[1:-1]) == {"polled"}
    assert told[0].task_id and told[-2].state == "completed"
    assert told[-1].file.endswith("heron.png")
    assert KEY not in repr(told) and "heron in" not in repr(told)


def test_a_listener_that_fails_loses_nothing(
    shop: Shop, way: str, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(event: object) -> None:
        raise RuntimeError("a fault of the caller")

    with caplog.at_level(logging.ERROR, "pixelclients"):
        images = shop.run(way, generate, on_event=broken)
    assert len(images) == 1 and "a listener failed" in caplog.text


def test_the_log_names_the_task_and_neither_prompt_nor_key(
    shop: Shop, way: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        images = shop.run(way, generate)
    own = [r.getMessage() for r in caplog.records if r.name == "pixelclients"]
    assert any(images.task_id in line for line in own)
    assert KEY not in caplog.text and "A heron" not in caplog.text


def test_another_key_pays_through_the_same_connections(shop: Shop) -> None:
    with shop.client() as client:
        other = client.gpt_image_2_official.with_options(api_key="sk-another-one")
        with pytest.raises(pixelclients.AuthError):
            other.submit(prompt="x")
        client.gpt_image_2_official.submit(prompt="x")
    keys = [request.headers["authorization"] for request in shop.sent]
    assert keys == ["Bearer sk-another-one", f"Bearer {KEY}"]
    assert "another" not in repr(other) + repr(vars(other))


def test_defaults_are_sent_where_asked_for(shop: Shop) -> None:
    model = shop.client().gpt_image_2_official.with_options(send_defaults=True)
    body = model.plan(prompt="x", quality="high").body
    assert body["quality"] == "high"
    assert (body["resolution"], body["n"], body["background"]) == ("1k", 1, "auto")


def test_curl_sends_the_same_and_holds_no_key(shop: Shop) -> None:
    plan = shop.client().gpt_image_2_official.plan(prompt='It\'s a "heron"')
    words = shlex.split(plan.curl().replace("\\\n", ""))
    assert json.loads(words[-1]) == plan.body
    assert "$GCCAI_API_KEY" in plan.curl() and KEY not in plan.curl()


def test_agents_get_a_schema_of_the_keywords(shop: Shop) -> None:
    schema = shop.client().gpt_image_2_official.json_schema
    assert schema["required"] == ["prompt"]
    assert set(schema["properties"]) >= {"prompt", "size", "n"}
    json.dumps(schema)


def test_a_misspelt_option_is_refused(shop: Shop) -> None:
    with pytest.raises(TypeError, match="quirk"):
        shop.client().gpt_image_2_official.with_options(quirk="warn")


def test_a_picture_goes_into_a_file_object_and_through_a_stream(
    shop: Shop, way: str
) -> None:
    file = BytesIO()

    def steps(client: Any) -> Any:
        (image,) = yield generate(client)
        yield image.save(file)
        return (yield image.read())

    data = shop.run(way, steps)
    assert file.getvalue() == data and data.startswith(b"\x89PNG")


def test_a_stream_comes_in_pieces(shop: Shop) -> None:
    with shop.client() as client:
        (image,) = generate(client)
        assert b"".join(image.stream()) == image.read()


def test_an_asynchronous_stream_comes_in_pieces(shop: Shop) -> None:
    async def main() -> tuple[bytes, bytes]:
        async with pixelclients.AsyncGccai(**shop.settings()) as client:
            (image,) = await generate(client)
            pieces = [piece async for piece in image.stream()]
            return b"".join(pieces), await image.read()

    streamed, read = asyncio.run(main())
    assert streamed == read


def test_a_picture_of_another_size_is_noticed(way: str) -> None:
    data = picture(8, 8)
    bought = scripted(
        "Gccai", submitted(), task_reply("completed", [ADDRESS]), _bytes(data)
    )

    def steps(client: Any) -> Any:
        images = yield generate(client)
        yield images[0].read()
        return images

    images = bought.run(way, steps)
    assert images[0].pixels == (8, 8)
    assert [str(n) for n in images[0].notices] == [
        "8x8 came where 1024x1024 was planned"
    ]
    assert images[0].notices[0] in images.notices


@pytest.mark.parametrize(
    "address",
    [
        "http://upload.gccai.ai/a.png",
        "https://127.0.0.1/a.png",
        "https://10.0.0.8/a.png",
        "https://[::1]/a.png",
        "https://169.254.169.254/latest",
        "https://localhost/a.png",
        "https://2130706433/a.png",
        "https://printer.local/a.png",
        "file:///etc/passwd",
    ],
)
def test_no_reply_leads_into_a_private_network(address: str, way: str) -> None:
    bought = scripted("Gccai", submitted(), task_reply("completed", [address]))

    def steps(client: Any) -> Any:
        (image,) = yield generate(client)
        yield image.read()

    with pytest.raises(pixelclients.QueryFailed, match="not followed") as caught:
        bought.run(way, steps)
    assert caught.value.charged == "yes"
    assert len(bought.sent) == 2


def test_a_notebook_shows_the_picture(shop: Shop) -> None:
    with shop.client() as client:
        (image,) = generate(client)
    assert image._repr_html_().startswith(f'<img src="{image.url}"')


def test_a_key_is_not_pickled(shop: Shop) -> None:
    with pytest.raises(TypeError, match="a key is not pickled"):
        pickle.dumps(shop.client()._site.key)


def test_threads_share_one_pool() -> None:
    driver = Driver({})
    pools: set[int] = set()
    threads = [
        threading.Thread(target=lambda: pools.add(id(driver.open()))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(pools) == 1


def test_a_forked_child_opens_its_own_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    driver = Driver({})
    parents = driver.open()
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert driver.open() is not parents


def test_each_event_loop_has_its_own_pool() -> None:
    driver = AsyncDriver({})

    async def pool() -> object:
        assert driver.open() is driver.open()
        return driver.open()

    assert asyncio.run(pool()) is not asyncio.run(pool())


def _bytes(data: bytes) -> Any:
    return lambda: httpx2.Response(200, content=data)

"""The async client does what the blocking one does, many at a time."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
from types import ModuleType
from typing import Any

import pytest

import pixelclients
from client.shop import ATTRIBUTES, MODELS, WAYS, WITH_TASKS, Shop, emulated, model
from emulated import IDS
from pixelclients import AsyncGccai, PixelError

STORIES = {
    "Gccai": (
        lambda c: c.gpt_image_2_official.generate(prompt="An owl", n=3, size="3:1"),
        lambda c: c.gpt_image_2_official.generate(prompt="[emulator:failed]"),
        lambda c: c.gpt_image_2_official.generate(prompt="[emulator:stuck]"),
        lambda c: c.gpt_image_2_official.generate(prompt="[emulator:html-502]"),
        lambda c: c.gpt_image_2_official.generate(prompt="[emulator:out-of-credit]"),
        lambda c: c.gpt_image_2_official.generate(prompt="x", background="transparent"),
        lambda c: c.imagen_4_0_gccai.generate(prompt="An owl"),
        lambda c: c.tasks.get("task_of_nobody"),
    ),
    "DalleFormat": (
        lambda c: c.imagen4.generate(prompt="An owl", aspect_ratio="16:9"),
        lambda c: c.imagen4.generate(prompt="[emulator:truncated]"),
        lambda c: c.imagen4.generate(prompt=7, aspect_ratio="16:10"),
    ),
    "OceanBase": (
        lambda c: c.generic.generate(model="some", vendor={"prompt": "An owl"}),
        lambda c: c.generic.generate(model=WITH_TASKS, vendor={"prompt": "An owl"}),
        lambda c: c.generic.generate(
            model="some", vendor={"x": "[emulator:bad-request]"}
        ),
        lambda c: c.generic.generate(
            model=WITH_TASKS, vendor={"x": "[emulator:FAILED]"}
        ),
    ),
}


def told(provider: str, number: int, way: str) -> tuple[Any, ...]:
    """Everything that can be seen of a story: its end, its requests, its times."""
    shop = emulated(provider)
    try:
        found = shop.run(way, STORIES[provider][number])
        end: Any = getattr(found, "raw", found)
    except PixelError as error:
        public = {**vars(error), "raw": str(error.raw)}
        end = (type(error), str(error), repr(public))
    lines = [(r.method, str(r.url), bytes(r.content), r.headers.raw) for r in shop.sent]
    return end, lines, shop.asked, shop.clock.now


@pytest.mark.parametrize(
    ("provider", "number"),
    [(provider, n) for provider in STORIES for n in range(len(STORIES[provider]))],
)
def test_both_clients_tell_the_same_story(provider: str, number: int) -> None:
    blocking, concurrent = (told(provider, number, way) for way in WAYS)
    assert blocking == concurrent


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"pixelclients.runtime.{name}")


def test_both_clients_have_the_same_names() -> None:
    things = ("Image", "Images", "Plan", "Task", "Tasks")
    homes = [("client", name) for name in ("Client", "Endpoint")]
    for home, name in [*homes, *(("tasks", name) for name in things)]:
        blocking = getattr(_module(home), name)
        concurrent = getattr(_module(f"a{home}"), f"Async{name}")
        names = {part for part in dir(blocking) if not part.startswith("_")}
        assert names == {part for part in dir(concurrent) if not part.startswith("_")}
        for part in names:
            mine, other = (getattr(k, part, None) for k in (blocking, concurrent))
            if inspect.isfunction(mine):
                parameters = inspect.signature(mine).parameters
                assert list(parameters) == list(inspect.signature(other).parameters)


@pytest.mark.parametrize("id", IDS)
def test_both_clients_offer_the_same_keywords(id: str) -> None:
    (name,) = [name for name, ids in MODELS.items() if id in ids]
    blocking = getattr(pixelclients, name)()
    concurrent = getattr(pixelclients, f"Async{name}")()
    mine = inspect.signature(model(blocking, id).generate)
    other = inspect.signature(getattr(concurrent, ATTRIBUTES[id]).generate)
    assert mine.parameters == other.parameters


def test_many_calls_at_once_buy_one_picture_each() -> None:
    shop = emulated("Gccai")

    async def main() -> list[Any]:
        async with AsyncGccai(**shop.settings()) as client:
            calls = [
                client.gpt_image_2_official.generate(prompt=f"Owl {n}")
                for n in range(40)
            ]
            return await asyncio.gather(*calls)

    found = asyncio.run(main())
    assert len({images.task_id for images in found}) == 40
    prompts = sorted(json.loads(request.content)["prompt"] for request in shop.bought)
    assert prompts == sorted(f"Owl {n}" for n in range(40))
    assert shop.emulator.account.paid == 40


def test_one_failure_among_many_harms_no_other() -> None:
    shop = emulated("Gccai")
    words = [
        "",
        "[emulator:failed]",
        "",
        "[emulator:reset]",
        "[emulator:rate-limited]",
        "",
    ]

    async def main() -> list[Any]:
        async with AsyncGccai(**shop.settings()) as client:
            calls = [
                client.gpt_image_2_official.generate(prompt=f"x{w}") for w in words
            ]
            return await asyncio.gather(*calls, return_exceptions=True)

    found = [type(result).__name__ for result in asyncio.run(main())]
    assert found == [
        "AsyncImages",
        "TaskFailed",
        "AsyncImages",
        "SubmissionUnknown",
        "RateLimited",
        "AsyncImages",
    ]


def test_a_wrong_call_fails_when_awaited_and_a_planned_one_at_once(gccai: Shop) -> None:
    async def main() -> None:
        async with AsyncGccai(**gccai.settings()) as client:
            endpoint = client.gpt_image_2_official
            with pytest.raises(pixelclients.InvalidRequest):
                endpoint.plan(prompt=7)
            with pytest.raises(TypeError, match="write prompt="):
                endpoint.generate("An owl")
            call = endpoint.generate(prompt=7)
            with pytest.raises(pixelclients.InvalidRequest):
                await call

    asyncio.run(main())
    assert gccai.sent == []


def test_a_sleep_may_be_a_coroutine_or_not(gccai: Shop) -> None:
    async def pause(seconds: float) -> None:
        gccai.clock.advance(seconds)

    for sleep in (pause, gccai.clock.advance):
        images = gccai.run(
            "async",
            lambda client: client.gpt_image_2_official.generate(prompt="An owl"),
            sleep=sleep,
        )
        assert len(images) == 1


@pytest.mark.parametrize("way", WAYS)
def test_a_client_can_be_used_again_after_it_was_closed(gccai: Shop, way: str) -> None:
    def steps(client: Any) -> Any:
        for _ in range(2):
            yield client.gpt_image_2_official.submit(prompt="An owl")
            yield client.close()
            yield client.close()

    gccai.run(way, steps)
    assert len(gccai.bought) == 2

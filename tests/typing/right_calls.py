"""Right calls: no error, and what each of them returns."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal
from pathlib import Path
from typing import assert_type

from pixelclients import (
    AsyncDalleFormat,
    AsyncGccai,
    AsyncImage,
    AsyncImages,
    AsyncPlan,
    AsyncTask,
    DalleFormat,
    Gccai,
    Image,
    Images,
    OceanBase,
    Plan,
    Task,
)


def blocking(client: Gccai, untyped: dict[str, object]) -> None:
    model = client.gpt_image_2_official
    assert_type(model.generate(prompt="An owl"), Images)
    assert_type(model.submit(prompt="An owl", size="16:9"), Task)
    assert_type(model.plan(prompt="An owl", size="3840x2160"), Plan)
    assert_type(model.parse(untyped), Plan)
    assert_type(model.plan(prompt="An owl").generate(), Images)
    assert_type(model.plan(prompt="An owl").submit(), Task)
    assert_type(model.submit(prompt="An owl").wait(deadline=5, on_update=print), Images)
    assert_type(client.tasks.get("task_1"), Task)
    assert_type(client.tasks.load("{}"), Task)
    model.generate(
        prompt="An owl",
        size="auto",
        resolution="2k",
        quality="high",
        background="opaque",
        moderation="low",
        output_format="webp",
        output_compression=80,
        n=4,
        image_urls=["https://a.test"],
        mask_url="https://a.test",
    )
    model.generate(prompt="An owl", size=None, n=None)


def options(client: Gccai) -> None:
    model = client.gpt_image_2_official
    other = model.with_options(
        quirks="warn", timeout=60, deadline=600.5, extra_body={"a": 1}, model="ep-1"
    )
    assert_type(other.generate(prompt="An owl", size="9:21"), Images)
    models = [model, other]  # of one type
    assert_type(models[1].submit(prompt="An owl", n=2), Task)


def facts(images: Images, plan: Plan) -> None:
    assert_type(images[0], Image)
    assert_type(images[0:2], tuple[Image, ...])
    assert_type(images.cost, Decimal | None)
    assert_type(images.task_id, str | None)
    assert_type(images[0].read(), bytes)
    assert_type(images[0].save("a.png"), Path)
    assert_type(images.save_all(Path("a")), list[Path])
    assert_type(plan.pixels, tuple[int, int] | None)
    assert_type(plan.candidates, tuple[tuple[int, int], ...])


async def concurrent(client: AsyncGccai) -> None:
    model = client.gpt_image_2_official
    waiting: Awaitable[AsyncImages] = model.generate(prompt="An owl")
    images = await waiting
    assert_type(images, AsyncImages)
    assert_type(await model.submit(prompt="An owl"), AsyncTask)
    assert_type(model.plan(prompt="An owl"), AsyncPlan)
    assert_type(await model.plan(prompt="An owl").generate(), AsyncImages)
    assert_type(images[0], AsyncImage)
    assert_type(await images[0].read(), bytes)
    assert_type(await images[0].save("a.png"), Path)
    assert_type(await (await client.tasks.get("task_1")).wait(), AsyncImages)


def others(dalle: DalleFormat, gateway: OceanBase, gccai: Gccai) -> None:
    dalle.imagen4.generate(
        prompt="An owl", aspect_ratio="16:9", response_format="b64_json"
    )
    gateway.generic.generate(model="some", vendor={"prompt": "An owl", "n": 1})
    gateway.generic.generate(model="some")
    gccai.imagen_4_0_gccai.generate(prompt="An owl", size="9:16", n=1)


async def other_concurrent(dalle: AsyncDalleFormat) -> None:
    assert_type(await dalle.imagen4.generate(prompt="An owl"), AsyncImages)


def clients() -> None:
    with Gccai(api_key="k", base_url="http://a.test", timeout=5, quirks="allow") as one:
        assert_type(one, Gccai)
    generate: Callable[..., Images] = one.gpt_image_2_official.generate
    del generate

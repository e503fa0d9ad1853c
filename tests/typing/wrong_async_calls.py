"""Wrong calls, async: the same mistakes, and awaiting what cannot be awaited."""

from __future__ import annotations

from pixelclients import AsyncDalleFormat, AsyncGccai, AsyncOceanBase, Images


async def gpt(client: AsyncGccai) -> None:
    model = client.gpt_image_2_official
    await model.generate(prompt="An owl", size="16:10")  # E: size
    await model.generate()  # E: prompt
    await model.generate("An owl")  # E: positional
    await model.generate(prompt="An owl", n="4")  # E: n
    await model.generate(prompt="An owl", seed=7)  # E: seed
    await model.generate(prompt="An owl", timeout=60)  # E: timeout
    await model.submit(prompt="An owl", quality="best")  # E: quality
    model.plan(prompt="An owl", resolution="8k")  # E: resolution
    await model.with_options(quirks="alow").generate(prompt="An owl")  # E: quirks


async def awaiting(client: AsyncGccai) -> None:
    model = client.gpt_image_2_official
    await model.plan(prompt="An owl")  # E: await
    model.generate(prompt="An owl")[0]  # E: Coroutine
    print(model.generate(prompt="An owl").task_id)  # E: task_id
    images: Images = await model.generate(prompt="An owl")  # E: AsyncImages
    del images
    with client:  # E: __enter__
        pass


async def others(dalle: AsyncDalleFormat, gateway: AsyncOceanBase) -> None:
    await dalle.imagen4.generate(prompt="x", aspect_ratio="2:1")  # E: aspect_ratio
    await gateway.generic.generate(vendor={})  # E: model
    AsyncGccai(apikey="k")  # E: apikey

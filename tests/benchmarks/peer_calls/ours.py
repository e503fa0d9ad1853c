"""The calls of the generated package."""

from __future__ import annotations

from verbs import PROMPT, clocked, hold, run


def ready() -> None:
    from pixelclients import Gccai

    _ = Gccai(api_key="k").gpt_image_2_official


def reply(api: str) -> None:
    from pixelclients import DalleFormat

    with DalleFormat(base_url=api) as client:
        images = client.imagen4.generate(prompt=PROMPT, aspect_ratio="16:9")
        assert images[0].url


def task(api: str) -> None:
    from pixelclients import Bailian

    with Bailian(base_url=api, api_key="k", sleep=lambda seconds: None) as client:
        model = client.wan2_5_t2i_preview
        images = model.generate(prompt=PROMPT, size="1280*1280", n=1)
        assert images[0].url


def deliver(api: str) -> None:
    from pixelclients import Bailian

    with Bailian(base_url=api, api_key="k", sleep=lambda seconds: None) as client:
        model = client.wan2_5_t2i_preview
        model.generate(prompt=PROMPT, size="1280*1280", n=1)[0].save("picture")


def hold_address(server: str) -> None:
    from pixelclients import DalleFormat

    client = DalleFormat(base_url=f"{server}/address")
    hold(lambda size: client.imagen4.generate(prompt=str(size))[0].save("picture"))


def hold_base64(server: str) -> None:
    from pixelclients import DalleFormat

    client = DalleFormat(base_url=f"{server}/base64")
    hold(lambda size: client.imagen4.generate(prompt=str(size))[0].save("picture"))


def fleet(api: str, count: str, first: str, every: str, folder: str = "") -> None:
    """So many tasks at once, asked after at the given pace; with a folder, saved there."""
    import asyncio

    asyncio.run(_fleet(api, int(count), (float(first), float(every)), folder or None))


async def _fleet(
    api: str, count: int, pace: tuple[float, float], folder: str | None
) -> None:
    from dataclasses import replace
    from pathlib import Path

    from pixelclients import AsyncGccai
    from pixelclients.runtime.provider import Polling

    async with AsyncGccai(base_url=api, api_key="k") as client:
        # The page advises to wait for longer than a benchmark should take.
        advice = Polling(first=pace[0], every=pace[1], deadline=300.0)
        client._site = replace(
            client._site, provider=replace(client._site.provider, polling=advice)
        )
        model = client.gpt_image_2_official

        async def buy(many: int, save: str | None) -> None:
            plans = (
                (str(n), model.plan(prompt=PROMPT, size="16:9")) for n in range(many)
            )
            report = await client.map(plans, in_flight=1000, save=save)
            assert report.paid == many, report
            assert all(o.ending == "delivered" for o in report.values()), report

        await buy(1, folder and str(Path(folder, "warm")))
        await clocked(lambda: buy(count, folder))


run(
    {
        "ready": ready,
        "reply": reply,
        "task": task,
        "deliver": deliver,
        "hold-address": hold_address,
        "hold-base64": hold_base64,
        "fleet": fleet,
    }
)

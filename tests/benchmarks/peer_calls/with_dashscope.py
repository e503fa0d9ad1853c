"""The calls of dashscope, with its defaults."""

from __future__ import annotations

from verbs import PROMPT, run


def ready() -> None:
    from dashscope import ImageSynthesis

    _ = ImageSynthesis.call


def task(api: str) -> None:
    import dashscope

    dashscope.base_http_api_url = f"{api}/api/v1"
    images = dashscope.ImageSynthesis.call(
        model="wan2.5-t2i-preview",
        prompt=PROMPT,
        api_key="k",
        size="1280*1280",
        n=1,
    )
    # The emulator puts the pictures where newer models have them.
    assert images.output["choices"], images


run({"ready": ready, "task": task})

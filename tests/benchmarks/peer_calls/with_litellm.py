"""The calls of litellm, with its defaults."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

from verbs import PROMPT, hold, run


def ready() -> None:
    import litellm

    _ = litellm.image_generation


def reply(api: str) -> None:
    import litellm

    images = litellm.image_generation(
        prompt=PROMPT,
        model="openai/imagen4",
        api_base=f"{api}/v1",
        api_key="k",
        extra_body={"aspect_ratio": "16:9"},
    )
    assert images.data[0].url


def hold_base64(server: str) -> None:
    import litellm

    def save(size: int) -> None:
        images = litellm.image_generation(
            prompt=str(size),
            model="openai/imagen4",
            api_base=f"{server}/base64/v1",
            api_key="k",
        )
        Path("picture").write_bytes(b64decode(images.data[0].b64_json))

    hold(save)


run({"ready": ready, "reply": reply, "hold-base64": hold_base64})

"""The calls of openai, with its defaults."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

from verbs import PROMPT, hold, run


def ready() -> None:
    from openai import OpenAI

    _ = OpenAI(api_key="k").images.generate


def reply(api: str) -> None:
    from openai import OpenAI

    client = OpenAI(api_key="k", base_url=f"{api}/v1")
    more = {"aspect_ratio": "16:9"}
    images = client.images.generate(model="imagen4", prompt=PROMPT, extra_body=more)
    assert images.data and images.data[0].url


def hold_base64(server: str) -> None:
    from openai import OpenAI

    client = OpenAI(api_key="k", base_url=f"{server}/base64/v1")

    def save(size: int) -> None:
        images = client.images.generate(model="imagen4", prompt=str(size))
        assert images.data
        Path("picture").write_bytes(b64decode(images.data[0].b64_json or ""))

    hold(save)


run({"ready": ready, "reply": reply, "hold-base64": hold_base64})

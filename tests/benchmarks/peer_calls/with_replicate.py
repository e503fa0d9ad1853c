"""The calls of replicate, with its defaults."""

from __future__ import annotations

from pathlib import Path

from verbs import PROMPT, hold, run


def ready() -> None:
    import replicate

    _ = replicate.Client(api_token="k").run


def submitted(api: str) -> None:
    import replicate

    client = replicate.Client(api_token="k", base_url=api)
    client.run("any/model", input={"prompt": PROMPT})


def hold_address(server: str) -> None:
    import replicate
    from replicate.helpers import FileOutput

    client = replicate.Client(api_token="k", base_url=server)

    def save(size: int) -> None:
        output = FileOutput(f"{server}/{size}", client)
        Path("picture").write_bytes(output.read())

    hold(save)


run({"ready": ready, "submitted": submitted, "hold-address": hold_address})

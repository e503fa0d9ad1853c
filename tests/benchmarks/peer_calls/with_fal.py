"""The calls of fal-client, with its defaults."""

from __future__ import annotations

from verbs import PROMPT, run


def ready() -> None:
    import fal_client

    _ = fal_client.SyncClient(key="k").subscribe


def submitted(api: str) -> None:
    import fal_client
    from fal_client import client

    # It knows no other address; its host may be set, but not the https before it.
    client.QUEUE_URL_FORMAT = f"{api}/"
    fal_client.SyncClient(key="k").submit("any/model", arguments={"prompt": PROMPT})


run({"ready": ready, "submitted": submitted})

"""A process of its own: one run of one batch, as a user would write it. It is there to be
killed."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import replace
from typing import Any

import pixelclients
from pixelclients.runtime.provider import Polling

IN_FLIGHT = 16


def main() -> None:
    """Arguments: way, API, folder, name of the batch, number of items."""
    way, api, folder, name, count = sys.argv[1:]
    kind = pixelclients.Gccai if way == "blocking" else pixelclients.AsyncGccai
    client: Any = kind(api_key="sk-nobody", base_url=api)
    # The page advises to wait for 10 seconds; here a task takes a tenth of one.
    polling = Polling(first=0.05, every=0.05, deadline=60)
    provider = replace(client.site.provider, polling=polling)
    client.site = replace(client.site, provider=provider)
    model = client.gpt_image_2_official
    items = (
        (f"item-{n}", model.plan(prompt=f"{name}, item {n}")) for n in range(int(count))
    )
    print("begun", flush=True)
    journal, save = f"{folder}/journal.jsonl", f"{folder}/pictures"
    report = client.map(items, in_flight=IN_FLIGHT, journal=journal, save=save)
    if way == "async":
        report = asyncio.run(report)
    print(json.dumps({key: outcome.ending for key, outcome in report.items()}))


if __name__ == "__main__":
    main()

"""A process of its own: one run of one batch, as a user would write it. It is there to be
killed."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from dataclasses import replace
from typing import Any

IN_FLIGHT = 16
PACKAGES = {"Gccai": "pixelclients", "Lumen": "made_up_clients"}
MODELS = {"Gccai": "gpt_image_2_official", "Lumen": "glow"}


def main() -> None:
    """Arguments: client, way, API, folder, name of the batch, number of items."""
    name, way, api, folder, batch, count = sys.argv[1:]
    client = hurried(name, way, api)
    model = getattr(client, MODELS[name])
    items = (
        (f"item-{n}", model.plan(prompt=f"{batch}, item {n}"))
        for n in range(int(count))
    )
    print("begun", flush=True)
    journal, save = f"{folder}/journal.jsonl", f"{folder}/pictures"
    report = client.map(items, in_flight=IN_FLIGHT, journal=journal, save=save)
    if way == "async":
        report = asyncio.run(report)
    print(json.dumps({key: outcome.ending for key, outcome in report.items()}))


def hurried(name: str, way: str, api: str) -> Any:
    """A client that asks every few milliseconds, for the page counts in seconds, and heeds
    no limit."""
    package = importlib.import_module(PACKAGES[name])
    provider = importlib.import_module(f"{PACKAGES[name]}.runtime.provider")
    pace = importlib.import_module(f"{PACKAGES[name]}.runtime.pace")
    prefix = "Async" if way == "async" else ""
    client = getattr(package, prefix + name)(api_key="sk-nobody", base_url=api)
    hurry = replace(
        client._site.provider,
        polling=provider.Polling(first=0.05, every=0.05, deadline=60),
        submits_per_second=None,
        queries_per_second=None,
        tasks_at_once=None,
    )
    client._site = replace(client._site, provider=hurry)
    client._pacer = pace.Pacer(hurry)
    return client


if __name__ == "__main__":
    main()

"""What the page of volcengine/seedream-4.5 promises.

Made by pixelspec from specs/volcengine/seedream-4.5.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncVolcengine, Volcengine
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Row as Values

DOCS = Path(__file__).parents[2] / "docs"

SUBJECT = Subject(
    id="volcengine/seedream-4.5",
    client=Volcengine,
    twin=AsyncVolcengine,
    attribute="seedream_4_5",
    address="https://ark.cn-beijing.volces.com",
    key="ARK_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v3/images/generations", content_type="application/json", billable=True),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "doubao-seedream-4-5-251128", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "doubao-seedream-4-5-251128"},
    lists=("image",),
    wire={"max_images": "sequential_image_generation_options.max_images", "optimize_prompt_mode": "optimize_prompt_options.mode"},
)


@promise(
    "parameters",
    "rules",
    "quirks",
    "switches",
    "table",
    needs="account",
    columns="values sizes",
    ids="all",
    rows=[
        (
            [("prompt", "text", (None, 600)), ("image", "list", (1, 14)), ("size", "among", ("2K", "4K", "2048x2048", "4096x4096", "2304x1728", "4704x3520", "1728x2304", "3520x4704")), ("sequential_image_generation", "among", ("auto", "disabled")), ("max_images", "integers", (1, 15)), ("stream", "among", (True, False)), ("optimize_prompt_mode", "among", ("standard",)), ("response_format", "among", ("url", "b64_json")), ("watermark", "among", (True, False))],
            (),
        ),
    ],
)
def test_property(bench: Bench, values: list[Values], sizes: tuple[str, ...]) -> None:
    """What is planned stays as it is, what the client lets through the provider takes,
    and junk is refused before anything is sent."""
    plans_hold(bench, values, sizes)
    junk_is_refused(bench.again(), values)
    replies_never_crash(bench)


@promise(
    "provider.operations",
    "provider.lifecycle",
    "provider.polling",
    needs="account, clock, faults",
    rows=[
    ],
)
def test_machine(bench: Bench) -> None:
    """Whatever happens in whatever order: one paid request a call, and no task lost."""
    explore(bench)


@promise(
    "examples.requests",
    needs="account, clock",
    columns="page",
    ids="{page}",
    rows=[
        ("volcengine/seedream-4.5.md",),
    ],
)
def test_docs(bench: Bench, page: str) -> None:
    """Every snippet of the model's page in the docs runs, and buys."""
    assert run_snippets(bench, DOCS / page)

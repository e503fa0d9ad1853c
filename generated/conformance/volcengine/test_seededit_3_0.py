"""What the page of volcengine/seededit-3.0 promises.

Made by pixelspec from specs/volcengine/seededit-3.0.yaml: edit that, then
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
    id="volcengine/seededit-3.0",
    client=Volcengine,
    twin=AsyncVolcengine,
    attribute="seededit_3_0",
    address="https://ark.cn-beijing.volces.com",
    key="ARK_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v3/images/generations", content_type="application/json", billable=True),
    },
    least={"prompt": "A lighthouse at dusk", "image": "https://a.example/1.png"},
    body={"model": "doubao-seededit-3-0-i2i-250628", "prompt": "A lighthouse at dusk", "image": "https://a.example/1.png"},
    submit="submit",
    fixed={"model": "doubao-seededit-3-0-i2i-250628"},
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
            [("prompt", "text", (None, 600)), ("image", "among", ("data:image/png;base64,AAAA",)), ("size", "among", ("adaptive",)), ("seed", "integers", (-1, 2147483647)), ("guidance_scale", "numbers", (1, 10)), ("response_format", "among", ("url", "b64_json")), ("watermark", "among", (True, False))],
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
        ("volcengine/seededit-3.0.md",),
    ],
)
def test_docs(bench: Bench, page: str) -> None:
    """Every snippet of the model's page in the docs runs, and buys."""
    assert run_snippets(bench, DOCS / page)

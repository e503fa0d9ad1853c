"""What the page of oceanbase/qwen-image-edit-plus promises.

Made by pixelspec from specs/bailian/qwen-image-edit-plus.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncOceanBase, OceanBase
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Row as Values

DOCS = Path(__file__).parents[2] / "docs"

SUBJECT = Subject(
    id="oceanbase/qwen-image-edit-plus",
    client=OceanBase,
    twin=AsyncOceanBase,
    attribute="qwen_image_edit_plus",
    address=None,
    key="OCEANBASE_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"image": ["https://a.example/1.png"], "prompt": "A lighthouse at dusk"},
    body={"model": "qwen-image-edit-plus", "input": {"messages": [{"role": "user", "content": [{"image": "https://a.example/1.png"}, {"text": "A lighthouse at dusk"}]}]}},
    submit="submit",
    fixed={"model": "qwen-image-edit-plus", "role": "user"},
    lists=("image",),
    wire={"role": "input.messages[0].role", "image": "input.messages[0].content[].image", "prompt": "input.messages[0].content[].text", "negative_prompt": "parameters.negative_prompt", "size": "parameters.size", "n": "parameters.n", "prompt_extend": "parameters.prompt_extend", "watermark": "parameters.watermark", "seed": "parameters.seed"},
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
            [("image", "list", (1, 3)), ("prompt", "text", (None, 800)), ("negative_prompt", "text", (None, 500)), ("size", "among", ("1024x1024",)), ("n", "integers", (1, 6)), ("prompt_extend", "among", (True, False)), ("watermark", "among", (True, False)), ("seed", "integers", (0, 2147483647))],
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
        ("oceanbase/qwen-image-edit-plus.md",),
    ],
)
def test_docs(bench: Bench, page: str) -> None:
    """Every snippet of the model's page in the docs runs, and buys."""
    assert run_snippets(bench, DOCS / page)

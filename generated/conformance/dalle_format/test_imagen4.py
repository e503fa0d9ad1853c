"""What the page of dalle-format/imagen4 promises.

Made by pixelspec from specs/dalle-format/imagen4.yaml: edit that, then generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncDalleFormat, DalleFormat
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Row as Values

DOCS = Path(__file__).parents[2] / "docs"

SUBJECT = Subject(
    id="dalle-format/imagen4",
    client=DalleFormat,
    twin=AsyncDalleFormat,
    attribute="imagen4",
    address=None,
    key="DALLE_FORMAT_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/v1/images/generations", content_type="application/json", billable=True),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "imagen4", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "imagen4"},
)


@promise(
    "examples.requests.{example}",
    "parameters",
    at="{at}",
    needs="{needs}",
    columns="example given body at needs",
    ids="{example}",
    rows=[
        (
            "forest",
            {"prompt": "A quiet pond in the hills", "aspect_ratio": "1:1", "response_format": "url"},
            {"model": "imagen4", "prompt": "A quiet pond in the hills", "aspect_ratio": "1:1", "response_format": "url"},
            "example.request",
            "paid: 2",
        ),
    ],
)
def test_example(bench: Bench, given: dict[str, Any], body: dict[str, Any]) -> None:
    """A request of the page is accepted as it stands, is what the client sends for the same
    keywords, and ends in pictures."""
    lenient = bench.with_options(quirks="allow")
    bought = lenient.buy(**given)
    assert bought.body == body
    assert all(pixels != "?" for pixels in bought.pixels)
    assert bench.wire.submit(body).status == 200


@promise(
    "table.{cell}",
    at="body.aspect_ratio",
    needs="paid",
    columns="cell given sizes",
    ids="{cell}",
    rows=[
        ("1:1", {"aspect_ratio": "1:1"}, "1024x1024"),
        ("3:4", {"aspect_ratio": "3:4"}, "896x1280"),
        ("4:3", {"aspect_ratio": "4:3"}, "1280x896"),
        ("9:16", {"aspect_ratio": "9:16"}, "768x1408"),
        ("16:9", {"aspect_ratio": "16:9"}, "1408x768"),
    ],
)
def test_table(bench: Bench, given: dict[str, Any], sizes: str) -> None:
    """A plan names the sizes of the cell, and what comes has one of them."""
    assert bench.sizes(**given) == sizes
    bench.delivers(sizes, **given)


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
            [("prompt", "text", (None, None)), ("response_format", "among", ("url", "b64_json")), ("aspect_ratio", "among", ("1:1", "3:4", "4:3", "9:16", "16:9"))],
            ("1024x1024", "896x1280", "1280x896", "768x1408", "1408x768"),
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
        ("dalle-format/imagen4.md",),
    ],
)
def test_docs(bench: Bench, page: str) -> None:
    """Every snippet of the model's page in the docs runs, and buys."""
    assert run_snippets(bench, DOCS / page)

"""What the page of dalle-format/imagen4 promises.

Made by pixelspec from specs/dalle-format/imagen4.yaml: edit that, then generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncDalleFormat, DalleFormat
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

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

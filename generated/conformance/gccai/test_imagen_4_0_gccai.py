"""What the page of gccai/imagen-4.0-gccai promises.

Made by pixelspec from specs/gccai/imagen-4.0-gccai.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncGccai, Gccai
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="gccai/imagen-4.0-gccai",
    client=Gccai,
    twin=AsyncGccai,
    attribute="imagen_4_0_gccai",
    address="https://gccai.heqingsong.uk",
    key="GCCAI_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/v1/tasks/{task_id}"),
        "batch": Exchange("POST", "/v1/tasks/batch"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "imagen-4.0-gccai", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "imagen-4.0-gccai"},
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
            "corgi",
            {"prompt": "A terrier asleep on a space station window sill", "size": "16:9"},
            {"model": "imagen-4.0-gccai", "prompt": "A terrier asleep on a space station window sill", "size": "16:9"},
            "request.curl",
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

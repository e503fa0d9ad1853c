"""What the page of gccai/imagen-4.0-gccai promises.

Made by pixelspec from specs/gccai/imagen-4.0-gccai.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncGccai, Gccai
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Row as Values

DOCS = Path(__file__).parents[2] / "docs"

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
            [("prompt", "text", (None, None)), ("n", "integers", (1, 1)), ("size", "among", ("1:1", "4:3", "3:4", "16:9", "9:16"))],
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
        ("gccai/imagen-4.0-gccai.md",),
    ],
)
def test_docs(bench: Bench, page: str) -> None:
    """Every snippet of the model's page in the docs runs, and buys."""
    assert run_snippets(bench, DOCS / page)

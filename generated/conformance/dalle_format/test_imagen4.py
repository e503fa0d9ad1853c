"""What the page of dalle-format/imagen4 promises.

Made by pixelspec from specs/dalle-format/imagen4.yaml: edit that, then generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncDalleFormat, DalleFormat
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises
from pixelspec.conformance import buying
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
    "table.by",
    "table.columns",
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


@promise(
    "examples.replies.{example}",
    "{facts}",
    at="{at}",
    columns="example asked mode body reads facts at",
    ids="{example}",
    rows=[
        (
            "two",
            "order",
            "",
            {"created": 1589478378, "data": [{"url": "https://..."}, {"url": "https://..."}]},
            {"pictures": [{"address": "https://..."}, {"address": "https://..."}]},
            ("provider.replies.pictures.fields.created",),
            "example.reply",
        ),
    ],
)
def test_example_reply(
    bench: Bench, asked: str, mode: str, body: dict[str, Any], reads: dict[str, Any]
) -> None:
    """The client reads in a reply of the page what the page says is in it."""
    assert bench.told(body, mode=mode).read(asked) == reads


@promise(
    "{fact}",
    at="{at}",
    columns="field asked mode body reads fact at",
    ids="{field}",
    rows=[
        (
            "order.pictures.created",
            "order",
            "",
            {"created": 1776928569, "data": [{"url": "https://pictures.example/one.png"}]},
            {"pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.pictures.fields.created",
            "imagen4#reply.created",
        ),
    ],
)
def test_reply_role(
    bench: Bench, asked: str, mode: str, body: dict[str, Any], reads: dict[str, Any]
) -> None:
    """The client finds each part of a reply where the page has it, and needs no other part
    than those that the page always has."""
    assert bench.told(body, mode=mode).read(asked) == reads


@promise(
    "provider.operations.{operation}.reply",
    columns="reply operation asked mode body reads",
    ids="{reply}",
    rows=[
        (
            "order.pictures",
            "submit",
            "order",
            "",
            {"created": 1776928569, "data": [{"url": "https://pictures.example/one.png", "unheard_of": {"x": [1]}}], "unheard_of": {"x": [1]}},
            {"pictures": [{"address": "https://pictures.example/one.png"}]},
        ),
    ],
)
def test_reply_unknown(
    bench: Bench, asked: str, mode: str, body: dict[str, Any], reads: dict[str, Any]
) -> None:
    """What the page does not name does no harm to what it names."""
    assert bench.told(body, mode=mode).read(asked) == reads


@promise(
    "{fact}.{part}",
    at="{at}",
    columns="field part asked mode body fact at",
    ids="{field}-{part}",
    rows=[
        (
            "order.pictures.created",
            "required",
            "order",
            "",
            {"data": [{"url": "https://pictures.example/one.png"}]},
            "provider.replies.pictures.fields.created",
            "imagen4#reply.created",
        ),
        (
            "order.pictures.created",
            "type",
            "order",
            "",
            {"created": "1", "data": [{"url": "https://pictures.example/one.png"}]},
            "provider.replies.pictures.fields.created",
            "imagen4#reply.created",
        ),
    ],
)
def test_reply_refused(bench: Bench, asked: str, mode: str, body: dict[str, Any]) -> None:
    """A reply without what the page always has, or with it in another JSON type, is no
    reply of the page; the error keeps what came."""
    with raises("ReplyMismatch", raw=body):
        bench.told(body, mode=mode).read(asked)


@promise(
    "{facts}",
    at="{at}",
    columns="place asked mode body reads facts at",
    ids="{place}",
    rows=[
        (
            "order.pictures.data.url",
            "order",
            "",
            {"created": 1776928569, "data": [{"url": "https://pictures.example/one.png"}]},
            {"pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.data.address.in", "provider.pictures.data.each"),
            "imagen4#reply.data",
        ),
        (
            "order.pictures.data.b64_json",
            "order",
            "",
            {"created": 1776928569, "data": [{"b64_json": "AAAA"}]},
            {"pictures": [{"base64": "AAAA"}]},
            ("provider.pictures.data.base64.in", "provider.pictures.data.each"),
            "imagen4#reply.data",
        ),
    ],
)
def test_picture(
    bench: Bench, asked: str, mode: str, body: dict[str, Any], reads: dict[str, Any]
) -> None:
    """The client finds a picture, and what is said of it, wherever the page may have it."""
    assert bench.told(body, mode=mode).read(asked) == reads


@promise(
    "{fact}",
    columns="place asked mode body fact",
    ids="{place}",
    rows=[
        (
            "order.pictures.data.url",
            "order",
            "",
            {"created": 1776928569, "data": [{"url": 5}]},
            "provider.pictures.data.address",
        ),
        (
            "order.pictures.data.b64_json",
            "order",
            "",
            {"created": 1776928569, "data": [{"url": "https://pictures.example/one.png", "b64_json": 5}]},
            "provider.pictures.data.base64",
        ),
    ],
)
def test_picture_refused(bench: Bench, asked: str, mode: str, body: dict[str, Any]) -> None:
    """A part of a picture in another JSON type is no reply of the page."""
    with raises("ReplyMismatch", raw=body):
        bench.told(body, mode=mode).read(asked)

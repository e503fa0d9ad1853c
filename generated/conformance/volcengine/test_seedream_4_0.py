"""What the page of volcengine/seedream-4.0 promises.

Made by pixelspec from specs/volcengine/seedream-4.0.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncVolcengine, Volcengine
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises
from pixelspec.conformance import buying
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Row as Values

DOCS = Path(__file__).parents[2] / "docs"

SUBJECT = Subject(
    id="volcengine/seedream-4.0",
    client=Volcengine,
    twin=AsyncVolcengine,
    attribute="seedream_4_0",
    address="https://ark.cn-beijing.volces.com",
    key="ARK_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v3/images/generations", content_type="application/json", billable=True),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "doubao-seedream-4-0-250828", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "doubao-seedream-4-0-250828"},
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
            [("prompt", "text", (None, 600)), ("image", "list", (1, 14)), ("size", "among", ("1K", "2K", "4K", "1024x1024", "2048x2048", "4096x4096", "1152x864", "2304x1728", "4704x3520")), ("sequential_image_generation", "among", ("auto", "disabled")), ("max_images", "integers", (1, 15)), ("stream", "among", (True, False)), ("optimize_prompt_mode", "among", ("standard", "fast")), ("response_format", "among", ("url", "b64_json")), ("watermark", "among", (True, False))],
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
        ("volcengine/seedream-4.0.md",),
    ],
)
def test_docs(bench: Bench, page: str) -> None:
    """Every snippet of the model's page in the docs runs, and buys."""
    assert run_snippets(bench, DOCS / page)


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
            {"created": 1776928569, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.created",
            "seedream-4.0#reply.created",
        ),
        (
            "order.pictures.model",
            "order",
            "",
            {"model": "some", "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.model",
            "seedream-4.0#reply.model",
        ),
        (
            "order.pictures.error.code",
            "order",
            "",
            {"error": {"code": "E7"}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.error.code",
            "seedream-4.0#reply.error",
        ),
        (
            "order.pictures.error.message",
            "order",
            "",
            {"error": {"message": "out of paint"}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.error.message",
            "seedream-4.0#reply.error",
        ),
        (
            "order.pictures.usage.generated_images",
            "order",
            "",
            {"usage": {"generated_images": 7}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.generated_images",
            "seedream-4.0#reply.usage.generated_images",
        ),
        (
            "order.pictures.usage.input_images",
            "order",
            "",
            {"usage": {"input_images": 7}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.input_images",
            "seedream-4.0#reply.usage.input_images",
        ),
        (
            "order.pictures.usage.output_tokens",
            "order",
            "",
            {"usage": {"output_tokens": 7}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.output_tokens",
            "seedream-4.0#reply.usage.output_tokens",
        ),
        (
            "order.pictures.usage.total_tokens",
            "order",
            "",
            {"usage": {"total_tokens": 7}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.total_tokens",
            "seedream-4.0#reply.usage.total_tokens",
        ),
        (
            "order.pictures.usage.tool_usage.web_search",
            "order",
            "",
            {"usage": {"tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.tool_usage.web_search",
            "seedream-5.0-lite#reply.usage.tool_usage",
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
    "{fact}",
    columns="field asked mode body reads fact",
    ids="{field}",
    rows=[
        (
            "order.pictures.created",
            "order",
            "",
            {"model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.created",
        ),
        (
            "order.pictures.model",
            "order",
            "",
            {"created": 1776928569, "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.model",
        ),
        (
            "order.pictures.error.code",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.error.code",
        ),
        (
            "order.pictures.error.message",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.error.message",
        ),
        (
            "order.pictures.usage.generated_images",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.generated_images",
        ),
        (
            "order.pictures.usage.input_images",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.input_images",
        ),
        (
            "order.pictures.usage.output_tokens",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.output_tokens",
        ),
        (
            "order.pictures.usage.total_tokens",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.total_tokens",
        ),
        (
            "order.pictures.usage.tool_usage.web_search",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.tool_usage.web_search",
        ),
    ],
)
def test_reply_optional(
    bench: Bench, asked: str, mode: str, body: dict[str, Any], reads: dict[str, Any]
) -> None:
    """A reply is read without a field of which no page says that it is always there."""
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
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint", "unheard_of": {"x": [1]}}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7, "unheard_of": {"x": [1]}}, "unheard_of": {"x": [1]}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536", "unheard_of": {"x": [1]}}], "unheard_of": {"x": [1]}},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
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
            "type",
            "order",
            "",
            {"created": "1", "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.created",
            "seedream-4.0#reply.created",
        ),
        (
            "order.pictures.model",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": 5, "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.model",
            "seedream-4.0#reply.model",
        ),
        (
            "order.pictures.error.code",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": 5, "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.error.code",
            "seedream-4.0#reply.error",
        ),
        (
            "order.pictures.error.message",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": 5}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.error.message",
            "seedream-4.0#reply.error",
        ),
        (
            "order.pictures.usage.generated_images",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": "1", "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.generated_images",
            "seedream-4.0#reply.usage.generated_images",
        ),
        (
            "order.pictures.usage.input_images",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": "1", "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.input_images",
            "seedream-4.0#reply.usage.input_images",
        ),
        (
            "order.pictures.usage.output_tokens",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": "1", "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.output_tokens",
            "seedream-4.0#reply.usage.output_tokens",
        ),
        (
            "order.pictures.usage.total_tokens",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": "1", "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.total_tokens",
            "seedream-4.0#reply.usage.total_tokens",
        ),
        (
            "order.pictures.usage.tool_usage.web_search",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": "1"}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.tool_usage.web_search",
            "seedream-5.0-lite#reply.usage.tool_usage",
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
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"size": "1024x1536", "url": "https://pictures.example/one.png"}]},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            ("provider.pictures.data.address.in", "provider.pictures.data.each", "provider.pictures.data.size"),
            "seedream-4.0#reply.data",
        ),
        (
            "order.pictures.data.b64_json",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"size": "1024x1536", "b64_json": "AAAA"}]},
            {"message": "out of paint", "pictures": [{"base64": "AAAA", "size": "1024x1536"}]},
            ("provider.pictures.data.base64.in", "provider.pictures.data.each", "provider.pictures.data.size"),
            "seedream-4.0#reply.data",
        ),
        (
            "order.pictures.data.error.message",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"error": {"message": "out of paint", "code": "E7"}}, {"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}], "failures": [{"code": "E7", "message": "out of paint"}]},
            ("provider.pictures.data.error",),
            "seedream-4.0#reply.data",
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
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": 5, "size": "1024x1536"}]},
            "provider.pictures.data.address",
        ),
        (
            "order.pictures.data.b64_json",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536", "b64_json": 5}]},
            "provider.pictures.data.base64",
        ),
        (
            "order.pictures.data.size",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": 5}]},
            "provider.pictures.data.size",
        ),
        (
            "order.pictures.data.error.message",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536", "error": {"message": 5}}]},
            "provider.pictures.data.error",
        ),
    ],
)
def test_picture_refused(bench: Bench, asked: str, mode: str, body: dict[str, Any]) -> None:
    """A part of a picture in another JSON type is no reply of the page."""
    with raises("ReplyMismatch", raw=body):
        bench.told(body, mode=mode).read(asked)

"""What the page of bailian/qwen-image-2.0 promises.

Made by pixelspec from specs/bailian/qwen-image-2.0.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncBailian, Bailian
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises
from pixelspec.conformance import buying
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Row as Values

DOCS = Path(__file__).parents[2] / "docs"

SUBJECT = Subject(
    id="bailian/qwen-image-2.0",
    client=Bailian,
    twin=AsyncBailian,
    attribute="qwen_image_2_0",
    address="https://dashscope.aliyuncs.com",
    key="DASHSCOPE_API_KEY",
    exchanges={
        "multimodal": Exchange("POST", "/api/v1/services/aigc/multimodal-generation/generation", content_type="application/json", billable=True),
        "image-generation": Exchange("POST", "/api/v1/services/aigc/image-generation/generation", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "image-synthesis": Exchange("POST", "/api/v1/services/aigc/text2image/image-synthesis", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "qwen-image-2.0", "input": {"messages": [{"role": "user", "content": [{"text": "A lighthouse at dusk"}]}]}},
    submit="multimodal",
    fixed={"model": "qwen-image-2.0", "role": "user"},
    wire={"role": "input.messages[0].role", "prompt": "input.messages[0].content[].text", "negative_prompt": "parameters.negative_prompt", "size": "parameters.size", "n": "parameters.n", "prompt_extend": "parameters.prompt_extend", "watermark": "parameters.watermark", "seed": "parameters.seed"},
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
            [("prompt", "text", (None, 1300)), ("negative_prompt", "text", (None, 500)), ("size", "among", ("1024x1024",)), ("n", "integers", (1, 6)), ("prompt_extend", "among", (True, False)), ("watermark", "among", (True, False)), ("seed", "integers", (0, 2147483647))],
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
        ("bailian/qwen-image-2.0.md",),
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
            "order.choices.request_id",
            "order",
            "",
            {"request_id": "request-1", "output": {"choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.choices.fields.request_id",
            "qwen-image#reply.request_id",
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
            "order.choices.request_id",
            "order",
            "",
            {"output": {"choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.choices.fields.request_id",
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
            "order.choices",
            "multimodal",
            "order",
            "",
            {"request_id": "request-1", "output": {"choices": [{"message": {"content": [{"image": "https://pictures.example/one.png", "unheard_of": {"x": [1]}}], "unheard_of": {"x": [1]}}, "unheard_of": {"x": [1]}}], "unheard_of": {"x": [1]}}, "unheard_of": {"x": [1]}},
            {"request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            "order.choices.request_id",
            "type",
            "order",
            "",
            {"request_id": 5, "output": {"choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            "provider.replies.choices.fields.request_id",
            "qwen-image#reply.request_id",
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
            "order.choices.choices.image",
            "order",
            "",
            {"request_id": "request-1", "output": {"choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.choices.address.in", "provider.pictures.choices.each"),
            ("qwen-image#reply.choices", "wan2.6-t2i#query.choices"),
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
            "order.choices.choices.image",
            "order",
            "",
            {"request_id": "request-1", "output": {"choices": [{"message": {"content": [{"image": 5}]}}]}},
            "provider.pictures.choices.address",
        ),
    ],
)
def test_picture_refused(bench: Bench, asked: str, mode: str, body: dict[str, Any]) -> None:
    """A part of a picture in another JSON type is no reply of the page."""
    with raises("ReplyMismatch", raw=body):
        bench.told(body, mode=mode).read(asked)

"""What the page of bailian/qwen-image-plus promises.

Made by pixelspec from specs/bailian/qwen-image-plus.yaml: edit that, then
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
    id="bailian/qwen-image-plus",
    client=Bailian,
    twin=AsyncBailian,
    attribute="qwen_image_plus",
    address="https://dashscope.aliyuncs.com",
    key="DASHSCOPE_API_KEY",
    exchanges={
        "multimodal": Exchange("POST", "/api/v1/services/aigc/multimodal-generation/generation", content_type="application/json", billable=True),
        "image-generation": Exchange("POST", "/api/v1/services/aigc/image-generation/generation", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "image-synthesis": Exchange("POST", "/api/v1/services/aigc/text2image/image-synthesis", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "qwen-image-plus", "input": {"messages": [{"role": "user", "content": [{"text": "A lighthouse at dusk"}]}]}},
    submit="multimodal",
    fixed={"model": "qwen-image-plus", "role": "user"},
    wire={"role": "input.messages[0].role", "prompt": "input.messages[0].content[].text", "negative_prompt": "parameters.negative_prompt", "size": "parameters.size", "n": "parameters.n", "prompt_extend": "parameters.prompt_extend", "watermark": "parameters.watermark", "seed": "parameters.seed"},
    modes={"async": {"submit": "image-synthesis", "least": {"prompt": "A lighthouse at dusk"}, "body": {"model": "qwen-image-plus", "input": {"prompt": "A lighthouse at dusk"}}, "wire": {"prompt": "input.prompt", "negative_prompt": "input.negative_prompt", "size": "parameters.size", "n": "parameters.n", "prompt_extend": "parameters.prompt_extend", "watermark": "parameters.watermark", "seed": "parameters.seed"}}},
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
            [("prompt", "text", (None, 800)), ("negative_prompt", "text", (None, 500)), ("size", "among", ("1664*928", "1472*1104", "1328*1328", "1104*1472", "928*1664")), ("n", "integers", (1, 1)), ("prompt_extend", "among", (True, False)), ("watermark", "among", (True, False)), ("seed", "integers", (0, 2147483647))],
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
        ("bailian/qwen-image-plus.md",),
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
        (
            "order.submitted.output.task_id",
            "order",
            "async",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.output.task_id",
            "wan2.6-t2i#async.reply.task_id",
        ),
        (
            "order.submitted.output.task_status",
            "order",
            "async",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.output.task_status",
            "wan2.6-t2i#async.reply.task_status",
        ),
        (
            "order.submitted.request_id",
            "order",
            "async",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "PENDING", "request-id": "request-1"},
            "provider.replies.submitted.fields.request_id",
            "wan2.6-t2i#async.reply.request_id",
        ),
        (
            "query.task.output.task_id",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"task-id": "task-1", "state": "SUCCEEDED", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.task_id",
            "wan2.6-t2i#query.task_id",
        ),
        (
            "query.task.output.task_status",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"task-id": "task-1", "state": "SUCCEEDED", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.task_status",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "query.task.output.code",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"task-id": "task-1", "state": "SUCCEEDED", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.code",
            "restated#reply.code",
        ),
        (
            "query.task.output.message",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.message",
            "restated#reply.message",
        ),
        (
            "query.task.request_id",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.request_id",
            "wan2.6-t2i#query.request_id",
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
        (
            "order.submitted.output.task_status",
            "order",
            "async",
            {"output": {"task_id": "task-1"}, "request_id": "request-1"},
            {"task-id": "task-1", "request-id": "request-1"},
            "provider.replies.submitted.fields.output.task_status",
        ),
        (
            "order.submitted.request_id",
            "order",
            "async",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.request_id",
        ),
        (
            "query.task.output.task_id",
            "query",
            "async",
            {"output": {"task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.task_id",
        ),
        (
            "query.task.output.code",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.code",
        ),
        (
            "query.task.output.message",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.message",
        ),
        (
            "query.task.request_id",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.request_id",
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
        (
            "order.submitted",
            "image-synthesis",
            "order",
            "async",
            {"output": {"task_id": "task-1", "task_status": "PENDING", "unheard_of": {"x": [1]}}, "request_id": "request-1", "unheard_of": {"x": [1]}},
            {"task-id": "task-1", "state": "PENDING", "request-id": "request-1"},
        ),
        (
            "query.task",
            "query",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png", "unheard_of": {"x": [1]}}], "unheard_of": {"x": [1]}}, "unheard_of": {"x": [1]}}], "unheard_of": {"x": [1]}}, "request_id": "request-1", "unheard_of": {"x": [1]}},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
        (
            "order.submitted.output.task_id",
            "required",
            "order",
            "async",
            {"output": {"task_status": "PENDING"}, "request_id": "request-1"},
            "provider.replies.submitted.fields.output.task_id",
            "wan2.6-t2i#async.reply.task_id",
        ),
        (
            "order.submitted.output.task_id",
            "type",
            "order",
            "async",
            {"output": {"task_id": 5, "task_status": "PENDING"}, "request_id": "request-1"},
            "provider.replies.submitted.fields.output.task_id",
            "wan2.6-t2i#async.reply.task_id",
        ),
        (
            "order.submitted.output.task_status",
            "type",
            "order",
            "async",
            {"output": {"task_id": "task-1", "task_status": 5}, "request_id": "request-1"},
            "provider.replies.submitted.fields.output.task_status",
            "wan2.6-t2i#async.reply.task_status",
        ),
        (
            "order.submitted.request_id",
            "type",
            "order",
            "async",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": 5},
            "provider.replies.submitted.fields.request_id",
            "wan2.6-t2i#async.reply.request_id",
        ),
        (
            "query.task.output.task_id",
            "type",
            "query",
            "async",
            {"output": {"task_id": 5, "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "provider.replies.task.fields.output.task_id",
            "wan2.6-t2i#query.task_id",
        ),
        (
            "query.task.output.task_status",
            "required",
            "query",
            "async",
            {"output": {"task_id": "task-1", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "provider.replies.task.fields.output.task_status",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "query.task.output.task_status",
            "type",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": 5, "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "provider.replies.task.fields.output.task_status",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "query.task.output.code",
            "type",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": 5, "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "provider.replies.task.fields.output.code",
            "restated#reply.code",
        ),
        (
            "query.task.output.message",
            "type",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": 5, "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "provider.replies.task.fields.output.message",
            "restated#reply.message",
        ),
        (
            "query.task.request_id",
            "type",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": 5},
            "provider.replies.task.fields.request_id",
            "wan2.6-t2i#query.request_id",
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
        (
            "query.task.choices.image",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.choices.address.in", "provider.pictures.choices.each"),
            ("qwen-image#reply.choices", "wan2.6-t2i#query.choices"),
        ),
        (
            "query.task.results.url",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "results": [{"url": "https://pictures.example/one.png"}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.results.address.in", "provider.pictures.results.each"),
            "wan2.5-t2i-preview#query.results",
        ),
        (
            "query.task.results.message",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "results": [{"message": "out of paint", "code": "E7"}, {"url": "https://pictures.example/one.png"}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}], "failures": [{"code": "E7", "message": "out of paint"}]},
            ("provider.pictures.results.error",),
            "wan2.5-t2i-preview#query.results",
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
        (
            "query.task.choices.image",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": 5}]}}]}, "request_id": "request-1"},
            "provider.pictures.choices.address",
        ),
        (
            "query.task.results.url",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "results": [{"url": 5}]}, "request_id": "request-1"},
            "provider.pictures.results.address",
        ),
        (
            "query.task.results.message",
            "query",
            "async",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "results": [{"url": "https://pictures.example/one.png", "message": 5}]}, "request_id": "request-1"},
            "provider.pictures.results.error",
        ),
    ],
)
def test_picture_refused(bench: Bench, asked: str, mode: str, body: dict[str, Any]) -> None:
    """A part of a picture in another JSON type is no reply of the page."""
    with raises("ReplyMismatch", raw=body):
        bench.told(body, mode=mode).read(asked)

"""What the page of bailian/wan2.5-t2i-preview promises.

Made by pixelspec from specs/bailian/wan2.5-t2i-preview.yaml: edit that, then
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
    id="bailian/wan2.5-t2i-preview",
    client=Bailian,
    twin=AsyncBailian,
    attribute="wan2_5_t2i_preview",
    address="https://dashscope.aliyuncs.com",
    key="DASHSCOPE_API_KEY",
    exchanges={
        "multimodal": Exchange("POST", "/api/v1/services/aigc/multimodal-generation/generation", content_type="application/json", billable=True),
        "image-generation": Exchange("POST", "/api/v1/services/aigc/image-generation/generation", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "image-synthesis": Exchange("POST", "/api/v1/services/aigc/text2image/image-synthesis", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "wan2.5-t2i-preview", "input": {"prompt": "A lighthouse at dusk"}},
    submit="image-synthesis",
    fixed={"model": "wan2.5-t2i-preview"},
    wire={"prompt": "input.prompt", "negative_prompt": "input.negative_prompt", "size": "parameters.size", "n": "parameters.n", "prompt_extend": "parameters.prompt_extend", "watermark": "parameters.watermark", "seed": "parameters.seed"},
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
            [("prompt", "text", (None, 2000)), ("negative_prompt", "text", (None, 500)), ("size", "among", ("1024x1024",)), ("n", "integers", (1, 4)), ("prompt_extend", "among", (True, False)), ("watermark", "among", (True, False)), ("seed", "integers", (0, 2147483647))],
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
        ("bailian/wan2.5-t2i-preview.md",),
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
            "submitted",
            "order",
            "",
            {"output": {"task_id": "00000000-0000-4000-8000-000000000000", "task_status": "PENDING"}, "request_id": "00000000-0000-4000-8000-000000000001"},
            {"task-id": "00000000-0000-4000-8000-000000000000", "state": "PENDING", "request-id": "00000000-0000-4000-8000-000000000001"},
            ("provider.replies.submitted.fields.output.task_id", "provider.replies.submitted.fields.output.task_status", "provider.replies.submitted.fields.request_id"),
            "async.reply",
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
            "order.submitted.output.task_id",
            "order",
            "",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.output.task_id",
            "wan2.6-t2i#async.reply.task_id",
        ),
        (
            "order.submitted.output.task_status",
            "order",
            "",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.output.task_status",
            "wan2.6-t2i#async.reply.task_status",
        ),
        (
            "order.submitted.request_id",
            "order",
            "",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "PENDING", "request-id": "request-1"},
            "provider.replies.submitted.fields.request_id",
            "wan2.6-t2i#async.reply.request_id",
        ),
        (
            "query.task.output.task_id",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"task-id": "task-1", "state": "SUCCEEDED", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.task_id",
            "wan2.6-t2i#query.task_id",
        ),
        (
            "query.task.output.task_status",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"task-id": "task-1", "state": "SUCCEEDED", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.task_status",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "query.task.output.code",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"task-id": "task-1", "state": "SUCCEEDED", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.code",
            "restated#reply.code",
        ),
        (
            "query.task.output.message",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.message",
            "restated#reply.message",
        ),
        (
            "query.task.request_id",
            "query",
            "",
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
            "order.submitted.output.task_status",
            "order",
            "",
            {"output": {"task_id": "task-1"}, "request_id": "request-1"},
            {"task-id": "task-1", "request-id": "request-1"},
            "provider.replies.submitted.fields.output.task_status",
        ),
        (
            "order.submitted.request_id",
            "order",
            "",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.request_id",
        ),
        (
            "query.task.output.task_id",
            "query",
            "",
            {"output": {"task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.task_id",
        ),
        (
            "query.task.output.code",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.code",
        ),
        (
            "query.task.output.message",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.message",
        ),
        (
            "query.task.request_id",
            "query",
            "",
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
            "order.submitted",
            "image-synthesis",
            "order",
            "",
            {"output": {"task_id": "task-1", "task_status": "PENDING", "unheard_of": {"x": [1]}}, "request_id": "request-1", "unheard_of": {"x": [1]}},
            {"task-id": "task-1", "state": "PENDING", "request-id": "request-1"},
        ),
        (
            "query.task",
            "query",
            "query",
            "",
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
            "order.submitted.output.task_id",
            "required",
            "order",
            "",
            {"output": {"task_status": "PENDING"}, "request_id": "request-1"},
            "provider.replies.submitted.fields.output.task_id",
            "wan2.6-t2i#async.reply.task_id",
        ),
        (
            "order.submitted.output.task_id",
            "type",
            "order",
            "",
            {"output": {"task_id": 5, "task_status": "PENDING"}, "request_id": "request-1"},
            "provider.replies.submitted.fields.output.task_id",
            "wan2.6-t2i#async.reply.task_id",
        ),
        (
            "order.submitted.output.task_status",
            "type",
            "order",
            "",
            {"output": {"task_id": "task-1", "task_status": 5}, "request_id": "request-1"},
            "provider.replies.submitted.fields.output.task_status",
            "wan2.6-t2i#async.reply.task_status",
        ),
        (
            "order.submitted.request_id",
            "type",
            "order",
            "",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": 5},
            "provider.replies.submitted.fields.request_id",
            "wan2.6-t2i#async.reply.request_id",
        ),
        (
            "query.task.output.task_id",
            "type",
            "query",
            "",
            {"output": {"task_id": 5, "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "provider.replies.task.fields.output.task_id",
            "wan2.6-t2i#query.task_id",
        ),
        (
            "query.task.output.task_status",
            "required",
            "query",
            "",
            {"output": {"task_id": "task-1", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "provider.replies.task.fields.output.task_status",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "query.task.output.task_status",
            "type",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": 5, "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "provider.replies.task.fields.output.task_status",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "query.task.output.code",
            "type",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": 5, "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "provider.replies.task.fields.output.code",
            "restated#reply.code",
        ),
        (
            "query.task.output.message",
            "type",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": 5, "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "provider.replies.task.fields.output.message",
            "restated#reply.message",
        ),
        (
            "query.task.request_id",
            "type",
            "query",
            "",
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
            "query.task.choices.image",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.choices.address.in", "provider.pictures.choices.each"),
            ("qwen-image#reply.choices", "wan2.6-t2i#query.choices"),
        ),
        (
            "query.task.results.url",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "results": [{"url": "https://pictures.example/one.png"}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.results.address.in", "provider.pictures.results.each"),
            "wan2.5-t2i-preview#query.results",
        ),
        (
            "query.task.results.message",
            "query",
            "",
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
            "query.task.choices.image",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": 5}]}}]}, "request_id": "request-1"},
            "provider.pictures.choices.address",
        ),
        (
            "query.task.results.url",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "results": [{"url": 5}]}, "request_id": "request-1"},
            "provider.pictures.results.address",
        ),
        (
            "query.task.results.message",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "results": [{"url": "https://pictures.example/one.png", "message": 5}]}, "request_id": "request-1"},
            "provider.pictures.results.error",
        ),
    ],
)
def test_picture_refused(bench: Bench, asked: str, mode: str, body: dict[str, Any]) -> None:
    """A part of a picture in another JSON type is no reply of the page."""
    with raises("ReplyMismatch", raw=body):
        bench.told(body, mode=mode).read(asked)

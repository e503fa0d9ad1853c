"""What the page of oceanbase/qwen-image-max promises.

Made by pixelspec from specs/bailian/qwen-image-max.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncOceanBase, OceanBase
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises
from pixelspec.conformance import buying
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Row as Values

DOCS = Path(__file__).parents[2] / "docs"

SUBJECT = Subject(
    id="oceanbase/qwen-image-max",
    client=OceanBase,
    twin=AsyncOceanBase,
    attribute="qwen_image_max",
    address=None,
    key="OCEANBASE_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "qwen-image-max", "input": {"messages": [{"role": "user", "content": [{"text": "A lighthouse at dusk"}]}]}},
    submit="submit",
    fixed={"model": "qwen-image-max", "role": "user"},
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
        ("oceanbase/qwen-image-max.md",),
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
            "order.pictures.success",
            "order",
            "",
            {"success": True, "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            {"pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.pictures.fields.success",
            "generic#reply.success",
        ),
        (
            "order.pictures.code",
            "order",
            "",
            {"success": True, "code": "E7", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            {"pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.pictures.fields.code",
            "generic#reply.code",
        ),
        (
            "order.pictures.message",
            "order",
            "",
            {"success": True, "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.pictures.fields.message",
            "generic#reply.message",
        ),
        (
            "order.submitted.success",
            "order",
            "",
            {"success": True, "data": {"task_id": "task-1", "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.success",
            "generic#reply.success",
        ),
        (
            "order.submitted.code",
            "order",
            "",
            {"success": True, "code": "E7", "data": {"task_id": "task-1", "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.code",
            "generic#reply.code",
        ),
        (
            "order.submitted.message",
            "order",
            "",
            {"success": True, "message": "out of paint", "data": {"task_id": "task-1", "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING", "message": "out of paint"},
            "provider.replies.submitted.fields.message",
            "generic#reply.message",
        ),
        (
            "order.submitted.data.task_id",
            "order",
            "",
            {"success": True, "data": {"task_id": "task-1", "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.data.task_id",
            ("generic#reply.data", "tasks#reply.task_id"),
        ),
        (
            "order.submitted.data.output.task_id",
            "order",
            "",
            {"success": True, "data": {"output": {"task_id": "task-1"}, "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.data.output.task_id",
            "bailian#submitted.task_id",
        ),
        (
            "order.submitted.data.task_status",
            "order",
            "",
            {"success": True, "data": {"task_id": "task-1", "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.data.task_status",
            "tasks#reply.task_status",
        ),
        (
            "order.submitted.data.output.task_status",
            "order",
            "",
            {"success": True, "data": {"task_id": "task-1", "output": {"task_status": "PENDING"}}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.data.output.task_status",
            "bailian#submitted.task_status",
        ),
        (
            "query.task.success",
            "query",
            "",
            {"success": True, "data": {"task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}},
            {"task-id": "task-1", "state": "SUCCESS", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.success",
            "tasks#reply.success",
        ),
        (
            "query.task.data.output.code",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}},
            {"task-id": "task-1", "state": "SUCCESS", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.output.code",
            "bailian#task.failed",
        ),
        (
            "query.task.code",
            "query",
            "",
            {"success": True, "code": "E7", "data": {"task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}},
            {"task-id": "task-1", "state": "SUCCESS", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.code",
            "tasks#reply.code",
        ),
        (
            "query.task.data.output.message",
            "query",
            "",
            {"success": True, "data": {"output": {"message": "out of paint"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.output.message",
            "bailian#task.failed",
        ),
        (
            "query.task.message",
            "query",
            "",
            {"success": True, "message": "out of paint", "data": {"task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.message",
            "tasks#reply.message",
        ),
        (
            "query.task.data.task_id",
            "query",
            "",
            {"success": True, "data": {"task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}},
            {"task-id": "task-1", "state": "SUCCESS", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.task_id",
            "tasks#reply.task_id",
        ),
        (
            "query.task.data.output.task_id",
            "query",
            "",
            {"success": True, "data": {"output": {"task_id": "task-1"}, "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}},
            {"task-id": "task-1", "state": "SUCCESS", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.output.task_id",
            "bailian#task.task_id",
        ),
        (
            "query.task.data.task_status",
            "query",
            "",
            {"success": True, "data": {"task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}},
            {"task-id": "task-1", "state": "SUCCESS", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.task_status",
            "tasks#reply.task_status",
        ),
        (
            "query.task.data.output.task_status",
            "query",
            "",
            {"success": True, "data": {"task_id": "task-1", "output": {"task_status": "SUCCESS"}, "data": [{"url": "https://pictures.example/one.png"}]}},
            {"task-id": "task-1", "state": "SUCCESS", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.output.task_status",
            "bailian#task.task_status",
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
            "order.pictures.code",
            "order",
            "",
            {"success": True, "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.pictures.fields.code",
        ),
        (
            "order.pictures.message",
            "order",
            "",
            {"success": True, "code": "E7", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            {"pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.pictures.fields.message",
        ),
        (
            "order.submitted.code",
            "order",
            "",
            {"success": True, "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING", "message": "out of paint"},
            "provider.replies.submitted.fields.code",
        ),
        (
            "order.submitted.message",
            "order",
            "",
            {"success": True, "code": "E7", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING"},
            "provider.replies.submitted.fields.message",
        ),
        (
            "order.submitted.data.task_id",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING", "message": "out of paint"},
            "provider.replies.submitted.fields.data.task_id",
        ),
        (
            "order.submitted.data.output.task_id",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "task_status": "PENDING", "output": {"task_status": "PENDING"}}},
            {"task-id": "task-1", "state": "PENDING", "message": "out of paint"},
            "provider.replies.submitted.fields.data.output.task_id",
        ),
        (
            "order.submitted.data.task_status",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}}},
            {"task-id": "task-1", "state": "PENDING", "message": "out of paint"},
            "provider.replies.submitted.fields.data.task_status",
        ),
        (
            "order.submitted.data.output.task_status",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1"}, "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING", "message": "out of paint"},
            "provider.replies.submitted.fields.data.output.task_status",
        ),
        (
            "query.task.data.output.code",
            "query",
            "",
            {"success": True, "code": "E7", "data": {"output": {"message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.output.code",
        ),
        (
            "query.task.code",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.code",
        ),
        (
            "query.task.data.output.message",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.output.message",
        ),
        (
            "query.task.message",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.message",
        ),
        (
            "query.task.data.task_id",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.task_id",
        ),
        (
            "query.task.data.output.task_id",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.output.task_id",
        ),
        (
            "query.task.data.task_status",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.task_status",
        ),
        (
            "query.task.data.output.task_status",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.output.task_status",
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
            {"success": True, "code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png", "unheard_of": {"x": [1]}}], "unheard_of": {"x": [1]}}, "unheard_of": {"x": [1]}},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
        ),
        (
            "order.submitted",
            "submit",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING", "unheard_of": {"x": [1]}}, "task_status": "PENDING", "unheard_of": {"x": [1]}}, "unheard_of": {"x": [1]}},
            {"task-id": "task-1", "state": "PENDING", "message": "out of paint"},
        ),
        (
            "query.task",
            "query",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS", "unheard_of": {"x": [1]}}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png", "unheard_of": {"x": [1]}}], "unheard_of": {"x": [1]}}, "code": "E7", "message": "out of paint", "unheard_of": {"x": [1]}},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            "order.pictures.success",
            "required",
            "order",
            "",
            {"code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            "provider.replies.pictures.fields.success",
            "generic#reply.success",
        ),
        (
            "order.pictures.success",
            "type",
            "order",
            "",
            {"success": "yes", "code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            "provider.replies.pictures.fields.success",
            "generic#reply.success",
        ),
        (
            "order.pictures.code",
            "type",
            "order",
            "",
            {"success": True, "code": 5, "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            "provider.replies.pictures.fields.code",
            "generic#reply.code",
        ),
        (
            "order.pictures.message",
            "type",
            "order",
            "",
            {"success": True, "code": "E7", "message": 5, "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            "provider.replies.pictures.fields.message",
            "generic#reply.message",
        ),
        (
            "order.submitted.success",
            "required",
            "order",
            "",
            {"code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            "provider.replies.submitted.fields.success",
            "generic#reply.success",
        ),
        (
            "order.submitted.success",
            "type",
            "order",
            "",
            {"success": "yes", "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            "provider.replies.submitted.fields.success",
            "generic#reply.success",
        ),
        (
            "order.submitted.code",
            "type",
            "order",
            "",
            {"success": True, "code": 5, "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            "provider.replies.submitted.fields.code",
            "generic#reply.code",
        ),
        (
            "order.submitted.message",
            "type",
            "order",
            "",
            {"success": True, "code": "E7", "message": 5, "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            "provider.replies.submitted.fields.message",
            "generic#reply.message",
        ),
        (
            "order.submitted.data.task_id",
            "type",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": 5, "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            "provider.replies.submitted.fields.data.task_id",
            ("generic#reply.data", "tasks#reply.task_id"),
        ),
        (
            "order.submitted.data.output.task_id",
            "type",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": 5, "task_status": "PENDING"}, "task_status": "PENDING"}},
            "provider.replies.submitted.fields.data.output.task_id",
            "bailian#submitted.task_id",
        ),
        (
            "order.submitted.data.task_status",
            "type",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": 5}},
            "provider.replies.submitted.fields.data.task_status",
            "tasks#reply.task_status",
        ),
        (
            "order.submitted.data.output.task_status",
            "type",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": 5}, "task_status": "PENDING"}},
            "provider.replies.submitted.fields.data.output.task_status",
            "bailian#submitted.task_status",
        ),
        (
            "query.task.success",
            "required",
            "query",
            "",
            {"data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "provider.replies.task.fields.success",
            "tasks#reply.success",
        ),
        (
            "query.task.success",
            "type",
            "query",
            "",
            {"success": "yes", "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "provider.replies.task.fields.success",
            "tasks#reply.success",
        ),
        (
            "query.task.data.output.code",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": 5, "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "provider.replies.task.fields.data.output.code",
            "bailian#task.failed",
        ),
        (
            "query.task.code",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": 5, "message": "out of paint"},
            "provider.replies.task.fields.code",
            "tasks#reply.code",
        ),
        (
            "query.task.data.output.message",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": 5, "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "provider.replies.task.fields.data.output.message",
            "bailian#task.failed",
        ),
        (
            "query.task.message",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": 5},
            "provider.replies.task.fields.message",
            "tasks#reply.message",
        ),
        (
            "query.task.data.task_id",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": 5, "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "provider.replies.task.fields.data.task_id",
            "tasks#reply.task_id",
        ),
        (
            "query.task.data.output.task_id",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": 5, "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "provider.replies.task.fields.data.output.task_id",
            "bailian#task.task_id",
        ),
        (
            "query.task.data.task_status",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": 5, "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "provider.replies.task.fields.data.task_status",
            "tasks#reply.task_status",
        ),
        (
            "query.task.data.output.task_status",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": 5}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "provider.replies.task.fields.data.output.task_status",
            "bailian#task.task_status",
        ),
    ],
)
def test_reply_refused(bench: Bench, asked: str, mode: str, body: dict[str, Any]) -> None:
    """A reply without what the page always has, or with it in another JSON type, is no
    reply of the page; the error keeps what came."""
    with raises("ReplyMismatch", raw=body):
        bench.told(body, mode=mode).read(asked)


@promise(
    "{fact}.succeeds",
    at="{at}",
    columns="field asked mode body other fact at",
    ids="{field}",
    rows=[
        (
            "order.pictures.success",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            {"success": False, "code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            "provider.replies.pictures.fields.success",
            "generic#reply.success",
        ),
        (
            "order.submitted.success",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            {"success": False, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            "provider.replies.submitted.fields.success",
            "generic#reply.success",
        ),
        (
            "query.task.success",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"success": False, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "provider.replies.task.fields.success",
            "tasks#reply.success",
        ),
    ],
)
def test_reply_success(
    bench: Bench, asked: str, mode: str, body: dict[str, Any], other: dict[str, Any]
) -> None:
    """One value alone tells of success: under any other the reply is an error."""
    assert bench.told(body, mode=mode).read(asked)
    with raises("ApiError", status=200, raw=other):
        bench.told(other, mode=mode).read(asked)


@promise(
    "{facts}",
    at="{at}",
    columns="place asked mode body reads facts at",
    ids="{place}",
    rows=[
        (
            "order.pictures.volcengine.url",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.volcengine.address.in", "provider.pictures.volcengine.each"),
            "volcengine#reply.data",
        ),
        (
            "order.pictures.volcengine.b64_json",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"data": [{"b64_json": "AAAA"}]}},
            {"message": "out of paint", "pictures": [{"base64": "AAAA"}]},
            ("provider.pictures.volcengine.base64.in", "provider.pictures.volcengine.each"),
            "volcengine#reply.data",
        ),
        (
            "order.pictures.bailian-results.url",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"output": {"results": [{"url": "https://pictures.example/one.png"}]}}},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.bailian-results.address.in", "provider.pictures.bailian-results.each"),
            "bailian#task.results",
        ),
        (
            "order.pictures.bailian-choices.image",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"output": {"choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}}},
            {"message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.bailian-choices.address.in", "provider.pictures.bailian-choices.each"),
            "bailian#reply.choices",
        ),
        (
            "query.task.volcengine.url",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.volcengine.address.in", "provider.pictures.volcengine.each"),
            "volcengine#reply.data",
        ),
        (
            "query.task.volcengine.b64_json",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"b64_json": "AAAA"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"base64": "AAAA"}]},
            ("provider.pictures.volcengine.base64.in", "provider.pictures.volcengine.each"),
            "volcengine#reply.data",
        ),
        (
            "query.task.bailian-results.url",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS", "results": [{"url": "https://pictures.example/one.png"}]}, "task_id": "task-1", "task_status": "SUCCESS"}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.bailian-results.address.in", "provider.pictures.bailian-results.each"),
            "bailian#task.results",
        ),
        (
            "query.task.bailian-choices.image",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "task_id": "task-1", "task_status": "SUCCESS"}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.bailian-choices.address.in", "provider.pictures.bailian-choices.each"),
            "bailian#reply.choices",
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
            "order.pictures.volcengine.url",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"data": [{"url": 5}]}},
            "provider.pictures.volcengine.address",
        ),
        (
            "order.pictures.volcengine.b64_json",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png", "b64_json": 5}]}},
            "provider.pictures.volcengine.base64",
        ),
        (
            "order.pictures.bailian-results.url",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"output": {"results": [{"url": 5}]}}},
            "provider.pictures.bailian-results.address",
        ),
        (
            "order.pictures.bailian-choices.image",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"output": {"choices": [{"message": {"content": [{"image": 5}]}}]}}},
            "provider.pictures.bailian-choices.address",
        ),
        (
            "query.task.volcengine.url",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": 5}]}, "code": "E7", "message": "out of paint"},
            "provider.pictures.volcengine.address",
        ),
        (
            "query.task.volcengine.b64_json",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png", "b64_json": 5}]}, "code": "E7", "message": "out of paint"},
            "provider.pictures.volcengine.base64",
        ),
        (
            "query.task.bailian-results.url",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS", "results": [{"url": 5}]}, "task_id": "task-1", "task_status": "SUCCESS"}, "code": "E7", "message": "out of paint"},
            "provider.pictures.bailian-results.address",
        ),
        (
            "query.task.bailian-choices.image",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS", "choices": [{"message": {"content": [{"image": 5}]}}]}, "task_id": "task-1", "task_status": "SUCCESS"}, "code": "E7", "message": "out of paint"},
            "provider.pictures.bailian-choices.address",
        ),
    ],
)
def test_picture_refused(bench: Bench, asked: str, mode: str, body: dict[str, Any]) -> None:
    """A part of a picture in another JSON type is no reply of the page."""
    with raises("ReplyMismatch", raw=body):
        bench.told(body, mode=mode).read(asked)

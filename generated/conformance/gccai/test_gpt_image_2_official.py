"""What the page of gccai/gpt-image-2-official promises.

Made by pixelspec from specs/gccai/gpt-image-2-official.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncGccai, Gccai
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises
from pixelspec.conformance import buying
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Row as Values

DOCS = Path(__file__).parents[2] / "docs"

SUBJECT = Subject(
    id="gccai/gpt-image-2-official",
    client=Gccai,
    twin=AsyncGccai,
    attribute="gpt_image_2_official",
    address="https://gccai.heqingsong.uk",
    key="GCCAI_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/v1/tasks/{task_id}"),
        "batch": Exchange("POST", "/v1/tasks/batch"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "gpt-image-2-official", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "gpt-image-2-official"},
    lists=("image_urls",),
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
            "castle",
            {"prompt": "A lighthouse on a cliff at dusk", "size": "16:9", "resolution": "2k", "quality": "high", "n": 1},
            {"model": "gpt-image-2-official", "prompt": "A lighthouse on a cliff at dusk", "size": "16:9", "resolution": "2k", "quality": "high", "n": 1},
            "request.curl",
            "paid: 2",
        ),
        (
            "minimal",
            {"prompt": "A lighthouse on a cliff at dusk"},
            {"model": "gpt-image-2-official", "prompt": "A lighthouse on a cliff at dusk"},
            "examples.text-to-image",
            "paid: 2",
        ),
        (
            "poster",
            {"prompt": "Rain over a neon market", "size": "16:9", "resolution": "2k", "quality": "high", "output_format": "jpeg", "output_compression": 90},
            {"model": "gpt-image-2-official", "prompt": "Rain over a neon market", "size": "16:9", "resolution": "2k", "quality": "high", "output_format": "jpeg", "output_compression": 90},
            "examples.poster",
            "paid: 2",
        ),
        (
            "wallpaper",
            {"prompt": "First light over a glacier", "size": "16:9", "resolution": "4k", "quality": "high", "n": 1},
            {"model": "gpt-image-2-official", "prompt": "First light over a glacier", "size": "16:9", "resolution": "4k", "quality": "high", "n": 1},
            "examples.wallpaper",
            "paid: 2",
        ),
        (
            "references",
            {"prompt": "Join both pictures into one poster", "size": "1:1", "quality": "high", "image_urls": ["https://your-cdn.com/input-a.png", "https://your-cdn.com/input-b.png"]},
            {"model": "gpt-image-2-official", "prompt": "Join both pictures into one poster", "size": "1:1", "quality": "high", "image_urls": ["https://your-cdn.com/input-a.png", "https://your-cdn.com/input-b.png"]},
            "examples.image-to-image",
            "pictures, paid: 2",
        ),
        (
            "inpainting",
            {"prompt": "Put a beach behind the person", "size": "1:1", "quality": "medium", "image_urls": ["https://your-cdn.com/photo.png"], "mask_url": "https://your-cdn.com/mask.png"},
            {"model": "gpt-image-2-official", "prompt": "Put a beach behind the person", "size": "1:1", "quality": "medium", "image_urls": ["https://your-cdn.com/photo.png"], "mask_url": "https://your-cdn.com/mask.png"},
            "examples.inpainting",
            "pictures, paid: 2",
        ),
        (
            "four",
            {"prompt": "A heron in four plain styles", "size": "1:1", "quality": "low", "n": 4},
            {"model": "gpt-image-2-official", "prompt": "A heron in four plain styles", "size": "1:1", "quality": "low", "n": 4},
            "examples.multiple",
            "paid: 2",
        ),
        (
            "pixels",
            {"prompt": "A long railway bridge", "size": "3840x2160", "quality": "high"},
            {"model": "gpt-image-2-official", "prompt": "A long railway bridge", "size": "3840x2160", "quality": "high"},
            "examples.pixels",
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
    at="table",
    needs="paid",
    columns="cell given sizes",
    ids="{cell}",
    rows=[
        ("1:1.1k", {"size": "1:1", "resolution": "1k"}, "1024x1024"),
        ("1:1.2k", {"size": "1:1", "resolution": "2k"}, "2048x2048"),
        ("1:1.4k", {"size": "1:1", "resolution": "4k"}, "2880x2880"),
        ("3:2.1k", {"size": "3:2", "resolution": "1k"}, "1536x1024"),
        ("3:2.2k", {"size": "3:2", "resolution": "2k"}, "2048x1360"),
        ("3:2.4k", {"size": "3:2", "resolution": "4k"}, "3520x2336"),
        ("2:3.1k", {"size": "2:3", "resolution": "1k"}, "1024x1536"),
        ("2:3.2k", {"size": "2:3", "resolution": "2k"}, "1360x2048"),
        ("2:3.4k", {"size": "2:3", "resolution": "4k"}, "2336x3520"),
        ("4:3.1k", {"size": "4:3", "resolution": "1k"}, "1024x768"),
        ("4:3.2k", {"size": "4:3", "resolution": "2k"}, "2048x1536"),
        ("4:3.4k", {"size": "4:3", "resolution": "4k"}, "3312x2480"),
        ("3:4.1k", {"size": "3:4", "resolution": "1k"}, "768x1024"),
        ("3:4.2k", {"size": "3:4", "resolution": "2k"}, "1536x2048"),
        ("3:4.4k", {"size": "3:4", "resolution": "4k"}, "2480x3312"),
        ("5:4.1k", {"size": "5:4", "resolution": "1k"}, "1280x1024"),
        ("5:4.2k", {"size": "5:4", "resolution": "2k"}, "2560x2048"),
        ("5:4.4k", {"size": "5:4", "resolution": "4k"}, "3216x2576"),
        ("4:5.1k", {"size": "4:5", "resolution": "1k"}, "1024x1280"),
        ("4:5.2k", {"size": "4:5", "resolution": "2k"}, "2048x2560"),
        ("4:5.4k", {"size": "4:5", "resolution": "4k"}, "2576x3216"),
        ("16:9.1k", {"size": "16:9", "resolution": "1k"}, "1536x864"),
        ("16:9.2k", {"size": "16:9", "resolution": "2k"}, "2048x1152"),
        ("16:9.4k", {"size": "16:9", "resolution": "4k"}, "3840x2160"),
        ("9:16.1k", {"size": "9:16", "resolution": "1k"}, "864x1536"),
        ("9:16.2k", {"size": "9:16", "resolution": "2k"}, "1152x2048"),
        ("9:16.4k", {"size": "9:16", "resolution": "4k"}, "2160x3840"),
        ("2:1.1k", {"size": "2:1", "resolution": "1k"}, "2048x1024"),
        ("2:1.2k", {"size": "2:1", "resolution": "2k"}, "2688x1344"),
        ("2:1.4k", {"size": "2:1", "resolution": "4k"}, "3840x1920"),
        ("1:2.1k", {"size": "1:2", "resolution": "1k"}, "1024x2048"),
        ("1:2.2k", {"size": "1:2", "resolution": "2k"}, "1344x2688"),
        ("1:2.4k", {"size": "1:2", "resolution": "4k"}, "1920x3840"),
        ("3:1.1k", {"size": "3:1", "resolution": "1k"}, "1881x836 or 1536x512"),
        ("3:1.2k", {"size": "3:1", "resolution": "2k"}, "3072x1024"),
        ("3:1.4k", {"size": "3:1", "resolution": "4k"}, "3840x1280"),
        ("1:3.1k", {"size": "1:3", "resolution": "1k"}, "887x1774 or 512x1536"),
        ("1:3.2k", {"size": "1:3", "resolution": "2k"}, "1024x3072"),
        ("1:3.4k", {"size": "1:3", "resolution": "4k"}, "1280x3840"),
        ("21:9.1k", {"size": "21:9", "resolution": "1k"}, "2016x864"),
        ("21:9.2k", {"size": "21:9", "resolution": "2k"}, "2688x1152"),
        ("21:9.4k", {"size": "21:9", "resolution": "4k"}, "3840x1648"),
        ("9:21.1k", {"size": "9:21", "resolution": "1k"}, "864x2016"),
        ("9:21.2k", {"size": "9:21", "resolution": "2k"}, "1152x2688"),
        ("9:21.4k", {"size": "9:21", "resolution": "4k"}, "1648x3840"),
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
            [("prompt", "text", (None, None)), ("size", "among", ("1:1", "3:2", "2:3", "4:3", "3:4", "5:4", "4:5", "16:9", "9:16", "2:1", "1:2", "3:1", "1:3", "21:9", "9:21", "auto", "1024x1024", "2048x2048", "2880x2880", "1536x1024", "2048x1360", "3520x2336")), ("resolution", "among", ("1k", "2k", "4k")), ("quality", "among", ("auto", "low", "medium", "high")), ("background", "among", ("auto", "opaque", "transparent")), ("moderation", "among", ("auto", "low")), ("output_format", "among", ("png", "jpeg", "webp")), ("output_compression", "integers", (0, 100)), ("n", "integers", (1, 4)), ("image_urls", "list", (None, None)), ("mask_url", "among", ("https://a.example/1.png",))],
            ("1024x1024", "2048x2048", "2880x2880", "1536x1024", "2048x1360", "3520x2336", "1024x1536", "1360x2048", "2336x3520", "1024x768", "2048x1536", "3312x2480", "768x1024", "1536x2048", "2480x3312", "1280x1024", "2560x2048", "3216x2576", "1024x1280", "2048x2560", "2576x3216", "1536x864", "2048x1152", "3840x2160", "864x1536", "1152x2048", "2160x3840", "2048x1024", "2688x1344", "3840x1920", "1024x2048", "1344x2688", "1920x3840", "1881x836", "1536x512", "3072x1024", "3840x1280", "887x1774", "512x1536", "1024x3072", "1280x3840", "2016x864", "2688x1152", "3840x1648", "864x2016", "1152x2688", "1648x3840"),
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
        ("gccai/gpt-image-2-official.md",),
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
            {"code": 200, "data": [{"status": "submitted", "task_id": "task_01KPTXXXXXXXXXXXXXXX"}]},
            {"task-id": "task_01KPTXXXXXXXXXXXXXXX", "state": "submitted"},
            ("provider.replies.submitted.fields.code", "provider.replies.submitted.fields.data[].status", "provider.replies.submitted.fields.data[].task_id"),
            "reply.example",
        ),
        (
            "completed",
            "query",
            "",
            {"code": 200, "data": {"id": "task_01KPTXXXXXXXXXXXXXXX", "status": "completed", "progress": 100, "actual_time": 46, "cost": 0.05279, "result": {"images": [{"url": ["https://upload.gccai.ai/f/image/xxxxxxxx-gpt_image_2_official_task_xxx_0.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task_01KPTXXXXXXXXXXXXXXX", "state": "completed", "progress": 100, "cost": "0.05279", "elapsed": 46, "pictures": [{"address": "https://upload.gccai.ai/f/image/xxxxxxxx-gpt_image_2_official_task_xxx_0.png", "expires": 1776928569}]},
            ("provider.replies.task.fields.code", "provider.replies.task.fields.data.id", "provider.replies.task.fields.data.status", "provider.replies.task.fields.data.progress", "provider.replies.task.fields.data.actual_time", "provider.replies.task.fields.data.cost"),
            "reply.task.example",
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
            "order.submitted.code",
            "order",
            "",
            {"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]},
            {"task-id": "task-1", "state": "submitted"},
            "provider.replies.submitted.fields.code",
            ("imagen-4.0-gccai#reply.code", "gpt-image-2-official#reply.code"),
        ),
        (
            "order.submitted.data[].status",
            "order",
            "",
            {"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]},
            {"task-id": "task-1", "state": "submitted"},
            "provider.replies.submitted.fields.data[].status",
            ("imagen-4.0-gccai#reply.status", "gpt-image-2-official#reply.status"),
        ),
        (
            "order.submitted.data[].task_id",
            "order",
            "",
            {"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]},
            {"task-id": "task-1", "state": "submitted"},
            "provider.replies.submitted.fields.data[].task_id",
            ("imagen-4.0-gccai#reply.task_id", "gpt-image-2-official#reply.task_id"),
        ),
        (
            "query.task.code",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-1", "state": "completed", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            "provider.replies.task.fields.code",
            "gpt-image-2-official#reply.task.code",
        ),
        (
            "query.task.data.id",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-1", "state": "completed", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            "provider.replies.task.fields.data.id",
            "gpt-image-2-official#reply.task.id",
        ),
        (
            "query.task.data.status",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-1", "state": "completed", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            "provider.replies.task.fields.data.status",
            "gpt-image-2-official#reply.task.status",
        ),
        (
            "query.task.data.progress",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-1", "state": "completed", "progress": 42, "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            "provider.replies.task.fields.data.progress",
            "gpt-image-2-official#reply.task.progress",
        ),
        (
            "query.task.data.actual_time",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "actual_time": 46, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-1", "state": "completed", "elapsed": 46, "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            "provider.replies.task.fields.data.actual_time",
            ("gpt-image-2-official#reply.task.actual_time", "tasks#reply.actual_time"),
        ),
        (
            "query.task.data.cost",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "cost": 0.05279, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-1", "state": "completed", "cost": "0.05279", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            "provider.replies.task.fields.data.cost",
            "gpt-image-2-official#reply.task.cost",
        ),
        (
            "query.task.data.error.message",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-1", "state": "completed", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            "provider.replies.task.fields.data.error.message",
            "tasks#reply.error",
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
            "order.submitted.code",
            "order",
            "",
            {"data": [{"status": "submitted", "task_id": "task-1"}]},
            {"task-id": "task-1", "state": "submitted"},
            "provider.replies.submitted.fields.code",
        ),
        (
            "order.submitted.data[].status",
            "order",
            "",
            {"code": 200, "data": [{"task_id": "task-1"}]},
            {"task-id": "task-1"},
            "provider.replies.submitted.fields.data[].status",
        ),
        (
            "query.task.code",
            "query",
            "",
            {"data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-1", "state": "completed", "progress": 42, "cost": "0.05279", "elapsed": 46, "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            "provider.replies.task.fields.code",
        ),
        (
            "query.task.data.progress",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-1", "state": "completed", "cost": "0.05279", "elapsed": 46, "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            "provider.replies.task.fields.data.progress",
        ),
        (
            "query.task.data.actual_time",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-1", "state": "completed", "progress": 42, "cost": "0.05279", "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            "provider.replies.task.fields.data.actual_time",
        ),
        (
            "query.task.data.cost",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-1", "state": "completed", "progress": 42, "elapsed": 46, "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            "provider.replies.task.fields.data.cost",
        ),
        (
            "query.task.data.error.message",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-1", "state": "completed", "progress": 42, "cost": "0.05279", "elapsed": 46, "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            "provider.replies.task.fields.data.error.message",
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
            "submit",
            "order",
            "",
            {"code": 200, "data": [{"status": "submitted", "task_id": "task-1", "unheard_of": {"x": [1]}}], "unheard_of": {"x": [1]}},
            {"task-id": "task-1", "state": "submitted"},
        ),
        (
            "query.task",
            "query",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint", "unheard_of": {"x": [1]}}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569, "unheard_of": {"x": [1]}}], "unheard_of": {"x": [1]}}, "unheard_of": {"x": [1]}}, "unheard_of": {"x": [1]}},
            {"task-id": "task-1", "state": "completed", "progress": 42, "cost": "0.05279", "elapsed": 46, "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
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
            "order.submitted.code",
            "type",
            "order",
            "",
            {"code": "1", "data": [{"status": "submitted", "task_id": "task-1"}]},
            "provider.replies.submitted.fields.code",
            ("imagen-4.0-gccai#reply.code", "gpt-image-2-official#reply.code"),
        ),
        (
            "order.submitted.data[].status",
            "type",
            "order",
            "",
            {"code": 200, "data": [{"status": 5, "task_id": "task-1"}]},
            "provider.replies.submitted.fields.data[].status",
            ("imagen-4.0-gccai#reply.status", "gpt-image-2-official#reply.status"),
        ),
        (
            "order.submitted.data[].task_id",
            "required",
            "order",
            "",
            {"code": 200, "data": [{"status": "submitted"}]},
            "provider.replies.submitted.fields.data[].task_id",
            ("imagen-4.0-gccai#reply.task_id", "gpt-image-2-official#reply.task_id"),
        ),
        (
            "order.submitted.data[].task_id",
            "type",
            "order",
            "",
            {"code": 200, "data": [{"status": "submitted", "task_id": 5}]},
            "provider.replies.submitted.fields.data[].task_id",
            ("imagen-4.0-gccai#reply.task_id", "gpt-image-2-official#reply.task_id"),
        ),
        (
            "query.task.code",
            "type",
            "query",
            "",
            {"code": "1", "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "provider.replies.task.fields.code",
            "gpt-image-2-official#reply.task.code",
        ),
        (
            "query.task.data.id",
            "required",
            "query",
            "",
            {"code": 200, "data": {"status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "provider.replies.task.fields.data.id",
            "gpt-image-2-official#reply.task.id",
        ),
        (
            "query.task.data.id",
            "type",
            "query",
            "",
            {"code": 200, "data": {"id": 5, "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "provider.replies.task.fields.data.id",
            "gpt-image-2-official#reply.task.id",
        ),
        (
            "query.task.data.status",
            "required",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "provider.replies.task.fields.data.status",
            "gpt-image-2-official#reply.task.status",
        ),
        (
            "query.task.data.status",
            "type",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": 5, "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "provider.replies.task.fields.data.status",
            "gpt-image-2-official#reply.task.status",
        ),
        (
            "query.task.data.progress",
            "type",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": "1", "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "provider.replies.task.fields.data.progress",
            "gpt-image-2-official#reply.task.progress",
        ),
        (
            "query.task.data.actual_time",
            "type",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": "1", "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "provider.replies.task.fields.data.actual_time",
            ("gpt-image-2-official#reply.task.actual_time", "tasks#reply.actual_time"),
        ),
        (
            "query.task.data.cost",
            "type",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": "x", "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "provider.replies.task.fields.data.cost",
            "gpt-image-2-official#reply.task.cost",
        ),
        (
            "query.task.data.error.message",
            "type",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": 5}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "provider.replies.task.fields.data.error.message",
            "tasks#reply.error",
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
            "order.submitted.code",
            "order",
            "",
            {"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]},
            {"code": 201, "data": [{"status": "submitted", "task_id": "task-1"}]},
            "provider.replies.submitted.fields.code",
            ("imagen-4.0-gccai#reply.code", "gpt-image-2-official#reply.code"),
        ),
        (
            "query.task.code",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"code": 201, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "provider.replies.task.fields.code",
            "gpt-image-2-official#reply.task.code",
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
            "query.task.result.url[]",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"expires_at": 1776928569, "url": ["https://pictures.example/one.png", "https://pictures.example/two.png"]}]}}},
            {"task-id": "task-1", "state": "completed", "progress": 42, "cost": "0.05279", "elapsed": 46, "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
            ("provider.pictures.result.address.in", "provider.pictures.result.each", "provider.pictures.result.expires"),
            "gpt-image-2-official#reply.task.images",
        ),
        (
            "query.task.result.url",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"expires_at": 1776928569, "url": "https://pictures.example/one.png"}]}}},
            {"task-id": "task-1", "state": "completed", "progress": 42, "cost": "0.05279", "elapsed": 46, "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}]},
            ("provider.pictures.result.address.in", "provider.pictures.result.each", "provider.pictures.result.expires"),
            "gpt-image-2-official#reply.task.images",
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
            "query.task.result.url",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": 5, "expires_at": 1776928569}]}}},
            "provider.pictures.result.address",
        ),
        (
            "query.task.result.expires_at",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": "soon"}]}}},
            "provider.pictures.result.expires",
        ),
    ],
)
def test_picture_refused(bench: Bench, asked: str, mode: str, body: dict[str, Any]) -> None:
    """A part of a picture in another JSON type is no reply of the page."""
    with raises("ReplyMismatch", raw=body):
        bench.told(body, mode=mode).read(asked)

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

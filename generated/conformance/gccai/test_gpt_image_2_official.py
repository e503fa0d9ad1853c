"""What the page of gccai/gpt-image-2-official promises.

Made by pixelspec from specs/gccai/gpt-image-2-official.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncGccai, Gccai
from pixelspec.conformance import Bench, Exchange, Subject, buying, offering, promise, raises
from pixelspec.conformance.canned import report_of, takes_error
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.relations import require_told
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Values
from pixelspec.conformance.surroundings import environment, warned

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
    "status",
    "submit",
    "kind",
    "quirks.auto-is-low",
    "parameters.quality.default",
    "parameters.size.required",
    "parameters.resolution.required",
    "parameters.quality.required",
    "parameters.background.required",
    "parameters.moderation.required",
    "parameters.output_format.required",
    "parameters.output_compression.required",
    "parameters.n.required",
    "parameters.image_urls.required",
    "parameters.mask_url.required",
    needs="paid",
    columns="row said quirks task",
    ids="{row}",
    rows=[
        ("least", ["auto-is-low"], ["auto-is-low"], True),
    ],
)
def test_minimal(bench: Bench, said: list[str], quirks: list[str], task: bool) -> None:
    """The least request goes out as the page has it and is accepted, as a task or at once;
    the client says beforehand what is at work without a word, and nothing else is."""
    bought = buying.done(bench, {}, {}, quirks)
    assert bought.body == bench.subject.body
    assert bought.entry is None or bool(bought.entry.task) == task
    assert set(buying.notices(bench)) == set(said)
    buying.carries(bench)


@promise(
    "parameters.{name}.default",
    "{facts}",
    at="{at}",
    needs="account, paid",
    columns="name keyword value facts quirks at",
    ids="{name}",
    rows=[
        ("size", "size", ["1:1"], (), [], "body.size"),
        ("resolution", "resolution", ["1k"], (), [], "body.resolution"),
        ("quality", "quality", ["low"], ("quirks.auto-is-low.to",), ["auto-is-low"], "body.quality"),
        ("background", "background", ["auto"], (), [], "body.background"),
        ("moderation", "moderation", ["auto"], (), [], "body.moderation"),
        ("output_format", "output_format", ["png"], (), [], "body.output_format"),
        ("output_compression", "output_compression", [], (), [], "body.output_compression"),
        ("n", "n", [1], (), [], "body.n"),
        ("image_urls", "image_urls", [], (), [], "body.image_urls"),
        ("mask_url", "mask_url", [], (), [], "body.mask_url"),
    ],
)
def test_default(
    bench: Bench, keyword: str, value: list[Any], quirks: list[str]
) -> None:
    """Left out, the parameter is worth what the page says, and the quirks that follow are
    at work; [] is nothing at all."""
    bought = bench.buy()
    assert buying.held(bench, bought, keyword) == value
    assert bought.entry and set(quirks) <= set(bought.entry.quirks)


@promise(
    "parameters.{name}.default",
    "parameters.{name}.wire",
    at="{at}",
    columns="name keyword value at",
    ids="{name}",
    rows=[
        ("size", "size", ["1:1"], "body.size"),
        ("resolution", "resolution", ["1k"], "body.resolution"),
        ("quality", "quality", ["auto"], "body.quality"),
        ("background", "background", ["auto"], "body.background"),
        ("moderation", "moderation", ["auto"], "body.moderation"),
        ("output_format", "output_format", ["png"], "body.output_format"),
        ("output_compression", "output_compression", [], "body.output_compression"),
        ("n", "n", [1], "body.n"),
        ("image_urls", "image_urls", [], "body.image_urls"),
        ("mask_url", "mask_url", [], "body.mask_url"),
    ],
)
def test_written_default(bench: Bench, keyword: str, value: list[Any]) -> None:
    """`send_defaults` writes what the page states, and nothing where it states nothing."""
    body = bench.with_options(send_defaults=True).plan().body
    assert set(bench.subject.body) <= set(body)
    assert buying.sent(bench, body, keyword) == value
    assert buying.sent(bench, bench.plan().body, keyword) == []


@promise(
    "parameters.{name}.required",
    at="{at}",
    columns="name keyword at",
    ids="{name}",
    rows=[
        ("size", "size", "body.size"),
        ("resolution", "resolution", "body.resolution"),
        ("quality", "quality", "body.quality"),
        ("background", "background", "body.background"),
        ("moderation", "moderation", "body.moderation"),
        ("output_format", "output_format", "body.output_format"),
        ("output_compression", "output_compression", "body.output_compression"),
        ("n", "n", "body.n"),
        ("image_urls", "image_urls", "body.image_urls"),
        ("mask_url", "mask_url", "body.mask_url"),
    ],
)
def test_optional(bench: Bench, keyword: str) -> None:
    """It may be left out: the client neither asks for it nor sends it, and its JSON schema
    does not ask for it; that the provider does not miss it is seen by the least request."""
    body = bench.plan().body
    assert set(bench.subject.body) <= set(body)
    assert buying.sent(bench, body, keyword) == []
    assert not offering.needed(bench, keyword)


@promise(
    "parameters.{name}.required",
    "{facts}",
    at="{at}",
    needs="paid",
    columns="name keyword always facts told at",
    ids="{name}",
    rows=[
        ("prompt", "prompt", True, (), (), "body.prompt"),
    ],
)
def test_required(
    bench: Bench, keyword: str, always: bool, told: tuple[tuple[int, str], ...]
) -> None:
    """Without it the client refuses, and so does the provider; the JSON schema asks for it
    where no other value makes it needless."""
    less = bench.without(keyword)
    less.refuses(keyword)
    buying.refused(less, less.wire.submit(), told)
    assert offering.needed(less, keyword) is always


@promise(
    "parameters.{name}.fixed",
    "parameters.{name}.wire",
    "{type}",
    at="{at}",
    needs="paid: 3",
    columns="name type keyword value other missed told at",
    ids="{name}",
    rows=[
        ("model", ("parameters.model.type", "parameters.model.required"), "model", "gpt-image-2-official", [], True, (), "body.model"),
    ],
)
def test_fixed(
    bench: Bench,
    keyword: str,
    value: Any,
    other: list[Any],
    missed: bool,
    told: tuple[tuple[int, str], ...],
) -> None:
    """The client writes the only value there is; the provider refuses any other, and misses
    it just where it is required."""
    bought = bench.buy()
    assert buying.sent(bench, bought.body, keyword) == [value]
    bench.holds(bought, **{keyword: value})
    bare = bench.again()
    for one in other:
        buying.refused(bare, bare.wire.with_value(keyword, one), told)
    answer = bare.without(keyword).wire.submit()
    if missed:
        buying.refused(bare, answer, told)
    else:
        assert answer.status == 200, answer.content.decode()


@promise(
    "{facts}",
    at="{at}",
    needs="paid",
    columns="name facts told at",
    ids="{name}",
    rows=[
        ("gpt-image-2-official-other", ("provider.errors.model-not-found",), ((503, "model_not_found"),), "tasks#errors.503"),
    ],
)
def test_unknown_model(
    bench: Bench, name: str, told: tuple[tuple[int, str], ...]
) -> None:
    """A model that there is not is refused as the page says."""
    buying.refused(bench, bench.wire.with_value("model", name), told)


@promise(
    "parameters.{name}.type",
    "{facts}",
    at="{at}",
    columns="name facts keyword words free at",
    ids="{name}",
    rows=[
        (
            "size",
            ("parameters.size.accepts", "parameters.size.ratios", "parameters.size.separator"),
            "size",
            ["1:1", "3:2", "2:3", "4:3", "3:4", "5:4", "4:5", "16:9", "9:16", "2:1", "1:2", "3:1", "1:3", "21:9", "9:21", "auto", "1024x1024", "2048x2048", "2880x2880", "1536x1024", "2048x1360", "3520x2336", "1024x1536", "1360x2048", "2336x3520", "1024x768", "2048x1536", "3312x2480", "768x1024", "1536x2048", "2480x3312", "1280x1024", "2560x2048", "3216x2576", "1024x1280", "2048x2560", "2576x3216", "1536x864", "2048x1152", "3840x2160", "864x1536", "1152x2048", "2160x3840", "2048x1024", "2688x1344", "3840x1920", "1024x2048", "1344x2688", "1920x3840", "1881x836", "1536x512", "3072x1024", "3840x1280", "887x1774", "512x1536", "1024x3072", "1280x3840", "2016x864", "2688x1152", "3840x1648", "864x2016", "1152x2688", "1648x3840"],
            False,
            "body.size",
        ),
        ("resolution", ("parameters.resolution.values",), "resolution", ["1k", "2k", "4k"], False, "body.resolution"),
        ("quality", ("parameters.quality.values",), "quality", ["auto", "low", "medium", "high"], False, "body.quality"),
        ("background", ("parameters.background.values",), "background", ["auto", "opaque", "transparent"], False, "body.background"),
        ("moderation", ("parameters.moderation.values",), "moderation", ["auto", "low"], False, "body.moderation"),
        ("output_format", ("parameters.output_format.values",), "output_format", ["png", "jpeg", "webp"], False, "body.output_format"),
    ],
)
def test_offered(bench: Bench, keyword: str, words: list[Any], free: bool) -> None:
    """The JSON schema for agents offers just these words, and any size in pixels only where
    the page takes any."""
    offering.offered(bench, keyword, words, free)


@promise(
    "{facts}",
    at="{at}",
    needs="paid",
    columns="name facts given held quirks at",
    ids="{name}",
    rows=[
        (
            "prompt=...",
            ("parameters.prompt.wire", "parameters.prompt.type", "parameters.prompt.of"),
            {"prompt": "A lighthouse at dusk"},
            {"prompt": "A lighthouse at dusk"},
            ["auto-is-low"],
            "body.prompt",
        ),
        (
            "resolution=1k",
            ("parameters.resolution.wire", "parameters.resolution.type", "parameters.resolution.values.1k"),
            {"resolution": "1k"},
            {"resolution": "1k"},
            ["auto-is-low"],
            "body.resolution",
        ),
        (
            "resolution=2k",
            ("parameters.resolution.wire", "parameters.resolution.type", "parameters.resolution.values.2k"),
            {"resolution": "2k"},
            {"resolution": "2k"},
            ["auto-is-low"],
            "body.resolution",
        ),
        (
            "resolution=4k",
            ("parameters.resolution.wire", "parameters.resolution.type", "parameters.resolution.values.4k"),
            {"resolution": "4k"},
            {"resolution": "4k"},
            ["auto-is-low"],
            "body.resolution",
        ),
        (
            "quality=auto",
            ("parameters.quality.wire", "parameters.quality.type", "parameters.quality.values.auto"),
            {"quality": "auto"},
            {"quality": "low"},
            ["auto-is-low"],
            "body.quality",
        ),
        (
            "quality=low",
            ("parameters.quality.wire", "parameters.quality.type", "parameters.quality.values.low"),
            {"quality": "low"},
            {"quality": "low"},
            [],
            "body.quality",
        ),
        (
            "quality=medium",
            ("parameters.quality.wire", "parameters.quality.type", "parameters.quality.values.medium"),
            {"quality": "medium"},
            {"quality": "medium"},
            [],
            "body.quality",
        ),
        (
            "quality=high",
            ("parameters.quality.wire", "parameters.quality.type", "parameters.quality.values.high"),
            {"quality": "high"},
            {"quality": "high"},
            [],
            "body.quality",
        ),
        (
            "background=auto",
            ("parameters.background.wire", "parameters.background.type", "parameters.background.values.auto"),
            {"background": "auto"},
            {"background": "auto"},
            ["auto-is-low"],
            "body.background",
        ),
        (
            "background=opaque",
            ("parameters.background.wire", "parameters.background.type", "parameters.background.values.opaque"),
            {"background": "opaque"},
            {"background": "opaque"},
            ["auto-is-low"],
            "body.background",
        ),
        (
            "moderation=auto",
            ("parameters.moderation.wire", "parameters.moderation.type", "parameters.moderation.values.auto"),
            {"moderation": "auto"},
            {"moderation": "auto"},
            ["auto-is-low"],
            "body.moderation",
        ),
        (
            "moderation=low",
            ("parameters.moderation.wire", "parameters.moderation.type", "parameters.moderation.values.low"),
            {"moderation": "low"},
            {"moderation": "low"},
            ["auto-is-low"],
            "body.moderation",
        ),
        (
            "output_format=png",
            ("parameters.output_format.wire", "parameters.output_format.type", "parameters.output_format.values.png"),
            {"output_format": "png"},
            {"output_format": "png"},
            ["auto-is-low"],
            "body.output_format",
        ),
        (
            "output_format=jpeg",
            ("parameters.output_format.wire", "parameters.output_format.type", "parameters.output_format.values.jpeg"),
            {"output_format": "jpeg"},
            {"output_format": "jpeg"},
            ["auto-is-low"],
            "body.output_format",
        ),
        (
            "output_format=webp",
            ("parameters.output_format.wire", "parameters.output_format.type", "parameters.output_format.values.webp"),
            {"output_format": "webp"},
            {"output_format": "webp"},
            ["auto-is-low"],
            "body.output_format",
        ),
        (
            "output_compression=0",
            ("parameters.output_compression.wire", "parameters.output_compression.type", "parameters.output_compression.of"),
            {"output_compression": 0, "output_format": "jpeg"},
            {"output_compression": 0},
            ["auto-is-low"],
            "body.output_compression",
        ),
        ("n=1", ("parameters.n.wire", "parameters.n.type", "parameters.n.of"), {"n": 1}, {"n": 1}, ["auto-is-low"], "body.n"),
        (
            "image_urls=...",
            ("parameters.image_urls.wire", "parameters.image_urls.type", "parameters.image_urls.of"),
            {"image_urls": ["https://a.example/1.png"]},
            {"image_urls": ["https://a.example/1.png"]},
            ["auto-is-low"],
            "body.image_urls",
        ),
        (
            "mask_url=...",
            ("parameters.mask_url.wire", "parameters.mask_url.type", "parameters.mask_url.of"),
            {"mask_url": "https://a.example/1.png", "image_urls": ["https://a.example/1.png"]},
            {"mask_url": "https://a.example/1.png"},
            ["auto-is-low"],
            "body.mask_url",
        ),
    ],
)
def test_value(
    bench: Bench, given: dict[str, Any], held: dict[str, Any], quirks: list[str]
) -> None:
    """A documented value is accepted, stands where the page puts it, and is what holds."""
    buying.done(bench, given, held, quirks)


@promise(
    "parameters.{name}.type",
    at="{at}",
    columns="name keyword value given at",
    ids="{name}={value}",
    rows=[
        ("prompt", "prompt", 7, {}, "body.prompt"),
        ("size", "size", 7, {}, "body.size"),
        ("resolution", "resolution", 7, {}, "body.resolution"),
        ("quality", "quality", 7, {}, "body.quality"),
        ("background", "background", 7, {}, "body.background"),
        ("moderation", "moderation", 7, {}, "body.moderation"),
        ("output_format", "output_format", 7, {}, "body.output_format"),
        ("output_compression", "output_compression", 1.5, {"output_format": "jpeg"}, "body.output_compression"),
        ("output_compression", "output_compression", 0.0, {"output_format": "jpeg"}, "body.output_compression"),
        ("output_compression", "output_compression", True, {"output_format": "jpeg"}, "body.output_compression"),
        ("n", "n", 1.5, {}, "body.n"),
        ("n", "n", 1.0, {}, "body.n"),
        ("n", "n", True, {}, "body.n"),
        ("image_urls", "image_urls", "x", {}, "body.image_urls"),
        ("image_urls", "image_urls", [7], {}, "body.image_urls"),
        ("mask_url", "mask_url", 7, {"image_urls": ["https://a.example/1.png"]}, "body.mask_url"),
    ],
)
def test_wrong_type(bench: Bench, keyword: str, value: Any, given: dict[str, Any]) -> None:
    """A value of another JSON type is refused before anything is sent, whatever a caller
    puts up with."""
    lenient = bench.with_options(quirks="allow")
    lenient.refuses(keyword, **{**given, keyword: value})


@promise(
    "parameters.{name}.strict",
    "parameters.{name}.type",
    at="{at}",
    needs="paid",
    columns="name keyword value at",
    ids="{name}",
    rows=[
        ("n", "n", "1", "body.n"),
    ],
)
def test_strict(bench: Bench, keyword: str, value: str) -> None:
    """A quoted number is refused, by the client and by the provider, as the page says."""
    bench.refuses(keyword, **{keyword: value})
    answer = bench.wire.with_value(keyword, value)
    buying.refused(bench, answer)
    assert not any(fact.startswith("parameters.") for fact in answer.assumed)


@promise(
    "{facts}",
    at="{at}",
    needs="paid",
    columns="name facts keyword value given taken at",
    ids="{name}={value}",
    rows=[
        ("size", ("parameters.size.ratios", "parameters.size.type", "gaps.other-pixels"), "size", "7:5", {"size": "7:5"}, {}, "body.size"),
        (
            "resolution",
            ("parameters.resolution.values", "parameters.resolution.type"),
            "resolution",
            "unlisted",
            {"resolution": "unlisted"},
            {},
            "body.resolution",
        ),
        ("quality", ("parameters.quality.values", "parameters.quality.type"), "quality", "unlisted", {"quality": "unlisted"}, {}, "body.quality"),
        (
            "background",
            ("parameters.background.values", "parameters.background.type"),
            "background",
            "unlisted",
            {"background": "unlisted"},
            {},
            "body.background",
        ),
        (
            "moderation",
            ("parameters.moderation.values", "parameters.moderation.type"),
            "moderation",
            "unlisted",
            {"moderation": "unlisted"},
            {},
            "body.moderation",
        ),
        (
            "output_format",
            ("parameters.output_format.values", "parameters.output_format.type"),
            "output_format",
            "unlisted",
            {"output_format": "unlisted"},
            {},
            "body.output_format",
        ),
    ],
)
def test_unlisted(
    bench: Bench, keyword: str, given: dict[str, Any], taken: dict[str, Any]
) -> None:
    """A value that the page does not list is refused before anything is sent, and goes out
    only where the page says what is taken in its place."""
    bench.refuses(keyword, **given)
    if taken:
        buying.done(bench.with_options(quirks="allow"), given, taken)


@promise(
    "parameters.{name}.{fact}",
    "{type}",
    at="{at}",
    needs="paid",
    columns="name fact type side keyword value given taken at",
    ids="{name}-{fact}-{side}",
    rows=[
        (
            "output_compression",
            "range.least",
            "parameters.output_compression.type",
            "at",
            "output_compression",
            0,
            {"output_format": "jpeg"},
            [0],
            "body.output_compression",
        ),
        ("output_compression", "range.least", "", "below", "output_compression", -1, {}, [], "body.output_compression"),
        (
            "output_compression",
            "range.most",
            "parameters.output_compression.type",
            "at",
            "output_compression",
            100,
            {"output_format": "jpeg"},
            [100],
            "body.output_compression",
        ),
        ("output_compression", "range.most", "", "above", "output_compression", 101, {}, [], "body.output_compression"),
        ("n", "range.least", "parameters.n.type", "at", "n", 1, {}, [1], "body.n"),
        ("n", "range.least", "", "below", "n", 0, {}, [], "body.n"),
        ("n", "range.most", "parameters.n.type", "at", "n", 4, {}, [4], "body.n"),
        ("n", "range.most", "", "above", "n", 5, {}, [], "body.n"),
    ],
)
def test_boundary(
    bench: Bench, keyword: str, value: Any, given: dict[str, Any], taken: list[Any]
) -> None:
    """The end itself is taken and holds; one step beyond it, the client refuses."""
    call = {**given, keyword: value}
    if taken:
        buying.done(bench, call, {} if value == [] else {keyword: value})
    else:
        bench.refuses(keyword, **call)


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
    "{word}",
    "parameters.{name}.wire",
    "parameters.{name}.accepts",
    "parameters.{name}.type",
    at="{at}",
    needs="paid",
    columns="name value word given held sizes quirks at",
    ids="{name}={value}",
    rows=[
        ("size", "1:1", "parameters.size.ratios.1:1", {"size": "1:1"}, {"size": "1:1"}, "1024x1024", ["auto-is-low"], "body.size"),
        ("size", "3:2", "parameters.size.ratios.3:2", {"size": "3:2"}, {"size": "3:2"}, "1536x1024", ["auto-is-low"], "body.size"),
        ("size", "2:3", "parameters.size.ratios.2:3", {"size": "2:3"}, {"size": "2:3"}, "1024x1536", ["auto-is-low"], "body.size"),
        ("size", "4:3", "parameters.size.ratios.4:3", {"size": "4:3"}, {"size": "4:3"}, "1024x768", ["auto-is-low"], "body.size"),
        ("size", "3:4", "parameters.size.ratios.3:4", {"size": "3:4"}, {"size": "3:4"}, "768x1024", ["auto-is-low"], "body.size"),
        ("size", "5:4", "parameters.size.ratios.5:4", {"size": "5:4"}, {"size": "5:4"}, "1280x1024", ["auto-is-low"], "body.size"),
        ("size", "4:5", "parameters.size.ratios.4:5", {"size": "4:5"}, {"size": "4:5"}, "1024x1280", ["auto-is-low"], "body.size"),
        ("size", "16:9", "parameters.size.ratios.16:9", {"size": "16:9"}, {"size": "16:9"}, "1536x864", ["auto-is-low"], "body.size"),
        ("size", "9:16", "parameters.size.ratios.9:16", {"size": "9:16"}, {"size": "9:16"}, "864x1536", ["auto-is-low"], "body.size"),
        ("size", "2:1", "parameters.size.ratios.2:1", {"size": "2:1"}, {"size": "2:1"}, "2048x1024", ["auto-is-low"], "body.size"),
        ("size", "1:2", "parameters.size.ratios.1:2", {"size": "1:2"}, {"size": "1:2"}, "1024x2048", ["auto-is-low"], "body.size"),
        ("size", "3:1", "parameters.size.ratios.3:1", {"size": "3:1"}, {"size": "3:1"}, "1881x836 or 1536x512", ["auto-is-low"], "body.size"),
        ("size", "1:3", "parameters.size.ratios.1:3", {"size": "1:3"}, {"size": "1:3"}, "887x1774 or 512x1536", ["auto-is-low"], "body.size"),
        ("size", "21:9", "parameters.size.ratios.21:9", {"size": "21:9"}, {"size": "21:9"}, "2016x864", ["auto-is-low"], "body.size"),
        ("size", "9:21", "parameters.size.ratios.9:21", {"size": "9:21"}, {"size": "9:21"}, "864x2016", ["auto-is-low"], "body.size"),
        ("size", "auto", "parameters.size.accepts", {"size": "auto"}, {"size": "auto"}, "", ["auto-is-low"], "body.size"),
    ],
)
def test_size(
    bench: Bench, given: dict[str, Any], held: dict[str, Any], sizes: str, quirks: list[str]
) -> None:
    """A listed size goes out as it is and holds; a plan names what comes of it, as far as
    the page does."""
    assert bench.sizes(**given) == sizes
    buying.delivered(buying.done(bench, given, held, quirks), sizes)


@promise(
    "{path}",
    "parameters.{name}.accepts",
    "parameters.{name}.separator",
    "parameters.{name}.type",
    "parameters.{name}.wire",
    at="{at}",
    needs="paid",
    columns="name value path given size at",
    ids="{name}={value}",
    rows=[
        ("size", "1024x1024", "table.1:1.1k", {"size": "1024x1024"}, "1024x1024", "table"),
        ("size", "2048x2048", "table.1:1.2k", {"size": "2048x2048"}, "2048x2048", "table"),
        ("size", "2880x2880", "table.1:1.4k", {"size": "2880x2880"}, "2880x2880", "table"),
        ("size", "1536x1024", "table.3:2.1k", {"size": "1536x1024"}, "1536x1024", "table"),
        ("size", "2048x1360", "table.3:2.2k", {"size": "2048x1360"}, "2048x1360", "table"),
        ("size", "3520x2336", "table.3:2.4k", {"size": "3520x2336"}, "3520x2336", "table"),
        ("size", "1024x1536", "table.2:3.1k", {"size": "1024x1536"}, "1024x1536", "table"),
        ("size", "1360x2048", "table.2:3.2k", {"size": "1360x2048"}, "1360x2048", "table"),
        ("size", "2336x3520", "table.2:3.4k", {"size": "2336x3520"}, "2336x3520", "table"),
        ("size", "1024x768", "table.4:3.1k", {"size": "1024x768"}, "1024x768", "table"),
        ("size", "2048x1536", "table.4:3.2k", {"size": "2048x1536"}, "2048x1536", "table"),
        ("size", "3312x2480", "table.4:3.4k", {"size": "3312x2480"}, "3312x2480", "table"),
        ("size", "768x1024", "table.3:4.1k", {"size": "768x1024"}, "768x1024", "table"),
        ("size", "1536x2048", "table.3:4.2k", {"size": "1536x2048"}, "1536x2048", "table"),
        ("size", "2480x3312", "table.3:4.4k", {"size": "2480x3312"}, "2480x3312", "table"),
        ("size", "1280x1024", "table.5:4.1k", {"size": "1280x1024"}, "1280x1024", "table"),
        ("size", "2560x2048", "table.5:4.2k", {"size": "2560x2048"}, "2560x2048", "table"),
        ("size", "3216x2576", "table.5:4.4k", {"size": "3216x2576"}, "3216x2576", "table"),
        ("size", "1024x1280", "table.4:5.1k", {"size": "1024x1280"}, "1024x1280", "table"),
        ("size", "2048x2560", "table.4:5.2k", {"size": "2048x2560"}, "2048x2560", "table"),
        ("size", "2576x3216", "table.4:5.4k", {"size": "2576x3216"}, "2576x3216", "table"),
        ("size", "1536x864", "table.16:9.1k", {"size": "1536x864"}, "1536x864", "table"),
        ("size", "2048x1152", "table.16:9.2k", {"size": "2048x1152"}, "2048x1152", "table"),
        ("size", "3840x2160", "table.16:9.4k", {"size": "3840x2160"}, "3840x2160", "table"),
        ("size", "864x1536", "table.9:16.1k", {"size": "864x1536"}, "864x1536", "table"),
        ("size", "1152x2048", "table.9:16.2k", {"size": "1152x2048"}, "1152x2048", "table"),
        ("size", "2160x3840", "table.9:16.4k", {"size": "2160x3840"}, "2160x3840", "table"),
        ("size", "2048x1024", "table.2:1.1k", {"size": "2048x1024"}, "2048x1024", "table"),
        ("size", "2688x1344", "table.2:1.2k", {"size": "2688x1344"}, "2688x1344", "table"),
        ("size", "3840x1920", "table.2:1.4k", {"size": "3840x1920"}, "3840x1920", "table"),
        ("size", "1024x2048", "table.1:2.1k", {"size": "1024x2048"}, "1024x2048", "table"),
        ("size", "1344x2688", "table.1:2.2k", {"size": "1344x2688"}, "1344x2688", "table"),
        ("size", "1920x3840", "table.1:2.4k", {"size": "1920x3840"}, "1920x3840", "table"),
        ("size", "1881x836", "table.3:1.1k", {"size": "1881x836"}, "1881x836", "table"),
        ("size", "1536x512", "table.3:1.1k", {"size": "1536x512"}, "1536x512", "table"),
        ("size", "3072x1024", "table.3:1.2k", {"size": "3072x1024"}, "3072x1024", "table"),
        ("size", "3840x1280", "table.3:1.4k", {"size": "3840x1280"}, "3840x1280", "table"),
        ("size", "887x1774", "table.1:3.1k", {"size": "887x1774"}, "887x1774", "table"),
        ("size", "512x1536", "table.1:3.1k", {"size": "512x1536"}, "512x1536", "table"),
        ("size", "1024x3072", "table.1:3.2k", {"size": "1024x3072"}, "1024x3072", "table"),
        ("size", "1280x3840", "table.1:3.4k", {"size": "1280x3840"}, "1280x3840", "table"),
        ("size", "2016x864", "table.21:9.1k", {"size": "2016x864"}, "2016x864", "table"),
        ("size", "2688x1152", "table.21:9.2k", {"size": "2688x1152"}, "2688x1152", "table"),
        ("size", "3840x1648", "table.21:9.4k", {"size": "3840x1648"}, "3840x1648", "table"),
        ("size", "864x2016", "table.9:21.1k", {"size": "864x2016"}, "864x2016", "table"),
        ("size", "1152x2688", "table.9:21.2k", {"size": "1152x2688"}, "1152x2688", "table"),
        ("size", "1648x3840", "table.9:21.4k", {"size": "1648x3840"}, "1648x3840", "table"),
    ],
)
def test_pixels(bench: Bench, given: dict[str, Any], size: str) -> None:
    """A size in pixels that the page lists is planned, sent and delivered as it is."""
    assert bench.sizes(**given) == size
    buying.delivered(buying.done(bench, given, {}), size)


@promise(
    "quirks.{name}",
    "{words}",
    at="{at}",
    needs="paid: 2",
    columns="name words given says silent held quirks at part",
    ids="{name}{part}",
    rows=[
        (
            "auto-is-low",
            ("parameters.quality.values.auto",),
            {"quality": "auto"},
            {"on": "quality", "effect": "substituted", "to": {"quality": "low"}, "likely": True, "seconds": (None, None)},
            False,
            {"quality": "low"},
            ["auto-is-low"],
            "body.quality.auto",
            "",
        ),
        (
            "auto-is-low",
            (),
            {},
            {"on": "quality", "effect": "substituted", "to": {"quality": "low"}, "likely": True, "seconds": (None, None)},
            False,
            {"quality": "low"},
            ["auto-is-low"],
            "body.quality.auto",
            "-2",
        ),
        (
            "transparent-downgraded",
            ("parameters.background.values.transparent",),
            {"background": "transparent"},
            {"on": "background", "effect": "downgraded", "to": {"background": "auto"}, "likely": False, "seconds": (None, None)},
            True,
            {"background": "auto"},
            ["auto-is-low", "transparent-downgraded"],
            "body.background.transparent",
            "",
        ),
        (
            "compression-needs-lossy",
            ("parameters.output_format.values.png",),
            {"output_compression": 0, "output_format": "png"},
            {"on": "output_compression", "effect": "ineffective", "to": {}, "likely": False, "seconds": (None, None)},
            True,
            {"output_compression": None, "output_format": "png"},
            ["auto-is-low", "compression-needs-lossy"],
            "body.output_compression.note",
            "",
        ),
        (
            "compression-needs-lossy",
            (),
            {"output_compression": 0},
            {"on": "output_compression", "effect": "ineffective", "to": {}, "likely": False, "seconds": (None, None)},
            True,
            {"output_compression": None},
            ["auto-is-low", "compression-needs-lossy"],
            "body.output_compression.note",
            "-2",
        ),
        (
            "high-4k-slow",
            ("parameters.quality.values.high", "parameters.resolution.values.4k"),
            {"quality": "high", "resolution": "4k"},
            {"on": "quality", "effect": "slow", "to": {}, "likely": True, "seconds": (120, None)},
            False,
            {"quality": "high", "resolution": "4k"},
            ["high-4k-slow", "high-slow"],
            "body.quality.high",
            "",
        ),
        (
            "high-slow",
            ("parameters.quality.values.high", "parameters.resolution.values.2k"),
            {"quality": "high", "resolution": "2k"},
            {"on": "quality", "effect": "slow", "to": {}, "likely": True, "seconds": (None, 130)},
            False,
            {"quality": "high", "resolution": "2k"},
            ["high-slow"],
            "polling.timeout",
            "",
        ),
        (
            "high-slow",
            ("parameters.quality.values.high", "parameters.resolution.values.4k"),
            {"quality": "high", "resolution": "4k"},
            {"on": "quality", "effect": "slow", "to": {}, "likely": True, "seconds": (None, 130)},
            False,
            {"quality": "high", "resolution": "4k"},
            ["high-4k-slow", "high-slow"],
            "polling.timeout",
            "-2",
        ),
    ],
)
def test_quirk(
    bench: Bench,
    name: str,
    given: dict[str, Any],
    says: dict[str, Any],
    silent: bool,
    held: dict[str, Any],
    quirks: list[str],
) -> None:
    """A plan tells of the quirk; where the caller's own value would not be done, a call is
    refused, or warns; sent as written, it is accepted, and what holds is what was told."""
    notice = buying.notices(bench, **given)[name]
    assert {key: getattr(notice, key) for key in says} == says
    if silent:
        bench.refuses(name, **given)
        assert name in buying.warning(bench, **given)
    bought = buying.done(bench.with_options(quirks="allow"), given, held, quirks)
    buying.lasted(bought, *says["seconds"])


@promise(
    "{path}.when",
    at="{at}",
    needs="paid",
    columns="path number given quirks at",
    ids="{path}-{number}",
    rows=[
        ("quirks.auto-is-low", 1, {"quality": "low"}, [], "body.quality.auto"),
        ("quirks.auto-is-low", 2, {"quality": "medium"}, [], "body.quality.auto"),
        ("quirks.auto-is-low", 3, {"quality": "high"}, [], "body.quality.auto"),
        ("quirks.transparent-downgraded", 1, {"background": "auto"}, ["auto-is-low"], "body.background.transparent"),
        ("quirks.transparent-downgraded", 2, {"background": "opaque"}, ["auto-is-low"], "body.background.transparent"),
        ("quirks.transparent-downgraded", 3, {}, ["auto-is-low"], "body.background.transparent"),
        ("quirks.compression-needs-lossy", 1, {"output_compression": 0, "output_format": "jpeg"}, ["auto-is-low"], "body.output_compression.note"),
        ("quirks.compression-needs-lossy", 2, {"output_compression": 0, "output_format": "webp"}, ["auto-is-low"], "body.output_compression.note"),
        ("quirks.high-4k-slow", 1, {"resolution": "4k", "quality": "auto"}, ["auto-is-low"], "body.quality.high"),
        ("quirks.high-4k-slow", 2, {"resolution": "4k", "quality": "low"}, [], "body.quality.high"),
        ("quirks.high-4k-slow", 3, {"resolution": "4k", "quality": "medium"}, [], "body.quality.high"),
        ("quirks.high-4k-slow", 4, {"quality": "high", "resolution": "1k"}, [], "body.quality.high"),
        ("quirks.high-4k-slow", 5, {"quality": "high", "resolution": "2k"}, ["high-slow"], "body.quality.high"),
        ("quirks.high-4k-slow", 6, {"quality": "high"}, [], "body.quality.high"),
        ("quirks.high-slow", 1, {"resolution": "2k", "quality": "auto"}, ["auto-is-low"], "polling.timeout"),
        ("quirks.high-slow", 2, {"resolution": "2k", "quality": "low"}, [], "polling.timeout"),
        ("quirks.high-slow", 3, {"resolution": "2k", "quality": "medium"}, [], "polling.timeout"),
        ("quirks.high-slow", 4, {"quality": "high", "resolution": "1k"}, [], "polling.timeout"),
        ("quirks.high-slow", 5, {"quality": "high"}, [], "polling.timeout"),
        ("gaps.other-pixels", 1, {"size": "3:2"}, ["auto-is-low"], "body.size.pixels"),
        ("gaps.other-pixels", 2, {"size": "2:3"}, ["auto-is-low"], "body.size.pixels"),
        ("gaps.other-pixels", 3, {"size": "4:3"}, ["auto-is-low"], "body.size.pixels"),
        ("gaps.other-pixels", 4, {"size": "1024x1024"}, ["auto-is-low"], "body.size.pixels"),
        ("gaps.pixels-with-tier", 1, {"resolution": "2k", "size": "3:2"}, ["auto-is-low"], "body.size.pixels"),
        ("gaps.pixels-with-tier", 2, {"resolution": "2k", "size": "2:3"}, ["auto-is-low"], "body.size.pixels"),
        ("gaps.pixels-with-tier", 3, {"resolution": "2k", "size": "4:3"}, ["auto-is-low"], "body.size.pixels"),
        ("gaps.pixels-with-tier", 4, {"resolution": "2k", "size": "auto"}, ["auto-is-low"], "body.size.pixels"),
        ("gaps.pixels-with-tier", 5, {"size": "1024x1024"}, ["auto-is-low"], "body.size.pixels"),
        ("gaps.auto-at-4k", 1, {"resolution": "4k", "size": "1:1"}, ["auto-is-low"], "body.resolution.4k"),
        ("gaps.auto-at-4k", 2, {"resolution": "4k", "size": "3:2"}, ["auto-is-low"], "body.resolution.4k"),
        ("gaps.auto-at-4k", 3, {"resolution": "4k", "size": "2:3"}, ["auto-is-low"], "body.resolution.4k"),
        ("gaps.auto-at-4k", 4, {"resolution": "4k", "size": "4:3"}, ["auto-is-low"], "body.resolution.4k"),
        ("gaps.auto-at-4k", 5, {"size": "auto", "resolution": "1k"}, ["auto-is-low"], "body.resolution.4k"),
        ("gaps.auto-at-4k", 6, {"size": "auto", "resolution": "2k"}, ["auto-is-low"], "body.resolution.4k"),
        ("gaps.auto-at-4k", 7, {"size": "auto"}, ["auto-is-low"], "body.resolution.4k"),
    ],
)
def test_near_miss(bench: Bench, given: dict[str, Any], quirks: list[str]) -> None:
    """One value beside the condition, nothing hangs on it: a plan tells of nothing else, and
    nothing else is at work."""
    assert buying.effects(bench, **given) == set(quirks)
    buying.done(bench, given, {}, quirks)


@promise(
    "gaps.{name}.when",
    at="{at}",
    columns="name given about at part",
    ids="{name}{part}",
    rows=[
        ("other-pixels", {"size": "7:5"}, "size", "body.size.pixels", ""),
        ("other-pixels", {"size": "640x480"}, "size", "body.size.pixels", "-2"),
        ("pixels-with-tier", {"size": "1024x1024", "resolution": "2k"}, "pixels-with-tier", "body.size.pixels", ""),
        ("auto-at-4k", {"size": "auto", "resolution": "4k"}, "auto-at-4k", "body.resolution.4k", ""),
    ],
)
def test_gap(bench: Bench, given: dict[str, Any], about: str) -> None:
    """Nobody knows what the provider would do, so nothing is sent."""
    bench.refuses(about, **given)


@promise(
    "rules.{name}",
    at="{at}",
    needs="paid",
    columns="name given lacking at part",
    ids="{name}{part}",
    rows=[
        ("mask-needs-references", {"mask_url": "https://a.example/1.png"}, [], "body.mask_url.note", ""),
    ],
)
def test_rule_broken(
    bench: Bench, name: str, given: dict[str, Any], lacking: list[str]
) -> None:
    """What breaks the rule is refused, by the client before anything is sent, and by the
    provider."""
    less = bench.without(*lacking)
    less.refuses(name, **given)
    buying.refused(less, less.wire.submit(less.subject.body_with(given)))


@promise(
    "rules.{name}",
    at="{at}",
    needs="paid",
    columns="name given lacking at part",
    ids="{name}{part}",
    rows=[
        ("mask-needs-references", {"mask_url": "https://a.example/1.png", "image_urls": ["https://a.example/1.png"]}, [], "body.mask_url.note", ""),
        ("mask-needs-references", {"image_urls": ["https://a.example/1.png"]}, [], "body.mask_url.note", "-2"),
    ],
)
def test_rule_kept(bench: Bench, given: dict[str, Any], lacking: list[str]) -> None:
    """What just keeps the rule is accepted."""
    buying.done(bench.without(*lacking), given, {})


@promise(
    "rules.{name}",
    at="{at}",
    needs="faults, paid: 2",
    columns="name given on words subject other fits unlike at",
    ids="{name}",
    rows=[
        (
            "mask-has-alpha",
            {"mask_url": "https://a.example/subject.png", "image_urls": ["https://a.example/1.png"]},
            "mask_url",
            ["mask_url", "alpha"],
            "https://a.example/subject.png",
            "https://a.example/other.png",
            ["8x8", "alpha"],
            ["8x8"],
            "body.mask_url.alpha",
        ),
        (
            "mask-as-large-as-reference",
            {"mask_url": "https://a.example/subject.png", "image_urls": ["https://a.example/other.png"]},
            "mask_url",
            ["mask_url", "image_urls"],
            "https://a.example/subject.png",
            "https://a.example/other.png",
            ["8x8", "alpha"],
            ["9x9", "alpha"],
            "body.mask_url.dimensions",
        ),
    ],
)
def test_picture_rule(
    bench: Bench,
    name: str,
    given: dict[str, Any],
    on: str,
    words: list[str],
    subject: str,
    other: str,
    fits: list[str],
    unlike: list[str],
) -> None:
    """A plan says what nobody can check beforehand; a picture that is as the page wants it
    is taken, and one that is not is refused by the provider."""
    notice = buying.notices(bench, **given)[name]
    assert notice.on == on
    buying.tells([notice], *words)
    buying.declare(bench, other, "8x8")
    buying.declare(bench, subject, *fits)
    buying.done(bench, given, {})
    buying.declare(bench, subject, *unlike)
    with raises("ApiError"):
        bench.buy(**given)


@promise(
    "rules",
    "quirks",
    "gaps",
    "table",
    needs="paid",
    columns="number values changed sizes quirks",
    ids="{number}",
    rows=[
        (
            1,
            ("1:1", "1k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "1024x1024",
            ["auto-is-low"],
        ),
        (2, ("1:1", "2k", "low", "opaque", "low", "jpeg", 0, 4, None, None), {}, "2048x2048", []),
        (3, ("1:1", "4k", "medium", "auto", "low", "webp", 100, 1, None, None), {}, "2880x2880", []),
        (4, ("1:1", None, "high", "auto", "auto", "jpeg", 0, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1024x1024", []),
        (5, ("3:2", "1k", "medium", "opaque", "auto", "png", None, 4, None, None), {}, "1536x1024", []),
        (
            6,
            ("3:2", "2k", "auto", "auto", "auto", "webp", 0, 4, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "2048x1360",
            ["auto-is-low"],
        ),
        (7, ("3:2", None, "low", "opaque", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1536x1024", []),
        (
            8,
            ("3:2", "4k", "high", "opaque", "low", "png", None, 4, ["https://a.example/1.png"], "https://a.example/1.png"),
            {},
            "3520x2336",
            ["high-4k-slow", "high-slow"],
        ),
        (9, ("9:21", "1k", "low", "auto", "low", "png", None, 1, ["https://a.example/1.png"], None), {}, "864x2016", []),
        (10, ("auto", "1k", "high", "auto", "auto", "webp", 100, 4, None, None), {}, "", []),
        (11, ("2:3", "1k", "auto", "opaque", "low", "jpeg", 100, 1, None, None), {"quality": "low"}, "1024x1536", ["auto-is-low"]),
        (
            12,
            ("4:3", "1k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "1024x768",
            ["auto-is-low"],
        ),
        (
            13,
            ("3:4", "1k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "768x1024",
            ["auto-is-low"],
        ),
        (
            14,
            ("5:4", "1k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "1280x1024",
            ["auto-is-low"],
        ),
        (
            15,
            ("4:5", "1k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "1024x1280",
            ["auto-is-low"],
        ),
        (
            16,
            ("16:9", "1k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "1536x864",
            ["auto-is-low"],
        ),
        (
            17,
            ("9:16", "1k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "864x1536",
            ["auto-is-low"],
        ),
        (
            18,
            ("2:1", "1k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "2048x1024",
            ["auto-is-low"],
        ),
        (
            19,
            ("1:2", "1k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "1024x2048",
            ["auto-is-low"],
        ),
        (
            20,
            ("3:1", "1k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "1881x836 or 1536x512",
            ["auto-is-low"],
        ),
        (
            21,
            ("1:3", "1k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "887x1774 or 512x1536",
            ["auto-is-low"],
        ),
        (
            22,
            ("21:9", "1k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "2016x864",
            ["auto-is-low"],
        ),
        (23, ("2:3", None, "medium", "auto", "auto", "png", None, 4, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1024x1536", []),
        (24, ("1024x1024", None, "auto", "auto", "low", "png", None, 1, None, None), {"quality": "low"}, "1024x1024", ["auto-is-low"]),
        (25, ("2:3", "2k", "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1360x2048", ["high-slow"]),
        (26, ("2:3", "4k", "low", "auto", "auto", "jpeg", 0, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "2336x3520", []),
        (27, ("4:3", "2k", "medium", "opaque", "low", "jpeg", 0, 4, None, None), {}, "2048x1536", []),
        (
            28,
            ("3:2", "1k", "auto", "auto", "auto", "jpeg", 0, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "1536x1024",
            ["auto-is-low"],
        ),
        (
            29,
            ("2:3", "1k", "auto", "auto", "auto", "webp", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "1024x1536",
            ["auto-is-low"],
        ),
        (30, ("4:3", "2k", "low", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "2048x1536", []),
        (31, ("3:4", "2k", "low", "opaque", "low", "jpeg", 0, 4, None, None), {}, "1536x2048", []),
        (32, ("5:4", "2k", "low", "opaque", "low", "jpeg", 0, 4, None, None), {}, "2560x2048", []),
        (33, ("4:5", "2k", "low", "opaque", "low", "jpeg", 0, 4, None, None), {}, "2048x2560", []),
        (34, ("16:9", "2k", "low", "opaque", "low", "jpeg", 0, 4, None, None), {}, "2048x1152", []),
        (35, ("9:16", "2k", "low", "opaque", "low", "jpeg", 0, 4, None, None), {}, "1152x2048", []),
        (36, ("2:1", "2k", "low", "opaque", "low", "jpeg", 0, 4, None, None), {}, "2688x1344", []),
        (37, ("1:2", "2k", "low", "opaque", "low", "jpeg", 0, 4, None, None), {}, "1344x2688", []),
        (38, ("3:1", "2k", "low", "opaque", "low", "jpeg", 0, 4, None, None), {}, "3072x1024", []),
        (39, ("1:3", "2k", "low", "opaque", "low", "jpeg", 0, 4, None, None), {}, "1024x3072", []),
        (40, ("21:9", "2k", "low", "opaque", "low", "jpeg", 0, 4, None, None), {}, "2688x1152", []),
        (41, ("9:21", "2k", "auto", "opaque", "auto", "jpeg", 0, 4, None, None), {"quality": "low"}, "1152x2688", ["auto-is-low"]),
        (
            42,
            ("auto", "2k", "auto", "opaque", "low", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "",
            ["auto-is-low"],
        ),
        (
            43,
            ("4:3", "4k", "auto", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "3312x2480",
            ["auto-is-low"],
        ),
        (44, ("3:4", "4k", "medium", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "2480x3312", []),
        (45, ("4:3", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1024x768", []),
        (46, ("5:4", "4k", "medium", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "3216x2576", []),
        (47, ("1024x1024", None, "low", "opaque", "auto", "jpeg", 0, 4, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1024x1024", []),
        (48, ("3:4", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "768x1024", []),
        (49, ("4:5", "4k", "medium", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "2576x3216", []),
        (50, ("5:4", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1280x1024", []),
        (51, ("16:9", "4k", "medium", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "3840x2160", []),
        (52, ("4:5", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1024x1280", []),
        (53, ("16:9", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1536x864", []),
        (54, ("9:16", "4k", "medium", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "2160x3840", []),
        (55, ("9:16", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "864x1536", []),
        (56, ("2:1", "4k", "medium", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "3840x1920", []),
        (57, ("9:21", "4k", "medium", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1648x3840", []),
        (58, ("2:1", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "2048x1024", []),
        (59, ("1:2", "4k", "medium", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1920x3840", []),
        (60, ("3:1", "4k", "medium", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "3840x1280", []),
        (61, ("1:3", "4k", "medium", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1280x3840", []),
        (62, ("21:9", "4k", "medium", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "3840x1648", []),
        (63, ("1:2", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1024x2048", []),
        (64, ("auto", None, "low", "auto", "auto", "jpeg", 0, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "", []),
        (65, ("3:1", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1881x836 or 1536x512", []),
        (66, ("1024x1024", None, "medium", "auto", "auto", "webp", 100, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1024x1024", []),
        (67, ("1:3", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "887x1774 or 512x1536", []),
        (68, ("21:9", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "2016x864", []),
        (69, ("9:21", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "864x2016", []),
        (70, ("auto", "1k", "medium", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "", []),
        (71, ("1024x1024", None, "high", "auto", "auto", "png", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"), {}, "1024x1024", []),
        (
            72,
            ("1:1", "1k", "auto", "auto", "auto", "jpeg", None, 1, ["https://a.example/1.png"], "https://a.example/1.png"),
            {"quality": "low"},
            "1024x1024",
            ["auto-is-low"],
        ),
    ],
)
def test_pairs(
    bench: Bench,
    values: tuple[Any, ...],
    changed: dict[str, Any],
    sizes: str,
    quirks: list[str],
) -> None:
    """Every pair of values that can come together does so in one of these requests (None is
    left out): each is accepted, everything stands where the page puts it and holds, and what
    was planned is delivered."""
    keywords = ("size", "resolution", "quality", "background", "moderation", "output_format", "output_compression", "n", "image_urls", "mask_url")
    given = {k: v for k, v in zip(keywords, values, strict=True) if v is not None}
    assert bench.sizes(**given) == sizes
    bought = buying.done(bench, given, {**given, **changed}, quirks)
    buying.delivered(bought, sizes)


@promise(
    "provider.servers.{server}.address",
    at="{at}",
    needs="clock, paid",
    columns="name server settings address at",
    ids="{name}",
    rows=[
        ("usual", "default", {}, "https://gccai.heqingsong.uk", ("imagen-4.0-gccai#request.curl", "gpt-image-2-official#request.curl")),
    ],
)
def test_server(bench: Bench, settings: dict[str, Any], address: str) -> None:
    """The client goes to the address of the page, or to the one that is asked for."""
    bench.model_with(**settings).submit(**SUBJECT.least)
    assert bench.wire.ordered.address.startswith(address + bench.wire.order.path)


@promise(
    "provider.operations.{operation}.request",
    "provider.operations.{operation}.headers",
    "provider.operations.{operation}.content-type",
    at="{at}",
    needs="paid",
    columns="operation way method path headers at",
    ids="{operation}",
    rows=[
        ("submit", {}, "POST", "/v1/images/generations", {"content-type": "application/json"}, ("imagen-4.0-gccai#request", "gpt-image-2-official#request")),
        ("query", {}, "GET", "/v1/tasks/", {}, "gpt-image-2-official#query"),
    ],
)
def test_operation(
    bench: Bench, operation: str, way: dict[str, Any], method: str, path: str, headers: dict[str, str]
) -> None:
    """The client asks as the page says: method, path, content type, constant headers."""
    ordering = bench.way(**way)
    ordering.buy()
    sent = ordering.wire.requests(operation)
    assert sent, f"there was no {operation}"
    for one in sent:
        assert (one.method, path in one.path) == (method, True)
        assert headers.items() <= one.headers.items()


@promise(
    "provider.operations.{operation}.billable",
    "provider.operations.{operation}.reply",
    needs="account, paid",
    columns="name operation way paid",
    ids="{name}",
    rows=[
        ("submit", "submit", {}, 1),
    ],
)
def test_billable(bench: Bench, way: dict[str, Any], paid: int) -> None:
    """A purchase is one paid request, however often it is asked after."""
    ordering = bench.way(**way)
    ordering.buy()
    assert ordering.paid == paid


@promise(
    "provider.{fact}",
    at=("imagen-4.0-gccai#authorizations", "gpt-image-2-official#authorizations"),
    needs="account, paid",
    columns="key fact given taken",
    ids="{key}",
    rows=[
        ("right", "auth.scheme", None, True),
        ("missing", "auth.required", "", False),
        ("wrong", "auth.required", "another-key", False),
    ],
)
def test_auth(bench: Bench, given: str | None, taken: bool) -> None:
    """Who has the right key is served, and who needs one and has it not is refused."""
    strict = bench.but(keys=[bench.backend.key])
    assert (strict.wire.submit(key=given).status == 200) == taken
    assert strict.paid == int(taken)


@promise(
    "provider.auth.env",
    "provider.auth.required",
    at=("imagen-4.0-gccai#authorizations", "gpt-image-2-official#authorizations"),
    needs="account, paid: 2",
    columns="required",
    rows=[
        (True,),
    ],
)
def test_auth_client(bench: Bench, required: bool) -> None:
    """The client finds its key in the environment, asks for one where the page does, and
    tells of a key that is refused."""
    strict = bench.but(keys=[bench.backend.key])
    with environment({SUBJECT.key: bench.backend.key}):
        found = strict.model_with(api_key=None)
    found.submit(**SUBJECT.least)
    key = strict.wire.ordered.headers["authorization"]
    assert key == f"Bearer {bench.backend.key}"
    with environment({SUBJECT.key: None}):
        keyless = bench.model_with(api_key=None)
    if required:
        with raises("SettingError"):
            keyless.submit(**SUBJECT.least)
        with raises("ApiError", account=True):
            strict.model_with(api_key="another-key").submit(**SUBJECT.least)
    else:
        keyless.submit(**SUBJECT.least)
        assert "authorization" not in bench.wire.ordered.headers
    assert strict.paid == 1


@promise(
    "provider.auth.scheme",
    needs="account, paid",
    columns="name way",
    ids="{name}",
    rows=[
        ("submit", {}),
    ],
)
def test_key_kept(bench: Bench, way: dict[str, Any]) -> None:
    """The key goes to the provider with every request, and to no host of pictures."""
    ordering = bench.way(**way)
    assert ordering.buy().pixels
    account = ordering.backend.account
    assert account and account.leaks == 0
    key = f"Bearer {bench.backend.key}"
    shown = [sent.headers.get("authorization") == key for sent in ordering.traffic.sent]
    assert shown.count(True) == sum(account.requests.values())


@promise(
    "{facts}",
    "provider.operations.{operation}.reply",
    at="{at}",
    needs="{needs}",
    columns="reply operation way state paths fields required shown holds told facts at needs",
    ids="{reply}",
    rows=[
        (
            "submitted",
            "submit",
            {},
            "",
            (("data[].task_id",), ("data[].status",), ("data[].task_id",)),
            {"code": "integer", "data[].status": "text", "data[].task_id": "text"},
            ("data[].task_id",),
            (("data[].task_id",), ("data[].status",)),
            {"code": 200, "data[].status": "submitted"},
            {},
            ("kind", "provider.replies.submitted.fields.code", "provider.replies.submitted.fields.data[].status", "provider.replies.submitted.fields.data[].task_id"),
            ("imagen-4.0-gccai#reply.data", "gpt-image-2-official#reply.data"),
            "paid",
        ),
        (
            "task-submitted",
            "query",
            {},
            "submitted",
            (("data[].task_id",), ("data.status",), ("data.id",)),
            {"code": "integer", "data.id": "text", "data.status": "text", "data.progress": "integer", "data.actual_time": "integer", "data.cost": "number", "data.error.message": "text", "data.result.images[].url[]": "text", "data.result.images[].url": "text", "data.result.images[].expires_at": "integer"},
            ("data.id", "data.status"),
            (("data.id",), ("data.status",), ("data.progress",)),
            {"code": 200, "data.status": "submitted"},
            {"data.progress": ("between", 0, 100)},
            ("provider.replies.task.fields.code", "provider.replies.task.fields.data.id", "provider.replies.task.fields.data.status", "provider.replies.task.fields.data.progress"),
            "gpt-image-2-official#reply.task",
            "clock, paid",
        ),
        (
            "task-in_progress",
            "query",
            {},
            "in_progress",
            (("data[].task_id",), ("data.status",), ("data.id",)),
            {"code": "integer", "data.id": "text", "data.status": "text", "data.progress": "integer", "data.actual_time": "integer", "data.cost": "number", "data.error.message": "text", "data.result.images[].url[]": "text", "data.result.images[].url": "text", "data.result.images[].expires_at": "integer"},
            ("data.id", "data.status"),
            (("data.id",), ("data.status",), ("data.progress",)),
            {"code": 200, "data.status": "in_progress"},
            {"data.progress": ("between", 0, 100)},
            ("provider.replies.task.fields.code", "provider.replies.task.fields.data.id", "provider.replies.task.fields.data.status", "provider.replies.task.fields.data.progress"),
            "gpt-image-2-official#reply.task",
            "clock, paid",
        ),
        (
            "task-completed",
            "query",
            {},
            "completed",
            (("data[].task_id",), ("data.status",), ("data.id",)),
            {"code": "integer", "data.id": "text", "data.status": "text", "data.progress": "integer", "data.actual_time": "integer", "data.cost": "number", "data.error.message": "text", "data.result.images[].url[]": "text", "data.result.images[].url": "text", "data.result.images[].expires_at": "integer"},
            ("data.id", "data.status"),
            (("data.id",), ("data.status",), ("data.progress",), ("data.cost",), ("data.actual_time",), ("data.result.images[].url[]",), ("data.result.images[].expires_at",)),
            {"code": 200, "data.status": "completed"},
            {"data.progress": ("between", 100, 100), "data.actual_time": ("lasted", 1), "data.cost": ("paid",), "data.result.images[].expires_at": ("later", 1)},
            ("provider.replies.task.fields.code", "provider.replies.task.fields.data.id", "provider.replies.task.fields.data.status", "provider.replies.task.fields.data.progress", "provider.replies.task.fields.data.actual_time", "provider.replies.task.fields.data.cost", "provider.replies.task.pictures", "provider.pictures.result.each", "provider.pictures.result.address.in", "provider.pictures.result.expires.in", "provider.pictures.result.expires.unit"),
            "gpt-image-2-official#reply.task",
            "paid",
        ),
    ],
)
def test_envelope(
    bench: Bench, way: dict[str, Any], state: str, paths: Any, fields: dict[str, str],
    required: tuple[str, ...], shown: Any, holds: dict[str, Any], told: dict[str, Any],
) -> None:
    """A reply on the wire has the places that the page says, in their JSON types, and tells
    in them of this task, this time and this price."""
    walk = bench.way(**way).walk(*paths[:2])
    answer = walk.until(state) if state else walk.first
    bench.require_form(answer, fields, required, shown)
    bench.require_values(answer, holds)
    assert answer.at(*paths[2]) in (None, walk.task)
    require_told(walk, answer, told)


@promise(
    "{facts}",
    at="{at}",
    needs="faults, paid",
    columns="reply operation way state paths fields required shown holds facts at",
    ids="{reply}",
    rows=[
        (
            "task-failed",
            "query",
            {},
            "failed",
            (("data[].task_id",), ("data.status",), ("data.id",)),
            {"code": "integer", "data.id": "text", "data.status": "text", "data.progress": "integer", "data.actual_time": "integer", "data.cost": "number", "data.error.message": "text", "data.result.images[].url[]": "text", "data.result.images[].url": "text", "data.result.images[].expires_at": "integer"},
            ("data.id", "data.status"),
            (("data.id",), ("data.status",), ("data.error.message",)),
            {"code": 200, "data.status": "failed"},
            ("provider.replies.task.fields.code", "provider.replies.task.fields.data.id", "provider.replies.task.fields.data.status", "provider.replies.task.fields.data.error.message"),
            "gpt-image-2-official#reply.task",
        ),
    ],
)
def test_envelope_ended(
    bench: Bench, way: dict[str, Any], state: str, paths: Any, fields: dict[str, str],
    required: tuple[str, ...], shown: Any, holds: dict[str, Any],
) -> None:
    """So has the reply about a task that ended without pictures."""
    ordering = bench.way(**way)
    ordering.fault(state)
    walk = ordering.walk(*paths[:2])
    answer = walk.until(state)
    bench.require_form(answer, fields, required, shown)
    assert {path: answer.at(path) for path in holds} == holds
    assert answer.at(*paths[2]) in (None, walk.task)


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
            {"code": 200, "data": [{"status": "submitted", "task_id": "task-9"}]},
            {"task-id": "task-9", "state": "submitted"},
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
            {"code": 200, "data": {"id": "task-9", "status": "completed", "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            {"task-id": "task-9", "state": "completed", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}, {"address": "https://pictures.example/two.png", "expires": 1776928569}]},
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
    "{fact}",
    at="{at}",
    columns="field part asked mode body names fact at",
    ids="{field}-{part}",
    rows=[
        (
            "order.submitted.code",
            "type",
            "order",
            "",
            {"code": "1", "data": [{"status": "submitted", "task_id": "task-1"}]},
            "code",
            "provider.replies.submitted.fields.code",
            ("imagen-4.0-gccai#reply.code", "gpt-image-2-official#reply.code"),
        ),
        (
            "order.submitted.data[].status",
            "type",
            "order",
            "",
            {"code": 200, "data": [{"status": 5, "task_id": "task-1"}]},
            "status",
            "provider.replies.submitted.fields.data[].status",
            ("imagen-4.0-gccai#reply.status", "gpt-image-2-official#reply.status"),
        ),
        (
            "order.submitted.data[].task_id",
            "required",
            "order",
            "",
            {"code": 200, "data": [{"status": "submitted"}]},
            "task_id",
            "provider.replies.submitted.fields.data[].task_id.required",
            ("imagen-4.0-gccai#reply.task_id", "gpt-image-2-official#reply.task_id"),
        ),
        (
            "order.submitted.data[].task_id",
            "type",
            "order",
            "",
            {"code": 200, "data": [{"status": "submitted", "task_id": 5}]},
            "task_id",
            "provider.replies.submitted.fields.data[].task_id",
            ("imagen-4.0-gccai#reply.task_id", "gpt-image-2-official#reply.task_id"),
        ),
        (
            "query.task.code",
            "type",
            "query",
            "",
            {"code": "1", "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "code",
            "provider.replies.task.fields.code",
            "gpt-image-2-official#reply.task.code",
        ),
        (
            "query.task.data.id",
            "required",
            "query",
            "",
            {"code": 200, "data": {"status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "id",
            "provider.replies.task.fields.data.id.required",
            "gpt-image-2-official#reply.task.id",
        ),
        (
            "query.task.data.id",
            "type",
            "query",
            "",
            {"code": 200, "data": {"id": 5, "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "id",
            "provider.replies.task.fields.data.id",
            "gpt-image-2-official#reply.task.id",
        ),
        (
            "query.task.data.status",
            "required",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "status",
            "provider.replies.task.fields.data.status.required",
            "gpt-image-2-official#reply.task.status",
        ),
        (
            "query.task.data.status",
            "type",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": 5, "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "status",
            "provider.replies.task.fields.data.status",
            "gpt-image-2-official#reply.task.status",
        ),
        (
            "query.task.data.progress",
            "type",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": "1", "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "progress",
            "provider.replies.task.fields.data.progress",
            "gpt-image-2-official#reply.task.progress",
        ),
        (
            "query.task.data.actual_time",
            "type",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": "1", "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "actual_time",
            "provider.replies.task.fields.data.actual_time",
            ("gpt-image-2-official#reply.task.actual_time", "tasks#reply.actual_time"),
        ),
        (
            "query.task.data.cost",
            "type",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": "x", "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "cost",
            "provider.replies.task.fields.data.cost",
            "gpt-image-2-official#reply.task.cost",
        ),
        (
            "query.task.data.error.message",
            "type",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": 5}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            "message",
            "provider.replies.task.fields.data.error.message",
            "tasks#reply.error",
        ),
    ],
)
def test_reply_refused(
    bench: Bench, asked: str, mode: str, body: dict[str, Any], names: str
) -> None:
    """A reply without what the page always has, or with it in another JSON type, is no
    reply of the page; the error says where it differs, and keeps what came."""
    with raises("ReplyMismatch", raw=body) as caught:
        bench.told(body, mode=mode).read(asked)
    assert names in "; ".join(caught.error.problems)


@promise(
    "{fact}",
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
            ("provider.pictures.result.address.in", "provider.pictures.result.each", "provider.replies.task.pictures", "provider.pictures.result.expires"),
            "gpt-image-2-official#reply.task.images",
        ),
        (
            "query.task.result.url",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"expires_at": 1776928569, "url": "https://pictures.example/one.png"}]}}},
            {"task-id": "task-1", "state": "completed", "progress": 42, "cost": "0.05279", "elapsed": 46, "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "expires": 1776928569}]},
            ("provider.pictures.result.address.in", "provider.pictures.result.each", "provider.replies.task.pictures", "provider.pictures.result.expires"),
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
    columns="place asked mode body names fact",
    ids="{place}",
    rows=[
        (
            "query.task.result.url",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": 5, "expires_at": 1776928569}]}}},
            "url",
            "provider.pictures.result.address",
        ),
        (
            "query.task.result.expires_at",
            "query",
            "",
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": "soon"}]}}},
            "expires_at",
            "provider.pictures.result.expires",
        ),
    ],
)
def test_picture_refused(
    bench: Bench, asked: str, mode: str, body: dict[str, Any], names: str
) -> None:
    """A part of a picture in another JSON type is no reply of the page; the error names it."""
    with raises("ReplyMismatch", raw=body) as caught:
        bench.told(body, mode=mode).read(asked)
    assert names in "; ".join(caught.error.problems)


@promise(
    "provider.pictures.{scope}.hosts",
    needs="paid",
    columns="scope way hosts",
    ids="{scope}",
    rows=[
        ("result", {}, ("upload.gccai.ai",)),
    ],
)
def test_picture_host(bench: Bench, way: dict[str, Any], hosts: tuple[str, ...]) -> None:
    """Pictures are on the hosts of the page."""
    images = bench.way(**way).buy().images
    assert all(image.url.split("/")[2] in hosts for image in images)


@promise(
    "provider.pictures.{scope}.expires",
    needs="account, clock, paid",
    columns="name scope way",
    ids="{name}",
    rows=[
        ("submit-result", "result", {}),
    ],
)
def test_expiry(bench: Bench, way: dict[str, Any]) -> None:
    """A picture can be fetched until its address expires, and is not asked for after."""
    ordering = bench.way(**way)
    image = ordering.buy().images[0]
    ordering.put_forward(to=image.expires_at - 1)
    assert image.read()
    ordering.put_forward(to=image.expires_at + 1)
    before = len(ordering.traffic.sent)
    with raises("ResultExpired", charged="yes"):
        image.read()
    assert len(ordering.traffic.sent) == before


@promise(
    "{facts}",
    at="{at}",
    needs="clock, faults, paid",
    columns="goal way paths fault states pictures done facts at",
    ids="{goal}",
    rows=[
        (
            "completed",
            {},
            (("data[].task_id", "data.id"), ("data[].status", "data.status")),
            "",
            ["submitted", "in_progress", "completed"],
            ("data.result.images[].url[]", "data.result.images[].url"),
            True,
            ("provider.lifecycle.submitted", "provider.lifecycle.in_progress", "provider.lifecycle.completed"),
            "gpt-image-2-official#lifecycle",
        ),
        (
            "failed",
            {},
            (("data[].task_id", "data.id"), ("data[].status", "data.status")),
            "failed",
            ["submitted", "in_progress", "failed"],
            ("data.result.images[].url[]", "data.result.images[].url"),
            False,
            ("provider.lifecycle.submitted", "provider.lifecycle.in_progress", "provider.lifecycle.failed"),
            "gpt-image-2-official#lifecycle",
        ),
        (
            "cancelled",
            {},
            (("data[].task_id", "data.id"), ("data[].status", "data.status")),
            "cancelled",
            [],
            ("data.result.images[].url[]", "data.result.images[].url"),
            False,
            ("provider.lifecycle.cancelled",),
            "tasks#reply.status",
        ),
    ],
)
def test_lifecycle(
    bench: Bench, goal: str, way: dict[str, Any], paths: Any, fault: str, states: list[str],
    pictures: tuple[str, ...], done: bool,
) -> None:
    """A task goes through the states of the page in their order, stays in the last, and has
    its pictures where that means so; where no page tells of a way, it ends there all the
    same."""
    ordering = bench.way(**way)
    if fault:
        ordering.fault(fault)
    walk = ordering.walk(*paths)
    found = walk.states([goal])
    last = walk.ask()
    assert walk.word(last) == goal
    if states:
        assert (found, "lifecycle" in last.assumed) == (states, False)
    assert (last.at(*pictures) is not None) == done
    task = ordering.client.tasks.get(walk.task)
    assert (task.state, task.done) == (goal, done)


@promise(
    "{fact}",
    at="{at}",
    columns="state mode means known replies code fact at",
    ids="{state}",
    rows=[
        (
            "submitted",
            "",
            "waiting",
            True,
            [{"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]}, {"code": 200, "data": {"id": "task-1", "status": "submitted", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}}}, {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}],
            "",
            "provider.lifecycle.submitted",
            ("imagen-4.0-gccai#reply.status", "gpt-image-2-official#lifecycle"),
        ),
        (
            "in_progress",
            "",
            "waiting",
            True,
            [{"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]}, {"code": 200, "data": {"id": "task-1", "status": "in_progress", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}}}, {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}],
            "",
            "provider.lifecycle.in_progress",
            "gpt-image-2-official#lifecycle",
        ),
        (
            "completed",
            "",
            "done",
            True,
            [{"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]}, {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}, {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}],
            "",
            "provider.lifecycle.completed",
            "gpt-image-2-official#lifecycle",
        ),
        (
            "failed",
            "",
            "failed",
            True,
            [{"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]}, {"code": 200, "data": {"id": "task-1", "status": "failed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}}}, {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}],
            "",
            "provider.lifecycle.failed",
            "gpt-image-2-official#lifecycle",
        ),
        (
            "pending",
            "",
            "waiting",
            True,
            [{"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]}, {"code": 200, "data": {"id": "task-1", "status": "pending", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}}}, {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}],
            "",
            "provider.lifecycle.pending",
            "tasks#reply.status",
        ),
        (
            "processing",
            "",
            "waiting",
            True,
            [{"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]}, {"code": 200, "data": {"id": "task-1", "status": "processing", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}}}, {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}],
            "",
            "provider.lifecycle.processing",
            "tasks#reply.status",
        ),
        (
            "cancelled",
            "",
            "cancelled",
            True,
            [{"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]}, {"code": 200, "data": {"id": "task-1", "status": "cancelled", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}}}, {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}],
            "",
            "provider.lifecycle.cancelled",
            "tasks#reply.status",
        ),
        (
            "unheard-of",
            "",
            "waiting",
            False,
            [{"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]}, {"code": 200, "data": {"id": "task-1", "status": "unheard-of", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}}}, {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}],
            "",
            "provider.operations.query.reply",
            "",
        ),
    ],
)
def test_state(
    bench: Bench, state: str, mode: str, means: str, known: bool, replies: list[dict[str, Any]],
    code: str,
) -> None:
    """The client waits on, ends with pictures, or ends with the failure, as the word means;
    a word that no page has keeps it waiting, and is told of in its log."""
    told = bench.told(*replies, mode=mode)
    task = told.order()
    with warned() as texts:
        if means in ("failed", "cancelled"):
            with raises("TaskFailed", state=state, task_id="task-1", charged="unknown", code=code):
                task.wait()
        else:
            assert task.wait()[0].url or means == "done"
    assert told.asked == (3 if means == "waiting" else 2)
    assert any(repr(state) in text for text in texts) != known


@promise(
    "provider.lifecycle.{state}",
    at="{at}",
    needs="account, faults, paid",
    columns="state way at",
    ids="{state}",
    rows=[
        ("failed", {}, "gpt-image-2-official#lifecycle"),
        ("cancelled", {}, "tasks#reply.status"),
    ],
)
def test_failure(bench: Bench, state: str, way: dict[str, Any]) -> None:
    """A task that ends so is a failure that keeps its id; it was ordered once."""
    ordering = bench.way(**way)
    ordering.fault(state)
    with raises("TaskFailed", state=state, charged="unknown") as failed:
        ordering.buy()
    assert failed.error.task_id and ordering.paid == 1


@promise(
    "provider.operations.batch.request",
    "provider.operations.batch.body",
    "provider.operations.batch.content-type",
    "provider.operations.batch.reply",
    "provider.replies.tasks",
    at="{at}",
    columns="reply mode replies sent asked reads at",
    ids="{reply}",
    rows=[
        (
            "whole",
            "",
            [{"data": [{"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}, {"id": "task-2", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}]}],
            {"task_ids": ["task-1", "task-2"]},
            1,
            {"task-1": {"task-id": "task-1", "cost": "0.05279", "addresses": ["https://pictures.example/one.png", "https://pictures.example/two.png"]}, "task-2": {"task-id": "task-2", "cost": "0.05279", "addresses": ["https://pictures.example/one.png", "https://pictures.example/two.png"]}},
            "gpt-image-2-official#polling.batch",
        ),
        (
            "lacks-one",
            "",
            [{"data": [{"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}]}, {"code": 200, "data": {"id": "task-2", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}],
            {"task_ids": ["task-1", "task-2"]},
            2,
            {"task-1": {"task-id": "task-1", "cost": "0.05279", "addresses": ["https://pictures.example/one.png", "https://pictures.example/two.png"]}, "task-2": {"task-id": "task-2", "cost": "0.05279", "addresses": ["https://pictures.example/one.png", "https://pictures.example/two.png"]}},
            "gpt-image-2-official#polling.batch",
        ),
        (
            "strange",
            "",
            [{"odd": 1}, {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}, {"code": 200, "data": {"id": "task-2", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}],
            {"task_ids": ["task-1", "task-2"]},
            3,
            {"task-1": {"task-id": "task-1", "cost": "0.05279", "addresses": ["https://pictures.example/one.png", "https://pictures.example/two.png"]}, "task-2": {"task-id": "task-2", "cost": "0.05279", "addresses": ["https://pictures.example/one.png", "https://pictures.example/two.png"]}},
            "gpt-image-2-official#polling.batch",
        ),
    ],
)
def test_batch(
    bench: Bench, mode: str, replies: list[dict[str, Any]], sent: dict[str, Any], asked: int,
    reads: dict[str, Any],
) -> None:
    """Several tasks are asked after in one request; what its reply leaves out, by itself."""
    told = bench.told(*replies, mode=mode)
    assert told.several(*reads) == reads
    first = told.bench.traffic.sent[0]
    batch = SUBJECT.exchanges["batch"]
    assert (first.method, first.path.endswith(batch.path)) == (batch.method, True)
    assert (first.body, told.asked) == (sent, asked)


@promise(
    "provider.operations.batch.request",
    "provider.operations.batch.body",
    "provider.operations.batch.content-type",
    "provider.operations.batch.reply",
    "provider.replies.tasks",
    needs="account, clock, paid: 2",
    columns="way",
    rows=[
        ({},),
    ],
)
def test_batch_run(bench: Bench, way: dict[str, Any]) -> None:
    """The provider tells of several tasks at once, and nothing else is asked."""
    ordering = bench.way(**way)
    names = [ordering.submit().id for _ in range(2)]
    found = ordering.client.tasks.wait_all(names)
    assert [images.task_id for images in found.values()] == names
    assert ordering.wire.requests("batch") and not ordering.wire.requests("query")
    assert ordering.paid == 2


@promise(
    "provider.errors.{row}",
    "{facts}",
    at="{at}",
    columns="row code mode http body name says facts at",
    ids="{row}{code}",
    rows=[
        (
            "key-refused",
            "",
            "",
            401,
            {"error": {"message": "out of paint"}},
            "AuthError",
            {"status": 401, "code": "", "message": "out of paint", "charged": "no", "retry": False, "account": True},
            ("provider.replies.error.fields.error.message", "provider.replies.error.fields.error.code"),
            "tasks#errors.401",
        ),
        (
            "out-of-credit",
            "",
            "",
            402,
            {"error": {"message": "out of paint"}},
            "OutOfCredit",
            {"status": 402, "code": "", "message": "out of paint", "charged": "no", "retry": False, "account": True},
            ("provider.replies.error.fields.error.message", "provider.replies.error.fields.error.code"),
            "tasks#errors.402",
        ),
        (
            "rate-limited",
            "",
            "",
            429,
            {"error": {"message": "out of paint"}},
            "RateLimited",
            {"status": 429, "code": "", "message": "out of paint", "charged": "unknown", "retry": True, "account": False},
            ("provider.replies.error.fields.error.message", "provider.replies.error.fields.error.code"),
            "tasks#errors.429",
        ),
        (
            "model-not-found",
            "",
            "",
            503,
            {"error": {"message": "out of paint", "code": "model_not_found"}},
            "ModelUnavailable",
            {"status": 503, "code": "model_not_found", "message": "out of paint", "charged": "unknown", "retry": False, "account": False},
            ("provider.replies.error.fields.error.message", "provider.replies.error.fields.error.code"),
            "tasks#errors.503",
        ),
    ],
)
def test_error(
    bench: Bench, mode: str, http: int, body: dict[str, Any], name: str, says: dict[str, Any]
) -> None:
    """An error of the page becomes the exception of its meaning, which says what the page
    says of the money and of asking again; nothing is sent a second time."""
    told = bench.told((body, http), mode=mode)
    with raises(name, raw=body, **says):
        told.order()
    assert told.asked == 1


@promise(
    "{facts}",
    at="tasks#errors",
    needs="faults, paid",
    columns="word fields required shown messages holds facts",
    rows=[
        (
            "key-refused",
            {"error.message": "text", "error.code": "text"},
            (),
            (("error.message",), ("error.code",)),
            ("error.message",),
            {},
            ("provider.replies.error.fields.error.message", "provider.replies.error.fields.error.code"),
        ),
    ],
)
def test_error_envelope(
    bench: Bench, word: str, fields: dict[str, str], required: Any, shown: Any, messages: Any,
    holds: dict[str, Any],
) -> None:
    """An error on the wire has the places that the page says, in their JSON types."""
    bench.fault(word)
    answer = bench.wire.submit()
    assert answer.status >= 400
    bench.require_form(answer, fields, required, shown)
    assert not messages or answer.at(*messages)
    assert {path: answer.at(path) for path in holds} == holds


@promise(
    "provider.errors.{row}",
    at="{at}",
    needs="account, faults, paid",
    columns="row name says at",
    ids="{row}",
    rows=[
        ("key-refused", "AuthError", {"status": 401, "charged": "no", "retry": False, "account": True}, "tasks#errors.401"),
        ("out-of-credit", "OutOfCredit", {"status": 402, "charged": "no", "retry": False, "account": True}, "tasks#errors.402"),
        ("rate-limited", "RateLimited", {"status": 429, "charged": "unknown", "retry": True, "account": False}, "tasks#errors.429"),
        (
            "model-not-found",
            "ModelUnavailable",
            {"status": 503, "code": "model_not_found", "charged": "unknown", "retry": False, "account": False},
            "tasks#errors.503",
        ),
    ],
)
def test_error_raised(bench: Bench, row: str, name: str, says: dict[str, Any]) -> None:
    """A provider that refuses as the page says is understood, and has sold nothing."""
    bench.fault(row)
    with raises(name, **says):
        bench.submit()
    assert bench.paid == 0


@promise(
    "{facts}",
    columns="row asked mode body name says facts",
    ids="{row}",
    rows=[
        (
            "order.submitted-model-not-found",
            "order",
            "",
            {"error": {"message": "out of paint", "code": "model_not_found"}, "code": 0},
            "ModelUnavailable",
            {"status": 200, "code": "model_not_found", "raw": {"error": {"message": "out of paint", "code": "model_not_found"}, "code": 0}},
            ("provider.replies.submitted.fields.code.succeeds", "provider.errors.model-not-found.code"),
        ),
        (
            "query.task-model-not-found",
            "query",
            "",
            {"error": {"message": "out of paint", "code": "model_not_found"}, "code": 0},
            "ModelUnavailable",
            {"status": 200, "code": "model_not_found", "raw": {"error": {"message": "out of paint", "code": "model_not_found"}, "code": 0}},
            ("provider.replies.task.fields.code.succeeds", "provider.errors.model-not-found.code"),
        ),
    ],
)
def test_error_in_200(
    bench: Bench, asked: str, mode: str, body: dict[str, Any], name: str, says: dict[str, Any]
) -> None:
    """An error is one whatever the status says."""
    with raises(name, **says):
        bench.told(body, mode=mode).read(asked)


@promise(
    "provider.errors.{row}.retry",
    columns="row code mode http body reply asked",
    ids="{row}{code}",
    rows=[
        (
            "key-refused",
            "",
            "",
            401,
            {"error": {"message": "out of paint"}},
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            1,
        ),
        (
            "out-of-credit",
            "",
            "",
            402,
            {"error": {"message": "out of paint"}},
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            1,
        ),
        (
            "rate-limited",
            "",
            "",
            429,
            {"error": {"message": "out of paint"}},
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            2,
        ),
        (
            "model-not-found",
            "",
            "",
            503,
            {"error": {"message": "out of paint", "code": "model_not_found"}},
            {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}},
            1,
        ),
    ],
)
def test_error_again(
    bench: Bench, mode: str, http: int, body: dict[str, Any], reply: dict[str, Any], asked: int
) -> None:
    """Whether a query is made again after an error follows the page; the task is not lost."""
    told = bench.told((body, http), reply, mode=mode)
    if asked == 1:
        with raises("ApiError", status=http, task_id="task-1", charged="yes"):
            told.read("query")
    else:
        assert told.read("query")
    assert told.asked == asked


@promise(
    "provider.errors.{row}.{part}",
    at="{at}",
    columns="row part mode known stray at",
    ids="{row}-{part}",
    rows=[
        (
            "key-refused",
            "http",
            "",
            ({"error": {"message": "out of paint"}}, 401, "AuthError", {"code": "", "message": "out of paint"}),
            ({"error": {"message": "out of paint"}}, 402, "OutOfCredit", {"code": "", "message": "out of paint"}),
            "tasks#errors.401",
        ),
        (
            "out-of-credit",
            "http",
            "",
            ({"error": {"message": "out of paint"}}, 402, "OutOfCredit", {"code": "", "message": "out of paint"}),
            ({"error": {"message": "out of paint"}}, 403, "AuthError", {"code": "", "message": "out of paint"}),
            "tasks#errors.402",
        ),
        (
            "rate-limited",
            "http",
            "",
            ({"error": {"message": "out of paint"}}, 429, "RateLimited", {"code": "", "message": "out of paint"}),
            ({"error": {"message": "out of paint"}}, 430, "ApiError", {"code": "", "message": "out of paint"}),
            "tasks#errors.429",
        ),
        (
            "model-not-found",
            "http",
            "",
            ({"error": {"message": "out of paint", "code": "model_not_found"}}, 503, "ModelUnavailable", {"code": "model_not_found", "message": "out of paint"}),
            ({"error": {"message": "out of paint", "code": "model_not_found"}}, 504, "SubmissionUnknown", {}),
            "tasks#errors.503",
        ),
        (
            "model-not-found",
            "code",
            "",
            ({"error": {"message": "out of paint", "code": "model_not_found"}}, 503, "ModelUnavailable", {"code": "model_not_found", "message": "out of paint"}),
            ({"error": {"message": "out of paint", "code": "xmodel_not_found"}}, 503, "SubmissionUnknown", {}),
            "tasks#errors.503",
        ),
    ],
)
def test_error_near(bench: Bench, mode: str, known: Any, stray: Any) -> None:
    """An error with another status or code than a row of the page has is none of that row."""
    for body, http, name, says in (known, stray):
        with raises(name, raw=body, **says) as caught:
            bench.told((body, http), mode=mode).order()
        assert type(caught.error).__name__ == name


@promise(
    "{fact}",
    at="tasks#errors",
    columns="field part body taken fact",
    ids="{field}-{part}",
    rows=[
        ("all", "documented", {"error": {"message": "out of paint", "code": "E7"}}, True, "provider.replies.error.fields"),
        ("error.message", "type", {"error": {"message": 5, "code": "E7"}}, False, "provider.replies.error.fields.error.message"),
        ("error.message", "required", {"error": {"code": "E7"}}, True, "provider.replies.error.fields.error.message.required"),
        ("error.code", "type", {"error": {"message": "out of paint", "code": 5}}, False, "provider.replies.error.fields.error.code"),
        ("error.code", "required", {"error": {"message": "out of paint"}}, True, "provider.replies.error.fields.error.code.required"),
    ],
)
def test_error_class(bench: Bench, body: dict[str, Any], taken: bool) -> None:
    """The class of an error reply takes what the page documents, and no other JSON type."""
    assert takes_error(bench.client, body) == taken


@promise(
    "provider.errors.{row}.code",
    at="{at}",
    columns="row code mode body at",
    ids="{row}",
    rows=[
        ("model-not-found", "model_not_found", "", {"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]}, "tasks#errors.503"),
    ],
)
def test_reported(bench: Bench, code: str, mode: str, body: dict[str, Any]) -> None:
    """A report of a reply repeats a code of the page wherever it stands, and no other text."""
    other = f"{code} or not"
    told = bench.told({**body, "unheard_of": [code, other]}, mode=mode).order()
    said = report_of(told)["body"]["unheard_of"]
    assert said == [code, f"<text of {len(other)} characters>"]


@promise(
    "{facts}",
    at="{at}",
    needs="account",
    columns="means key lacking http says facts at",
    ids="{means}",
    rows=[
        ("auth", "another-key", (), 401, {"error.code": "401"}, ("provider.errors.key-refused.means",), "tasks#errors.401"),
    ],
)
def test_error_met(
    bench: Bench, key: str | None, lacking: tuple[str, ...], http: int, says: dict[str, str]
) -> None:
    """A key that is not right, or a request that lacks what it needs, is refused with the
    status, the code and the words of the first row that means so."""
    strict = bench.but(keys=[bench.backend.key]).without(*lacking)
    answer = strict.wire.submit(key=key)
    assert (answer.status, strict.paid) == (http, 0)
    assert {path: str(answer.at(path)) for path in says} == says


@promise(
    "{facts}",
    needs="account, faults, paid",
    columns="words codes facts",
    rows=[
        (("model_not_found",), ("error.code",), ("provider.errors.model-not-found.means",)),
    ],
)
def test_error_broken(bench: Bench, words: tuple[str, ...], codes: tuple[str, ...]) -> None:
    """A provider that breaks says a code, and none of those that mean something else."""
    bench.fault("error-in-200")
    code = bench.wire.submit().at(*codes)
    assert code is not None and str(code) not in words


@promise(
    "provider.polling.{advice}",
    at="gpt-image-2-official#polling",
    columns="advice mode replies times",
    ids="{advice}",
    rows=[
        (
            "first",
            "",
            [{"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]}, {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}],
            [0, 10],
        ),
        (
            "every",
            "",
            [{"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]}, {"code": 200, "data": {"id": "task-1", "status": "submitted", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}}}, {"code": 200, "data": {"id": "task-1", "status": "submitted", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}}}, {"code": 200, "data": {"id": "task-1", "status": "completed", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}, "result": {"images": [{"url": ["https://pictures.example/one.png", "https://pictures.example/two.png"], "expires_at": 1776928569}]}}}],
            [0, 10, 13, 16],
        ),
    ],
)
def test_schedule(
    bench: Bench, mode: str, replies: list[dict[str, Any]], times: list[float]
) -> None:
    """The client asks at the advised pace until the task ends, and never after; so does
    its async twin."""
    told = bench.told(*replies, mode=mode)
    assert told.order().wait()
    assert told.times == times
    twin = bench.told(*replies, mode=mode)
    assert twin.twin_waits()
    assert twin.times == times


@promise(
    "provider.polling.deadline",
    at="gpt-image-2-official#polling",
    columns="mode replies seconds",
    rows=[
        (
            "",
            [{"code": 200, "data": [{"status": "submitted", "task_id": "task-1"}]}, {"code": 200, "data": {"id": "task-1", "status": "submitted", "progress": 42, "actual_time": 46, "cost": 0.05279, "error": {"message": "out of paint"}}}],
            180,
        ),
    ],
)
def test_deadline(
    bench: Bench, mode: str, replies: list[dict[str, Any]], seconds: float
) -> None:
    """A task that does not end is given up at the deadline, and can be waited for again."""
    told = bench.told(*replies, mode=mode)
    with raises("TaskTimeout", task_id="task-1", charged="yes", elapsed=seconds):
        told.order().wait()
    assert told.times[-1] == seconds


@promise(
    "provider.operations.{operation}.request",
    needs="account, clock, faults, paid",
    columns="fault on operation way ends",
    ids="{on}-{fault}-{operation}",
    rows=[
        ("reset", "submit", "submit", {}, "SubmissionUnknown"),
        ("close", "submit", "submit", {}, "SubmissionUnknown"),
        ("cut-off", "submit", "submit", {}, "SubmissionUnknown"),
        ("read-timeout", "submit", "submit", {}, "SubmissionUnknown"),
        ("500", "submit", "submit", {}, "SubmissionUnknown"),
        ("empty", "submit", "submit", {}, "ReplyMismatch"),
        ("truncated", "submit", "submit", {}, "ReplyMismatch"),
        ("html", "submit", "submit", {}, "ReplyMismatch"),
        ("no-connection", "submit", "submit", {}, ""),
        ("connect-timeout", "submit", "submit", {}, ""),
        ("slow", "submit", "submit", {}, ""),
        ("wrong-envelope", "submit", "submit", {}, "ReplyMismatch"),
        ("reset", "query", "query", {}, ""),
        ("close", "query", "query", {}, ""),
        ("cut-off", "query", "query", {}, ""),
        ("read-timeout", "query", "query", {}, ""),
        ("500", "query", "query", {}, ""),
        ("empty", "query", "query", {}, ""),
        ("truncated", "query", "query", {}, ""),
        ("html", "query", "query", {}, ""),
        ("no-connection", "query", "query", {}, ""),
        ("connect-timeout", "query", "query", {}, ""),
        ("wrong-envelope", "query", "query", {}, "ReplyMismatch"),
        ("reset", "download", "submit", {}, ""),
        ("close", "download", "submit", {}, ""),
        ("cut-off", "download", "submit", {}, ""),
        ("read-timeout", "download", "submit", {}, ""),
        ("500", "download", "submit", {}, ""),
        ("no-connection", "download", "submit", {}, ""),
        ("connect-timeout", "download", "submit", {}, ""),
        ("empty", "download", "submit", {}, ""),
    ],
)
def test_fault(
    bench: Bench, fault: str, on: str, way: dict[str, Any], ends: str
) -> None:
    """Whatever goes wrong on the way, there is one paid request, and what is known of the
    task is kept."""
    ordering = bench.way(**way)
    ordering.fault(fault, on)
    if ends:
        with raises(ends) as caught:
            ordering.buy()
        assert caught.error.charged == ("yes" if on == "query" else "unknown")
        assert on != "query" or caught.error.task_id
    else:
        bought = ordering.buy()
        assert on != "download" or bought.pixels
    assert ordering.paid == 1


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
    assert run_snippets(bench, Path(__file__).parents[2] / "docs" / page)

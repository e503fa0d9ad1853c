"""What the page of oceanbase/seedream-4.5 promises.

What holds for others too is checked with oceanbase/generic.

Made by pixelspec from specs/volcengine/seedream-4.5.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncOceanBase, OceanBase
from pixelspec.conformance import Bench, Exchange, Subject, buying, offering, promise, raises
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.relations import require_told
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Values

SUBJECT = Subject(
    id="oceanbase/seedream-4.5",
    client=OceanBase,
    twin=AsyncOceanBase,
    attribute="seedream_4_5",
    address=None,
    key="OCEANBASE_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "doubao-seedream-4-5-251128", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "doubao-seedream-4-5-251128"},
    lists=("image",),
    wire={"max_images": "sequential_image_generation_options.max_images", "optimize_prompt_mode": "optimize_prompt_options.mode"},
)


@promise(
    "status",
    "submit",
    "kind",
    "parameters.image.required",
    "parameters.size.required",
    "parameters.sequential_image_generation.required",
    "parameters.max_images.required",
    "parameters.stream.required",
    "parameters.optimize_prompt_mode.required",
    "parameters.response_format.required",
    "parameters.watermark.required",
    needs="paid",
    columns="row said quirks task",
    ids="{row}",
    rows=[
        ("least", [], [], False),
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
        ("image", "image", [], (), [], "body.image"),
        ("size", "size", ["2048x2048"], (), [], "body.size"),
        ("sequential_image_generation", "sequential_image_generation", ["disabled"], (), [], "body.sequential_image_generation"),
        ("max_images", "max_images", [15], (), [], "body.sequential_image_generation_options.max_images"),
        ("stream", "stream", [False], (), [], "body.stream"),
        ("optimize_prompt_mode", "optimize_prompt_mode", ["standard"], (), [], "body.optimize_prompt_options.mode"),
        ("response_format", "response_format", ["url"], (), [], "body.response_format"),
        ("watermark", "watermark", [True], (), [], "body.watermark"),
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
        ("image", "image", [], "body.image"),
        ("size", "size", ["2048x2048"], "body.size"),
        ("sequential_image_generation", "sequential_image_generation", ["disabled"], "body.sequential_image_generation"),
        ("max_images", "max_images", [15], "body.sequential_image_generation_options.max_images"),
        ("stream", "stream", [False], "body.stream"),
        ("optimize_prompt_mode", "optimize_prompt_mode", ["standard"], "body.optimize_prompt_options.mode"),
        ("response_format", "response_format", ["url"], "body.response_format"),
        ("watermark", "watermark", [True], "body.watermark"),
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
        ("image", "image", "body.image"),
        ("size", "size", "body.size"),
        ("sequential_image_generation", "sequential_image_generation", "body.sequential_image_generation"),
        ("max_images", "max_images", "body.sequential_image_generation_options.max_images"),
        ("stream", "stream", "body.stream"),
        ("optimize_prompt_mode", "optimize_prompt_mode", "body.optimize_prompt_options.mode"),
        ("response_format", "response_format", "body.response_format"),
        ("watermark", "watermark", "body.watermark"),
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
        ("prompt", "prompt", True, ("provider.errors.bad-request",), ((400, "400"),), "body.prompt"),
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
        (
            "model",
            ("parameters.model.type", "parameters.model.required", "provider.errors.bad-request"),
            "model",
            "doubao-seedream-4-5-251128",
            [],
            True,
            ((400, "400"),),
            ("body.model", "ids#models"),
        ),
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
    "parameters.{name}.type",
    "{facts}",
    at="{at}",
    columns="name facts keyword words free at",
    ids="{name}",
    rows=[
        (
            "size",
            ("parameters.size.accepts", "parameters.size.presets", "parameters.size.separator"),
            "size",
            ["2K", "4K", "2048x2048", "4096x4096", "2304x1728", "4704x3520", "1728x2304", "3520x4704", "2848x1600", "5504x3040", "1600x2848", "3040x5504", "2496x1664", "4992x3328", "1664x2496", "3328x4992", "3136x1344", "6240x2656"],
            True,
            "body.size",
        ),
        (
            "sequential_image_generation",
            ("parameters.sequential_image_generation.values",),
            "sequential_image_generation",
            ["auto", "disabled"],
            False,
            "body.sequential_image_generation",
        ),
        (
            "optimize_prompt_mode",
            ("parameters.optimize_prompt_mode.values",),
            "optimize_prompt_mode",
            ["standard"],
            False,
            "body.optimize_prompt_options.mode",
        ),
        ("response_format", ("parameters.response_format.values",), "response_format", ["url", "b64_json"], False, "body.response_format"),
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
            [],
            "body.prompt",
        ),
        (
            "image=...",
            ("parameters.image.wire", "parameters.image.type", "parameters.image.of"),
            {"image": ["https://a.example/1.png"]},
            {"image": ["https://a.example/1.png"]},
            [],
            "body.image",
        ),
        (
            "sequential_image_generation=auto",
            ("parameters.sequential_image_generation.wire", "parameters.sequential_image_generation.type", "parameters.sequential_image_generation.values.auto"),
            {"sequential_image_generation": "auto"},
            {"sequential_image_generation": "auto"},
            [],
            "body.sequential_image_generation",
        ),
        (
            "sequential_image_generation=disabled",
            ("parameters.sequential_image_generation.wire", "parameters.sequential_image_generation.type", "parameters.sequential_image_generation.values.disabled"),
            {"sequential_image_generation": "disabled"},
            {"sequential_image_generation": "disabled"},
            [],
            "body.sequential_image_generation",
        ),
        (
            "max_images=15",
            ("parameters.max_images.wire", "parameters.max_images.type", "parameters.max_images.of"),
            {"max_images": 15, "sequential_image_generation": "auto"},
            {"max_images": 15},
            [],
            "body.sequential_image_generation_options.max_images",
        ),
        (
            "stream=false",
            ("parameters.stream.wire", "parameters.stream.type", "parameters.stream.of"),
            {"stream": False},
            {"stream": False},
            [],
            "body.stream",
        ),
        (
            "optimize_prompt_mode=standard",
            ("parameters.optimize_prompt_mode.wire", "parameters.optimize_prompt_mode.type", "parameters.optimize_prompt_mode.values.standard"),
            {"optimize_prompt_mode": "standard"},
            {"optimize_prompt_mode": "standard"},
            [],
            "body.optimize_prompt_options.mode",
        ),
        (
            "response_format=url",
            ("parameters.response_format.wire", "parameters.response_format.type", "parameters.response_format.values.url"),
            {"response_format": "url"},
            {"response_format": "url"},
            [],
            "body.response_format",
        ),
        (
            "response_format=b64_json",
            ("parameters.response_format.wire", "parameters.response_format.type", "parameters.response_format.values.b64_json"),
            {"response_format": "b64_json"},
            {"response_format": "b64_json"},
            [],
            "body.response_format",
        ),
        (
            "watermark=true",
            ("parameters.watermark.wire", "parameters.watermark.type", "parameters.watermark.of"),
            {"watermark": True},
            {"watermark": True},
            [],
            "body.watermark",
        ),
        (
            "watermark=false",
            ("parameters.watermark.wire", "parameters.watermark.type", "parameters.watermark.of"),
            {"watermark": False},
            {"watermark": False},
            [],
            "body.watermark",
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
        ("image", "image", "x", {}, "body.image"),
        ("image", "image", [7], {}, "body.image"),
        ("size", "size", 7, {}, "body.size"),
        ("sequential_image_generation", "sequential_image_generation", 7, {}, "body.sequential_image_generation"),
        ("max_images", "max_images", 1.5, {"sequential_image_generation": "auto"}, "body.sequential_image_generation_options.max_images"),
        ("max_images", "max_images", 1.0, {"sequential_image_generation": "auto"}, "body.sequential_image_generation_options.max_images"),
        ("max_images", "max_images", True, {"sequential_image_generation": "auto"}, "body.sequential_image_generation_options.max_images"),
        ("stream", "stream", 1, {}, "body.stream"),
        ("optimize_prompt_mode", "optimize_prompt_mode", 7, {}, "body.optimize_prompt_options.mode"),
        ("response_format", "response_format", 7, {}, "body.response_format"),
        ("watermark", "watermark", 1, {}, "body.watermark"),
    ],
)
def test_wrong_type(bench: Bench, keyword: str, value: Any, given: dict[str, Any]) -> None:
    """A value of another JSON type is refused before anything is sent, whatever a caller
    puts up with."""
    lenient = bench.with_options(quirks="allow")
    lenient.refuses(keyword, **{**given, keyword: value})


@promise(
    "parameters.{name}.unbuilt",
    at="{at}",
    columns="name keyword value what at",
    ids="{name}={value}",
    rows=[
        ("stream", "stream", True, "streamed replies", "body.stream"),
    ],
)
def test_unbuilt(bench: Bench, keyword: str, value: Any, what: str) -> None:
    """What the page declares and this client does not do is refused, not done by halves."""
    buying.tells(bench.refuses("unbuilt", **{keyword: value}), what)


@promise(
    "{facts}",
    at="{at}",
    needs="paid",
    columns="name facts keyword value given taken at",
    ids="{name}={value}",
    rows=[
        ("size", ("parameters.size.ratios", "parameters.size.type"), "size", "unlisted", {"size": "unlisted"}, {}, "body.size"),
        (
            "sequential_image_generation",
            ("parameters.sequential_image_generation.values", "parameters.sequential_image_generation.type"),
            "sequential_image_generation",
            "unlisted",
            {"sequential_image_generation": "unlisted"},
            {},
            "body.sequential_image_generation",
        ),
        (
            "optimize_prompt_mode",
            ("parameters.optimize_prompt_mode.values", "parameters.optimize_prompt_mode.type"),
            "optimize_prompt_mode",
            "unlisted",
            {"optimize_prompt_mode": "unlisted"},
            {},
            "body.optimize_prompt_options.mode",
        ),
        (
            "response_format",
            ("parameters.response_format.values", "parameters.response_format.type"),
            "response_format",
            "unlisted",
            {"response_format": "unlisted"},
            {},
            "body.response_format",
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
    "parameters.{name}.takes",
    "{typed}",
    at="{at}",
    needs="paid",
    columns="name way typed keyword value sent given at",
    ids="{name}-{way}",
    rows=[
        ("image", "address", "", "image", ["https://a.example/1.png"], "as it is", {}, "body.image"),
        ("image", "data-uri", "", "image", ["data:image/png;base64,AAAA"], "as it is", {}, "body.image"),
        ("image", "file", "parameters.image.of", "image", None, "data:image/", {}, "body.image"),
    ],
)
def test_picture_way(
    bench: Bench, keyword: str, value: Any, sent: str, given: dict[str, Any]
) -> None:
    """A picture goes out in the ways that the page takes, and is refused in the others; a
    file of the caller's goes in the first way there is for it."""
    if not sent:
        bench.refuses(keyword, **given, **{keyword: value})
        return
    several = keyword in bench.subject.lists
    own = [buying.PICTURE] if several else buying.PICTURE
    bought = bench.buy(**given, **{keyword: own if value is None else value})
    found = bench.sent_as(bought, keyword)
    first = found[0] if several else found
    assert found == value if value is not None else first.startswith(sent)


@promise(
    "parameters.{name}.{fact}",
    "{type}",
    at="{at}",
    needs="paid",
    columns="name fact type side keyword value given taken at",
    ids="{name}-{fact}-{side}",
    rows=[
        ("image", "items.least", "parameters.image.type", "at", "image", ["https://a.example/1.png"], {}, [["https://a.example/1.png"]], "body.image"),
        ("image", "items.least", "", "below", "image", [], {}, [], "body.image"),
        (
            "image",
            "items.most",
            "parameters.image.type",
            "at",
            "image",
            ["https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png"],
            {},
            [["https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png"]],
            "body.image",
        ),
        (
            "image",
            "items.most",
            "",
            "above",
            "image",
            ["https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png"],
            {},
            [],
            "body.image",
        ),
        (
            "max_images",
            "range.least",
            "parameters.max_images.type",
            "at",
            "max_images",
            1,
            {"sequential_image_generation": "auto"},
            [1],
            "body.sequential_image_generation_options.max_images",
        ),
        (
            "max_images",
            "range.least",
            "",
            "below",
            "max_images",
            0,
            {"sequential_image_generation": "auto"},
            [],
            "body.sequential_image_generation_options.max_images",
        ),
        (
            "max_images",
            "range.most",
            "parameters.max_images.type",
            "at",
            "max_images",
            15,
            {"sequential_image_generation": "auto"},
            [15],
            "body.sequential_image_generation_options.max_images",
        ),
        (
            "max_images",
            "range.most",
            "",
            "above",
            "max_images",
            16,
            {"sequential_image_generation": "auto"},
            [],
            "body.sequential_image_generation_options.max_images",
        ),
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
    "parameters.{name}.length",
    "parameters.{name}.{fact}",
    at="{at}",
    needs="paid",
    columns="name fact keyword fits long kept given over says at",
    ids="{name}",
    rows=[
        (
            "prompt",
            ("unit", "over"),
            "prompt",
            " ".join(["né"] * 600),
            " ".join(["né"] * 601),
            " ".join(["né"] * 600),
            {},
            "advised",
            ["600", "words"],
            "body.prompt",
        ),
    ],
)
def test_length(
    bench: Bench,
    keyword: str,
    fits: str,
    long: str,
    kept: str,
    given: dict[str, Any],
    over: str,
    says: list[str],
) -> None:
    """A text as long as the page allows goes out without a word and holds; what becomes of a
    longer one is said before it is sent, and is what happens."""
    rule, longer = f"{bench.subject.called(keyword)}-length", {**given, keyword: long}
    assert rule not in buying.notices(bench, **given, **{keyword: fits})
    buying.done(bench, {**given, keyword: fits}, {keyword: fits})
    if over in ("refused", "truncated"):
        quirks = "allow" if over == "refused" else "raise"
        strict = bench.with_options(quirks=quirks)
        buying.tells(strict.refuses(keyword, **longer), *says)
    else:
        buying.tells([buying.notices(bench, **longer)[rule]], *says)
    if over == "truncated":
        buying.done(bench.with_options(quirks="allow"), longer, {keyword: kept})
    elif over != "refused":
        buying.done(bench, longer, {keyword: long})


@promise(
    "{cells}",
    "table.by",
    "table.columns",
    "{word}",
    "{type}",
    at="table",
    needs="paid",
    columns="column word type cells given sizes",
    ids="{column}",
    rows=[
        (
            "2K",
            "parameters.size.presets.2K",
            "parameters.size.type",
            ("table.1:1.2K", "table.4:3.2K", "table.3:4.2K", "table.16:9.2K", "table.9:16.2K", "table.3:2.2K", "table.2:3.2K", "table.21:9.2K"),
            {"size": "2K"},
            ["2048x2048", "2304x1728", "1728x2304", "2848x1600", "1600x2848", "2496x1664", "1664x2496", "3136x1344"],
        ),
        (
            "4K",
            "parameters.size.presets.4K",
            "parameters.size.type",
            ("table.1:1.4K", "table.4:3.4K", "table.3:4.4K", "table.16:9.4K", "table.9:16.4K", "table.3:2.4K", "table.2:3.4K", "table.21:9.4K"),
            {"size": "4K"},
            ["4096x4096", "4704x3520", "3520x4704", "5504x3040", "3040x5504", "4992x3328", "3328x4992", "6240x2656"],
        ),
    ],
)
def test_preset(bench: Bench, given: dict[str, Any], sizes: list[str]) -> None:
    """A preset gives one size of its column, which the provider chooses."""
    assert bench.sizes(**given) == " or ".join(sizes)
    buying.in_column(bench, sizes, **given)


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
        (
            "size",
            "2K",
            "parameters.size.presets.2K",
            {"size": "2K"},
            {"size": "2K"},
            "2048x2048 or 2304x1728 or 1728x2304 or 2848x1600 or 1600x2848 or 2496x1664 or 1664x2496 or 3136x1344",
            [],
            "body.size",
        ),
        (
            "size",
            "4K",
            "parameters.size.presets.4K",
            {"size": "4K"},
            {"size": "4K"},
            "4096x4096 or 4704x3520 or 3520x4704 or 5504x3040 or 3040x5504 or 4992x3328 or 3328x4992 or 6240x2656",
            [],
            "body.size",
        ),
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
        ("size", "2048x2048", "table.1:1.2K", {"size": "2048x2048"}, "2048x2048", "table"),
        ("size", "4096x4096", "table.1:1.4K", {"size": "4096x4096"}, "4096x4096", "table"),
        ("size", "2304x1728", "table.4:3.2K", {"size": "2304x1728"}, "2304x1728", "table"),
        ("size", "4704x3520", "table.4:3.4K", {"size": "4704x3520"}, "4704x3520", "table"),
        ("size", "1728x2304", "table.3:4.2K", {"size": "1728x2304"}, "1728x2304", "table"),
        ("size", "3520x4704", "table.3:4.4K", {"size": "3520x4704"}, "3520x4704", "table"),
        ("size", "2848x1600", "table.16:9.2K", {"size": "2848x1600"}, "2848x1600", "table"),
        ("size", "5504x3040", "table.16:9.4K", {"size": "5504x3040"}, "5504x3040", "table"),
        ("size", "1600x2848", "table.9:16.2K", {"size": "1600x2848"}, "1600x2848", "table"),
        ("size", "3040x5504", "table.9:16.4K", {"size": "3040x5504"}, "3040x5504", "table"),
        ("size", "2496x1664", "table.3:2.2K", {"size": "2496x1664"}, "2496x1664", "table"),
        ("size", "4992x3328", "table.3:2.4K", {"size": "4992x3328"}, "4992x3328", "table"),
        ("size", "1664x2496", "table.2:3.2K", {"size": "1664x2496"}, "1664x2496", "table"),
        ("size", "3328x4992", "table.2:3.4K", {"size": "3328x4992"}, "3328x4992", "table"),
        ("size", "3136x1344", "table.21:9.2K", {"size": "3136x1344"}, "3136x1344", "table"),
        ("size", "6240x2656", "table.21:9.4K", {"size": "6240x2656"}, "6240x2656", "table"),
    ],
)
def test_pixels(bench: Bench, given: dict[str, Any], size: str) -> None:
    """A size in pixels that the page lists is planned, sent and delivered as it is."""
    assert bench.sizes(**given) == size
    buying.delivered(buying.done(bench, given, {}), size)


@promise(
    "parameters.{name}.pixels.{limit}",
    "parameters.{name}.separator",
    "parameters.{name}.accepts",
    "parameters.{name}.type",
    "parameters.{name}.wire",
    at="{at}",
    needs="paid",
    columns="name limit end keyword inside outside bound given at",
    ids="{name}-{limit}-{end}",
    rows=[
        ("size", "total", "least", "size", "1920x1920", "1919x1921", "3,686,400", {}, "body.size"),
        ("size", "total", "most", "size", "4096x4096", "3970x4226", "16,777,216", {}, "body.size"),
        ("size", "ratio", "least", "size", "701x11216", "700x11216", "1:16", {}, "body.size"),
        ("size", "ratio", "most", "size", "11216x701", "11217x701", "16:1", {}, "body.size"),
    ],
)
def test_pixel_limit(
    bench: Bench,
    limit: str,
    keyword: str,
    inside: str,
    outside: str,
    bound: str,
    given: dict[str, Any],
) -> None:
    """A size just inside of the limit is sent and delivered; the client refuses the one
    just outside, where only this limit speaks against one."""
    call = {**given, keyword: inside}
    bought = buying.done(bench, call, {keyword: inside})
    buying.delivered(bought, bench.sizes(**call))
    if outside:
        said = bench.refuses(f"pixels-{limit}", **{**given, keyword: outside})
        buying.tells(said, bound)


@promise(
    "quirks.{name}",
    "{words}",
    at="{at}",
    needs="paid: 2",
    columns="name words given says silent held quirks at part",
    ids="{name}{part}",
    rows=[
        (
            "group-size-needs-a-group",
            ("parameters.sequential_image_generation.values.disabled",),
            {"max_images": 1, "sequential_image_generation": "disabled"},
            {"on": "max_images", "effect": "ineffective", "to": {}, "likely": False, "seconds": (None, None)},
            True,
            {"max_images": 15, "sequential_image_generation": "disabled"},
            ["group-size-needs-a-group"],
            "body.sequential_image_generation_options.max_images",
            "",
        ),
        (
            "group-size-needs-a-group",
            (),
            {"max_images": 1},
            {"on": "max_images", "effect": "ineffective", "to": {}, "likely": False, "seconds": (None, None)},
            True,
            {"max_images": 15},
            ["group-size-needs-a-group"],
            "body.sequential_image_generation_options.max_images",
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
        ("quirks.group-size-needs-a-group", 1, {"sequential_image_generation": "disabled"}, [], "body.sequential_image_generation_options.max_images"),
        (
            "quirks.group-size-needs-a-group",
            2,
            {"max_images": 1, "sequential_image_generation": "auto"},
            [],
            "body.sequential_image_generation_options.max_images",
        ),
    ],
)
def test_near_miss(bench: Bench, given: dict[str, Any], quirks: list[str]) -> None:
    """One value beside the condition, nothing hangs on it: a plan tells of nothing else, and
    nothing else is at work."""
    assert buying.effects(bench, **given) == set(quirks)
    buying.done(bench, given, {}, quirks)


@promise(
    "unsupported.{name}",
    at="{at}",
    needs="paid",
    columns="name effect key message place at",
    ids="{name}",
    rows=[
        ("guidance_scale", "refused", "guidance_scale", "", "body.guidance_scale", "body.guidance_scale"),
    ],
)
def test_unsupported(
    bench: Bench, effect: str, key: str, message: str, place: str
) -> None:
    """A key that the page names only to say so is refused, or sent for nothing; the client
    says where the page says it, and what the provider says."""
    assert {one.at for one in bench.refuses(key, **{key: "x"})} == {place}
    lenient = bench.with_options(quirks="allow")
    if effect == "refused":
        buying.tells(lenient.refuses(key, **{key: "x"}), *filter(None, [message]))
        answer = bench.wire.submit({**bench.subject.body, key: "x"})
        buying.refused(bench, answer)
        assert "parameters" not in answer.assumed
        assert not message or message in buying.texts(answer)
    else:
        bought = lenient.buy(**{key: "x"})
        assert bought.body[key] == "x"
        assert bought.entry is None or key in bought.entry.ignored


@promise(
    "rules.{name}",
    at="{at}",
    needs="paid",
    columns="name given lacking at part",
    ids="{name}{part}",
    rows=[
        (
            "pictures-in-all",
            {"sequential_image_generation": "auto", "image": ["https://a.example/1.png"], "max_images": 15},
            [],
            "body.sequential_image_generation_options.max_images",
            "",
        ),
        (
            "pictures-in-all",
            {"sequential_image_generation": "auto", "image": ["https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png"], "max_images": 2},
            [],
            "body.sequential_image_generation_options.max_images",
            "-2",
        ),
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
        (
            "pictures-in-all",
            {"sequential_image_generation": "auto", "image": ["https://a.example/1.png"], "max_images": 14},
            [],
            "body.sequential_image_generation_options.max_images",
            "",
        ),
        (
            "pictures-in-all",
            {"sequential_image_generation": "auto", "image": ["https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png", "https://a.example/1.png"], "max_images": 1},
            [],
            "body.sequential_image_generation_options.max_images",
            "-2",
        ),
    ],
)
def test_rule_kept(bench: Bench, given: dict[str, Any], lacking: list[str]) -> None:
    """What just keeps the rule is accepted."""
    buying.done(bench.without(*lacking), given, {})


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
            (["https://a.example/1.png"], "2K", "auto", 1, "url", True),
            {},
            "2048x2048 or 2304x1728 or 1728x2304 or 2848x1600 or 1600x2848 or 2496x1664 or 1664x2496 or 3136x1344",
            [],
        ),
        (
            2,
            (None, "2K", "auto", 15, "b64_json", False),
            {},
            "2048x2048 or 2304x1728 or 1728x2304 or 2848x1600 or 1600x2848 or 2496x1664 or 1664x2496 or 3136x1344",
            [],
        ),
        (
            3,
            (["https://a.example/1.png"], "2K", "disabled", None, "b64_json", True),
            {},
            "2048x2048 or 2304x1728 or 1728x2304 or 2848x1600 or 1600x2848 or 2496x1664 or 1664x2496 or 3136x1344",
            [],
        ),
        (
            4,
            (None, "4K", "auto", 1, "url", False),
            {},
            "4096x4096 or 4704x3520 or 3520x4704 or 5504x3040 or 3040x5504 or 4992x3328 or 3328x4992 or 6240x2656",
            [],
        ),
        (5, (["https://a.example/1.png"], "2048x2048", "auto", 1, "b64_json", False), {}, "2048x2048", []),
        (
            6,
            (None, "4K", "disabled", None, "url", True),
            {},
            "4096x4096 or 4704x3520 or 3520x4704 or 5504x3040 or 3040x5504 or 4992x3328 or 3328x4992 or 6240x2656",
            [],
        ),
        (7, (None, "2048x2048", "auto", 15, "url", True), {}, "2048x2048", []),
        (8, (["https://a.example/1.png"], "2048x2048", "disabled", None, "url", False), {}, "2048x2048", []),
        (
            9,
            (None, "4K", "auto", 15, "b64_json", True),
            {},
            "4096x4096 or 4704x3520 or 3520x4704 or 5504x3040 or 3040x5504 or 4992x3328 or 3328x4992 or 6240x2656",
            [],
        ),
        (
            10,
            (["https://a.example/1.png"], "4K", "auto", 1, "url", True),
            {},
            "4096x4096 or 4704x3520 or 3520x4704 or 5504x3040 or 3040x5504 or 4992x3328 or 3328x4992 or 6240x2656",
            [],
        ),
        (
            11,
            (["https://a.example/1.png"], "2K", "auto", None, "url", True),
            {},
            "2048x2048 or 2304x1728 or 1728x2304 or 2848x1600 or 1600x2848 or 2496x1664 or 1664x2496 or 3136x1344",
            [],
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
    keywords = ("image", "size", "sequential_image_generation", "max_images", "response_format", "watermark")
    given = {k: v for k, v in zip(keywords, values, strict=True) if v is not None}
    assert bench.sizes(**given) == sizes
    bought = buying.done(bench, given, {**given, **changed}, quirks)
    buying.delivered(bought, sizes)


@promise(
    "provider.operations.{operation}.request",
    "provider.operations.{operation}.headers",
    "provider.operations.{operation}.content-type",
    at="{at}",
    needs="paid",
    columns="operation way method path headers at",
    ids="{operation}",
    rows=[
        (
            "submit",
            {"by_task": False},
            "POST",
            "/api/v1/images/generations",
            {"content-type": "application/json"},
            ("generic#request", "generic#overview.modes"),
        ),
        ("query", {"by_task": True}, "GET", "/api/v1/tasks/", {}, ("generic#overview.query", "tasks#request")),
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
        ("submit", "submit", {"by_task": False}, 1),
        ("submit-by-task", "submit", {"by_task": True}, 1),
    ],
)
def test_billable(bench: Bench, way: dict[str, Any], paid: int) -> None:
    """A purchase is one paid request, however often it is asked after."""
    ordering = bench.way(**way)
    ordering.buy()
    assert ordering.paid == paid


@promise(
    "{facts}",
    "provider.operations.{operation}.reply",
    at="{at}",
    needs="{needs}",
    columns="reply operation way state paths fields required shown holds told facts at needs",
    ids="{reply}",
    rows=[
        (
            "submit.pictures",
            "submit",
            {"by_task": False},
            "",
            ((), (), ()),
            {"success": "boolean", "code": "text", "message": "text", "data.data[].url": "text", "data.data[].b64_json": "text", "data.output.results[].url": "text", "data.output.choices[].message.content[].image": "text"},
            ("success",),
            (("success",), ("code",), ("message",), ("data.data[].url", "data.data[].b64_json")),
            {"success": True},
            {},
            ("kind", "provider.replies.pictures.fields.success", "provider.replies.pictures.fields.code", "provider.replies.pictures.fields.message", "provider.replies.pictures.pictures", "provider.pictures.volcengine.each", "provider.pictures.volcengine.address.in", "provider.pictures.volcengine.base64.in"),
            "generic#reply.data",
            "paid",
        ),
        (
            "submit-by-task.submitted",
            "submit",
            {"by_task": True},
            "",
            (("data.task_id", "data.output.task_id"), ("data.task_status", "data.output.task_status"), ("data.task_id", "data.output.task_id")),
            {"success": "boolean", "code": "text", "message": "text", "data.task_id": "text", "data.output.task_id": "text", "data.task_status": "text", "data.output.task_status": "text"},
            ("success",),
            (("data.task_id",), ("data.task_status",), ("success",), ("code",), ("message",)),
            {"success": True, "data.task_status": "PENDING"},
            {},
            ("kind", "provider.replies.submitted.fields.success", "provider.replies.submitted.fields.code", "provider.replies.submitted.fields.message", "provider.replies.submitted.fields.data.task_id", "provider.replies.submitted.fields.data.task_status"),
            "generic#reply.data",
            "paid",
        ),
        (
            "submit-by-task.task-PENDING",
            "query",
            {"by_task": True},
            "PENDING",
            (("data.task_id", "data.output.task_id"), ("data.task_status", "data.output.task_status"), ("data.task_id", "data.output.task_id")),
            {"success": "boolean", "data.output.code": "text", "code": "text", "data.output.message": "text", "message": "text", "data.task_id": "text", "data.output.task_id": "text", "data.task_status": "text", "data.output.task_status": "text", "data.data[].url": "text", "data.data[].b64_json": "text", "data.output.results[].url": "text", "data.output.choices[].message.content[].image": "text"},
            ("success",),
            (("data.task_id",), ("data.task_status",), ("success",), ("code",), ("message",)),
            {"success": True, "data.task_status": "PENDING"},
            {},
            ("provider.replies.task.fields.success", "provider.replies.task.fields.code", "provider.replies.task.fields.message", "provider.replies.task.fields.data.task_id", "provider.replies.task.fields.data.task_status"),
            "tasks#reply",
            "clock, paid",
        ),
        (
            "submit-by-task.task-RUNNING",
            "query",
            {"by_task": True},
            "RUNNING",
            (("data.task_id", "data.output.task_id"), ("data.task_status", "data.output.task_status"), ("data.task_id", "data.output.task_id")),
            {"success": "boolean", "data.output.code": "text", "code": "text", "data.output.message": "text", "message": "text", "data.task_id": "text", "data.output.task_id": "text", "data.task_status": "text", "data.output.task_status": "text", "data.data[].url": "text", "data.data[].b64_json": "text", "data.output.results[].url": "text", "data.output.choices[].message.content[].image": "text"},
            ("success",),
            (("data.task_id",), ("data.task_status",), ("success",), ("code",), ("message",)),
            {"success": True, "data.task_status": "RUNNING"},
            {},
            ("provider.replies.task.fields.success", "provider.replies.task.fields.code", "provider.replies.task.fields.message", "provider.replies.task.fields.data.task_id", "provider.replies.task.fields.data.task_status"),
            "tasks#reply",
            "clock, paid",
        ),
        (
            "submit-by-task.task-SUCCESS",
            "query",
            {"by_task": True},
            "SUCCESS",
            (("data.task_id", "data.output.task_id"), ("data.task_status", "data.output.task_status"), ("data.task_id", "data.output.task_id")),
            {"success": "boolean", "data.output.code": "text", "code": "text", "data.output.message": "text", "message": "text", "data.task_id": "text", "data.output.task_id": "text", "data.task_status": "text", "data.output.task_status": "text", "data.data[].url": "text", "data.data[].b64_json": "text", "data.output.results[].url": "text", "data.output.choices[].message.content[].image": "text"},
            ("success",),
            (("data.task_id",), ("data.task_status",), ("success",), ("code",), ("message",), ("data.data[].url", "data.data[].b64_json")),
            {"success": True, "data.task_status": "SUCCESS"},
            {},
            ("provider.replies.task.fields.success", "provider.replies.task.fields.code", "provider.replies.task.fields.message", "provider.replies.task.fields.data.task_id", "provider.replies.task.fields.data.task_status", "provider.replies.task.pictures", "provider.pictures.volcengine.each", "provider.pictures.volcengine.address.in", "provider.pictures.volcengine.base64.in"),
            "tasks#reply",
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
    "provider.operations.{operation}.request",
    needs="account, clock, faults, paid",
    columns="fault on operation way ends",
    ids="{on}-{fault}-{operation}",
    rows=[
        ("reset", "submit", "submit", {"by_task": False}, "SubmissionUnknown"),
        ("close", "submit", "submit", {"by_task": False}, "SubmissionUnknown"),
        ("cut-off", "submit", "submit", {"by_task": False}, "SubmissionUnknown"),
        ("read-timeout", "submit", "submit", {"by_task": False}, "SubmissionUnknown"),
        ("500", "submit", "submit", {"by_task": False}, "SubmissionUnknown"),
        ("empty", "submit", "submit", {"by_task": False}, "ReplyMismatch"),
        ("truncated", "submit", "submit", {"by_task": False}, "ReplyMismatch"),
        ("html", "submit", "submit", {"by_task": False}, "ReplyMismatch"),
        ("no-connection", "submit", "submit", {"by_task": False}, ""),
        ("connect-timeout", "submit", "submit", {"by_task": False}, ""),
        ("slow", "submit", "submit", {"by_task": False}, ""),
        ("wrong-envelope", "submit", "submit", {"by_task": False}, "ReplyMismatch"),
        ("reset", "query", "query", {"by_task": True}, ""),
        ("close", "query", "query", {"by_task": True}, ""),
        ("cut-off", "query", "query", {"by_task": True}, ""),
        ("read-timeout", "query", "query", {"by_task": True}, ""),
        ("500", "query", "query", {"by_task": True}, ""),
        ("empty", "query", "query", {"by_task": True}, ""),
        ("truncated", "query", "query", {"by_task": True}, ""),
        ("html", "query", "query", {"by_task": True}, ""),
        ("no-connection", "query", "query", {"by_task": True}, ""),
        ("connect-timeout", "query", "query", {"by_task": True}, ""),
        ("wrong-envelope", "query", "query", {"by_task": True}, "ReplyMismatch"),
        ("reset", "download", "submit", {"by_task": True}, ""),
        ("close", "download", "submit", {"by_task": True}, ""),
        ("cut-off", "download", "submit", {"by_task": True}, ""),
        ("read-timeout", "download", "submit", {"by_task": True}, ""),
        ("500", "download", "submit", {"by_task": True}, ""),
        ("no-connection", "download", "submit", {"by_task": True}, ""),
        ("connect-timeout", "download", "submit", {"by_task": True}, ""),
        ("empty", "download", "submit", {"by_task": True}, ""),
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
            [("prompt", "text", (None, 600)), ("image", "list", (1, 14)), ("size", "among", ("2K", "4K", "2048x2048", "4096x4096", "2304x1728", "4704x3520", "1728x2304", "3520x4704")), ("sequential_image_generation", "among", ("auto", "disabled")), ("max_images", "integers", (1, 15)), ("stream", "among", (True, False)), ("optimize_prompt_mode", "among", ("standard",)), ("response_format", "among", ("url", "b64_json")), ("watermark", "among", (True, False))],
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
        ("oceanbase/seedream-4.5.md",),
    ],
)
def test_docs(bench: Bench, page: str) -> None:
    """Every snippet of the model's page in the docs runs, and buys."""
    assert run_snippets(bench, Path(__file__).parents[2] / "docs" / page)

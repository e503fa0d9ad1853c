"""What the page of volcengine/seededit-3.0 promises.

Made by pixelspec from specs/volcengine/seededit-3.0.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncVolcengine, Volcengine
from pixelspec.conformance import Bench, Exchange, Subject, buying, offering, promise, raises
from pixelspec.conformance.canned import report_of, takes_error
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.relations import require_told
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Values
from pixelspec.conformance.surroundings import environment

SUBJECT = Subject(
    id="volcengine/seededit-3.0",
    client=Volcengine,
    twin=AsyncVolcengine,
    attribute="seededit_3_0",
    address="https://ark.cn-beijing.volces.com",
    key="ARK_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v3/images/generations", content_type="application/json", billable=True),
    },
    least={"prompt": "A lighthouse at dusk", "image": "https://a.example/1.png"},
    body={"model": "doubao-seededit-3-0-i2i-250628", "prompt": "A lighthouse at dusk", "image": "https://a.example/1.png"},
    submit="submit",
    fixed={"model": "doubao-seededit-3-0-i2i-250628"},
)


@promise(
    "status",
    "submit",
    "kind",
    "parameters.size.required",
    "parameters.seed.required",
    "parameters.guidance_scale.required",
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
        ("size", "size", ["adaptive"], (), [], ("body.size", "ids#body.size")),
        ("seed", "seed", [-1], (), [], "restated#body.seed"),
        ("guidance_scale", "guidance_scale", [5.5], (), [], ("ids#body.guidance_scale", "restated#body.guidance_scale")),
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
        ("size", "size", ["adaptive"], ("body.size", "ids#body.size")),
        ("seed", "seed", [-1], "restated#body.seed"),
        ("guidance_scale", "guidance_scale", [5.5], ("ids#body.guidance_scale", "restated#body.guidance_scale")),
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
        ("size", "size", ("body.size", "ids#body.size")),
        ("seed", "seed", "restated#body.seed"),
        ("guidance_scale", "guidance_scale", ("ids#body.guidance_scale", "restated#body.guidance_scale")),
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
        ("prompt", "prompt", True, (), ((400, "MissingParameter"), (400, "InvalidParameter"), (400, "")), "body.prompt"),
        ("image", "image", True, (), ((400, "MissingParameter"), (400, "InvalidParameter"), (400, "")), "ids#body.image"),
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
            ("parameters.model.type", "parameters.model.required"),
            "model",
            "doubao-seededit-3-0-i2i-250628",
            [],
            True,
            ((400, "MissingParameter"), (400, "InvalidParameter"), (400, "")),
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
        ("size", ("parameters.size.accepts", "parameters.size.presets"), "size", ["adaptive"], False, ("body.size", "ids#body.size")),
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
            {"image": "https://a.example/1.png"},
            {"image": "https://a.example/1.png"},
            [],
            "ids#body.image",
        ),
        ("seed=-1", ("parameters.seed.wire", "parameters.seed.type", "parameters.seed.of"), {"seed": -1}, {"seed": -1}, [], "restated#body.seed"),
        (
            "guidance_scale=5.5",
            ("parameters.guidance_scale.wire", "parameters.guidance_scale.type", "parameters.guidance_scale.of"),
            {"guidance_scale": 5.5},
            {"guidance_scale": 5.5},
            [],
            ("ids#body.guidance_scale", "restated#body.guidance_scale"),
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
        ("image", "image", 7, {}, "ids#body.image"),
        ("size", "size", 7, {}, ("body.size", "ids#body.size")),
        ("seed", "seed", 1.5, {}, "restated#body.seed"),
        ("seed", "seed", -1.0, {}, "restated#body.seed"),
        ("seed", "seed", True, {}, "restated#body.seed"),
        ("guidance_scale", "guidance_scale", True, {}, ("ids#body.guidance_scale", "restated#body.guidance_scale")),
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
    "{facts}",
    at="{at}",
    needs="paid",
    columns="name facts keyword value given taken at",
    ids="{name}={value}",
    rows=[
        ("size", ("parameters.size.ratios", "parameters.size.type"), "size", "unlisted", {"size": "unlisted"}, {}, ("body.size", "ids#body.size")),
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
        ("image", "address", "", "image", "https://a.example/1.png", "as it is", {}, "ids#body.image"),
        ("image", "data-uri", "", "image", "data:image/png;base64,AAAA", "as it is", {}, "ids#body.image"),
        ("image", "file", "parameters.image.type", "image", None, "data:image/", {}, "ids#body.image"),
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
        ("seed", "range.least", "parameters.seed.type", "at", "seed", -1, {}, [-1], "restated#body.seed"),
        ("seed", "range.least", "", "below", "seed", -2, {}, [], "restated#body.seed"),
        ("seed", "range.most", "parameters.seed.type", "at", "seed", 2147483647, {}, [2147483647], "restated#body.seed"),
        ("seed", "range.most", "", "above", "seed", 2147483648, {}, [], "restated#body.seed"),
        (
            "guidance_scale",
            "range.least",
            "parameters.guidance_scale.type",
            "at",
            "guidance_scale",
            1,
            {},
            [1],
            ("ids#body.guidance_scale", "restated#body.guidance_scale"),
        ),
        ("guidance_scale", "range.least", "", "below", "guidance_scale", 0, {}, [], ("ids#body.guidance_scale", "restated#body.guidance_scale")),
        (
            "guidance_scale",
            "range.most",
            "parameters.guidance_scale.type",
            "at",
            "guidance_scale",
            10,
            {},
            [10],
            ("ids#body.guidance_scale", "restated#body.guidance_scale"),
        ),
        ("guidance_scale", "range.most", "", "above", "guidance_scale", 11, {}, [], ("ids#body.guidance_scale", "restated#body.guidance_scale")),
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
    "{word}",
    "parameters.{name}.wire",
    "parameters.{name}.accepts",
    "parameters.{name}.type",
    at="{at}",
    needs="paid",
    columns="name value word given held sizes quirks at",
    ids="{name}={value}",
    rows=[
        ("size", "adaptive", "parameters.size.presets.adaptive", {"size": "adaptive"}, {"size": "adaptive"}, "", [], ("body.size", "ids#body.size")),
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
    "gaps",
    needs="paid",
    columns="number values changed sizes quirks",
    ids="{number}",
    rows=[
        (1, (-1, 1, "url", True), {}, "", []),
        (2, (2147483647, 1, "b64_json", False), {}, "", []),
        (3, (-1, 10, "b64_json", True), {}, "", []),
        (4, (2147483647, 10, "url", False), {}, "", []),
        (5, (-1, 1, "url", False), {}, "", []),
        (6, (2147483647, 1, "url", True), {}, "", []),
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
    keywords = ("seed", "guidance_scale", "response_format", "watermark")
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
        ("usual", "beijing", {}, "https://ark.cn-beijing.volces.com", "seedream-4.0#request"),
        ("beijing", "beijing", {"server": "beijing"}, "https://ark.cn-beijing.volces.com", "seedream-4.0#request"),
        ("byteplus", "byteplus", {"server": "byteplus"}, "https://ark.ap-southeast.bytepluses.com", "abroad#request"),
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
        ("submit", {}, "POST", "/api/v3/images/generations", {"content-type": "application/json"}, "seedream-4.0#request"),
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
    at="seedream-4.0#authorization",
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
    at="seedream-4.0#authorization",
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
            "pictures",
            "submit",
            {},
            "",
            ((), (), ()),
            {"created": "integer", "model": "text", "error.code": "text", "error.message": "text", "usage.generated_images": "integer", "usage.input_images": "integer", "usage.output_tokens": "integer", "usage.total_tokens": "integer", "usage.tool_usage.web_search": "integer", "data[].url": "text", "data[].b64_json": "text", "data[].size": "text", "data[].error.message": "text", "data[].error.code": "text"},
            (),
            (("created",), ("data[].url", "data[].b64_json"), ("data[].size",)),
            {},
            {"created": ("now", 1)},
            ("kind", "provider.replies.pictures.fields.created", "provider.replies.pictures.pictures", "provider.pictures.data.each", "provider.pictures.data.address.in", "provider.pictures.data.base64.in", "provider.pictures.data.size.in"),
            "seedream-4.0#reply",
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
            {"created": 1776928569, "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
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
            {"error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
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
            {"message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.created",
        ),
        (
            "order.pictures.model",
            "order",
            "",
            {"created": 1776928569, "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"created": 1776928569, "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.model",
        ),
        (
            "order.pictures.error.code",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"created": 1776928569, "message": "out of paint", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.error.code",
        ),
        (
            "order.pictures.error.message",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"created": 1776928569, "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.error.message",
        ),
        (
            "order.pictures.usage.generated_images",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"created": 1776928569, "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.generated_images",
        ),
        (
            "order.pictures.usage.input_images",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"created": 1776928569, "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.input_images",
        ),
        (
            "order.pictures.usage.output_tokens",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"created": 1776928569, "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.output_tokens",
        ),
        (
            "order.pictures.usage.total_tokens",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"created": 1776928569, "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "provider.replies.pictures.fields.usage.total_tokens",
        ),
        (
            "order.pictures.usage.tool_usage.web_search",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"created": 1776928569, "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
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
            {"created": 1776928569, "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
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
            "order.pictures.created",
            "type",
            "order",
            "",
            {"created": "1", "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "created",
            "provider.replies.pictures.fields.created",
            "seedream-4.0#reply.created",
        ),
        (
            "order.pictures.model",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": 5, "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "model",
            "provider.replies.pictures.fields.model",
            "seedream-4.0#reply.model",
        ),
        (
            "order.pictures.error.code",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": 5, "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "code",
            "provider.replies.pictures.fields.error.code",
            "seedream-4.0#reply.error",
        ),
        (
            "order.pictures.error.message",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": 5}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "message",
            "provider.replies.pictures.fields.error.message",
            "seedream-4.0#reply.error",
        ),
        (
            "order.pictures.usage.generated_images",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": "1", "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "generated_images",
            "provider.replies.pictures.fields.usage.generated_images",
            "seedream-4.0#reply.usage.generated_images",
        ),
        (
            "order.pictures.usage.input_images",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": "1", "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "input_images",
            "provider.replies.pictures.fields.usage.input_images",
            "seedream-4.0#reply.usage.input_images",
        ),
        (
            "order.pictures.usage.output_tokens",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": "1", "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "output_tokens",
            "provider.replies.pictures.fields.usage.output_tokens",
            "seedream-4.0#reply.usage.output_tokens",
        ),
        (
            "order.pictures.usage.total_tokens",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": "1", "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "total_tokens",
            "provider.replies.pictures.fields.usage.total_tokens",
            "seedream-4.0#reply.usage.total_tokens",
        ),
        (
            "order.pictures.usage.tool_usage.web_search",
            "type",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": "1"}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "web_search",
            "provider.replies.pictures.fields.usage.tool_usage.web_search",
            "seedream-5.0-lite#reply.usage.tool_usage",
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
            {"created": 1776928569, "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}]},
            ("provider.pictures.data.address.in", "provider.pictures.data.each", "provider.replies.pictures.pictures", "provider.pictures.data.size"),
            "seedream-4.0#reply.data",
        ),
        (
            "order.pictures.data.b64_json",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"size": "1024x1536", "b64_json": "AAAA"}]},
            {"created": 1776928569, "message": "out of paint", "error-code": "E7", "pictures": [{"base64": "AAAA", "size": "1024x1536"}]},
            ("provider.pictures.data.base64.in", "provider.pictures.data.each", "provider.replies.pictures.pictures", "provider.pictures.data.size"),
            "seedream-4.0#reply.data",
        ),
        (
            "order.pictures.data.error.message",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"error": {"message": "out of paint", "code": "E7"}}, {"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            {"created": 1776928569, "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png", "size": "1024x1536"}], "failures": [{"code": "E7", "message": "out of paint"}]},
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
    columns="place asked mode body names fact",
    ids="{place}",
    rows=[
        (
            "order.pictures.data.url",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": 5, "size": "1024x1536"}]},
            "url",
            "provider.pictures.data.address",
        ),
        (
            "order.pictures.data.b64_json",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536", "b64_json": 5}]},
            "b64_json",
            "provider.pictures.data.base64",
        ),
        (
            "order.pictures.data.size",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": 5}]},
            "size",
            "provider.pictures.data.size",
        ),
        (
            "order.pictures.data.error.message",
            "order",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536", "error": {"message": 5}}]},
            "message",
            "provider.pictures.data.error",
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
    "provider.pictures.{scope}.base64.in",
    at="{at}",
    needs="clock, paid",
    columns="name scope way given at",
    ids="{name}",
    rows=[
        ("submit-data", "data", {}, {"response_format": "b64_json"}, "seedream-4.0#reply.data.b64_json"),
    ],
)
def test_picture_inline(bench: Bench, way: dict[str, Any], given: dict[str, Any]) -> None:
    """The picture is in the reply, and no other host is asked."""
    ordering = bench.way(**way)
    image = ordering.buy(**given).images[0]
    before = len(ordering.traffic.sent)
    assert image.read() and image.pixels
    assert image.url is None and len(ordering.traffic.sent) == before


@promise(
    "provider.pictures.{scope}.error",
    at="{at}",
    needs="account, clock, faults, paid",
    columns="name scope way paths state places by_task at",
    ids="{name}",
    rows=[
        ("submit-data", "data", {}, ((), ()), "", ("data[].error.message", "data[].error.code"), False, "seedream-4.0#reply.data.error"),
    ],
)
def test_picture_failed(
    bench: Bench, way: dict[str, Any], paths: Any, state: str, places: tuple[str, ...], by_task: bool
) -> None:
    """An order whose pictures all failed says why where the page has it, and is an error."""
    ordering = bench.way(**way)
    ordering.fault("failed-pictures", times=2)
    walk = ordering.walk(*paths)
    answer = walk.until(state) if state else walk.first
    reasons = [str(answer.at(place) or "") for place in places]
    assert all(reasons)
    with raises("TaskFailed" if by_task else "ApiError") as caught:
        ordering.buy()
    assert reasons[0] in str(caught.error) and ordering.paid == 2


@promise(
    "provider.errors.{row}",
    "{facts}",
    at="{at}",
    columns="row code mode http body name says facts at",
    ids="{row}{code}",
    rows=[
        (
            "missing-parameter",
            "",
            "",
            400,
            {"error": {"code": "MissingParameter", "message": "out of paint"}},
            "ApiError",
            {"status": 400, "code": "MissingParameter", "message": "out of paint", "charged": "unknown", "retry": False, "account": False},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.MissingParameter",
        ),
        (
            "invalid-parameter",
            "",
            "",
            400,
            {"error": {"code": "InvalidParameter", "message": "out of paint"}},
            "ApiError",
            {"status": 400, "code": "InvalidParameter", "message": "out of paint", "charged": "unknown", "retry": False, "account": False},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.InvalidParameter",
        ),
        (
            "prompt-refused",
            "",
            "",
            400,
            {"error": {"code": "InputTextSensitiveContentDetected", "message": "out of paint"}},
            "ContentRefused",
            {"status": 400, "code": "InputTextSensitiveContentDetected", "message": "out of paint", "charged": "unknown", "retry": False, "account": False},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.InputTextSensitiveContentDetected",
        ),
        (
            "reference-refused",
            "",
            "",
            400,
            {"error": {"code": "InputImageSensitiveContentDetected", "message": "out of paint"}},
            "ContentRefused",
            {"status": 400, "code": "InputImageSensitiveContentDetected", "message": "out of paint", "charged": "unknown", "retry": False, "account": False},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.InputImageSensitiveContentDetected",
        ),
        (
            "text-refused",
            "",
            "",
            400,
            {"error": {"code": "SensitiveContentDetected", "message": "out of paint"}},
            "ContentRefused",
            {"status": 400, "code": "SensitiveContentDetected", "message": "out of paint", "charged": "unknown", "retry": False, "account": False},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.SensitiveContentDetected",
        ),
        (
            "severe-text-refused",
            "",
            "",
            400,
            {"error": {"code": "SensitiveContentDetected.SevereViolation", "message": "out of paint"}},
            "ContentRefused",
            {"status": 400, "code": "SensitiveContentDetected.SevereViolation", "message": "out of paint", "charged": "unknown", "retry": False, "account": False},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.SensitiveContentDetected.SevereViolation",
        ),
        (
            "violent-text-refused",
            "",
            "",
            400,
            {"error": {"code": "SensitiveContentDetected.Violence", "message": "out of paint"}},
            "ContentRefused",
            {"status": 400, "code": "SensitiveContentDetected.Violence", "message": "out of paint", "charged": "unknown", "retry": False, "account": False},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.SensitiveContentDetected.Violence",
        ),
        (
            "key-refused",
            "",
            "",
            401,
            {"error": {"code": "AuthenticationError", "message": "out of paint"}},
            "AuthError",
            {"status": 401, "code": "AuthenticationError", "message": "out of paint", "charged": "unknown", "retry": False, "account": True},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.AuthenticationError",
        ),
        (
            "account-overdue",
            "",
            "",
            403,
            {"error": {"code": "AccountOverdueError", "message": "out of paint"}},
            "OutOfCredit",
            {"status": 403, "code": "AccountOverdueError", "message": "out of paint", "charged": "unknown", "retry": False, "account": True},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.AccountOverdueError",
        ),
        (
            "access-denied",
            "",
            "",
            403,
            {"error": {"code": "AccessDenied", "message": "out of paint"}},
            "AuthError",
            {"status": 403, "code": "AccessDenied", "message": "out of paint", "charged": "unknown", "retry": False, "account": True},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.AccessDenied",
        ),
        (
            "model-not-found",
            "",
            "",
            404,
            {"error": {"code": "InvalidEndpointOrModel.NotFound", "message": "out of paint"}},
            "ModelUnavailable",
            {"status": 404, "code": "InvalidEndpointOrModel.NotFound", "message": "out of paint", "charged": "unknown", "retry": False, "account": False},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.InvalidEndpointOrModel.NotFound",
        ),
        (
            "model-not-open",
            "",
            "",
            404,
            {"error": {"code": "ModelNotOpen", "message": "out of paint"}},
            "ModelUnavailable",
            {"status": 404, "code": "ModelNotOpen", "message": "out of paint", "charged": "unknown", "retry": False, "account": False},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.ModelNotOpen",
        ),
        (
            "rate-limited",
            "",
            "",
            429,
            {"error": {"message": "out of paint"}},
            "RateLimited",
            {"status": 429, "code": "", "message": "out of paint", "charged": "unknown", "retry": True, "account": False},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.429",
        ),
        (
            "bad-request",
            "",
            "",
            400,
            {"error": {"message": "out of paint"}},
            "ApiError",
            {"status": 400, "code": "", "message": "out of paint", "charged": "unknown", "retry": None, "account": False},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
            "errors#table.400",
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
    at="errors#body",
    needs="faults, paid",
    columns="word fields required shown messages holds facts",
    rows=[
        (
            "missing-parameter",
            {"error.code": "text", "error.message": "text"},
            (),
            (("error.code",), ("error.message",)),
            ("error.message",),
            {},
            ("provider.replies.error.fields.error.code", "provider.replies.error.fields.error.message"),
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
        (
            "missing-parameter",
            "ApiError",
            {"status": 400, "code": "MissingParameter", "charged": "unknown", "retry": False, "account": False},
            "errors#table.MissingParameter",
        ),
        (
            "invalid-parameter",
            "ApiError",
            {"status": 400, "code": "InvalidParameter", "charged": "unknown", "retry": False, "account": False},
            "errors#table.InvalidParameter",
        ),
        (
            "prompt-refused",
            "ContentRefused",
            {"status": 400, "code": "InputTextSensitiveContentDetected", "charged": "unknown", "retry": False, "account": False},
            "errors#table.InputTextSensitiveContentDetected",
        ),
        (
            "reference-refused",
            "ContentRefused",
            {"status": 400, "code": "InputImageSensitiveContentDetected", "charged": "unknown", "retry": False, "account": False},
            "errors#table.InputImageSensitiveContentDetected",
        ),
        (
            "text-refused",
            "ContentRefused",
            {"status": 400, "code": "SensitiveContentDetected", "charged": "unknown", "retry": False, "account": False},
            "errors#table.SensitiveContentDetected",
        ),
        (
            "severe-text-refused",
            "ContentRefused",
            {"status": 400, "code": "SensitiveContentDetected.SevereViolation", "charged": "unknown", "retry": False, "account": False},
            "errors#table.SensitiveContentDetected.SevereViolation",
        ),
        (
            "violent-text-refused",
            "ContentRefused",
            {"status": 400, "code": "SensitiveContentDetected.Violence", "charged": "unknown", "retry": False, "account": False},
            "errors#table.SensitiveContentDetected.Violence",
        ),
        (
            "key-refused",
            "AuthError",
            {"status": 401, "code": "AuthenticationError", "charged": "unknown", "retry": False, "account": True},
            "errors#table.AuthenticationError",
        ),
        (
            "account-overdue",
            "OutOfCredit",
            {"status": 403, "code": "AccountOverdueError", "charged": "unknown", "retry": False, "account": True},
            "errors#table.AccountOverdueError",
        ),
        (
            "access-denied",
            "AuthError",
            {"status": 403, "code": "AccessDenied", "charged": "unknown", "retry": False, "account": True},
            "errors#table.AccessDenied",
        ),
        (
            "model-not-found",
            "ModelUnavailable",
            {"status": 404, "code": "InvalidEndpointOrModel.NotFound", "charged": "unknown", "retry": False, "account": False},
            "errors#table.InvalidEndpointOrModel.NotFound",
        ),
        (
            "model-not-open",
            "ModelUnavailable",
            {"status": 404, "code": "ModelNotOpen", "charged": "unknown", "retry": False, "account": False},
            "errors#table.ModelNotOpen",
        ),
        ("rate-limited", "RateLimited", {"status": 429, "charged": "unknown", "retry": True, "account": False}, "errors#table.429"),
        ("bad-request", "ApiError", {"status": 400, "charged": "unknown", "retry": None, "account": False}, "errors#table.400"),
    ],
)
def test_error_raised(bench: Bench, row: str, name: str, says: dict[str, Any]) -> None:
    """A provider that refuses as the page says is understood, and has sold nothing."""
    bench.fault(row)
    with raises(name, **says):
        bench.submit()
    assert bench.paid == 0


@promise(
    "provider.errors.{row}.{part}",
    at="{at}",
    columns="row part mode known stray at",
    ids="{row}-{part}",
    rows=[
        (
            "missing-parameter",
            "http",
            "",
            ({"error": {"code": "MissingParameter", "message": "out of paint"}}, 400, "ApiError", {"code": "MissingParameter", "message": "out of paint"}),
            ({"error": {"code": "MissingParameter", "message": "out of paint"}}, 401, "AuthError", {"code": "MissingParameter", "message": "out of paint"}),
            "errors#table.MissingParameter",
        ),
        (
            "missing-parameter",
            "code",
            "",
            ({"error": {"code": "MissingParameter", "message": "out of paint"}}, 400, "ApiError", {"code": "MissingParameter", "message": "out of paint"}),
            ({"error": {"code": "xMissingParameter", "message": "out of paint"}}, 400, "ApiError", {"code": "xMissingParameter", "message": "out of paint"}),
            "errors#table.MissingParameter",
        ),
        (
            "invalid-parameter",
            "http",
            "",
            ({"error": {"code": "InvalidParameter", "message": "out of paint"}}, 400, "ApiError", {"code": "InvalidParameter", "message": "out of paint"}),
            ({"error": {"code": "InvalidParameter", "message": "out of paint"}}, 401, "AuthError", {"code": "InvalidParameter", "message": "out of paint"}),
            "errors#table.InvalidParameter",
        ),
        (
            "invalid-parameter",
            "code",
            "",
            ({"error": {"code": "InvalidParameter", "message": "out of paint"}}, 400, "ApiError", {"code": "InvalidParameter", "message": "out of paint"}),
            ({"error": {"code": "xInvalidParameter", "message": "out of paint"}}, 400, "ApiError", {"code": "xInvalidParameter", "message": "out of paint"}),
            "errors#table.InvalidParameter",
        ),
        (
            "prompt-refused",
            "http",
            "",
            ({"error": {"code": "InputTextSensitiveContentDetected", "message": "out of paint"}}, 400, "ContentRefused", {"code": "InputTextSensitiveContentDetected", "message": "out of paint"}),
            ({"error": {"code": "InputTextSensitiveContentDetected", "message": "out of paint"}}, 401, "AuthError", {"code": "InputTextSensitiveContentDetected", "message": "out of paint"}),
            "errors#table.InputTextSensitiveContentDetected",
        ),
        (
            "prompt-refused",
            "code",
            "",
            ({"error": {"code": "InputTextSensitiveContentDetected", "message": "out of paint"}}, 400, "ContentRefused", {"code": "InputTextSensitiveContentDetected", "message": "out of paint"}),
            ({"error": {"code": "xInputTextSensitiveContentDetected", "message": "out of paint"}}, 400, "ApiError", {"code": "xInputTextSensitiveContentDetected", "message": "out of paint"}),
            "errors#table.InputTextSensitiveContentDetected",
        ),
        (
            "reference-refused",
            "http",
            "",
            ({"error": {"code": "InputImageSensitiveContentDetected", "message": "out of paint"}}, 400, "ContentRefused", {"code": "InputImageSensitiveContentDetected", "message": "out of paint"}),
            ({"error": {"code": "InputImageSensitiveContentDetected", "message": "out of paint"}}, 401, "AuthError", {"code": "InputImageSensitiveContentDetected", "message": "out of paint"}),
            "errors#table.InputImageSensitiveContentDetected",
        ),
        (
            "reference-refused",
            "code",
            "",
            ({"error": {"code": "InputImageSensitiveContentDetected", "message": "out of paint"}}, 400, "ContentRefused", {"code": "InputImageSensitiveContentDetected", "message": "out of paint"}),
            ({"error": {"code": "xInputImageSensitiveContentDetected", "message": "out of paint"}}, 400, "ApiError", {"code": "xInputImageSensitiveContentDetected", "message": "out of paint"}),
            "errors#table.InputImageSensitiveContentDetected",
        ),
        (
            "text-refused",
            "http",
            "",
            ({"error": {"code": "SensitiveContentDetected", "message": "out of paint"}}, 400, "ContentRefused", {"code": "SensitiveContentDetected", "message": "out of paint"}),
            ({"error": {"code": "SensitiveContentDetected", "message": "out of paint"}}, 401, "AuthError", {"code": "SensitiveContentDetected", "message": "out of paint"}),
            "errors#table.SensitiveContentDetected",
        ),
        (
            "text-refused",
            "code",
            "",
            ({"error": {"code": "SensitiveContentDetected", "message": "out of paint"}}, 400, "ContentRefused", {"code": "SensitiveContentDetected", "message": "out of paint"}),
            ({"error": {"code": "xSensitiveContentDetected", "message": "out of paint"}}, 400, "ApiError", {"code": "xSensitiveContentDetected", "message": "out of paint"}),
            "errors#table.SensitiveContentDetected",
        ),
        (
            "severe-text-refused",
            "http",
            "",
            ({"error": {"code": "SensitiveContentDetected.SevereViolation", "message": "out of paint"}}, 400, "ContentRefused", {"code": "SensitiveContentDetected.SevereViolation", "message": "out of paint"}),
            ({"error": {"code": "SensitiveContentDetected.SevereViolation", "message": "out of paint"}}, 401, "AuthError", {"code": "SensitiveContentDetected.SevereViolation", "message": "out of paint"}),
            "errors#table.SensitiveContentDetected.SevereViolation",
        ),
        (
            "severe-text-refused",
            "code",
            "",
            ({"error": {"code": "SensitiveContentDetected.SevereViolation", "message": "out of paint"}}, 400, "ContentRefused", {"code": "SensitiveContentDetected.SevereViolation", "message": "out of paint"}),
            ({"error": {"code": "xSensitiveContentDetected.SevereViolation", "message": "out of paint"}}, 400, "ApiError", {"code": "xSensitiveContentDetected.SevereViolation", "message": "out of paint"}),
            "errors#table.SensitiveContentDetected.SevereViolation",
        ),
        (
            "violent-text-refused",
            "http",
            "",
            ({"error": {"code": "SensitiveContentDetected.Violence", "message": "out of paint"}}, 400, "ContentRefused", {"code": "SensitiveContentDetected.Violence", "message": "out of paint"}),
            ({"error": {"code": "SensitiveContentDetected.Violence", "message": "out of paint"}}, 401, "AuthError", {"code": "SensitiveContentDetected.Violence", "message": "out of paint"}),
            "errors#table.SensitiveContentDetected.Violence",
        ),
        (
            "violent-text-refused",
            "code",
            "",
            ({"error": {"code": "SensitiveContentDetected.Violence", "message": "out of paint"}}, 400, "ContentRefused", {"code": "SensitiveContentDetected.Violence", "message": "out of paint"}),
            ({"error": {"code": "xSensitiveContentDetected.Violence", "message": "out of paint"}}, 400, "ApiError", {"code": "xSensitiveContentDetected.Violence", "message": "out of paint"}),
            "errors#table.SensitiveContentDetected.Violence",
        ),
        (
            "key-refused",
            "http",
            "",
            ({"error": {"code": "AuthenticationError", "message": "out of paint"}}, 401, "AuthError", {"code": "AuthenticationError", "message": "out of paint"}),
            ({"error": {"code": "AuthenticationError", "message": "out of paint"}}, 402, "OutOfCredit", {"code": "AuthenticationError", "message": "out of paint"}),
            "errors#table.AuthenticationError",
        ),
        (
            "key-refused",
            "code",
            "",
            ({"error": {"code": "AuthenticationError", "message": "out of paint"}}, 401, "AuthError", {"code": "AuthenticationError", "message": "out of paint"}),
            ({"error": {"code": "xAuthenticationError", "message": "out of paint"}}, 401, "AuthError", {"code": "xAuthenticationError", "message": "out of paint"}),
            "errors#table.AuthenticationError",
        ),
        (
            "account-overdue",
            "http",
            "",
            ({"error": {"code": "AccountOverdueError", "message": "out of paint"}}, 403, "OutOfCredit", {"code": "AccountOverdueError", "message": "out of paint"}),
            ({"error": {"code": "AccountOverdueError", "message": "out of paint"}}, 404, "ApiError", {"code": "AccountOverdueError", "message": "out of paint"}),
            "errors#table.AccountOverdueError",
        ),
        (
            "account-overdue",
            "code",
            "",
            ({"error": {"code": "AccountOverdueError", "message": "out of paint"}}, 403, "OutOfCredit", {"code": "AccountOverdueError", "message": "out of paint"}),
            ({"error": {"code": "xAccountOverdueError", "message": "out of paint"}}, 403, "AuthError", {"code": "xAccountOverdueError", "message": "out of paint"}),
            "errors#table.AccountOverdueError",
        ),
        (
            "access-denied",
            "http",
            "",
            ({"error": {"code": "AccessDenied", "message": "out of paint"}}, 403, "AuthError", {"code": "AccessDenied", "message": "out of paint"}),
            ({"error": {"code": "AccessDenied", "message": "out of paint"}}, 404, "ApiError", {"code": "AccessDenied", "message": "out of paint"}),
            "errors#table.AccessDenied",
        ),
        (
            "access-denied",
            "code",
            "",
            ({"error": {"code": "AccessDenied", "message": "out of paint"}}, 403, "AuthError", {"code": "AccessDenied", "message": "out of paint"}),
            ({"error": {"code": "xAccessDenied", "message": "out of paint"}}, 403, "AuthError", {"code": "xAccessDenied", "message": "out of paint"}),
            "errors#table.AccessDenied",
        ),
        (
            "model-not-found",
            "http",
            "",
            ({"error": {"code": "InvalidEndpointOrModel.NotFound", "message": "out of paint"}}, 404, "ModelUnavailable", {"code": "InvalidEndpointOrModel.NotFound", "message": "out of paint"}),
            ({"error": {"code": "InvalidEndpointOrModel.NotFound", "message": "out of paint"}}, 405, "ApiError", {"code": "InvalidEndpointOrModel.NotFound", "message": "out of paint"}),
            "errors#table.InvalidEndpointOrModel.NotFound",
        ),
        (
            "model-not-found",
            "code",
            "",
            ({"error": {"code": "InvalidEndpointOrModel.NotFound", "message": "out of paint"}}, 404, "ModelUnavailable", {"code": "InvalidEndpointOrModel.NotFound", "message": "out of paint"}),
            ({"error": {"code": "xInvalidEndpointOrModel.NotFound", "message": "out of paint"}}, 404, "ApiError", {"code": "xInvalidEndpointOrModel.NotFound", "message": "out of paint"}),
            "errors#table.InvalidEndpointOrModel.NotFound",
        ),
        (
            "model-not-open",
            "http",
            "",
            ({"error": {"code": "ModelNotOpen", "message": "out of paint"}}, 404, "ModelUnavailable", {"code": "ModelNotOpen", "message": "out of paint"}),
            ({"error": {"code": "ModelNotOpen", "message": "out of paint"}}, 405, "ApiError", {"code": "ModelNotOpen", "message": "out of paint"}),
            "errors#table.ModelNotOpen",
        ),
        (
            "model-not-open",
            "code",
            "",
            ({"error": {"code": "ModelNotOpen", "message": "out of paint"}}, 404, "ModelUnavailable", {"code": "ModelNotOpen", "message": "out of paint"}),
            ({"error": {"code": "xModelNotOpen", "message": "out of paint"}}, 404, "ApiError", {"code": "xModelNotOpen", "message": "out of paint"}),
            "errors#table.ModelNotOpen",
        ),
        (
            "rate-limited",
            "http",
            "",
            ({"error": {"message": "out of paint"}}, 429, "RateLimited", {"code": "", "message": "out of paint"}),
            ({"error": {"message": "out of paint"}}, 430, "ApiError", {"code": "", "message": "out of paint"}),
            "errors#table.429",
        ),
        (
            "bad-request",
            "http",
            "",
            ({"error": {"message": "out of paint"}}, 400, "ApiError", {"code": "", "message": "out of paint"}),
            ({"error": {"message": "out of paint"}}, 401, "AuthError", {"code": "", "message": "out of paint"}),
            "errors#table.400",
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
    at="errors#body",
    columns="field part body taken fact",
    ids="{field}-{part}",
    rows=[
        ("all", "documented", {"error": {"code": "E7", "message": "out of paint"}}, True, "provider.replies.error.fields"),
        ("error.code", "type", {"error": {"code": 5, "message": "out of paint"}}, False, "provider.replies.error.fields.error.code"),
        ("error.code", "required", {"error": {"message": "out of paint"}}, True, "provider.replies.error.fields.error.code.required"),
        ("error.message", "type", {"error": {"code": "E7", "message": 5}}, False, "provider.replies.error.fields.error.message"),
        ("error.message", "required", {"error": {"code": "E7"}}, True, "provider.replies.error.fields.error.message.required"),
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
        (
            "missing-parameter",
            "MissingParameter",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "errors#table.MissingParameter",
        ),
        (
            "invalid-parameter",
            "InvalidParameter",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "errors#table.InvalidParameter",
        ),
        (
            "prompt-refused",
            "InputTextSensitiveContentDetected",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "errors#table.InputTextSensitiveContentDetected",
        ),
        (
            "reference-refused",
            "InputImageSensitiveContentDetected",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "errors#table.InputImageSensitiveContentDetected",
        ),
        (
            "text-refused",
            "SensitiveContentDetected",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "errors#table.SensitiveContentDetected",
        ),
        (
            "severe-text-refused",
            "SensitiveContentDetected.SevereViolation",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "errors#table.SensitiveContentDetected.SevereViolation",
        ),
        (
            "violent-text-refused",
            "SensitiveContentDetected.Violence",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "errors#table.SensitiveContentDetected.Violence",
        ),
        (
            "key-refused",
            "AuthenticationError",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "errors#table.AuthenticationError",
        ),
        (
            "account-overdue",
            "AccountOverdueError",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "errors#table.AccountOverdueError",
        ),
        (
            "access-denied",
            "AccessDenied",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "errors#table.AccessDenied",
        ),
        (
            "model-not-found",
            "InvalidEndpointOrModel.NotFound",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "errors#table.InvalidEndpointOrModel.NotFound",
        ),
        (
            "model-not-open",
            "ModelNotOpen",
            "",
            {"created": 1776928569, "model": "some", "error": {"code": "E7", "message": "out of paint"}, "usage": {"generated_images": 7, "input_images": 7, "output_tokens": 7, "total_tokens": 7, "tool_usage": {"web_search": 7}}, "data": [{"url": "https://pictures.example/one.png", "size": "1024x1536"}]},
            "errors#table.ModelNotOpen",
        ),
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
        (
            "auth",
            "another-key",
            (),
            401,
            {"error.code": "AuthenticationError"},
            ("provider.errors.missing-parameter.means", "provider.errors.invalid-parameter.means", "provider.errors.key-refused.means"),
            "errors#table.AuthenticationError",
        ),
        (
            "invalid-request",
            None,
            ("image",),
            400,
            {"error.code": "MissingParameter"},
            ("provider.errors.missing-parameter.means",),
            "errors#table.MissingParameter",
        ),
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
        (
            ("MissingParameter", "InvalidParameter", "AuthenticationError", "AccountOverdueError", "AccessDenied", "InvalidEndpointOrModel.NotFound", "ModelNotOpen"),
            ("error.code",),
            ("provider.errors.missing-parameter.means", "provider.errors.invalid-parameter.means", "provider.errors.key-refused.means", "provider.errors.account-overdue.means", "provider.errors.access-denied.means", "provider.errors.model-not-found.means", "provider.errors.model-not-open.means"),
        ),
    ],
)
def test_error_broken(bench: Bench, words: tuple[str, ...], codes: tuple[str, ...]) -> None:
    """A provider that breaks says a code, and none of those that mean something else."""
    bench.fault("error-in-200")
    code = bench.wire.submit().at(*codes)
    assert code is not None and str(code) not in words


@promise(
    "provider.retention.{what}",
    "provider.retention.unit",
    at="seedream-4.0#body.response_format.url",
    needs="account, clock, paid",
    columns="what way seconds",
    ids="{what}",
    rows=[
        ("picture", {}, 86400),
    ],
)
def test_retention(bench: Bench, what: str, way: dict[str, Any], seconds: float) -> None:
    """What was bought is there so long after its order, and no longer."""
    ordering = bench.way(**way)
    task = ordering.submit()
    image = task.wait()[0]
    start = ordering.traffic.start + ordering.wire.ordered.when
    ordering.put_forward(to=start + seconds - 0.5)
    assert task.refresh() if what == "task" else image.read()
    ordering.put_forward(to=start + seconds + 0.5)
    if what == "task":
        with raises("ApiError", task_id=task.id):
            task.refresh()
    else:
        with raises("ResultExpired", charged="yes"):
            image.read()


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
            [("prompt", "text", (None, 600)), ("image", "among", ("data:image/png;base64,AAAA",)), ("size", "among", ("adaptive",)), ("seed", "integers", (-1, 2147483647)), ("guidance_scale", "numbers", (1, 10)), ("response_format", "among", ("url", "b64_json")), ("watermark", "among", (True, False))],
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
        ("volcengine/seededit-3.0.md",),
    ],
)
def test_docs(bench: Bench, page: str) -> None:
    """Every snippet of the model's page in the docs runs, and buys."""
    assert run_snippets(bench, Path(__file__).parents[2] / "docs" / page)

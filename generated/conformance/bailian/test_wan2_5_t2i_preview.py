"""What the page of bailian/wan2.5-t2i-preview promises.

Made by pixelspec from specs/bailian/wan2.5-t2i-preview.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncBailian, Bailian
from pixelspec.conformance import Bench, Exchange, Subject, buying, offering, promise, raises
from pixelspec.conformance.canned import report_of, takes_error
from pixelspec.conformance.limits import at_once
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.relations import require_told
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Values
from pixelspec.conformance.surroundings import environment, warned

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
    "status",
    "submit",
    "kind",
    "parameters.n.billed",
    "parameters.negative_prompt.required",
    "parameters.size.required",
    "parameters.n.required",
    "parameters.prompt_extend.required",
    "parameters.watermark.required",
    "parameters.seed.required",
    needs="paid",
    columns="row said quirks task",
    ids="{row}",
    rows=[
        ("least", ["n-billed"], [], True),
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
        ("negative_prompt", "negative_prompt", [], (), [], "body.negative_prompt"),
        ("size", "size", ["1280*1280"], (), [], "body.size"),
        ("n", "n", [4], (), [], "body.n"),
        ("prompt_extend", "prompt_extend", [True], (), [], "body.prompt_extend"),
        ("watermark", "watermark", [False], (), [], "body.watermark"),
        ("seed", "seed", [], (), [], "body.seed"),
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
        ("negative_prompt", "negative_prompt", [], "body.negative_prompt"),
        ("size", "size", ["1280*1280"], "body.size"),
        ("n", "n", [4], "body.n"),
        ("prompt_extend", "prompt_extend", [True], "body.prompt_extend"),
        ("watermark", "watermark", [False], "body.watermark"),
        ("seed", "seed", [], "body.seed"),
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
        ("negative_prompt", "negative_prompt", "body.negative_prompt"),
        ("size", "size", "body.size"),
        ("n", "n", "body.n"),
        ("prompt_extend", "prompt_extend", "body.prompt_extend"),
        ("watermark", "watermark", "body.watermark"),
        ("seed", "seed", "body.seed"),
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
        ("prompt", "prompt", True, ("provider.errors.invalid-parameter",), ((400, "InvalidParameter"),), "body.prompt"),
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
            ("parameters.model.type", "parameters.model.required", "provider.errors.invalid-parameter"),
            "model",
            "wan2.5-t2i-preview",
            [],
            True,
            ((400, "InvalidParameter"),),
            "body.model",
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
        ("size", ("parameters.size.accepts",), "size", [], True, "body.size"),
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
            "negative_prompt=...",
            ("parameters.negative_prompt.wire", "parameters.negative_prompt.type", "parameters.negative_prompt.of"),
            {"negative_prompt": "x" * 500},
            {"negative_prompt": "x" * 500},
            [],
            "body.negative_prompt",
        ),
        ("n=4", ("parameters.n.wire", "parameters.n.type", "parameters.n.of"), {"n": 4}, {"n": 4}, [], "body.n"),
        (
            "prompt_extend=true",
            ("parameters.prompt_extend.wire", "parameters.prompt_extend.type", "parameters.prompt_extend.of"),
            {"prompt_extend": True},
            {"prompt_extend": True},
            [],
            "body.prompt_extend",
        ),
        (
            "prompt_extend=false",
            ("parameters.prompt_extend.wire", "parameters.prompt_extend.type", "parameters.prompt_extend.of"),
            {"prompt_extend": False},
            {"prompt_extend": False},
            [],
            "body.prompt_extend",
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
        ("seed=0", ("parameters.seed.wire", "parameters.seed.type", "parameters.seed.of"), {"seed": 0}, {"seed": 0}, [], "body.seed"),
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
        ("negative_prompt", "negative_prompt", 7, {}, "body.negative_prompt"),
        ("size", "size", 7, {}, "body.size"),
        ("n", "n", 1.5, {}, "body.n"),
        ("n", "n", 1.0, {}, "body.n"),
        ("n", "n", True, {}, "body.n"),
        ("prompt_extend", "prompt_extend", 1, {}, "body.prompt_extend"),
        ("watermark", "watermark", 1, {}, "body.watermark"),
        ("seed", "seed", 1.5, {}, "body.seed"),
        ("seed", "seed", 0.0, {}, "body.seed"),
        ("seed", "seed", True, {}, "body.seed"),
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
        ("size", ("parameters.size.ratios", "parameters.size.type"), "size", "unlisted", {"size": "unlisted"}, {}, "body.size"),
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
        ("n", "range.least", "parameters.n.type", "at", "n", 1, {}, [1], "body.n"),
        ("n", "range.least", "", "below", "n", 0, {}, [], "body.n"),
        ("n", "range.most", "parameters.n.type", "at", "n", 4, {}, [4], "body.n"),
        ("n", "range.most", "", "above", "n", 5, {}, [], "body.n"),
        ("seed", "range.least", "parameters.seed.type", "at", "seed", 0, {}, [0], "body.seed"),
        ("seed", "range.least", "", "below", "seed", -1, {}, [], "body.seed"),
        ("seed", "range.most", "parameters.seed.type", "at", "seed", 2147483647, {}, [2147483647], "body.seed"),
        ("seed", "range.most", "", "above", "seed", 2147483648, {}, [], "body.seed"),
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
        ("prompt", ("unit", "over"), "prompt", "é" * 2000, "é" * 2001, "é" * 2000, {}, "truncated", ["2,000", "characters"], "body.prompt"),
        (
            "negative_prompt",
            ("unit", "over"),
            "negative_prompt",
            "é" * 500,
            "é" * 501,
            "é" * 500,
            {},
            "truncated",
            ["500", "characters"],
            "body.negative_prompt",
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
        ("size", "total", "least", "size", "1280*1280", "1279*1281", "1,638,400", {}, "body.size"),
        ("size", "total", "most", "size", "1440*1440", "1189*1744", "2,073,600", {}, "body.size"),
        ("size", "ratio", "least", "size", "678*2712", "677*2712", "1:4", {}, "body.size"),
        ("size", "ratio", "most", "size", "2712*678", "2713*678", "4:1", {}, "body.size"),
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
    "gaps",
    needs="paid",
    columns="number values changed sizes quirks",
    ids="{number}",
    rows=[
        (1, ("x" * 500, 1, True, True, 0), {}, "1280x1280", []),
        (2, (None, 4, False, False, 0), {}, "1280x1280", []),
        (3, ("x" * 500, 4, True, False, 2147483647), {}, "1280x1280", []),
        (4, ("x" * 500, 1, False, True, None), {}, "1280x1280", []),
        (5, (None, 1, True, True, 2147483647), {}, "1280x1280", []),
        (6, (None, 4, True, True, None), {}, "1280x1280", []),
        (7, ("x" * 500, 1, True, False, None), {}, "1280x1280", []),
        (8, ("x" * 500, 1, False, True, 2147483647), {}, "1280x1280", []),
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
    keywords = ("negative_prompt", "n", "prompt_extend", "watermark", "seed")
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
        ("usual", "beijing", {}, "https://dashscope.aliyuncs.com", "wan2.6-t2i#servers.beijing"),
        ("beijing", "beijing", {"server": "beijing"}, "https://dashscope.aliyuncs.com", "wan2.6-t2i#servers.beijing"),
        ("singapore", "singapore", {"server": "singapore"}, "https://dashscope-intl.aliyuncs.com", "wan2.6-t2i#servers.singapore"),
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
        (
            "image-synthesis",
            {},
            "POST",
            "/api/v1/services/aigc/text2image/image-synthesis",
            {"x-dashscope-async": "enable", "content-type": "application/json"},
            "wan2.5-t2i-preview#async.request",
        ),
        ("query", {}, "GET", "/api/v1/tasks/", {}, "wan2.6-t2i#query.request"),
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
        ("image-synthesis", "image-synthesis", {}, 1),
    ],
)
def test_billable(bench: Bench, way: dict[str, Any], paid: int) -> None:
    """A purchase is one paid request, however often it is asked after."""
    ordering = bench.way(**way)
    ordering.buy()
    assert ordering.paid == paid


@promise(
    "provider.operations.{operation}.headers.{header}",
    at="{at}",
    needs="account, paid: 2",
    columns="operation header way ids at",
    ids="{operation}-{header}",
    rows=[
        ("image-synthesis", "X-DashScope-Async", {}, ("output.task_id",), "wan2.5-t2i-preview#async.header"),
    ],
)
def test_needed_header(bench: Bench, way: dict[str, Any], ids: tuple[str, ...]) -> None:
    """With the header there is a task, and without it there is none."""
    wire = bench.way(**way).wire
    assert wire.submit().at(*ids) is not None
    answer = wire.submit(headers={})
    assert answer.status >= 400 or answer.at(*ids) is None


@promise(
    "provider.{fact}",
    at="wan2.6-t2i#authorization",
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
    at="wan2.6-t2i#authorization",
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
        ("image-synthesis", {}),
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
            "image-synthesis",
            {},
            "",
            (("output.task_id",), ("output.task_status",), ("output.task_id",)),
            {"output.task_id": "text", "output.task_status": "text", "request_id": "text"},
            ("output.task_id",),
            (("output.task_id",), ("output.task_status",), ("request_id",)),
            {"output.task_status": "PENDING"},
            {},
            ("kind", "provider.replies.submitted.fields.output.task_id", "provider.replies.submitted.fields.output.task_status", "provider.replies.submitted.fields.request_id"),
            "wan2.6-t2i#async.reply",
            "paid",
        ),
        (
            "task-PENDING",
            "query",
            {},
            "PENDING",
            (("output.task_id",), ("output.task_status",), ("output.task_id",)),
            {"output.task_id": "text", "output.task_status": "text", "output.code": "text", "output.message": "text", "request_id": "text", "output.choices[].message.content[].image": "text", "output.results[].url": "text", "output.results[].message": "text", "output.results[].code": "text"},
            ("output.task_status",),
            (("output.task_id",), ("output.task_status",), ("request_id",)),
            {"output.task_status": "PENDING"},
            {},
            ("provider.replies.task.fields.output.task_id", "provider.replies.task.fields.output.task_status", "provider.replies.task.fields.request_id"),
            "wan2.6-t2i#query",
            "clock, paid",
        ),
        (
            "task-RUNNING",
            "query",
            {},
            "RUNNING",
            (("output.task_id",), ("output.task_status",), ("output.task_id",)),
            {"output.task_id": "text", "output.task_status": "text", "output.code": "text", "output.message": "text", "request_id": "text", "output.choices[].message.content[].image": "text", "output.results[].url": "text", "output.results[].message": "text", "output.results[].code": "text"},
            ("output.task_status",),
            (("output.task_id",), ("output.task_status",), ("request_id",)),
            {"output.task_status": "RUNNING"},
            {},
            ("provider.replies.task.fields.output.task_id", "provider.replies.task.fields.output.task_status", "provider.replies.task.fields.request_id"),
            "wan2.6-t2i#query",
            "clock, paid",
        ),
        (
            "task-SUCCEEDED",
            "query",
            {},
            "SUCCEEDED",
            (("output.task_id",), ("output.task_status",), ("output.task_id",)),
            {"output.task_id": "text", "output.task_status": "text", "output.code": "text", "output.message": "text", "request_id": "text", "output.choices[].message.content[].image": "text", "output.results[].url": "text", "output.results[].message": "text", "output.results[].code": "text"},
            ("output.task_status",),
            (("output.task_id",), ("output.task_status",), ("request_id",), ("output.choices[].message.content[].image",)),
            {"output.task_status": "SUCCEEDED"},
            {},
            ("provider.replies.task.fields.output.task_id", "provider.replies.task.fields.output.task_status", "provider.replies.task.fields.request_id", "provider.replies.task.pictures", "provider.pictures.choices.each", "provider.pictures.choices.address.in"),
            "wan2.6-t2i#query",
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
            "task-FAILED",
            "query",
            {},
            "FAILED",
            (("output.task_id",), ("output.task_status",), ("output.task_id",)),
            {"output.task_id": "text", "output.task_status": "text", "output.code": "text", "output.message": "text", "request_id": "text", "output.choices[].message.content[].image": "text", "output.results[].url": "text", "output.results[].message": "text", "output.results[].code": "text"},
            ("output.task_status",),
            (("output.task_id",), ("output.task_status",), ("request_id",), ("output.message",), ("output.code",)),
            {"output.task_status": "FAILED"},
            ("provider.replies.task.fields.output.task_id", "provider.replies.task.fields.output.task_status", "provider.replies.task.fields.output.code", "provider.replies.task.fields.output.message", "provider.replies.task.fields.request_id"),
            "wan2.6-t2i#query",
        ),
        (
            "task-CANCELED",
            "query",
            {},
            "CANCELED",
            (("output.task_id",), ("output.task_status",), ("output.task_id",)),
            {"output.task_id": "text", "output.task_status": "text", "output.code": "text", "output.message": "text", "request_id": "text", "output.choices[].message.content[].image": "text", "output.results[].url": "text", "output.results[].message": "text", "output.results[].code": "text"},
            ("output.task_status",),
            (("output.task_id",), ("output.task_status",), ("request_id",), ("output.message",), ("output.code",)),
            {"output.task_status": "CANCELED"},
            ("provider.replies.task.fields.output.task_id", "provider.replies.task.fields.output.task_status", "provider.replies.task.fields.output.code", "provider.replies.task.fields.output.message", "provider.replies.task.fields.request_id"),
            "wan2.6-t2i#query",
        ),
        (
            "task-UNKNOWN",
            "query",
            {},
            "UNKNOWN",
            (("output.task_id",), ("output.task_status",), ("output.task_id",)),
            {"output.task_id": "text", "output.task_status": "text", "output.code": "text", "output.message": "text", "request_id": "text", "output.choices[].message.content[].image": "text", "output.results[].url": "text", "output.results[].message": "text", "output.results[].code": "text"},
            ("output.task_status",),
            (("output.task_id",), ("output.task_status",), ("request_id",), ("output.message",), ("output.code",)),
            {"output.task_status": "UNKNOWN"},
            ("provider.replies.task.fields.output.task_id", "provider.replies.task.fields.output.task_status", "provider.replies.task.fields.output.code", "provider.replies.task.fields.output.message", "provider.replies.task.fields.request_id"),
            "wan2.6-t2i#query",
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
            {"output": {"task_id": "task-9", "task_status": "PENDING"}},
            {"task-id": "task-9", "state": "PENDING"},
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
            {"output": {"task_id": "task-9", "task_status": "SUCCEEDED", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"task-id": "task-9", "state": "SUCCEEDED", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            {"task-id": "task-1", "state": "SUCCEEDED", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "error-code": "E7", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            {"task-id": "task-1", "state": "SUCCEEDED", "error-code": "E7", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.output.message",
        ),
        (
            "query.task.request_id",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "error-code": "E7", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            "order.submitted.output.task_id",
            "required",
            "order",
            "",
            {"output": {"task_status": "PENDING"}, "request_id": "request-1"},
            "task_id",
            "provider.replies.submitted.fields.output.task_id.required",
            "wan2.6-t2i#async.reply.task_id",
        ),
        (
            "order.submitted.output.task_id",
            "type",
            "order",
            "",
            {"output": {"task_id": 5, "task_status": "PENDING"}, "request_id": "request-1"},
            "task_id",
            "provider.replies.submitted.fields.output.task_id",
            "wan2.6-t2i#async.reply.task_id",
        ),
        (
            "order.submitted.output.task_status",
            "type",
            "order",
            "",
            {"output": {"task_id": "task-1", "task_status": 5}, "request_id": "request-1"},
            "task_status",
            "provider.replies.submitted.fields.output.task_status",
            "wan2.6-t2i#async.reply.task_status",
        ),
        (
            "order.submitted.request_id",
            "type",
            "order",
            "",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": 5},
            "request_id",
            "provider.replies.submitted.fields.request_id",
            "wan2.6-t2i#async.reply.request_id",
        ),
        (
            "query.task.output.task_id",
            "type",
            "query",
            "",
            {"output": {"task_id": 5, "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "task_id",
            "provider.replies.task.fields.output.task_id",
            "wan2.6-t2i#query.task_id",
        ),
        (
            "query.task.output.task_status",
            "required",
            "query",
            "",
            {"output": {"task_id": "task-1", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "task_status",
            "provider.replies.task.fields.output.task_status.required",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "query.task.output.task_status",
            "type",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": 5, "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "task_status",
            "provider.replies.task.fields.output.task_status",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "query.task.output.code",
            "type",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": 5, "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "code",
            "provider.replies.task.fields.output.code",
            "restated#reply.code",
        ),
        (
            "query.task.output.message",
            "type",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": 5, "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            "message",
            "provider.replies.task.fields.output.message",
            "restated#reply.message",
        ),
        (
            "query.task.request_id",
            "type",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": 5},
            "request_id",
            "provider.replies.task.fields.request_id",
            "wan2.6-t2i#query.request_id",
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
            "query.task.choices.image",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "error-code": "E7", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.choices.address.in", "provider.pictures.choices.each", "provider.replies.task.pictures"),
            ("qwen-image#reply.choices", "wan2.6-t2i#query.choices"),
        ),
        (
            "query.task.results.url",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "results": [{"url": "https://pictures.example/one.png"}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "error-code": "E7", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.results.address.in", "provider.pictures.results.each", "provider.replies.task.pictures"),
            "wan2.5-t2i-preview#query.results",
        ),
        (
            "query.task.results.message",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "results": [{"message": "out of paint", "code": "E7"}, {"url": "https://pictures.example/one.png"}]}, "request_id": "request-1"},
            {"task-id": "task-1", "state": "SUCCEEDED", "message": "out of paint", "error-code": "E7", "request-id": "request-1", "pictures": [{"address": "https://pictures.example/one.png"}], "failures": [{"code": "E7", "message": "out of paint"}]},
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
    columns="place asked mode body names fact",
    ids="{place}",
    rows=[
        (
            "query.task.choices.image",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": 5}]}}]}, "request_id": "request-1"},
            "image",
            "provider.pictures.choices.address",
        ),
        (
            "query.task.results.url",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "results": [{"url": 5}]}, "request_id": "request-1"},
            "url",
            "provider.pictures.results.address",
        ),
        (
            "query.task.results.message",
            "query",
            "",
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "results": [{"url": "https://pictures.example/one.png", "message": 5}]}, "request_id": "request-1"},
            "message",
            "provider.pictures.results.error",
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
    "{facts}",
    at="{at}",
    needs="clock, faults, paid",
    columns="goal way paths fault states pictures done facts at",
    ids="{goal}",
    rows=[
        (
            "SUCCEEDED",
            {},
            (("output.task_id",), ("output.task_status",)),
            "",
            ["PENDING", "RUNNING", "SUCCEEDED"],
            ("output.choices[].message.content[].image", "output.results[].url"),
            True,
            ("provider.lifecycle.PENDING", "provider.lifecycle.RUNNING", "provider.lifecycle.SUCCEEDED"),
            "wan2.6-t2i#query.task_status",
        ),
        (
            "FAILED",
            {},
            (("output.task_id",), ("output.task_status",)),
            "FAILED",
            ["PENDING", "RUNNING", "FAILED"],
            ("output.choices[].message.content[].image", "output.results[].url"),
            False,
            ("provider.lifecycle.PENDING", "provider.lifecycle.RUNNING", "provider.lifecycle.FAILED"),
            "wan2.6-t2i#query.task_status",
        ),
        (
            "CANCELED",
            {},
            (("output.task_id",), ("output.task_status",)),
            "CANCELED",
            ["PENDING", "RUNNING", "CANCELED"],
            ("output.choices[].message.content[].image", "output.results[].url"),
            False,
            ("provider.lifecycle.PENDING", "provider.lifecycle.RUNNING", "provider.lifecycle.CANCELED"),
            "wan2.6-t2i#query.task_status",
        ),
        (
            "UNKNOWN",
            {},
            (("output.task_id",), ("output.task_status",)),
            "UNKNOWN",
            ["PENDING", "RUNNING", "UNKNOWN"],
            ("output.choices[].message.content[].image", "output.results[].url"),
            False,
            ("provider.lifecycle.PENDING", "provider.lifecycle.RUNNING", "provider.lifecycle.UNKNOWN"),
            "wan2.6-t2i#query.task_status",
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
            "PENDING",
            "",
            "waiting",
            True,
            [{"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "PENDING", "code": "E7", "message": "out of paint"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"}],
            "E7",
            "provider.lifecycle.PENDING",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "RUNNING",
            "",
            "waiting",
            True,
            [{"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "RUNNING", "code": "E7", "message": "out of paint"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"}],
            "E7",
            "provider.lifecycle.RUNNING",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "SUCCEEDED",
            "",
            "done",
            True,
            [{"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"}],
            "E7",
            "provider.lifecycle.SUCCEEDED",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "FAILED",
            "",
            "failed",
            True,
            [{"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "FAILED", "code": "E7", "message": "out of paint"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"}],
            "E7",
            "provider.lifecycle.FAILED",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "CANCELED",
            "",
            "cancelled",
            True,
            [{"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "CANCELED", "code": "E7", "message": "out of paint"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"}],
            "E7",
            "provider.lifecycle.CANCELED",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "UNKNOWN",
            "",
            "failed",
            True,
            [{"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "UNKNOWN", "code": "E7", "message": "out of paint"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"}],
            "E7",
            "provider.lifecycle.UNKNOWN",
            "wan2.6-t2i#query.task_status",
        ),
        (
            "SUSPENDED",
            "",
            "waiting",
            True,
            [{"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "SUSPENDED", "code": "E7", "message": "out of paint"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"}],
            "E7",
            "provider.lifecycle.SUSPENDED",
            "client#types.task_status",
        ),
        (
            "unheard-of",
            "",
            "waiting",
            False,
            [{"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "unheard-of", "code": "E7", "message": "out of paint"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"}],
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
        ("FAILED", {}, "wan2.6-t2i#query.task_status"),
        ("CANCELED", {}, "wan2.6-t2i#query.task_status"),
        ("UNKNOWN", {}, "wan2.6-t2i#query.task_status"),
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
    "provider.errors.{row}",
    "{facts}",
    at="{at}",
    columns="row code mode http body name says facts at",
    ids="{row}{code}",
    rows=[
        (
            "invalid-parameter",
            "",
            "",
            400,
            {"code": "InvalidParameter", "message": "out of paint", "request_id": "request-1"},
            "ApiError",
            {"status": 400, "code": "InvalidParameter", "message": "out of paint", "charged": "unknown", "retry": False, "account": False, "request_id": "request-1"},
            ("provider.replies.error.fields.code", "provider.replies.error.fields.message", "provider.replies.error.fields.request_id"),
            "wan2.6-t2i#errors.InvalidParameter",
        ),
        (
            "content-refused",
            "",
            "",
            400,
            {"code": "DataInspectionFailed", "message": "out of paint", "request_id": "request-1"},
            "ContentRefused",
            {"status": 400, "code": "DataInspectionFailed", "message": "out of paint", "charged": "unknown", "retry": False, "account": False, "request_id": "request-1"},
            ("provider.replies.error.fields.code", "provider.replies.error.fields.message", "provider.replies.error.fields.request_id"),
            "wan2.6-t2i#errors.DataInspectionFailed",
        ),
        (
            "account-in-arrears",
            "",
            "",
            400,
            {"code": "Arrearage", "message": "out of paint", "request_id": "request-1"},
            "OutOfCredit",
            {"status": 400, "code": "Arrearage", "message": "out of paint", "charged": "unknown", "retry": False, "account": True, "request_id": "request-1"},
            ("provider.replies.error.fields.code", "provider.replies.error.fields.message", "provider.replies.error.fields.request_id"),
            "wan2.6-t2i#errors.Arrearage",
        ),
        (
            "key-refused",
            "",
            "",
            401,
            {"message": "out of paint", "request_id": "request-1"},
            "AuthError",
            {"status": 401, "code": "", "message": "out of paint", "charged": "unknown", "retry": False, "account": True, "request_id": "request-1"},
            ("provider.replies.error.fields.code", "provider.replies.error.fields.message", "provider.replies.error.fields.request_id"),
            (),
        ),
        (
            "rate-limited",
            "",
            "",
            429,
            {"message": "out of paint", "request_id": "request-1"},
            "RateLimited",
            {"status": 429, "code": "", "message": "out of paint", "charged": "unknown", "retry": True, "account": False, "request_id": "request-1"},
            ("provider.replies.error.fields.code", "provider.replies.error.fields.message", "provider.replies.error.fields.request_id"),
            (),
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
    at="wan2.6-t2i#errors",
    needs="faults, paid",
    columns="word fields required shown messages holds facts",
    rows=[
        (
            "invalid-parameter",
            {"code": "text", "message": "text", "request_id": "text"},
            (),
            (("code",), ("message",), ("request_id",)),
            ("message",),
            {},
            ("provider.replies.error.fields.code", "provider.replies.error.fields.message", "provider.replies.error.fields.request_id"),
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
            "invalid-parameter",
            "ApiError",
            {"status": 400, "code": "InvalidParameter", "charged": "unknown", "retry": False, "account": False},
            "wan2.6-t2i#errors.InvalidParameter",
        ),
        (
            "content-refused",
            "ContentRefused",
            {"status": 400, "code": "DataInspectionFailed", "charged": "unknown", "retry": False, "account": False},
            "wan2.6-t2i#errors.DataInspectionFailed",
        ),
        (
            "account-in-arrears",
            "OutOfCredit",
            {"status": 400, "code": "Arrearage", "charged": "unknown", "retry": False, "account": True},
            "wan2.6-t2i#errors.Arrearage",
        ),
        ("async-header-missing", "ApiError", {"message": "current user api does not support synchronous calls"}, "wan2.5-t2i-preview#async.header"),
        ("key-refused", "AuthError", {"status": 401, "charged": "unknown", "retry": False, "account": True}, ()),
        ("rate-limited", "RateLimited", {"status": 429, "charged": "unknown", "retry": True, "account": False}, ()),
    ],
)
def test_error_raised(bench: Bench, row: str, name: str, says: dict[str, Any]) -> None:
    """A provider that refuses as the page says is understood, and has sold nothing."""
    bench.fault(row)
    with raises(name, **says):
        bench.submit()
    assert bench.paid == 0


@promise(
    "provider.errors.{row}.retry",
    columns="row code mode http body reply asked",
    ids="{row}{code}",
    rows=[
        (
            "invalid-parameter",
            "",
            "",
            400,
            {"code": "InvalidParameter", "message": "out of paint", "request_id": "request-1"},
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            1,
        ),
        (
            "content-refused",
            "",
            "",
            400,
            {"code": "DataInspectionFailed", "message": "out of paint", "request_id": "request-1"},
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            1,
        ),
        (
            "account-in-arrears",
            "",
            "",
            400,
            {"code": "Arrearage", "message": "out of paint", "request_id": "request-1"},
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            1,
        ),
        (
            "key-refused",
            "",
            "",
            401,
            {"message": "out of paint", "request_id": "request-1"},
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            1,
        ),
        (
            "rate-limited",
            "",
            "",
            429,
            {"message": "out of paint", "request_id": "request-1"},
            {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"},
            2,
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
            "invalid-parameter",
            "http",
            "",
            ({"code": "InvalidParameter", "message": "out of paint", "request_id": "request-1"}, 400, "ApiError", {"code": "InvalidParameter", "message": "out of paint"}),
            ({"code": "InvalidParameter", "message": "out of paint", "request_id": "request-1"}, 401, "AuthError", {"code": "InvalidParameter", "message": "out of paint"}),
            "wan2.6-t2i#errors.InvalidParameter",
        ),
        (
            "invalid-parameter",
            "code",
            "",
            ({"code": "InvalidParameter", "message": "out of paint", "request_id": "request-1"}, 400, "ApiError", {"code": "InvalidParameter", "message": "out of paint"}),
            ({"code": "xInvalidParameter", "message": "out of paint", "request_id": "request-1"}, 400, "ApiError", {"code": "xInvalidParameter", "message": "out of paint"}),
            "wan2.6-t2i#errors.InvalidParameter",
        ),
        (
            "content-refused",
            "http",
            "",
            ({"code": "DataInspectionFailed", "message": "out of paint", "request_id": "request-1"}, 400, "ContentRefused", {"code": "DataInspectionFailed", "message": "out of paint"}),
            ({"code": "DataInspectionFailed", "message": "out of paint", "request_id": "request-1"}, 401, "AuthError", {"code": "DataInspectionFailed", "message": "out of paint"}),
            "wan2.6-t2i#errors.DataInspectionFailed",
        ),
        (
            "content-refused",
            "code",
            "",
            ({"code": "DataInspectionFailed", "message": "out of paint", "request_id": "request-1"}, 400, "ContentRefused", {"code": "DataInspectionFailed", "message": "out of paint"}),
            ({"code": "xDataInspectionFailed", "message": "out of paint", "request_id": "request-1"}, 400, "ApiError", {"code": "xDataInspectionFailed", "message": "out of paint"}),
            "wan2.6-t2i#errors.DataInspectionFailed",
        ),
        (
            "account-in-arrears",
            "http",
            "",
            ({"code": "Arrearage", "message": "out of paint", "request_id": "request-1"}, 400, "OutOfCredit", {"code": "Arrearage", "message": "out of paint"}),
            ({"code": "Arrearage", "message": "out of paint", "request_id": "request-1"}, 401, "AuthError", {"code": "Arrearage", "message": "out of paint"}),
            "wan2.6-t2i#errors.Arrearage",
        ),
        (
            "account-in-arrears",
            "code",
            "",
            ({"code": "Arrearage", "message": "out of paint", "request_id": "request-1"}, 400, "OutOfCredit", {"code": "Arrearage", "message": "out of paint"}),
            ({"code": "xArrearage", "message": "out of paint", "request_id": "request-1"}, 400, "ApiError", {"code": "xArrearage", "message": "out of paint"}),
            "wan2.6-t2i#errors.Arrearage",
        ),
        (
            "key-refused",
            "http",
            "",
            ({"message": "out of paint", "request_id": "request-1"}, 401, "AuthError", {"code": "", "message": "out of paint"}),
            ({"message": "out of paint", "request_id": "request-1"}, 402, "OutOfCredit", {"code": "", "message": "out of paint"}),
            (),
        ),
        (
            "rate-limited",
            "http",
            "",
            ({"message": "out of paint", "request_id": "request-1"}, 429, "RateLimited", {"code": "", "message": "out of paint"}),
            ({"message": "out of paint", "request_id": "request-1"}, 430, "ApiError", {"code": "", "message": "out of paint"}),
            (),
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
    at="wan2.6-t2i#errors",
    columns="field part body taken fact",
    ids="{field}-{part}",
    rows=[
        ("all", "documented", {"code": "E7", "message": "out of paint", "request_id": "request-1"}, True, "provider.replies.error.fields"),
        ("code", "type", {"code": 5, "message": "out of paint", "request_id": "request-1"}, False, "provider.replies.error.fields.code"),
        ("code", "required", {"message": "out of paint", "request_id": "request-1"}, True, "provider.replies.error.fields.code.required"),
        ("message", "type", {"code": "E7", "message": 5, "request_id": "request-1"}, False, "provider.replies.error.fields.message"),
        ("message", "required", {"code": "E7", "request_id": "request-1"}, True, "provider.replies.error.fields.message.required"),
        ("request_id", "type", {"code": "E7", "message": "out of paint", "request_id": 5}, False, "provider.replies.error.fields.request_id"),
        ("request_id", "required", {"code": "E7", "message": "out of paint"}, True, "provider.replies.error.fields.request_id.required"),
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
            "invalid-parameter",
            "InvalidParameter",
            "",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"},
            "wan2.6-t2i#errors.InvalidParameter",
        ),
        (
            "content-refused",
            "DataInspectionFailed",
            "",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"},
            "wan2.6-t2i#errors.DataInspectionFailed",
        ),
        (
            "account-in-arrears",
            "Arrearage",
            "",
            {"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"},
            "wan2.6-t2i#errors.Arrearage",
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
            {"code": "401"},
            ("provider.errors.invalid-parameter.means", "provider.errors.account-in-arrears.means", "provider.errors.key-refused.means"),
            (),
        ),
        (
            "invalid-request",
            None,
            ("prompt",),
            400,
            {"code": "InvalidParameter"},
            ("provider.errors.invalid-parameter.means",),
            "wan2.6-t2i#errors.InvalidParameter",
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
        (("InvalidParameter", "Arrearage"), ("code",), ("provider.errors.invalid-parameter.means", "provider.errors.account-in-arrears.means")),
    ],
)
def test_error_broken(bench: Bench, words: tuple[str, ...], codes: tuple[str, ...]) -> None:
    """A provider that breaks says a code, and none of those that mean something else."""
    bench.fault("error-in-200")
    code = bench.wire.submit().at(*codes)
    assert code is not None and str(code) not in words


@promise(
    "provider.polling.{advice}",
    at="wan2.6-t2i#query.polling",
    columns="advice mode replies times",
    ids="{advice}",
    rows=[
        (
            "first",
            "",
            [{"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"}],
            [0, 10],
        ),
        (
            "every",
            "",
            [{"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "PENDING", "code": "E7", "message": "out of paint"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "PENDING", "code": "E7", "message": "out of paint"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "SUCCEEDED", "code": "E7", "message": "out of paint", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "request_id": "request-1"}],
            [0, 10, 20, 30],
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
    at="wan2.6-t2i#query.polling",
    columns="mode replies seconds",
    rows=[
        (
            "",
            [{"output": {"task_id": "task-1", "task_status": "PENDING"}, "request_id": "request-1"}, {"output": {"task_id": "task-1", "task_status": "PENDING", "code": "E7", "message": "out of paint"}, "request_id": "request-1"}],
            300,
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
    "provider.limits.{limit}",
    "{facts}",
    at="{at}",
    needs="account, clock, faults, paid",
    columns="limit way number ids http facts at",
    ids="{limit}",
    rows=[
        (
            "queries-per-second",
            {},
            20,
            ("output.task_id",),
            429,
            ("provider.errors.invalid-parameter.means", "provider.errors.account-in-arrears.means", "provider.errors.key-refused.means", "provider.errors.rate-limited.means"),
            "wan2.6-t2i#query.limits",
        ),
    ],
)
def test_limit(
    bench: Bench, limit: str, way: dict[str, Any], number: float, ids: tuple[str, ...],
    http: int,
) -> None:
    """So much is answered at once, and no more; what is too much is told as the page does."""
    most = int(max(1, number))
    statuses = at_once(bench.way(**way, limits=True), limit, most + 1, ids)
    assert [status == 200 for status in statuses] == [True] * most + [False]
    assert http in (0, statuses[-1])


@promise(
    "provider.limits.{limits}",
    needs="account, clock, paid: 25",
    columns="way count limits",
    rows=[
        ({}, 25, ("queries-per-second",)),
    ],
)
def test_pace(bench: Bench, way: dict[str, Any], count: int) -> None:
    """A client with much to do is never refused for its pace."""
    ordering = bench.way(**way, limits=True)
    plans = ((str(n), ordering.plan()) for n in range(count))
    report = ordering.client.map(plans, in_flight=count)
    account = ordering.backend.account
    assert account and (account.paid, account.refused) == (count, 0)
    assert all(ended.ending == "delivered" for ended in report.values())


@promise(
    "provider.retention.{what}",
    "provider.retention.unit",
    at="wan2.6-t2i#query.retention",
    needs="account, clock, paid",
    columns="what way seconds",
    ids="{what}",
    rows=[
        ("task", {}, 86400),
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
        ("reset", "submit", "image-synthesis", {}, "SubmissionUnknown"),
        ("close", "submit", "image-synthesis", {}, "SubmissionUnknown"),
        ("cut-off", "submit", "image-synthesis", {}, "SubmissionUnknown"),
        ("read-timeout", "submit", "image-synthesis", {}, "SubmissionUnknown"),
        ("500", "submit", "image-synthesis", {}, "SubmissionUnknown"),
        ("empty", "submit", "image-synthesis", {}, "ReplyMismatch"),
        ("truncated", "submit", "image-synthesis", {}, "ReplyMismatch"),
        ("html", "submit", "image-synthesis", {}, "ReplyMismatch"),
        ("no-connection", "submit", "image-synthesis", {}, ""),
        ("connect-timeout", "submit", "image-synthesis", {}, ""),
        ("slow", "submit", "image-synthesis", {}, ""),
        ("wrong-envelope", "submit", "image-synthesis", {}, "ReplyMismatch"),
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
        ("reset", "download", "image-synthesis", {}, ""),
        ("close", "download", "image-synthesis", {}, ""),
        ("cut-off", "download", "image-synthesis", {}, ""),
        ("read-timeout", "download", "image-synthesis", {}, ""),
        ("500", "download", "image-synthesis", {}, ""),
        ("no-connection", "download", "image-synthesis", {}, ""),
        ("connect-timeout", "download", "image-synthesis", {}, ""),
        ("empty", "download", "image-synthesis", {}, ""),
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
    assert run_snippets(bench, Path(__file__).parents[2] / "docs" / page)

"""What the page of oceanbase/seededit-3.0 promises.

Made by pixelspec from specs/volcengine/seededit-3.0.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncOceanBase, OceanBase
from pixelspec.conformance import Bench, Exchange, Subject, buying, offering, promise, raises
from pixelspec.conformance.canned import report_of, takes_error
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.relations import require_told
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Values
from pixelspec.conformance.surroundings import environment, warned

SUBJECT = Subject(
    id="oceanbase/seededit-3.0",
    client=OceanBase,
    twin=AsyncOceanBase,
    attribute="seededit_3_0",
    address=None,
    key="OCEANBASE_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
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
        ("prompt", "prompt", True, ("provider.errors.bad-request",), ((400, "400"),), "body.prompt"),
        ("image", "image", True, ("provider.errors.bad-request",), ((400, "400"),), "ids#body.image"),
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
            "doubao-seededit-3-0-i2i-250628",
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
    "provider.operations.{operation}.content-type-required",
    at="{at}",
    needs="paid",
    columns="operation way at",
    ids="{operation}",
    rows=[
        ("submit", {"by_task": False}, ("generic#request", "generic#overview.modes")),
    ],
)
def test_content_type(bench: Bench, way: dict[str, Any]) -> None:
    """The content type of an order need not be stated."""
    ordering = bench.way(**way)
    assert ordering.wire.submit(content_type="").status == 200
    account = ordering.backend.account
    assert account is None or account.paid == 1


@promise(
    "provider.headers.{header}",
    at="{at}",
    needs="paid: 2",
    columns="name header way at",
    ids="{header}-{name}",
    rows=[
        ("submit", "X-Async", {"by_task": False}, "generic#header.x-async"),
        ("submit-by-task", "X-Async", {"by_task": True}, "generic#header.x-async"),
    ],
)
def test_ignored_header(bench: Bench, header: str, way: dict[str, Any]) -> None:
    """A request with the header is answered like one without."""
    ordering = bench.way(**way)
    answers = [ordering.wire.submit(headers=more) for more in ({}, {header: "enable"})]
    assert [answer.status for answer in answers] == [200, 200]
    assert answers[0].types == answers[1].types
    account = ordering.backend.account
    assert account is None or account.paid == 2


@promise(
    "provider.{fact}",
    at=("generic#header.authorization", "generic#constraints"),
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
    at=("generic#header.authorization", "generic#constraints"),
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
        ("submit", {"by_task": False}),
        ("submit-by-task", {"by_task": True}),
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
    "{facts}",
    at="{at}",
    needs="faults, paid",
    columns="reply operation way state paths fields required shown holds facts at",
    ids="{reply}",
    rows=[
        (
            "submit-by-task.task-FAILED",
            "query",
            {"by_task": True},
            "FAILED",
            (("data.task_id", "data.output.task_id"), ("data.task_status", "data.output.task_status"), ("data.task_id", "data.output.task_id")),
            {"success": "boolean", "data.output.code": "text", "code": "text", "data.output.message": "text", "message": "text", "data.task_id": "text", "data.output.task_id": "text", "data.task_status": "text", "data.output.task_status": "text", "data.data[].url": "text", "data.data[].b64_json": "text", "data.output.results[].url": "text", "data.output.choices[].message.content[].image": "text"},
            ("success",),
            (("data.task_id",), ("data.task_status",), ("data.output.message",), ("data.output.code",), ("success",), ("code",), ("message",)),
            {"success": True, "data.task_status": "FAILED"},
            ("provider.replies.task.fields.success", "provider.replies.task.fields.data.output.code", "provider.replies.task.fields.code", "provider.replies.task.fields.data.output.message", "provider.replies.task.fields.message", "provider.replies.task.fields.data.task_id", "provider.replies.task.fields.data.task_status"),
            "tasks#reply",
        ),
        (
            "submit-by-task.task-CANCELED",
            "query",
            {"by_task": True},
            "CANCELED",
            (("data.task_id", "data.output.task_id"), ("data.task_status", "data.output.task_status"), ("data.task_id", "data.output.task_id")),
            {"success": "boolean", "data.output.code": "text", "code": "text", "data.output.message": "text", "message": "text", "data.task_id": "text", "data.output.task_id": "text", "data.task_status": "text", "data.output.task_status": "text", "data.data[].url": "text", "data.data[].b64_json": "text", "data.output.results[].url": "text", "data.output.choices[].message.content[].image": "text"},
            ("success",),
            (("data.task_id",), ("data.task_status",), ("data.output.message",), ("data.output.code",), ("success",), ("code",), ("message",)),
            {"success": True, "data.task_status": "CANCELED"},
            ("provider.replies.task.fields.success", "provider.replies.task.fields.data.output.code", "provider.replies.task.fields.code", "provider.replies.task.fields.data.output.message", "provider.replies.task.fields.message", "provider.replies.task.fields.data.task_id", "provider.replies.task.fields.data.task_status"),
            "tasks#reply",
        ),
        (
            "submit-by-task.task-UNKNOWN",
            "query",
            {"by_task": True},
            "UNKNOWN",
            (("data.task_id", "data.output.task_id"), ("data.task_status", "data.output.task_status"), ("data.task_id", "data.output.task_id")),
            {"success": "boolean", "data.output.code": "text", "code": "text", "data.output.message": "text", "message": "text", "data.task_id": "text", "data.output.task_id": "text", "data.task_status": "text", "data.output.task_status": "text", "data.data[].url": "text", "data.data[].b64_json": "text", "data.output.results[].url": "text", "data.output.choices[].message.content[].image": "text"},
            ("success",),
            (("data.task_id",), ("data.task_status",), ("data.output.message",), ("data.output.code",), ("success",), ("code",), ("message",)),
            {"success": True, "data.task_status": "UNKNOWN"},
            ("provider.replies.task.fields.success", "provider.replies.task.fields.data.output.code", "provider.replies.task.fields.code", "provider.replies.task.fields.data.output.message", "provider.replies.task.fields.message", "provider.replies.task.fields.data.task_id", "provider.replies.task.fields.data.task_status"),
            "tasks#reply",
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
            {"error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            {"task-id": "task-1", "state": "PENDING", "error-code": "E7"},
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
            {"success": True, "data": {"task_id": "task-9", "task_status": "PENDING"}},
            {"task-id": "task-9", "state": "PENDING"},
            "provider.replies.submitted.fields.data.task_id",
            ("generic#reply.data", "tasks#reply.task_id"),
        ),
        (
            "order.submitted.data.output.task_id",
            "order",
            "",
            {"success": True, "data": {"output": {"task_id": "task-9"}, "task_status": "PENDING"}},
            {"task-id": "task-9", "state": "PENDING"},
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
            {"task-id": "task-1", "state": "SUCCESS", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.output.code",
            "bailian#task.failed",
        ),
        (
            "query.task.code",
            "query",
            "",
            {"success": True, "code": "E7", "data": {"task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}},
            {"task-id": "task-1", "state": "SUCCESS", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            {"success": True, "data": {"task_id": "task-9", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}},
            {"task-id": "task-9", "state": "SUCCESS", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.task_id",
            "tasks#reply.task_id",
        ),
        (
            "query.task.data.output.task_id",
            "query",
            "",
            {"success": True, "data": {"output": {"task_id": "task-9"}, "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}},
            {"task-id": "task-9", "state": "SUCCESS", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            {"error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            {"task-id": "task-1", "state": "PENDING", "error-code": "E7"},
            "provider.replies.submitted.fields.message",
        ),
        (
            "order.submitted.data.task_id",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING", "message": "out of paint", "error-code": "E7"},
            "provider.replies.submitted.fields.data.task_id",
        ),
        (
            "order.submitted.data.output.task_id",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "task_status": "PENDING", "output": {"task_status": "PENDING"}}},
            {"task-id": "task-1", "state": "PENDING", "message": "out of paint", "error-code": "E7"},
            "provider.replies.submitted.fields.data.output.task_id",
        ),
        (
            "order.submitted.data.task_status",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}}},
            {"task-id": "task-1", "state": "PENDING", "message": "out of paint", "error-code": "E7"},
            "provider.replies.submitted.fields.data.task_status",
        ),
        (
            "order.submitted.data.output.task_status",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1"}, "task_status": "PENDING"}},
            {"task-id": "task-1", "state": "PENDING", "message": "out of paint", "error-code": "E7"},
            "provider.replies.submitted.fields.data.output.task_status",
        ),
        (
            "query.task.data.output.code",
            "query",
            "",
            {"success": True, "code": "E7", "data": {"output": {"message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.output.code",
        ),
        (
            "query.task.code",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.code",
        ),
        (
            "query.task.data.output.message",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.output.message",
        ),
        (
            "query.task.message",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.message",
        ),
        (
            "query.task.data.task_id",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.task_id",
        ),
        (
            "query.task.data.output.task_id",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.output.task_id",
        ),
        (
            "query.task.data.task_status",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.task.fields.data.task_status",
        ),
        (
            "query.task.data.output.task_status",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            {"message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
        ),
        (
            "order.submitted",
            "submit",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING", "unheard_of": {"x": [1]}}, "task_status": "PENDING", "unheard_of": {"x": [1]}}, "unheard_of": {"x": [1]}},
            {"task-id": "task-1", "state": "PENDING", "message": "out of paint", "error-code": "E7"},
        ),
        (
            "query.task",
            "query",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS", "unheard_of": {"x": [1]}}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png", "unheard_of": {"x": [1]}}], "unheard_of": {"x": [1]}}, "code": "E7", "message": "out of paint", "unheard_of": {"x": [1]}},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            "order.pictures.success",
            "required",
            "order",
            "",
            {"code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            "success",
            "provider.replies.pictures.fields.success.required",
            "generic#reply.success",
        ),
        (
            "order.pictures.success",
            "type",
            "order",
            "",
            {"success": "yes", "code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            "success",
            "provider.replies.pictures.fields.success",
            "generic#reply.success",
        ),
        (
            "order.pictures.code",
            "type",
            "order",
            "",
            {"success": True, "code": 5, "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            "code",
            "provider.replies.pictures.fields.code",
            "generic#reply.code",
        ),
        (
            "order.pictures.message",
            "type",
            "order",
            "",
            {"success": True, "code": "E7", "message": 5, "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            "message",
            "provider.replies.pictures.fields.message",
            "generic#reply.message",
        ),
        (
            "order.submitted.success",
            "required",
            "order",
            "",
            {"code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            "success",
            "provider.replies.submitted.fields.success.required",
            "generic#reply.success",
        ),
        (
            "order.submitted.success",
            "type",
            "order",
            "",
            {"success": "yes", "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            "success",
            "provider.replies.submitted.fields.success",
            "generic#reply.success",
        ),
        (
            "order.submitted.code",
            "type",
            "order",
            "",
            {"success": True, "code": 5, "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            "code",
            "provider.replies.submitted.fields.code",
            "generic#reply.code",
        ),
        (
            "order.submitted.message",
            "type",
            "order",
            "",
            {"success": True, "code": "E7", "message": 5, "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            "message",
            "provider.replies.submitted.fields.message",
            "generic#reply.message",
        ),
        (
            "order.submitted.data.task_id",
            "type",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": 5, "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}},
            "task_id",
            "provider.replies.submitted.fields.data.task_id",
            ("generic#reply.data", "tasks#reply.task_id"),
        ),
        (
            "order.submitted.data.output.task_id",
            "type",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": 5, "task_status": "PENDING"}, "task_status": "PENDING"}},
            "task_id",
            "provider.replies.submitted.fields.data.output.task_id",
            "bailian#submitted.task_id",
        ),
        (
            "order.submitted.data.task_status",
            "type",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": 5}},
            "task_status",
            "provider.replies.submitted.fields.data.task_status",
            "tasks#reply.task_status",
        ),
        (
            "order.submitted.data.output.task_status",
            "type",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": 5}, "task_status": "PENDING"}},
            "task_status",
            "provider.replies.submitted.fields.data.output.task_status",
            "bailian#submitted.task_status",
        ),
        (
            "query.task.success",
            "required",
            "query",
            "",
            {"data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "success",
            "provider.replies.task.fields.success.required",
            "tasks#reply.success",
        ),
        (
            "query.task.success",
            "type",
            "query",
            "",
            {"success": "yes", "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "success",
            "provider.replies.task.fields.success",
            "tasks#reply.success",
        ),
        (
            "query.task.data.output.code",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": 5, "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "code",
            "provider.replies.task.fields.data.output.code",
            "bailian#task.failed",
        ),
        (
            "query.task.code",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": 5, "message": "out of paint"},
            "code",
            "provider.replies.task.fields.code",
            "tasks#reply.code",
        ),
        (
            "query.task.data.output.message",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": 5, "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "message",
            "provider.replies.task.fields.data.output.message",
            "bailian#task.failed",
        ),
        (
            "query.task.message",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": 5},
            "message",
            "provider.replies.task.fields.message",
            "tasks#reply.message",
        ),
        (
            "query.task.data.task_id",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": 5, "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "task_id",
            "provider.replies.task.fields.data.task_id",
            "tasks#reply.task_id",
        ),
        (
            "query.task.data.output.task_id",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": 5, "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "task_id",
            "provider.replies.task.fields.data.output.task_id",
            "bailian#task.task_id",
        ),
        (
            "query.task.data.task_status",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": 5, "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "task_status",
            "provider.replies.task.fields.data.task_status",
            "tasks#reply.task_status",
        ),
        (
            "query.task.data.output.task_status",
            "type",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": 5}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            "task_status",
            "provider.replies.task.fields.data.output.task_status",
            "bailian#task.task_status",
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
            {"message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.volcengine.address.in", "provider.pictures.volcengine.each", "provider.replies.pictures.pictures"),
            "volcengine#reply.data",
        ),
        (
            "order.pictures.volcengine.b64_json",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"data": [{"b64_json": "AAAA"}]}},
            {"message": "out of paint", "error-code": "E7", "pictures": [{"base64": "AAAA"}]},
            ("provider.pictures.volcengine.base64.in", "provider.pictures.volcengine.each", "provider.replies.pictures.pictures"),
            "volcengine#reply.data",
        ),
        (
            "order.pictures.bailian-results.url",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"output": {"results": [{"url": "https://pictures.example/one.png"}]}}},
            {"message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.bailian-results.address.in", "provider.pictures.bailian-results.each", "provider.replies.pictures.pictures"),
            "bailian#task.results",
        ),
        (
            "order.pictures.bailian-choices.image",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"output": {"choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}}},
            {"message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.bailian-choices.address.in", "provider.pictures.bailian-choices.each", "provider.replies.pictures.pictures"),
            "bailian#reply.choices",
        ),
        (
            "query.task.volcengine.url",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.volcengine.address.in", "provider.pictures.volcengine.each", "provider.replies.task.pictures"),
            "volcengine#reply.data",
        ),
        (
            "query.task.volcengine.b64_json",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"b64_json": "AAAA"}]}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"base64": "AAAA"}]},
            ("provider.pictures.volcengine.base64.in", "provider.pictures.volcengine.each", "provider.replies.task.pictures"),
            "volcengine#reply.data",
        ),
        (
            "query.task.bailian-results.url",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS", "results": [{"url": "https://pictures.example/one.png"}]}, "task_id": "task-1", "task_status": "SUCCESS"}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.bailian-results.address.in", "provider.pictures.bailian-results.each", "provider.replies.task.pictures"),
            "bailian#task.results",
        ),
        (
            "query.task.bailian-choices.image",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS", "choices": [{"message": {"content": [{"image": "https://pictures.example/one.png"}]}}]}, "task_id": "task-1", "task_status": "SUCCESS"}, "code": "E7", "message": "out of paint"},
            {"task-id": "task-1", "state": "SUCCESS", "message": "out of paint", "error-code": "E7", "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.bailian-choices.address.in", "provider.pictures.bailian-choices.each", "provider.replies.task.pictures"),
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
    columns="place asked mode body names fact",
    ids="{place}",
    rows=[
        (
            "order.pictures.volcengine.url",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"data": [{"url": 5}]}},
            "url",
            "provider.pictures.volcengine.address",
        ),
        (
            "order.pictures.volcengine.b64_json",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png", "b64_json": 5}]}},
            "b64_json",
            "provider.pictures.volcengine.base64",
        ),
        (
            "order.pictures.bailian-results.url",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"output": {"results": [{"url": 5}]}}},
            "url",
            "provider.pictures.bailian-results.address",
        ),
        (
            "order.pictures.bailian-choices.image",
            "order",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"output": {"choices": [{"message": {"content": [{"image": 5}]}}]}}},
            "image",
            "provider.pictures.bailian-choices.address",
        ),
        (
            "query.task.volcengine.url",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": 5}]}, "code": "E7", "message": "out of paint"},
            "url",
            "provider.pictures.volcengine.address",
        ),
        (
            "query.task.volcengine.b64_json",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png", "b64_json": 5}]}, "code": "E7", "message": "out of paint"},
            "b64_json",
            "provider.pictures.volcengine.base64",
        ),
        (
            "query.task.bailian-results.url",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS", "results": [{"url": 5}]}, "task_id": "task-1", "task_status": "SUCCESS"}, "code": "E7", "message": "out of paint"},
            "url",
            "provider.pictures.bailian-results.address",
        ),
        (
            "query.task.bailian-choices.image",
            "query",
            "",
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS", "choices": [{"message": {"content": [{"image": 5}]}}]}, "task_id": "task-1", "task_status": "SUCCESS"}, "code": "E7", "message": "out of paint"},
            "image",
            "provider.pictures.bailian-choices.address",
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
        ("submit-volcengine", "volcengine", {"by_task": False}, {"response_format": "b64_json"}, "volcengine#reply.data"),
        ("submit-by-task-volcengine", "volcengine", {"by_task": True}, {"response_format": "b64_json"}, "volcengine#reply.data"),
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
    "{facts}",
    at="{at}",
    needs="clock, faults, paid",
    columns="goal way paths fault states pictures done facts at",
    ids="{goal}",
    rows=[
        (
            "SUCCESS",
            {"by_task": True},
            (("data.task_id", "data.output.task_id"), ("data.task_status", "data.output.task_status")),
            "",
            ["PENDING", "RUNNING", "SUCCESS"],
            ("data.data[].url", "data.data[].b64_json", "data.output.results[].url", "data.output.choices[].message.content[].image"),
            True,
            ("provider.lifecycle.PENDING", "provider.lifecycle.RUNNING", "provider.lifecycle.SUCCESS"),
            "tasks#reply.example",
        ),
        (
            "SUCCEEDED",
            {"by_task": True},
            (("data.task_id", "data.output.task_id"), ("data.task_status", "data.output.task_status")),
            "SUCCEEDED",
            ["PENDING", "RUNNING", "SUCCEEDED"],
            ("data.data[].url", "data.data[].b64_json", "data.output.results[].url", "data.output.choices[].message.content[].image"),
            True,
            ("provider.lifecycle.PENDING", "provider.lifecycle.RUNNING", "provider.lifecycle.SUCCEEDED"),
            "bailian#task.states",
        ),
        (
            "FAILED",
            {"by_task": True},
            (("data.task_id", "data.output.task_id"), ("data.task_status", "data.output.task_status")),
            "FAILED",
            ["PENDING", "RUNNING", "FAILED"],
            ("data.data[].url", "data.data[].b64_json", "data.output.results[].url", "data.output.choices[].message.content[].image"),
            False,
            ("provider.lifecycle.PENDING", "provider.lifecycle.RUNNING", "provider.lifecycle.FAILED"),
            "bailian#task.states",
        ),
        (
            "CANCELED",
            {"by_task": True},
            (("data.task_id", "data.output.task_id"), ("data.task_status", "data.output.task_status")),
            "CANCELED",
            ["PENDING", "RUNNING", "CANCELED"],
            ("data.data[].url", "data.data[].b64_json", "data.output.results[].url", "data.output.choices[].message.content[].image"),
            False,
            ("provider.lifecycle.PENDING", "provider.lifecycle.RUNNING", "provider.lifecycle.CANCELED"),
            "bailian#task.states",
        ),
        (
            "UNKNOWN",
            {"by_task": True},
            (("data.task_id", "data.output.task_id"), ("data.task_status", "data.output.task_status")),
            "UNKNOWN",
            ["PENDING", "RUNNING", "UNKNOWN"],
            ("data.data[].url", "data.data[].b64_json", "data.output.results[].url", "data.output.choices[].message.content[].image"),
            False,
            ("provider.lifecycle.PENDING", "provider.lifecycle.RUNNING", "provider.lifecycle.UNKNOWN"),
            "bailian#task.states",
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
            "SUCCESS",
            "",
            "done",
            True,
            [{"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"}],
            "E7",
            "provider.lifecycle.SUCCESS",
            "tasks#reply.example",
        ),
        (
            "PENDING",
            "",
            "waiting",
            True,
            [{"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "PENDING"}, "task_id": "task-1", "task_status": "PENDING"}, "code": "E7", "message": "out of paint"}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"}],
            "E7",
            "provider.lifecycle.PENDING",
            "bailian#task.states",
        ),
        (
            "RUNNING",
            "",
            "waiting",
            True,
            [{"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "RUNNING"}, "task_id": "task-1", "task_status": "RUNNING"}, "code": "E7", "message": "out of paint"}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"}],
            "E7",
            "provider.lifecycle.RUNNING",
            "bailian#task.states",
        ),
        (
            "SUCCEEDED",
            "",
            "done",
            True,
            [{"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCEEDED"}, "task_id": "task-1", "task_status": "SUCCEEDED", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"}],
            "E7",
            "provider.lifecycle.SUCCEEDED",
            "bailian#task.states",
        ),
        (
            "FAILED",
            "",
            "failed",
            True,
            [{"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "FAILED"}, "task_id": "task-1", "task_status": "FAILED"}, "code": "E7", "message": "out of paint"}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"}],
            "E7",
            "provider.lifecycle.FAILED",
            "bailian#task.states",
        ),
        (
            "CANCELED",
            "",
            "cancelled",
            True,
            [{"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "CANCELED"}, "task_id": "task-1", "task_status": "CANCELED"}, "code": "E7", "message": "out of paint"}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"}],
            "E7",
            "provider.lifecycle.CANCELED",
            "bailian#task.states",
        ),
        (
            "UNKNOWN",
            "",
            "failed",
            True,
            [{"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "UNKNOWN"}, "task_id": "task-1", "task_status": "UNKNOWN"}, "code": "E7", "message": "out of paint"}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"}],
            "E7",
            "provider.lifecycle.UNKNOWN",
            "bailian#task.states",
        ),
        (
            "unheard-of",
            "",
            "waiting",
            False,
            [{"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "unheard-of"}, "task_id": "task-1", "task_status": "unheard-of"}, "code": "E7", "message": "out of paint"}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"}],
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
        ("FAILED", {"by_task": True}, "bailian#task.states"),
        ("CANCELED", {"by_task": True}, "bailian#task.states"),
        ("UNKNOWN", {"by_task": True}, "bailian#task.states"),
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
            "bad-request",
            "",
            "",
            400,
            {"success": False, "code": "400", "message": "out of paint"},
            "ApiError",
            {"status": 400, "code": "400", "message": "out of paint", "charged": "unknown", "retry": None, "account": False},
            ("provider.replies.error.fields.code", "provider.replies.error.fields.message"),
            "generic#reply.400",
        ),
        (
            "key-refused",
            "",
            "",
            401,
            {"success": False, "code": "401", "message": "out of paint"},
            "AuthError",
            {"status": 401, "code": "401", "message": "out of paint", "charged": "unknown", "retry": False, "account": True},
            ("provider.replies.error.fields.code", "provider.replies.error.fields.message"),
            "generic#reply.401",
        ),
        (
            "rate-limited",
            "",
            "",
            429,
            {"success": False, "code": "429", "message": "out of paint"},
            "RateLimited",
            {"status": 429, "code": "429", "message": "out of paint", "charged": "unknown", "retry": True, "account": False},
            ("provider.replies.error.fields.code", "provider.replies.error.fields.message"),
            "generic#reply.429",
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
    at=("generic#reply.400", "generic#reply.401", "generic#reply.429"),
    needs="faults, paid",
    columns="word fields required shown messages holds facts",
    rows=[
        (
            "bad-request",
            {"success": "boolean", "code": "text", "message": "text"},
            ("success",),
            (("success",), ("code",), ("message",)),
            ("message",),
            {"success": False},
            ("provider.replies.error.fields.success", "provider.replies.error.fields.code", "provider.replies.error.fields.message"),
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
            "bad-request",
            "ApiError",
            {"status": 400, "code": "400", "message": "Invalid request parameters", "charged": "unknown", "retry": None, "account": False},
            "generic#reply.400",
        ),
        (
            "key-refused",
            "AuthError",
            {"status": 401, "code": "401", "message": "Unauthorized", "charged": "unknown", "retry": False, "account": True},
            "generic#reply.401",
        ),
        (
            "rate-limited",
            "RateLimited",
            {"status": 429, "code": "429", "message": "Rate limit exceeded", "charged": "unknown", "retry": True, "account": False},
            "generic#reply.429",
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
            "order.pictures-bad-request",
            "order",
            "",
            {"success": False, "code": "400", "message": "out of paint"},
            "ApiError",
            {"status": 200, "code": "400", "raw": {"success": False, "code": "400", "message": "out of paint"}},
            ("provider.replies.pictures.fields.success.succeeds", "provider.errors.bad-request.code"),
        ),
        (
            "order.pictures-key-refused",
            "order",
            "",
            {"success": False, "code": "401", "message": "out of paint"},
            "AuthError",
            {"status": 200, "code": "401", "raw": {"success": False, "code": "401", "message": "out of paint"}},
            ("provider.replies.pictures.fields.success.succeeds", "provider.errors.key-refused.code"),
        ),
        (
            "order.pictures-rate-limited",
            "order",
            "",
            {"success": False, "code": "429", "message": "out of paint"},
            "RateLimited",
            {"status": 200, "code": "429", "raw": {"success": False, "code": "429", "message": "out of paint"}},
            ("provider.replies.pictures.fields.success.succeeds", "provider.errors.rate-limited.code"),
        ),
        (
            "order.submitted-bad-request",
            "order",
            "",
            {"success": False, "code": "400", "message": "out of paint"},
            "ApiError",
            {"status": 200, "code": "400", "raw": {"success": False, "code": "400", "message": "out of paint"}},
            ("provider.replies.submitted.fields.success.succeeds", "provider.errors.bad-request.code"),
        ),
        (
            "order.submitted-key-refused",
            "order",
            "",
            {"success": False, "code": "401", "message": "out of paint"},
            "AuthError",
            {"status": 200, "code": "401", "raw": {"success": False, "code": "401", "message": "out of paint"}},
            ("provider.replies.submitted.fields.success.succeeds", "provider.errors.key-refused.code"),
        ),
        (
            "order.submitted-rate-limited",
            "order",
            "",
            {"success": False, "code": "429", "message": "out of paint"},
            "RateLimited",
            {"status": 200, "code": "429", "raw": {"success": False, "code": "429", "message": "out of paint"}},
            ("provider.replies.submitted.fields.success.succeeds", "provider.errors.rate-limited.code"),
        ),
        (
            "query.task-bad-request",
            "query",
            "",
            {"success": False, "code": "400", "message": "out of paint"},
            "ApiError",
            {"status": 200, "code": "400", "raw": {"success": False, "code": "400", "message": "out of paint"}},
            ("provider.replies.task.fields.success.succeeds", "provider.errors.bad-request.code"),
        ),
        (
            "query.task-key-refused",
            "query",
            "",
            {"success": False, "code": "401", "message": "out of paint"},
            "AuthError",
            {"status": 200, "code": "401", "raw": {"success": False, "code": "401", "message": "out of paint"}},
            ("provider.replies.task.fields.success.succeeds", "provider.errors.key-refused.code"),
        ),
        (
            "query.task-rate-limited",
            "query",
            "",
            {"success": False, "code": "429", "message": "out of paint"},
            "RateLimited",
            {"status": 200, "code": "429", "raw": {"success": False, "code": "429", "message": "out of paint"}},
            ("provider.replies.task.fields.success.succeeds", "provider.errors.rate-limited.code"),
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
            "bad-request",
            "",
            "",
            400,
            {"success": False, "code": "400", "message": "out of paint"},
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            1,
        ),
        (
            "key-refused",
            "",
            "",
            401,
            {"success": False, "code": "401", "message": "out of paint"},
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
            1,
        ),
        (
            "rate-limited",
            "",
            "",
            429,
            {"success": False, "code": "429", "message": "out of paint"},
            {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"},
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
            "bad-request",
            "http",
            "",
            ({"success": False, "code": "400", "message": "out of paint"}, 400, "ApiError", {"code": "400", "message": "out of paint"}),
            ({"success": False, "code": "400", "message": "out of paint"}, 401, "AuthError", {"code": "400", "message": "out of paint"}),
            "generic#reply.400",
        ),
        (
            "bad-request",
            "code",
            "",
            ({"success": False, "code": "400", "message": "out of paint"}, 400, "ApiError", {"code": "400", "message": "out of paint"}),
            ({"success": False, "code": "x400", "message": "out of paint"}, 400, "ApiError", {"code": "x400", "message": "out of paint"}),
            "generic#reply.400",
        ),
        (
            "key-refused",
            "http",
            "",
            ({"success": False, "code": "401", "message": "out of paint"}, 401, "AuthError", {"code": "401", "message": "out of paint"}),
            ({"success": False, "code": "401", "message": "out of paint"}, 402, "OutOfCredit", {"code": "401", "message": "out of paint"}),
            "generic#reply.401",
        ),
        (
            "key-refused",
            "code",
            "",
            ({"success": False, "code": "401", "message": "out of paint"}, 401, "AuthError", {"code": "401", "message": "out of paint"}),
            ({"success": False, "code": "x401", "message": "out of paint"}, 401, "AuthError", {"code": "x401", "message": "out of paint"}),
            "generic#reply.401",
        ),
        (
            "rate-limited",
            "http",
            "",
            ({"success": False, "code": "429", "message": "out of paint"}, 429, "RateLimited", {"code": "429", "message": "out of paint"}),
            ({"success": False, "code": "429", "message": "out of paint"}, 430, "ApiError", {"code": "429", "message": "out of paint"}),
            "generic#reply.429",
        ),
        (
            "rate-limited",
            "code",
            "",
            ({"success": False, "code": "429", "message": "out of paint"}, 429, "RateLimited", {"code": "429", "message": "out of paint"}),
            ({"success": False, "code": "x429", "message": "out of paint"}, 429, "RateLimited", {"code": "x429", "message": "out of paint"}),
            "generic#reply.429",
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
    at=("generic#reply.400", "generic#reply.401", "generic#reply.429"),
    columns="field part body taken fact",
    ids="{field}-{part}",
    rows=[
        ("all", "documented", {"success": False, "code": "E7", "message": "out of paint"}, True, "provider.replies.error.fields"),
        ("success", "type", {"success": "yes", "code": "E7", "message": "out of paint"}, False, "provider.replies.error.fields.success"),
        ("success", "required", {"code": "E7", "message": "out of paint"}, False, "provider.replies.error.fields.success.required"),
        ("code", "type", {"success": False, "code": 5, "message": "out of paint"}, False, "provider.replies.error.fields.code"),
        ("code", "required", {"success": False, "message": "out of paint"}, True, "provider.replies.error.fields.code.required"),
        ("message", "type", {"success": False, "code": "E7", "message": 5}, False, "provider.replies.error.fields.message"),
        ("message", "required", {"success": False, "code": "E7"}, True, "provider.replies.error.fields.message.required"),
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
            "bad-request",
            "400",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            "generic#reply.400",
        ),
        (
            "key-refused",
            "401",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            "generic#reply.401",
        ),
        (
            "rate-limited",
            "429",
            "",
            {"success": True, "code": "E7", "message": "out of paint", "data": {"data": [{"url": "https://pictures.example/one.png"}]}},
            "generic#reply.429",
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
            {"code": "401", "message": "Unauthorized"},
            ("provider.errors.bad-request.means", "provider.errors.key-refused.means"),
            "generic#reply.401",
        ),
        (
            "invalid-request",
            None,
            ("image",),
            400,
            {"code": "400", "message": "Invalid request parameters"},
            ("provider.errors.bad-request.means",),
            "generic#reply.400",
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
        (("400", "401", "429"), ("code",), ("provider.errors.bad-request.means", "provider.errors.key-refused.means", "provider.errors.rate-limited.means")),
    ],
)
def test_error_broken(bench: Bench, words: tuple[str, ...], codes: tuple[str, ...]) -> None:
    """A provider that breaks says a code, and none of those that mean something else."""
    bench.fault("error-in-200")
    code = bench.wire.submit().at(*codes)
    assert code is not None and str(code) not in words


@promise(
    "provider.polling.{advice}",
    at="bailian#task.polling",
    columns="advice mode replies times",
    ids="{advice}",
    rows=[
        (
            "first",
            "",
            [{"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"}],
            [0, 10],
        ),
        (
            "every",
            "",
            [{"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "PENDING"}, "task_id": "task-1", "task_status": "PENDING"}, "code": "E7", "message": "out of paint"}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "PENDING"}, "task_id": "task-1", "task_status": "PENDING"}, "code": "E7", "message": "out of paint"}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "SUCCESS"}, "task_id": "task-1", "task_status": "SUCCESS", "data": [{"url": "https://pictures.example/one.png"}]}, "code": "E7", "message": "out of paint"}],
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
    at="bailian#task.polling",
    columns="mode replies seconds",
    rows=[
        (
            "",
            [{"success": True, "code": "E7", "message": "out of paint", "data": {"task_id": "task-1", "output": {"task_id": "task-1", "task_status": "PENDING"}, "task_status": "PENDING"}}, {"success": True, "data": {"output": {"code": "E7", "message": "out of paint", "task_id": "task-1", "task_status": "PENDING"}, "task_id": "task-1", "task_status": "PENDING"}, "code": "E7", "message": "out of paint"}],
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
        ("oceanbase/seededit-3.0.md",),
    ],
)
def test_docs(bench: Bench, page: str) -> None:
    """Every snippet of the model's page in the docs runs, and buys."""
    assert run_snippets(bench, Path(__file__).parents[2] / "docs" / page)

"""What the page of oceanbase/qwen-image-max promises.

What holds for others too is checked with oceanbase/generic.

Made by pixelspec from specs/bailian/qwen-image-max.yaml: edit that, then
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
    "status",
    "submit",
    "kind",
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
        ("negative_prompt", "negative_prompt", [], (), [], "body.negative_prompt"),
        ("size", "size", ["1664*928"], (), [], "body.size"),
        ("n", "n", [1], (), [], "body.n"),
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
        ("size", "size", ["1664*928"], "body.size"),
        ("n", "n", [1], "body.n"),
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
            "qwen-image-max",
            [],
            True,
            ((400, "400"),),
            "body.model",
        ),
        (
            "role",
            ("parameters.role.type", "parameters.role.required", "provider.errors.bad-request"),
            "role",
            "user",
            ["user-other"],
            True,
            ((400, "400"),),
            "body.role",
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
            ("parameters.size.accepts", "parameters.size.separator", "parameters.size.recommended"),
            "size",
            ["1664*928", "1472*1104", "1328*1328", "1104*1472", "928*1664"],
            False,
            "body.size",
        ),
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
        ("n=1", ("parameters.n.wire", "parameters.n.type", "parameters.n.of"), {"n": 1}, {"n": 1}, [], "body.n"),
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
        ("n", "range.most", "parameters.n.type", "at", "n", 1, {}, [1], "body.n"),
        ("n", "range.most", "", "above", "n", 2, {}, [], "body.n"),
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
        ("prompt", ("unit", "over"), "prompt", "é" * 800, "é" * 801, "é" * 800, {}, "truncated", ["800", "characters"], "body.prompt"),
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
        ("size", "1664*928", "parameters.size.recommended.16:9", {"size": "1664*928"}, "1664x928", "body.size"),
        ("size", "1472*1104", "parameters.size.recommended.4:3", {"size": "1472*1104"}, "1472x1104", "body.size"),
        ("size", "1328*1328", "parameters.size.recommended.1:1", {"size": "1328*1328"}, "1328x1328", "body.size"),
        ("size", "1104*1472", "parameters.size.recommended.3:4", {"size": "1104*1472"}, "1104x1472", "body.size"),
        ("size", "928*1664", "parameters.size.recommended.9:16", {"size": "928*1664"}, "928x1664", "body.size"),
    ],
)
def test_pixels(bench: Bench, given: dict[str, Any], size: str) -> None:
    """A size in pixels that the page lists is planned, sent and delivered as it is."""
    assert bench.sizes(**given) == size
    buying.delivered(buying.done(bench, given, {}), size)


@promise(
    "gaps",
    needs="paid",
    columns="number values changed sizes quirks",
    ids="{number}",
    rows=[
        (1, ("x" * 500, "1664*928", True, True, 0), {}, "1664x928", []),
        (2, (None, "1664*928", False, False, 2147483647), {}, "1664x928", []),
        (3, ("x" * 500, "1664*928", False, True, None), {}, "1664x928", []),
        (4, (None, "1472*1104", True, False, 0), {}, "1472x1104", []),
        (5, ("x" * 500, "1328*1328", False, False, 0), {}, "1328x1328", []),
        (6, ("x" * 500, "1104*1472", True, True, 0), {}, "1104x1472", []),
        (7, ("x" * 500, "928*1664", True, True, 0), {}, "928x1664", []),
        (8, ("x" * 500, "1472*1104", True, True, 2147483647), {}, "1472x1104", []),
        (9, (None, "1472*1104", True, True, None), {}, "1472x1104", []),
        (10, (None, "1328*1328", True, True, 2147483647), {}, "1328x1328", []),
        (11, (None, "1104*1472", False, False, 2147483647), {}, "1104x1472", []),
        (12, (None, "928*1664", False, False, 2147483647), {}, "928x1664", []),
        (13, ("x" * 500, "1328*1328", True, False, None), {}, "1328x1328", []),
        (14, ("x" * 500, "1104*1472", True, True, None), {}, "1104x1472", []),
        (15, ("x" * 500, "1472*1104", False, True, 0), {}, "1472x1104", []),
        (16, ("x" * 500, "928*1664", True, True, None), {}, "928x1664", []),
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
    keywords = ("negative_prompt", "size", "prompt_extend", "watermark", "seed")
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
    assert run_snippets(bench, Path(__file__).parents[2] / "docs" / page)

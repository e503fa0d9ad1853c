"""What the page of gccai/imagen-4.0-gccai promises.

What holds for others too is checked with gccai/gpt-image-2-official.

Made by pixelspec from specs/gccai/imagen-4.0-gccai.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncGccai, Gccai
from pixelspec.conformance import Bench, Exchange, Subject, buying, offering, promise, raises
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.relations import require_told
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Values

SUBJECT = Subject(
    id="gccai/imagen-4.0-gccai",
    client=Gccai,
    twin=AsyncGccai,
    attribute="imagen_4_0_gccai",
    address="https://gccai.heqingsong.uk",
    key="GCCAI_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/v1/tasks/{task_id}"),
        "batch": Exchange("POST", "/v1/tasks/batch"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "imagen-4.0-gccai", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "imagen-4.0-gccai"},
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
            "corgi",
            {"prompt": "A terrier asleep on a space station window sill", "size": "16:9"},
            {"model": "imagen-4.0-gccai", "prompt": "A terrier asleep on a space station window sill", "size": "16:9"},
            "request.curl",
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
    "parameters.n.required",
    "parameters.size.required",
    needs="paid",
    columns="row said quirks task",
    ids="{row}",
    rows=[
        ("least", [], [], True),
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
        ("n", "n", [1], (), [], "body.n"),
        ("size", "size", ["16:9"], (), [], "body.size"),
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
        ("n", "n", [1], "body.n"),
        ("size", "size", ["16:9"], "body.size"),
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
        ("n", "n", "body.n"),
        ("size", "size", "body.size"),
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
        ("model", ("parameters.model.type", "parameters.model.required"), "model", "imagen-4.0-gccai", [], True, (), "body.model"),
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
        ("imagen-4.0-gccai-other", ("provider.errors.model-not-found",), ((503, "model_not_found"),), "tasks#errors.503"),
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
        ("size", ("parameters.size.accepts", "parameters.size.ratios"), "size", ["1:1", "4:3", "3:4", "16:9", "9:16"], False, "body.size"),
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
        ("n=1", ("parameters.n.wire", "parameters.n.type", "parameters.n.of"), {"n": 1}, {"n": 1}, [], "body.n"),
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
        ("n", "n", 1.5, {}, "body.n"),
        ("n", "n", 1.0, {}, "body.n"),
        ("n", "n", True, {}, "body.n"),
        ("size", "size", 7, {}, "body.size"),
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
        ("size", ("quirks.size-falls-back", "parameters.size.type"), "size", "7:5", {"size": "7:5"}, {"size": "16:9"}, "body.size"),
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
    "{word}",
    "parameters.{name}.wire",
    "parameters.{name}.accepts",
    "parameters.{name}.type",
    at="{at}",
    needs="paid",
    columns="name value word given held sizes quirks at",
    ids="{name}={value}",
    rows=[
        ("size", "1:1", "parameters.size.ratios.1:1", {"size": "1:1"}, {"size": "1:1"}, "", [], "body.size"),
        ("size", "4:3", "parameters.size.ratios.4:3", {"size": "4:3"}, {"size": "4:3"}, "", [], "body.size"),
        ("size", "3:4", "parameters.size.ratios.3:4", {"size": "3:4"}, {"size": "3:4"}, "", [], "body.size"),
        ("size", "16:9", "parameters.size.ratios.16:9", {"size": "16:9"}, {"size": "16:9"}, "", [], "body.size"),
        ("size", "9:16", "parameters.size.ratios.9:16", {"size": "9:16"}, {"size": "9:16"}, "", [], "body.size"),
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
    "quirks.{name}",
    "{words}",
    at="{at}",
    needs="paid: 2",
    columns="name words given says silent held quirks at part",
    ids="{name}{part}",
    rows=[
        (
            "size-falls-back",
            (),
            {"size": "7:5"},
            {"on": "size", "effect": "falls-back", "to": {"size": "16:9"}, "likely": False, "seconds": (None, None)},
            True,
            {"size": "16:9"},
            ["size-falls-back"],
            "body.size.fallback",
            "",
        ),
        (
            "size-falls-back",
            (),
            {"size": "640x480"},
            {"on": "size", "effect": "falls-back", "to": {"size": "16:9"}, "likely": False, "seconds": (None, None)},
            True,
            {"size": "16:9"},
            ["size-falls-back"],
            "body.size.fallback",
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
        ("quirks.size-falls-back", 1, {"size": "1:1"}, [], "body.size.fallback"),
        ("quirks.size-falls-back", 2, {"size": "4:3"}, [], "body.size.fallback"),
        ("quirks.size-falls-back", 3, {"size": "3:4"}, [], "body.size.fallback"),
        ("quirks.size-falls-back", 4, {"size": "16:9"}, [], "body.size.fallback"),
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
        ("quality", "ignored", "quality", "", "body.size.ignored", "body.size.ignored"),
        ("mask", "ignored", "mask", "", "body.size.ignored", "body.size.ignored"),
        ("image", "refused", "image", "google_imagen4 currently supports text-to-image only", "body.size.error", "body.size.error"),
        ("image_urls", "refused", "image_urls", "google_imagen4 currently supports text-to-image only", "body.size.error", "body.size.error"),
        ("others", "ignored", "something_else", "", "body.size.ignored", "body.size.ignored"),
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
        ([("prompt", "text", (None, None)), ("n", "integers", (1, 1)), ("size", "among", ("1:1", "4:3", "3:4", "16:9", "9:16"))], ()),
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
        ("gccai/imagen-4.0-gccai.md",),
    ],
)
def test_docs(bench: Bench, page: str) -> None:
    """Every snippet of the model's page in the docs runs, and buys."""
    assert run_snippets(bench, Path(__file__).parents[2] / "docs" / page)

"""What the page of dalle-format/imagen4 promises.

Made by pixelspec from specs/dalle-format/imagen4.yaml: edit that, then generate.
"""

# fmt: off
from __future__ import annotations

from pathlib import Path
from typing import Any

from pixelclients import AsyncDalleFormat, DalleFormat
from pixelspec.conformance import Bench, Exchange, Subject, buying, offering, promise, raises
from pixelspec.conformance.machine import explore
from pixelspec.conformance.properties import junk_is_refused, plans_hold, replies_never_crash
from pixelspec.conformance.relations import require_told
from pixelspec.conformance.snippets import run_snippets
from pixelspec.conformance.strategies import Values
from pixelspec.conformance.surroundings import environment

SUBJECT = Subject(
    id="dalle-format/imagen4",
    client=DalleFormat,
    twin=AsyncDalleFormat,
    attribute="imagen4",
    address=None,
    key="DALLE_FORMAT_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/v1/images/generations", content_type="application/json", billable=True),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "imagen4", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "imagen4"},
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
            "forest",
            {"prompt": "A quiet pond in the hills", "aspect_ratio": "1:1", "response_format": "url"},
            {"model": "imagen4", "prompt": "A quiet pond in the hills", "aspect_ratio": "1:1", "response_format": "url"},
            "example.request",
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
    "parameters.response_format.required",
    "parameters.aspect_ratio.required",
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
    "parameters.{name}.wire",
    at="{at}",
    columns="name keyword value at",
    ids="{name}",
    rows=[
        ("response_format", "response_format", [], "body.response_format"),
        ("aspect_ratio", "aspect_ratio", [], "body.aspect_ratio"),
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
        ("response_format", "response_format", "body.response_format"),
        ("aspect_ratio", "aspect_ratio", "body.aspect_ratio"),
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
        ("model", ("parameters.model.type", "parameters.model.required"), "model", "imagen4", [], False, (), ("body.model", "example.request")),
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
        ("response_format", ("parameters.response_format.values",), "response_format", ["url", "b64_json"], False, "body.response_format"),
        (
            "aspect_ratio",
            ("parameters.aspect_ratio.accepts", "parameters.aspect_ratio.ratios"),
            "aspect_ratio",
            ["1:1", "3:4", "4:3", "9:16", "16:9"],
            False,
            "body.aspect_ratio",
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
        ("response_format", "response_format", 7, {}, "body.response_format"),
        ("aspect_ratio", "aspect_ratio", 7, {}, "body.aspect_ratio"),
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
        (
            "response_format",
            ("parameters.response_format.values", "parameters.response_format.type"),
            "response_format",
            "unlisted",
            {"response_format": "unlisted"},
            {},
            "body.response_format",
        ),
        (
            "aspect_ratio",
            ("parameters.aspect_ratio.ratios", "parameters.aspect_ratio.type"),
            "aspect_ratio",
            "7:5",
            {"aspect_ratio": "7:5"},
            {},
            "body.aspect_ratio",
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
    "table.{cell}",
    "table.by",
    "table.columns",
    at="body.aspect_ratio",
    needs="paid",
    columns="cell given sizes",
    ids="{cell}",
    rows=[
        ("1:1", {"aspect_ratio": "1:1"}, "1024x1024"),
        ("3:4", {"aspect_ratio": "3:4"}, "896x1280"),
        ("4:3", {"aspect_ratio": "4:3"}, "1280x896"),
        ("9:16", {"aspect_ratio": "9:16"}, "768x1408"),
        ("16:9", {"aspect_ratio": "16:9"}, "1408x768"),
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
        ("aspect_ratio", "1:1", "parameters.aspect_ratio.ratios.1:1", {"aspect_ratio": "1:1"}, {"aspect_ratio": "1:1"}, "1024x1024", [], "body.aspect_ratio"),
        ("aspect_ratio", "3:4", "parameters.aspect_ratio.ratios.3:4", {"aspect_ratio": "3:4"}, {"aspect_ratio": "3:4"}, "896x1280", [], "body.aspect_ratio"),
        ("aspect_ratio", "4:3", "parameters.aspect_ratio.ratios.4:3", {"aspect_ratio": "4:3"}, {"aspect_ratio": "4:3"}, "1280x896", [], "body.aspect_ratio"),
        (
            "aspect_ratio",
            "9:16",
            "parameters.aspect_ratio.ratios.9:16",
            {"aspect_ratio": "9:16"},
            {"aspect_ratio": "9:16"},
            "768x1408",
            [],
            "body.aspect_ratio",
        ),
        (
            "aspect_ratio",
            "16:9",
            "parameters.aspect_ratio.ratios.16:9",
            {"aspect_ratio": "16:9"},
            {"aspect_ratio": "16:9"},
            "1408x768",
            [],
            "body.aspect_ratio",
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
    "gaps",
    "table",
    needs="paid",
    columns="number values changed sizes quirks",
    ids="{number}",
    rows=[
        (1, ("url", "1:1"), {}, "1024x1024", []),
        (2, ("b64_json", "1:1"), {}, "1024x1024", []),
        (3, (None, "1:1"), {}, "1024x1024", []),
        (4, ("url", "3:4"), {}, "896x1280", []),
        (5, ("b64_json", "3:4"), {}, "896x1280", []),
        (6, (None, "3:4"), {}, "896x1280", []),
        (7, ("url", "4:3"), {}, "1280x896", []),
        (8, ("b64_json", "4:3"), {}, "1280x896", []),
        (9, (None, "4:3"), {}, "1280x896", []),
        (10, ("url", "9:16"), {}, "768x1408", []),
        (11, ("url", "16:9"), {}, "1408x768", []),
        (12, ("url", None), {}, "", []),
        (13, ("b64_json", "9:16"), {}, "768x1408", []),
        (14, (None, "9:16"), {}, "768x1408", []),
        (15, ("b64_json", "16:9"), {}, "1408x768", []),
        (16, ("b64_json", None), {}, "", []),
        (17, (None, "16:9"), {}, "1408x768", []),
        (18, (None, None), {}, "", []),
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
    keywords = ("response_format", "aspect_ratio")
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
        ("submit", {}, "POST", "/v1/images/generations", {"content-type": "application/json"}, "imagen4#request"),
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
    at="imagen4#header.authorization",
    needs="account, paid",
    columns="key fact given taken",
    ids="{key}",
    rows=[
        ("right", "auth.scheme", None, True),
        ("missing", "auth.required", "", True),
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
    at="imagen4#header.authorization",
    needs="account, paid: 2",
    columns="required",
    rows=[
        (False,),
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
            {"created": "integer", "data[].url": "text", "data[].b64_json": "text"},
            ("created",),
            (("created",), ("data[].url", "data[].b64_json")),
            {},
            {"created": ("now", 1)},
            ("kind", "provider.replies.pictures.fields.created", "provider.replies.pictures.pictures", "provider.pictures.data.each", "provider.pictures.data.address.in", "provider.pictures.data.base64.in"),
            "imagen4#reply",
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
    "examples.replies.{example}",
    "{facts}",
    at="{at}",
    columns="example asked mode body reads facts at",
    ids="{example}",
    rows=[
        (
            "two",
            "order",
            "",
            {"created": 1589478378, "data": [{"url": "https://..."}, {"url": "https://..."}]},
            {"created": 1589478378, "pictures": [{"address": "https://..."}, {"address": "https://..."}]},
            ("provider.replies.pictures.fields.created",),
            "example.reply",
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
            "order.pictures.created",
            "order",
            "",
            {"created": 1776928569, "data": [{"url": "https://pictures.example/one.png"}]},
            {"created": 1776928569, "pictures": [{"address": "https://pictures.example/one.png"}]},
            "provider.replies.pictures.fields.created",
            "imagen4#reply.created",
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
    "provider.operations.{operation}.reply",
    columns="reply operation asked mode body reads",
    ids="{reply}",
    rows=[
        (
            "order.pictures",
            "submit",
            "order",
            "",
            {"created": 1776928569, "data": [{"url": "https://pictures.example/one.png", "unheard_of": {"x": [1]}}], "unheard_of": {"x": [1]}},
            {"created": 1776928569, "pictures": [{"address": "https://pictures.example/one.png"}]},
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
            "required",
            "order",
            "",
            {"data": [{"url": "https://pictures.example/one.png"}]},
            "created",
            "provider.replies.pictures.fields.created.required",
            "imagen4#reply.created",
        ),
        (
            "order.pictures.created",
            "type",
            "order",
            "",
            {"created": "1", "data": [{"url": "https://pictures.example/one.png"}]},
            "created",
            "provider.replies.pictures.fields.created",
            "imagen4#reply.created",
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
            {"created": 1776928569, "data": [{"url": "https://pictures.example/one.png"}]},
            {"created": 1776928569, "pictures": [{"address": "https://pictures.example/one.png"}]},
            ("provider.pictures.data.address.in", "provider.pictures.data.each", "provider.replies.pictures.pictures"),
            "imagen4#reply.data",
        ),
        (
            "order.pictures.data.b64_json",
            "order",
            "",
            {"created": 1776928569, "data": [{"b64_json": "AAAA"}]},
            {"created": 1776928569, "pictures": [{"base64": "AAAA"}]},
            ("provider.pictures.data.base64.in", "provider.pictures.data.each", "provider.replies.pictures.pictures"),
            "imagen4#reply.data",
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
        ("order.pictures.data.url", "order", "", {"created": 1776928569, "data": [{"url": 5}]}, "url", "provider.pictures.data.address"),
        (
            "order.pictures.data.b64_json",
            "order",
            "",
            {"created": 1776928569, "data": [{"url": "https://pictures.example/one.png", "b64_json": 5}]},
            "b64_json",
            "provider.pictures.data.base64",
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
        ("submit-data", "data", {}, {"response_format": "b64_json"}, ()),
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
            [("prompt", "text", (None, None)), ("response_format", "among", ("url", "b64_json")), ("aspect_ratio", "among", ("1:1", "3:4", "4:3", "9:16", "16:9"))],
            ("1024x1024", "896x1280", "1280x896", "768x1408", "1408x768"),
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
        ("dalle-format/imagen4.md",),
    ],
)
def test_docs(bench: Bench, page: str) -> None:
    """Every snippet of the model's page in the docs runs, and buys."""
    assert run_snippets(bench, Path(__file__).parents[2] / "docs" / page)

"""What the page says of errors: how each looks, which exception it is, and what it costs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from pixelspec.model.body import put, way_of
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.model.reply import Field, Reply
from pixelspec.plan.conformance.asked import Asked, asked
from pixelspec.plan.conformance.error_rows import (
    CLASSES,
    coded,
    effective,
    readable,
    says_of,
)
from pixelspec.plan.conformance.replied import Json, is_required, value_of, values_at
from pixelspec.plan.conformance.section import Row, Section, places

# What passes by itself, where the page does not say otherwise.
PASSING = (408, 425, 429, 500, 502, 503, 504)
MESSAGE = "out of paint"
TOLD = ("message", "error-code", "request-id")


def errors(endpoint: Endpoint) -> Section:
    """Each error of the page in the client's hands."""
    return Section(
        group="error",
        facts=("provider.errors.{row}", "{facts}"),
        at=("{at}",),
        columns="row code mode http body name says facts at",
        ids="{row}{code}",
        rows=tuple(_errors(endpoint)),
    )


def _errors(endpoint: Endpoint) -> Iterator[Row]:
    provider, order = endpoint.provider, asked(endpoint)[0]
    for row, code in coded(provider):
        status = row.http or 400
        if effective(provider, status, code) is not row:
            continue
        body = refusal(order, provider, code, MESSAGE)
        told = readable(provider, "message")
        says = says_of(row, status, code, MESSAGE if told else "")
        if readable(provider, "request-id"):
            says["request_id"] = "request-1"
        mark = f"-{code}" if row.code.endswith(".*") else ""
        at = places(row.source.at)
        yield row.id, mark, order.mode, status, body, CLASSES[row.means][
            0
        ], says, _read(provider), at


def refusal(one: Asked, provider: Provider, code: str, message: str) -> Json:
    """The error reply of the page; what tells of success elsewhere tells of failure here."""
    reply, body = provider.reply("error"), Json()
    failing = {f.path: f.succeeds for f in one.reply.fields if f.succeeds is not None}
    for field in reply.fields if reply else ():
        said = {
            "error-code": _number(code),
            "message": message,
            "request-id": "request-1",
        }
        if field.role == "error-code" and not code:
            continue
        wanted = failing.get(field.path)
        value = value_of(field, said) if wanted is None else _not(wanted)
        put(body, way_of(field.path.replace("[]", "[0]")), value)
    return body


def _number(code: str) -> object:
    return int(code) if code.isdigit() else code


def _not(value: object) -> object:
    return not value if isinstance(value, bool) else 0


def _read(provider: Provider) -> tuple[str, ...]:
    """The parts of an error reply."""
    reply = provider.reply("error")
    fields = reply.fields if reply else ()
    return tuple(
        f"provider.replies.error.fields.{f.path}" for f in fields if f.role in TOLD
    )


def example_errors(endpoint: Endpoint) -> Section:
    return Section(
        group="example_error",
        facts=("examples.replies.{example}",),
        at=("{at}",),
        columns="example mode http body name says at",
        ids="{example}",
        rows=tuple(_examples(endpoint)),
    )


def _examples(endpoint: Endpoint) -> Iterator[Row]:
    provider, order = endpoint.provider, asked(endpoint)[0]
    reply = provider.reply("error")
    for example in endpoint.example_replies:
        if reply is None or example.reply != "error" or example.http < 400:
            continue
        body = json.loads(example.body)
        code, message = (_at(_of(reply, r), body) for r in ("error-code", "message"))
        row = effective(provider, example.http, code)
        name = CLASSES[row.means][0] if row else "ApiError"
        says = {"status": example.http, "code": code, "message": message}
        yield example.id, order.mode, example.http, body, name, says, places(
            example.source.at
        )


def _of(reply: Reply, role: str) -> list[Field]:
    return [field for field in reply.fields if field.role == role]


def _at(fields: Sequence[Field], body: Json) -> str:
    found = [value for field in fields for value in values_at(body, field.path)]
    return str(found[0]) if found else ""


def raised(endpoint: Endpoint) -> Section:
    """Each error of the page, from the provider to the exception."""
    return Section(
        group="error_raised",
        facts=("provider.errors.{row}",),
        at=("{at}",),
        needs="account, faults, paid",
        columns="row name says at",
        ids="{row}",
        rows=tuple(_raised(endpoint.provider)),
    )


def _raised(provider: Provider) -> Iterator[Row]:
    for row in provider.errors:
        plain = row.code.removesuffix(".*")
        told = readable(provider, "error-code")
        if row.message and not (row.http or row.code):
            says = {"message": row.message}
            yield row.id, "ApiError", says, places(row.source.at)
        if not row.http or (row.code and not told):
            continue
        if effective(provider, row.http, plain or str(row.http)) is not row:
            continue
        says = says_of(row, row.http, plain, row.message)
        if not plain:
            says.pop("code")
        if not row.message or not readable(provider, "message"):
            says.pop("message")
        yield row.id, CLASSES[row.means][0], says, places(row.source.at)


def inside(endpoint: Endpoint) -> Section:
    """An error inside of a reply that says 200."""
    return Section(
        group="error_in_200",
        facts=("{facts}",),
        columns="row asked mode body name says facts",
        ids="{row}",
        rows=tuple(row for one in asked(endpoint) for row in _inside(endpoint, one)),
    )


def _inside(endpoint: Endpoint, one: Asked) -> Iterator[Row]:
    provider = endpoint.provider
    failing = next((f for f in one.reply.fields if f.succeeds is not None), None)
    known = [(row.id, code) for row, code in coded(provider) if code]
    for id, code in (known or [("", "")]) if failing else ():
        assert failing
        found = effective(provider, 200, code)
        body = refusal(one, provider, code, MESSAGE)
        put(body, way_of(failing.path.replace("[]", "[0]")), _not(failing.succeeds))
        facts = [one.fact(f"{failing.path}.succeeds")]
        facts += [f"provider.errors.{id}.code"] if id else []
        name = CLASSES[found.means][0] if found else "ApiError"
        says = {"status": 200, "code": code, "raw": body}
        mark = f"{one.name}-{id or 'error'}"
        yield mark, one.word, one.mode, body, name, says, tuple(facts)


def again(endpoint: Endpoint) -> Section:
    """What an error means to whoever asks after a task: ask again, or not."""
    return Section(
        group="error_again",
        facts=("provider.errors.{row}.retry",),
        columns="row code mode http body reply asked",
        ids="{row}{code}",
        rows=tuple(_again(endpoint)),
    )


def _again(endpoint: Endpoint) -> Iterator[Row]:
    provider = endpoint.provider
    query = next((one for one in asked(endpoint) if one.word == "query"), None)
    for row, code in coded(provider) if query else ():
        status = row.http or 400
        if query and effective(provider, status, code) is row:
            passes = row.retry is not False and status in PASSING
            body = refusal(query, provider, code, MESSAGE)
            mark = f"-{code}" if row.code.endswith(".*") else ""
            times = 2 if passes else 1
            yield row.id, mark, query.mode, status, body, query.whole, times


def envelope(endpoint: Endpoint) -> Section:
    """The form of an error on the bare wire."""
    reply = endpoint.provider.reply("error")
    rows: list[Row] = []
    if reply:
        fields = {f.path: f.type for f in reply.fields}
        told = [f.path for f in reply.fields if f.role in TOLD or is_required(f)]
        known = (r.id for r in endpoint.provider.errors if r.http and not r.refused)
        facts = tuple(f"provider.replies.error.fields.{path}" for path in told)
        shown = tuple((path,) for path in told)
        needed = tuple(
            f.path for f in reply.fields if is_required(f) and f.required.always
        )
        messages = tuple(f.path for f in reply.role("message"))
        holds = _failing(endpoint, reply)
        rows.append((next(known, "400"), fields, needed, shown, messages, holds, facts))
    return Section(
        group="error_envelope",
        facts=("{facts}",),
        at=reply.source.at if reply else (),
        needs="faults, paid",
        columns="word fields required shown messages holds facts",
        rows=tuple(rows),
    )


def _failing(endpoint: Endpoint, reply: Reply) -> dict[str, object]:
    """What tells of failure where another reply tells of success."""
    order = asked(endpoint)[0].reply
    told = {f.path: f.succeeds for f in order.fields if isinstance(f.succeeds, bool)}
    return {f.path: not told[f.path] for f in reply.fields if f.path in told}

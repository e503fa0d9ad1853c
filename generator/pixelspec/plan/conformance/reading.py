"""What the client reads in a reply: each place of each role, and what it does without."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pixelspec.model.body import put, way_of
from pixelspec.model.endpoint import Endpoint, ExampleReply
from pixelspec.model.reply import Field, Reply
from pixelspec.plan.conformance.asked import Asked, asked, field_fact
from pixelspec.plan.conformance.replied import (
    Json,
    core,
    is_required,
    other_type,
    values_at,
    with_fields,
    written,
)
from pixelspec.plan.conformance.section import Row, Section, places, rows_of


def example_replies(endpoint: Endpoint) -> Section:
    return Section(
        group="example_reply",
        facts=("examples.replies.{example}", "{facts}"),
        at=("{at}",),
        columns="example asked mode body reads facts at",
        ids="{example}",
        rows=tuple(_examples(endpoint)),
    )


def _examples(endpoint: Endpoint) -> Iterator[Row]:
    known = {one.reply.name: one for one in asked(endpoint)}
    for example in endpoint.example_replies:
        one = known.get(example.reply)
        if one and example.http == 200:
            body = json.loads(example.body)
            at = places(example.source.at)
            shown = present(one.reply, example)
            yield example.id, one.word, one.mode, body, one.reads(body), shown, at


def present(reply: Reply, example: ExampleReply) -> tuple[str, ...]:
    """The fields of the page that an example has."""
    body = json.loads(example.body)
    found = (f.path for f in reply.fields if values_at(body, f.path))
    return tuple(field_fact(reply, path) for path in found)


def roles(endpoint: Endpoint) -> Section:
    """Each place of each role, alone beside what a reply cannot do without."""
    return Section(
        group="reply_role",
        facts=("{fact}",),
        at=("{at}",),
        columns="field asked mode body reads fact at",
        ids="{field}",
        rows=rows_of(
            (f"{one.name}.{field.path}", *_told(one, body), one.fact(field.path), at)
            for one in asked(endpoint)
            for field in one.reply.fields
            for body in [_alone(one, field)]
            for at in [places(field.source.at)]
        ),
    )


def _told(one: Asked, body: Json) -> tuple[str, str, Json, Json]:
    return one.word, one.mode, body, one.reads(body)


def _alone(one: Asked, field: Field) -> Json:
    """The least reply with this field, and no other place of its role."""
    kept = [
        path
        for path in core(one.reply)
        if path == field.path or not _rivals(one.reply, path, field)
    ]
    # A client that did not read the id would know that it asked for task-1.
    said = {"task-id": "task-9"} if field.role == "task-id" else {}
    lacking = with_fields(one.reply, {*kept, field.path})
    return written(one.reply, one.state, lacking, said)


def _rivals(reply: Reply, path: str, field: Field) -> bool:
    other = next(f for f in reply.fields if f.path == path)
    return (
        field.role is not None and other.role == field.role and not is_required(other)
    )


def optional(endpoint: Endpoint) -> Section:
    """A whole reply, but for one field that it need not have."""
    return Section(
        group="reply_optional",
        facts=("{fact}",),
        columns="field asked mode body reads fact",
        ids="{field}",
        rows=tuple(
            (f"{one.name}.{field.path}", *_told(one, body), one.fact(field.path))
            for one in asked(endpoint)
            for field in one.reply.fields
            if not is_required(field) and not _needed(one, field)
            for body in [written(one.reply, one.state, {field.path})]
        ),
    )


def _needed(one: Asked, field: Field) -> bool:
    """Whether nothing could come of an order without the only place of its task."""
    return one.word == "order" and one.reply.role("task-id") == (field,)


def unknown(endpoint: Endpoint) -> Section:
    """A whole reply with more in it than the page says."""
    return Section(
        group="reply_unknown",
        facts=("provider.operations.{operation}.reply",),
        columns="reply operation asked mode body reads",
        ids="{reply}",
        rows=tuple(
            (one.name, one.operation, *_told(one, _grown(one.whole)))
            for one in asked(endpoint)
        ),
    )


def _grown(body: Json) -> Json:
    """The same with an unknown field in each of its objects."""

    def grow(value: object) -> object:
        if isinstance(value, dict):
            return {**{k: grow(v) for k, v in value.items()}, "unheard_of": {"x": [1]}}
        return [grow(item) for item in value] if isinstance(value, list) else value

    found = grow(body)
    assert isinstance(found, dict)
    return found


def refused(endpoint: Endpoint) -> Section:
    """A reply that lacks what it must have, or has it in another JSON type."""
    return Section(
        group="reply_refused",
        facts=("{fact}",),
        at=("{at}",),
        columns="field part asked mode body names fact at",
        ids="{field}-{part}",
        rows=rows_of(row for one in asked(endpoint) for row in _refused(one)),
    )


def _refused(one: Asked) -> Iterator[Row]:
    for field in one.reply.fields:
        name, fact = f"{one.name}.{field.path}", one.fact(field.path)
        at = places(field.source.at)
        if is_required(field):
            body = written(one.reply, one.state, {field.path})
            said, lacks = _named(one, field), f"{fact}.required"
            yield name, "required", one.word, one.mode, body, said, lacks, at
        body, said = _mistyped(one, field), last_name(field.path)
        yield name, "type", one.word, one.mode, body, said, fact, at


def _named(one: Asked, field: Field) -> str:
    """What the error names: the field, where the rest still is this reply."""
    beside = [
        f for f in one.reply.fields if f.role in ("task-id", "state") and f != field
    ]
    told = one.reply.pictures and not one.reply.role("state")
    return last_name(field.path) if beside or told else ""


def last_name(path: str) -> str:
    """The name of what stands at a path: `task_id` of `data[].task_id`."""
    return re.split(r"[.\[]", path.removesuffix("[]"))[-1]


def _mistyped(one: Asked, field: Field) -> Json:
    body = one.whole
    put(body, way_of(field.path.replace("[]", "[0]")), other_type(field))
    return body


def success(endpoint: Endpoint) -> Section:
    """A value other than the one that means success is an error, whatever the status."""
    return Section(
        group="reply_success",
        facts=("{fact}",),
        at=("{at}",),
        columns="field asked mode body other fact at",
        ids="{field}",
        rows=tuple(row for one in asked(endpoint) for row in _success(one)),
    )


def _success(one: Asked) -> Iterator[Row]:
    for field in one.reply.fields:
        if field.succeeds is None:
            continue
        bodies = one.whole, one.whole
        value = field.succeeds
        other = not value if isinstance(value, bool) else _beside(value)
        put(bodies[1], way_of(field.path.replace("[]", "[0]")), other)
        at = places(field.source.at)
        name = f"{one.name}.{field.path}"
        yield name, one.word, one.mode, *bodies, one.fact(field.path), at


def _beside(value: object) -> object:
    return value + 1 if isinstance(value, int | float) else f"{value}-not"


def headers(endpoint: Endpoint) -> Section:
    """What the client reads in the headers of a reply."""
    known = [(one.reply, one.word, one.mode, one.whole) for one in asked(endpoint)]
    error, order = endpoint.provider.reply("error"), asked(endpoint)[0]
    known += [(error, "error", order.mode, written(error, ""))] if error else []
    return Section(
        group="reply_header",
        facts=("provider.replies.{reply}.headers.{header}",),
        at=("{at}",),
        needs="faults, paid",
        columns="asked reply header mode body at",
        ids="{asked}.{reply}.{header}",
        rows=tuple(
            (word, reply.name, header.name, mode, body, places(header.source.at))
            for reply, word, mode, body in known
            for header in reply.headers
        ),
    )

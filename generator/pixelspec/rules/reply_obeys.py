"""Every example of a reply has the types of its fields, and what a client must find."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pixelspec.model.allowed import same
from pixelspec.model.endpoint import Endpoint, ExampleReply
from pixelspec.model.provider import Provider
from pixelspec.model.reply import Field
from pixelspec.place import Finding, nearest
from pixelspec.rules.shared.shape import Misfit, Shape, fits, parts, reached, shape

ID = "reply-obeys"

Complaint = tuple[str, str]
"""What is wrong, and a hint."""


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for example in endpoint.example_replies:
        stated = endpoint.provider.reply(example.reply)
        if stated is None:
            continue
        expected = shape(endpoint.provider, stated)
        path = f"examples.replies.{example.id}.body"
        for message, hint in complaints(endpoint.provider, example, expected):
            yield Finding(example.source.place, ID, message, path, hint)


def complaints(
    provider: Provider, example: ExampleReply, expected: Shape
) -> Iterator[Complaint]:
    body = json.loads(example.body)
    states = state_words(body, expected)
    success = example.http < 300 and succeeded(body, expected)
    for field in expected.fields:
        yield from wrong_values(body, field)
        if demanded(field, success, states) and not present(body, field.path):
            yield f"'{field.path}' is required and missing", ""
    known = {state.word: state.means for state in provider.lifecycle}
    for word in states:
        if word not in known:
            yield f"'{word}' is no state of the lifecycle", nearest(word, known)
    done = any(known.get(word) == "done" for word in states)
    if success and expected.pictures and (done or not states):
        yield from wrong_pictures(body, expected)


def state_words(body: object, expected: Shape) -> list[str]:
    fields = [field for field in expected.fields if field.role == "state"]
    values = [value for field in fields for value in reached(body, field.path)]
    return [str(v) for v in values if isinstance(v, str | int)]


def succeeded(body: object, expected: Shape) -> bool:
    """Whether every value that means success is the one of this reply."""
    return all(
        any(same(value, field.succeeds) for value in reached(body, field.path))
        for field in expected.fields
        if field.succeeds is not None
    )


def demanded(field: Field, success: bool, states: list[str]) -> bool:
    in_state = any(word in field.required.states for word in states)
    return field.required.always or (success and field.required.success) or in_state


def present(body: object, path: str) -> bool:
    return any(
        value is not None and not isinstance(value, Misfit)
        for value in reached(body, path)
    )


def wrong_values(body: object, field: Field) -> Iterator[Complaint]:
    for value in reached(body, field.path):
        if isinstance(value, Misfit):
            yield misfit(value), ""
        elif value is not None and not fits(value, field.type):
            yield f"'{field.path}' is {json.dumps(value)}, which is no {field.type}", ""


def misfit(value: Misfit) -> str:
    return f"'{value.path or 'the body'}' is no {value.expected}"


def wrong_pictures(body: object, expected: Shape) -> Iterator[Complaint]:
    """No picture in a reply that has to hold some, or one without an address."""
    for scope in expected.pictures:
        items = [i for i in reached(body, scope.each) if not isinstance(i, Misfit)]
        if not items:
            yield f"no picture stands at '{scope.each}'", ""
        sources = [m for name, m in parts(scope) if name in ("address", "base64")]
        paths = [path for member in sources for path in member.paths]
        for item in items:
            found = [v for path in paths for v in reached(item, path)]
            if not any(isinstance(value, str) for value in found):
                yield f"a picture at '{scope.each}' has none of {', '.join(paths)}", ""

"""Holds a reply against the shape that the spec gives it, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.evidence.observation import Observation, quoted, told
from pixelspec.evidence.scopes import scopes
from pixelspec.evidence.shape import Misfit, Shape, fits, reached, shape
from pixelspec.model.allowed import same
from pixelspec.model.provider import Provider
from pixelspec.model.reply import Field, Reply
from pixelspec.place import nearest


def judge(
    provider: Provider, reply: Reply, http: int, body: object
) -> Iterator[Observation]:
    """What a reply says of the fields, states and pictures of its shape."""
    expected = shape(provider, reply)
    states = state_words(body, expected)
    success = http < 300 and succeeded(body, expected)
    for field in expected.fields:
        needed = demanded(field, success, states)
        yield from field_facts(body, field, field_path(reply, field), needed)
    yield from state_facts(provider, reply, expected, body)
    known = {state.word: state.means for state in provider.lifecycle}
    done = any(known.get(word) == "done" for word in states)
    at_once = not expected.has("state")
    yield from scopes(body, expected, success and (done or at_once))


def field_path(reply: Reply, field: Field) -> str:
    """The path of the fact, which another reply may have lent."""
    if reply.like is None or field in reply.fields:
        return f"replies.{reply.name}.fields.{field.path}"
    name, inside = reply.like
    return f"replies.{name}.fields.{inside}{field.path.removeprefix(reply.each)}"


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


def field_facts(
    body: object, field: Field, path: str, needed: bool
) -> Iterator[Observation]:
    values = [value for value in reached(body, field.path) if value is not None]
    right = []
    for value in values:
        if isinstance(value, Misfit):
            yield Observation("contradicted", path, field.source, misfit(value))
        elif fits(value, field.type):
            right.append(value)
        else:
            says = f"'{field.path}' is {quoted(value)}, which is no {field.type}"
            yield Observation("contradicted", path, field.source, says)
    if all(isinstance(value, Misfit) for value in values) and needed:
        says = f"'{field.path}' is required and missing"
        yield Observation("contradicted", path, field.source, says)
    elif not values:
        yield Observation("unseen", path, field.source, f"'{field.path}' is not there")
    if right:
        yield Observation("confirmed", path, field.source, seen(field, right))


def seen(field: Field, values: list[object]) -> str:
    """What stood there; only a value that means something is repeated."""
    first = values[0]
    telling = field.succeeds is not None or field.role in ("state", "error-code")
    text = quoted(first) if telling else told(first)
    more = f", and {len(values) - 1} more" if len(values) > 1 else ""
    return f"'{field.path}' is {text}{more}"


def misfit(value: Misfit) -> str:
    return f"'{value.path or 'the body'}' is no {value.expected}"


def state_facts(
    provider: Provider, reply: Reply, expected: Shape, body: object
) -> Iterator[Observation]:
    """The words of the lifecycle that were met, and those that it lacks."""
    known = {state.word: state for state in provider.lifecycle}
    for field in (field for field in expected.fields if field.role == "state"):
        values = [v for v in reached(body, field.path) if isinstance(v, str | int)]
        for word in dict.fromkeys(map(str, values)):
            state = known.get(word)
            if state:
                path, says = f"lifecycle.{word}", f"'{field.path}' is '{word}'"
                yield Observation("confirmed", path, state.source, says)
            else:
                yield unknown_state(word, field, field_path(reply, field), list(known))


def unknown_state(word: str, field: Field, path: str, known: list[str]) -> Observation:
    shown = quoted(word)[1:-1]
    says = f"'{shown}' is no state of the lifecycle"
    hint = nearest(word, known) or (f"known: {', '.join(known)}" if known else "")
    return Observation("contradicted", path, field.source, says, hint)

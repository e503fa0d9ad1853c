"""The documented replies hold what a client must find: task id, state, pictures, address."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pixelspec.evidence.shape import Shape, fits, shapes
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.model.reply import Reply
from pixelspec.place import Finding

ID = "roles-filled"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    provider = endpoint.provider
    if not provider.orders:
        yield lacking(provider, "operations", "no operation orders pictures")
    kinds = {mode.submit: mode.kind.word for mode in endpoint.modes}
    for name, kind in (kinds or {endpoint.submit: endpoint.kind.word}).items():
        yield from order(provider, name, kind)
    yield from asides(provider)
    yield from undecided(provider)
    for reply in provider.replies:
        yield from impossible(reply)


def order(provider: Provider, name: str, kind: str) -> Iterator[Finding]:
    """What the replies to one operation must hold."""
    if provider.operation(name) is None:
        return
    submitted = [shape for _, shape in shapes(provider, name)]
    if kind in ("task", "by-reply"):
        yield from task(provider, name, submitted)
    pictures = any(shape.pictures for shape in submitted)
    if kind in ("sync", "by-reply") and not pictures:
        yield lacking(provider, f"operations.{name}", "no reply to it has pictures")


def lacking(provider: Provider, path: str, what: str) -> Finding:
    name = path.rpartition(".")[2]
    stated = provider.operation(name)
    place = stated.source.place if stated else provider.source.place
    return Finding(place, ID, what, path)


def task(provider: Provider, name: str, submitted: list[Shape]) -> Iterator[Finding]:
    if not any(shape.has("task-id") for shape in submitted):
        message = "no reply to it has a field that 'is: task-id'"
        yield lacking(provider, f"operations.{name}", message)
    if provider.operation("query") is None:
        message = "a task is asked for by an operation called 'query'"
        yield lacking(provider, "operations", message)
        return
    for reply, shape in shapes(provider, "query"):
        path, place = f"replies.{reply.name}", reply.source.place
        if not shape.has("state"):
            message = f"no field of the reply '{reply.name}' 'is: state'"
            yield Finding(place, ID, message, path)
        if not shape.pictures:
            message = f"the reply '{reply.name}' has no pictures"
            yield Finding(place, ID, message, path)


def asides(provider: Provider) -> Iterator[Finding]:
    """What the answers to a list, a cancellation and an upload are for."""
    for reply, shape in shapes(provider, "list"):
        if reply.like is None or not shape.has("task-id"):
            message = f"the reply '{reply.name}' lists nothing that has a task id"
            yield Finding(reply.source.place, ID, message, f"replies.{reply.name}")
    for reply, shape in shapes(provider, "cancel"):
        if not shape.has("state"):
            message = f"no field of the reply '{reply.name}' 'is: state'"
            yield Finding(reply.source.place, ID, message, f"replies.{reply.name}")
    for reply, shape in shapes(provider, "upload"):
        if not shape.has("address"):
            message = f"no field of the reply '{reply.name}' 'is: address'"
            yield Finding(reply.source.place, ID, message, f"replies.{reply.name}")


def undecided(provider: Provider) -> Iterator[Finding]:
    """Two replies of one operation that hold the same cannot be told apart."""
    for operation in provider.operations:
        known = shapes(provider, operation.name)
        for (one, left), (other, right) in combinations(known, 2):
            if marks(left) == marks(right):
                message = f"nothing tells '{one.name}' from '{other.name}'"
                path = f"operations.{operation.name}.reply"
                yield Finding(operation.source.place, ID, message, path)


def marks(shape: Shape) -> tuple[bool, bool]:
    return shape.has("task-id"), bool(shape.pictures)


def impossible(reply: Reply) -> Iterator[Finding]:
    """What no reply can fulfil, and a picture that stands nowhere."""
    for field in reply.fields:
        path = f"replies.{reply.name}.fields.{field.path}"
        value = field.succeeds
        if value is not None and not fits(value, field.type):
            message = f"{value!r} is no {field.type}, so this never succeeds"
            yield Finding(field.source.place, ID, message, f"{path}.succeeds")
    for scope in reply.pictures:
        if scope.address is None and scope.base64 is None:
            message = "a picture has an address or base64"
            path = f"pictures.{scope.name}"
            yield Finding(scope.source.place, ID, message, path)

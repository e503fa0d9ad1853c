"""Which operation a request is for, and what it lacks before its body is read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote

from pixelspec.emulator.problem import Problem
from pixelspec.emulator.request import Request
from pixelspec.model.provider import Auth, Operation


@dataclass(frozen=True)
class Route:
    """An operation and what stands in the placeholder of its path."""

    operation: Operation
    captured: str = ""


def route(operations: Collection[Operation], request: Request) -> Route | Problem:
    """The documented operation at this method and path."""
    allowed = []
    found = []
    # A path that is written out goes before one with a placeholder that it would fill.
    exact = [operation for operation in operations if operation.path == request.path]
    for operation in exact or operations:
        asks = "?" in operation.path and request.query
        asked = f"{request.path}?{request.query}" if asks else request.path
        captured = _capture(operation.path, asked)
        if captured is not None:
            if operation.method == request.method:
                found.append(Route(operation, captured))
            allowed.append(operation.method)
    if found:
        # Of several with one request line, a header that one of them needs decides.
        whole = [r for r in found if not _headless(r.operation, request)]
        ranked = sorted(whole, key=lambda r: -len(r.operation.headers))
        return (ranked or found)[0]
    if not allowed:
        return Problem("there is nothing here", "operations", 404, None)
    methods = (("allow", ", ".join(dict.fromkeys(allowed))),)
    return Problem("no such method", "operations", 405, None, headers=methods)


def _capture(template: str, path: str) -> str | None:
    """What a placeholder stands for; "" where the path has none, None where it differs."""
    before, brace, rest = template.partition("{")
    if not brace:
        return "" if path == template else None
    after = rest.partition("}")[2]
    inner = path[len(before) : len(path) - len(after)]
    fits = path.startswith(before) and path.endswith(after)
    if not fits or not inner or "/" in inner or path != before + inner + after:
        return None
    return unquote(inner)


def _headless(operation: Operation, request: Request) -> str:
    """The first header that the operation needs and the request does not have."""
    for header in operation.headers:
        if request.headers.get(header.name.lower()) != header.value:
            return header.name
    return ""


def bearer(request: Request) -> str:
    """The key of a request, "" where it has none."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


def unauthorized(
    auth: Auth, keys: Collection[str] | None, request: Request
) -> Problem | None:
    """Whether the key is missing or wrong; without `keys` every key is right."""
    if not auth.required and "authorization" not in request.headers:
        return None
    key = bearer(request)
    if key and (keys is None or key in keys):
        return None
    told = auth.required and auth.source.confidence == "documented"
    return Problem("the key is missing or wrong", "auth", 401, "auth", described=told)


def unreadable(operation: Operation, request: Request) -> Problem | None:
    """A query nobody documents, or a body of another type than the operation takes."""
    fact = f"operations.{operation.name}"
    if request.query and "?" not in operation.path:
        return Problem("no query is documented here", f"{fact}.query")
    lacking = _headless(operation, request)
    if lacking:
        text = f"the header {lacking} is missing or wrong"
        return Problem(text, f"{fact}.headers.{lacking}", described=True)
    if not operation.content_type:
        return None
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sent == operation.content_type:
        return None
    if not sent and not operation.content_type_required:
        return None
    text = f"the content type must be {operation.content_type}"
    return Problem(text, f"{fact}.content-type", 415)

"""The operations of a provider by path and method."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pixelspec.model.provider import Operation, Provider
from pixelspec.openapi.paths import Schema
from pixelspec.openapi.plain import beside, origin
from pixelspec.openapi.replied import responses
from pixelspec.openapi.sent import CAPTURED, Ordered, parameters, request_body
from pixelspec.openapi.words import operation_id

SUMMARIES = {
    "query": "Tells how a task stands.",
    "batch": "Tells how several tasks stand.",
    "list": "Lists tasks.",
    "cancel": "Cancels a task.",
    "upload": "Uploads a picture.",
}


def paths(provider: Provider, models: Sequence[Ordered]) -> Schema:
    """Every operation at its path and method. Of several with one request line, which a
    header tells apart, OpenAPI has room for one: it takes and gives what any of them does.
    """
    found: dict[str, Schema] = {}
    for group in by_line(provider.operations):
        path, method = group[0].path.partition("?")[0], group[0].method.lower()
        told = _operation(provider, group, models)
        found[path] = {**found.get(path, {}), method: told}
    return dict(found)


def by_line(operations: Sequence[Operation]) -> list[list[Operation]]:
    """The operations by method and path; what varies in a path has one name there."""
    templates: dict[str, str] = {}
    groups: dict[tuple[str, str], list[Operation]] = {}
    for operation in operations:
        line, mark, query = operation.path.partition("?")
        line = templates.setdefault(CAPTURED.sub("{}", line), line)
        group = groups.setdefault((operation.method, line), [])
        group.append(replace(operation, path=f"{line}{mark}{query}"))
    return list(groups.values())


def _operation(
    provider: Provider, group: Sequence[Operation], models: Sequence[Ordered]
) -> Schema:
    first = group[0]
    names = {operation.name for operation in group}
    ordered = [one for one in models if one.endpoint.submit in names]
    sent = parameters(provider, group)
    body = request_body(first, ordered)
    return {
        "operationId": operation_id(first.name),
        "summary": SUMMARIES.get(first.name, "Orders pictures."),
        **({"parameters": sent} if sent else {}),
        **({"requestBody": body} if body else {}),
        "responses": responses(provider, group, ordered),
        **origin(first.source),
        **beside(_further(group)),
    }


def _further(group: Sequence[Operation]) -> Schema:
    """What OpenAPI has no word for."""
    first = group[0]
    return {
        "billable": any(operation.billable for operation in group) or None,
        "content-type-required": None if first.content_type_required else False,
        "most-bytes": first.most_bytes,
        "told-apart-by-headers": [operation.name for operation in group[1:]],
    }

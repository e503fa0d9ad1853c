"""What an operation answers, by status."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from pixelspec.model.provider import Operation, Provider
from pixelspec.openapi.paths import Schema, steps
from pixelspec.openapi.plain import beside, origin, without
from pixelspec.openapi.sent import JSON, Ordered, reference, variables
from pixelspec.openapi.words import NOT_SAID, about_errors, component, operation_id

ERROR = "error"
# What can be asked of a task by its id.
ASKING = ("query", "cancel")
NOT_DOCUMENTED = "NotDocumented"


def reply_name(name: str) -> str:
    return component(name, "reply")


def error_name(status: int) -> str:
    return f"Status{status}"


def responses(
    provider: Provider, group: Sequence[Operation], models: Sequence[Ordered]
) -> Schema:
    """Success, every status of an error that a page names, and whatever else may come."""
    names = list(dict.fromkeys(name for one in group for name in one.replies))
    refused = {
        str(status): reference(error_name(status), "responses")
        for status in statuses(provider)
    }
    return {
        "200": _success(provider, names, models),
        **refused,
        "default": reference(NOT_DOCUMENTED, "responses"),
    }


def statuses(provider: Provider) -> list[int]:
    return sorted({row.http for row in provider.errors if row.http is not None})


def errors(provider: Provider, models: Sequence[Ordered]) -> Schema:
    """The replies that operations share: those to refused requests, and the unknown."""
    found: Schema = {}
    for status in statuses(provider):
        rows = [row for row in provider.errors if row.http == status]
        found[error_name(status)] = {
            "description": about_errors(rows),
            **_refusal(provider, models, status),
            **beside({"errors": {row.id: without(row, "id", "http") for row in rows}}),
        }
    return {**found, NOT_DOCUMENTED: {"description": NOT_SAID}}


def _refusal(provider: Provider, models: Sequence[Ordered], status: int) -> Schema:
    if provider.reply(ERROR) is None:
        return {}
    examples = dict(_examples(models, [ERROR], status))
    schema = reference(reply_name(ERROR))
    return {"content": {JSON: {"schema": schema, **_shown(examples)}}}


def _success(
    provider: Provider, names: Sequence[str], models: Sequence[Ordered]
) -> Schema:
    references = [reference(reply_name(name)) for name in names]
    schema = references[0] if len(references) == 1 else {"anyOf": references}
    headers = dict(_headers(provider, names))
    examples = dict(_examples(models, names, 200))
    links = _links(provider, names)
    return {
        "description": "What the page describes as success.",
        **({"headers": headers} if headers else {}),
        "content": {JSON: {"schema": schema, **_shown(examples)}},
        **({"links": links} if links else {}),
    }


def _links(provider: Provider, names: Sequence[str]) -> Schema:
    """How a reply that names a task leads to those that tell of it."""
    replies = [reply for name in names if (reply := provider.reply(name))]
    fields = [field for reply in replies for field in reply.role("task-id")]
    asking = [one for one in provider.operations if one.name in ASKING]
    return {
        operation_id(one.name): {
            "operationId": operation_id(one.name),
            "parameters": {name: f"$response.body#{_pointer(fields[0].path)}"},
        }
        for one in (asking if fields else ())
        for name, _, value in variables(one.path)
        if value is None
    }


def _pointer(path: str) -> str:
    """A path as a JSON pointer; of a list, to its first item."""
    named = (str(max(s, 0)) if isinstance(s, int) else s for s in steps(path))
    return "".join(f"/{name}" for name in named)


def _shown(examples: Mapping[str, Schema]) -> Schema:
    return {"examples": examples} if examples else {}


def _headers(provider: Provider, names: Sequence[str]) -> Iterator[tuple[str, Schema]]:
    for name in names:
        reply = provider.reply(name)
        for header in reply.headers if reply else ():
            told = {**origin(header.source), **beside({"role": header.role})}
            yield header.name, {"schema": {"type": "string"}, **told}


def _examples(
    models: Sequence[Ordered], names: Sequence[str], status: int
) -> Iterator[tuple[str, Schema]]:
    """The replies of the pages, by model and name."""
    for one in models:
        for example in one.endpoint.example_replies if one.usual else ():
            if example.reply in names and example.http == status:
                told: Schema = {"value": json.loads(example.body)}
                key = f"{one.endpoint.name}.{example.id}"
                yield key, {**told, **origin(example.source)}

"""The modules that the models of one provider share: its data, its replies, its clients."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import ErrorMeaning, ErrorRow, Operation, Provider
from pixelspec.model.reply import Member, Pictures, Reply, Role
from pixelspec.plan.names import (
    address_variable,
    attribute,
    client_class,
    reply_constant,
)
from pixelspec.plan.schema import ClassSchema, reply_schema
from pixelspec.plan.text import (
    Argument,
    Construction,
    arguments,
    comment,
    docstring,
    literal,
)

ERRORS = {
    "invalid-request": "ApiError",
    "auth": "AuthError",
    "rate-limited": "RateLimited",
    "out-of-credit": "OutOfCredit",
    "content-refused": "ContentRefused",
    "model-unavailable": "ModelUnavailable",
    "provider-fault": "ProviderFault",
}

# The classes that concern the whole account by themselves.
_OF_THE_ACCOUNT: tuple[ErrorMeaning, ...] = ("auth", "out-of-credit")

_ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class EndpointView:
    """One model on a client; `attribute` is also its module."""

    attribute: str
    title: str


@dataclass(frozen=True)
class ProviderModules:
    """`client` is the class name; `home` is what a client has to know when it is made, and
    `constants` make the module of all other data of the provider."""

    client: str
    client_docstring: str
    async_docstring: str
    docstring: str
    replies_docstring: str
    endpoints: tuple[EndpointView, ...]
    modules: str
    home_docstring: str
    home: Construction
    constants: tuple[Construction, ...]
    errors: tuple[str, ...]
    data: tuple[str, ...]
    replies: tuple[ClassSchema, ...]


def provider_modules(
    provider: Provider, endpoints: tuple[Endpoint, ...]
) -> ProviderModules:
    used = _used_replies(provider)
    constants = (*(_reply(reply) for reply in used), _provider(provider))
    rows = [row for row in provider.errors if row.http or row.code]
    views = tuple(EndpointView(attribute(e), comment(e.title)) for e in endpoints)
    return ProviderModules(
        client=client_class(provider),
        client_docstring=docstring(f"{provider.title}: one attribute a model.", 4),
        async_docstring=docstring(f"{provider.title}, asynchronous.", 4),
        docstring=docstring(f"{provider.title}: what all its models share."),
        replies_docstring=docstring(f"{provider.title}: the documented replies."),
        endpoints=views,
        modules=literal(("provider", *(view.attribute for view in views))),
        home_docstring=docstring(
            f"{provider.title}: where it is, and whose key it takes."
        ),
        home=_home(provider),
        constants=constants,
        errors=tuple(sorted({ERRORS[row.means] for row in rows})),
        data=_data_names(provider, bool(rows), used),
        replies=tuple(map(reply_schema, used)),
    )


def _used_replies(provider: Provider) -> tuple[Reply, ...]:
    """The replies that the client reads, each once, in the order of the spec; one that is
    about several tasks as what it says of each."""
    read = {name for operation in provider.operations for name in operation.replies}
    used = [r for r in provider.replies if r.name in read or r.name == "error"]
    return tuple(_item(provider, reply) for reply in used)


def _item(provider: Provider, reply: Reply) -> Reply:
    """A reply whose paths begin at one item, where it looks like a part of another one."""
    model = provider.reply(reply.like[0]) if reply.like else None
    if model is None or reply.like is None:
        return reply
    inside = f"{reply.like[1]}."
    fields = tuple(
        replace(field, path=field.path.removeprefix(inside))
        for field in model.fields
        if field.path.startswith(inside)
    )
    pictures = tuple(
        replace(scope, each=scope.each.removeprefix(inside))
        for scope in model.pictures
        if scope.each.startswith(inside)
    )
    return replace(reply, fields=fields, pictures=pictures)


def _data_names(
    provider: Provider, errors: bool, replies: tuple[Reply, ...]
) -> tuple[str, ...]:
    names = ["ErrorRow"] if errors else []
    names += ["Operation"]
    names += ["Pictures"] if any(reply.pictures for reply in replies) else []
    names += ["Polling"] if provider.polling else []
    upload = ["Upload"] if provider.operation("upload") else []
    return (*names, "Provider", "Reply", *upload)


def _reply(reply: Reply) -> Construction:
    succeeds = {f.path: f.succeeds for f in reply.fields if f.succeeds is not None}
    schema = reply_schema(reply)
    roles = {
        role.replace("-", "_"): tuple(field.path for field in reply.role(role))
        for role in _ROLES
    }
    first = (
        Argument("name", literal(reply.name)),
        Argument("body", f"lambda: replies.{schema.name}"),
    )
    headers = {f"{h.role}_header".replace("-", "_"): h.name for h in reply.headers}
    lowered = {role: name.lower() for role, name in headers.items()}
    rest = arguments({"succeeds": succeeds, **roles, **lowered, "each": reply.each})
    scopes = ", ".join(map(_pictures, reply.pictures))
    pictures = (Argument("pictures", f"({scopes},)"),) if scopes else ()
    return Construction(reply_constant(reply.name), "Reply", (*first, *rest, *pictures))


def _pictures(scope: Pictures) -> str:
    members = arguments(
        {
            "address": _paths(scope.address),
            "base64": _paths(scope.base64),
            "expires": _paths(scope.expires),
            "size": _paths(scope.size),
            "error": _paths(scope.error),
            "error_code": scope.error.code if scope.error else (),
        }
    )
    rest = "".join(f", {member.name}={member.value}" for member in members)
    return f"Pictures({literal(scope.each)}{rest})"


def _paths(member: Member | None) -> tuple[str, ...]:
    return member.paths if member else ()


def _home(provider: Provider) -> Construction:
    server = provider.servers[0] if provider.servers else None
    pairs = {
        "id": literal(provider.id),
        "base_url": literal(server.address if server and server.address else ""),
        "key_variable": literal(provider.auth.env),
        "address_variable": literal(address_variable(provider)),
        "key_required": literal(provider.auth.required),
        "servers": _servers(provider),
    }
    values = tuple(Argument(name, value) for name, value in pairs.items() if value)
    return Construction("HOME", "Home", values)


def _provider(provider: Provider) -> Construction:
    query = provider.operation("query")
    pairs = {
        "home": "HOME",
        "submit": _operation(provider.orders[0] if provider.orders else None),
        "query": _operation(query),
        "error": reply_constant("error") if provider.reply("error") else "",
        "errors": _errors(provider),
        "states": _states(provider),
        "polling": _polling(provider),
        "batch": _several(provider, "batch"),
        "listing": _several(provider, "list"),
        "cancel": _operation(provider.operation("cancel")),
        "upload": _upload(provider.operation("upload")),
        **_limits(provider),
        "orders": _orders(provider),
    }
    values = tuple(Argument(name, value) for name, value in pairs.items() if value)
    return Construction("PROVIDER", "Provider", values)


def _operation(operation: Operation | None) -> str:
    if operation is None:
        return ""
    replies = ", ".join(map(reply_constant, operation.replies))
    method, path = literal(operation.method), literal(operation.path)
    lists = [name for name, kind in operation.body if kind == "list"]
    header = operation.idempotency
    # What others merely report is not sent: nobody knows what a provider makes of it.
    known = header and header.source.confidence == "documented"
    values = {
        "idempotency_header": header.header if header and known else "",
        "ids_field": lists[0] if operation.name == "batch" and lists else "",
        "headers": tuple((h.name, h.value) for h in operation.headers),
    }
    rest = "".join(f", {a.name}={a.value}" for a in arguments(values))
    return f"Operation({method}, {path}, ({replies},){rest})"


def _servers(provider: Provider) -> str:
    """The addresses by name, where there are several to choose from."""
    known = {s.name: s.address for s in provider.servers if s.address}
    return literal(known) if len(provider.servers) > 1 else ""


def _orders(provider: Provider) -> str:
    """What orders pictures beside the usual operation."""
    rest = provider.orders[1:]
    parts = (f"{literal(o.name)}: {_operation(o)}" for o in rest)
    return f"{{{', '.join(parts)}}}" if rest else ""


def _several(provider: Provider, name: str) -> str:
    """An operation that is answered by several tasks, as far as the answer can be read."""
    operation = provider.operation(name)
    shapes = [provider.reply(reply) for reply in operation.replies] if operation else []
    if operation is None or not shapes or not shapes[0] or not shapes[0].like:
        return ""
    return _operation(replace(operation, replies=operation.replies[:1]))


def _upload(operation: Operation | None) -> str:
    if operation is None:
        return ""
    values = {"accepts": operation.accepts, "most_bytes": operation.most_bytes}
    rest = "".join(f", {a.name}={a.value}" for a in arguments(values))
    return f"Upload({_operation(operation)}, {literal(operation.field)}{rest})"


def _limits(provider: Provider) -> dict[str, str]:
    limits = provider.limits
    numbers = {
        "submits_per_second": limits.submits_per_second,
        "queries_per_second": limits.queries_per_second,
        "tasks_at_once": limits.tasks_at_once,
    }
    return {name: literal(limit.number) for name, limit in numbers.items() if limit}


def _errors(provider: Provider) -> str:
    rows = [_error(row) for row in provider.errors if row.http or row.code]
    return f"({', '.join(rows)},)" if rows else ""


def _error(row: ErrorRow) -> str:
    values = {
        "status": row.http,
        "code": row.code,
        "charged": row.charged if row.charged != "unknown" else None,
        "retry": row.retry,
        "account": (row.account and row.means not in _OF_THE_ACCOUNT) or None,
    }
    rest = "".join(f", {a.name}={a.value}" for a in arguments(values))
    return f"ErrorRow({ERRORS[row.means]}{rest})"


def _states(provider: Provider) -> str:
    words = {state.word: state.means for state in provider.lifecycle}
    return literal(words) if words else ""


def _polling(provider: Provider) -> str:
    advice = provider.polling
    if advice is None:
        return ""
    seconds = (advice.first[0], advice.every[0], advice.deadline)
    names = ("first", "every", "deadline")
    pairs = zip(names, seconds, strict=True)
    return f"Polling({', '.join(f'{name}={literal(value)}' for name, value in pairs)})"

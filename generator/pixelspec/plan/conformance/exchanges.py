"""How a provider is asked: where, with which key and headers, and what of it is paid."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Operation
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.conformance.ways import Way, task_way, ways


def operations(endpoint: Endpoint) -> Section:
    """What the client sends to buy pictures, exchange by exchange."""
    return Section(
        group="operation",
        facts=(
            "provider.operations.{operation}.request",
            "provider.operations.{operation}.headers",
            "provider.operations.{operation}.content-type",
        ),
        at=("{at}",),
        needs="paid",
        columns="operation way method path headers at",
        ids="{operation}",
        rows=tuple(_operations(endpoint)),
    )


def _operations(endpoint: Endpoint) -> Iterator[Row]:
    for way in ways(endpoint):
        if not way.late:
            yield _operation(way, way.operation)
    last = task_way(endpoint)
    query = endpoint.provider.operation("query")
    if last and query:
        yield _operation(last, query)


def _operation(way: Way, operation: Operation) -> Row:
    headers = {header.name.lower(): header.value for header in operation.headers}
    if operation.content_type:
        headers["content-type"] = operation.content_type
    path = operation.path.partition("{")[0].partition("?")[0]
    at = places(operation.source.at)
    return operation.name, way.given, operation.method, path, headers, at


def billable(endpoint: Endpoint) -> Section:
    """What is paid: the order and nothing else."""
    return Section(
        group="billable",
        facts=(
            "provider.operations.{operation}.billable",
            "provider.operations.{operation}.reply",
        ),
        needs="account, paid",
        columns="name operation way paid",
        ids="{name}",
        rows=tuple(
            (way.name, way.operation.name, way.given, int(way.operation.billable))
            for way in ways(endpoint)
        ),
    )


def needed_headers(endpoint: Endpoint) -> Section:
    """A header without which an order is another one, or none."""
    return Section(
        group="needed_header",
        facts=("provider.operations.{operation}.headers.{header}",),
        at=("{at}",),
        needs="account, paid: 2",
        columns="operation header way ids at",
        ids="{operation}-{header}",
        rows=tuple(
            (
                way.operation.name,
                header.name,
                way.given,
                _ids(way),
                places(header.source.at),
            )
            for way in ways(endpoint)
            for header in way.operation.headers
            if way.by_task
        ),
    )


def _ids(way: Way) -> tuple[str, ...]:
    return tuple(field.path for field in way.reply.role("task-id"))


def plain_types(endpoint: Endpoint) -> Section:
    """An order whose content type nobody has to state."""
    return Section(
        group="content_type",
        facts=("provider.operations.{operation}.content-type-required",),
        at=("{at}",),
        needs="paid",
        columns="operation way at",
        ids="{operation}",
        rows=tuple(
            (way.operation.name, way.given, places(way.operation.source.at))
            for way in ways(endpoint)
            if not way.operation.content_type_required and not way.late
        ),
    )


def servers(endpoint: Endpoint) -> Section:
    """The addresses of the page, the usual one without a name."""
    return Section(
        group="server",
        facts=("provider.servers.{server}.address",),
        at=("{at}",),
        needs="clock, paid",
        columns="name server settings address at",
        ids="{name}",
        rows=tuple(_servers(endpoint)),
    )


def _servers(endpoint: Endpoint) -> Iterator[Row]:
    known = [server for server in endpoint.provider.servers if server.address]
    for server in known[:1]:
        yield "usual", server.name, {}, server.address, places(server.source.at)
    for server in known if len(endpoint.provider.servers) > 1 else ():
        given, at = {"server": server.name}, places(server.source.at)
        yield server.name, server.name, given, server.address, at


def keys(endpoint: Endpoint) -> Section:
    """Which key is taken on the bare wire."""
    auth = endpoint.provider.auth
    known = auth.required and auth.source.confidence == "documented"
    rows: list[Row] = [("right", "auth.scheme", None, True)]
    rows += [("missing", "auth.required", "", not auth.required)]
    rows += [("wrong", "auth.required", "another-key", False)] if known else []
    return Section(
        group="auth",
        facts=("provider.{fact}",),
        at=auth.source.at,
        needs="account, paid",
        columns="key fact given taken",
        ids="{key}",
        rows=tuple(rows),
    )


def client_keys(endpoint: Endpoint) -> Section:
    """Where the client finds its key, and what it does without."""
    auth = endpoint.provider.auth
    return Section(
        group="auth_client",
        facts=("provider.auth.env", "provider.auth.required"),
        at=auth.source.at,
        needs="account, paid: 2",
        columns="required",
        rows=((auth.required,),),
    )


def key_kept(endpoint: Endpoint) -> Section:
    """The key goes to the provider alone."""
    return Section(
        group="key_kept",
        facts=("provider.auth.scheme",),
        needs="account, paid",
        columns="name way",
        ids="{name}",
        rows=tuple((way.name, way.given) for way in ways(endpoint)),
    )


def ignored_headers(endpoint: Endpoint) -> Section:
    """A header of the page that changes nothing."""
    return Section(
        group="ignored_header",
        facts=("provider.headers.{header}",),
        at=("{at}",),
        needs="paid: 2",
        columns="name header way at",
        ids="{header}-{name}",
        rows=tuple(
            (way.name, header.name, way.given, places(header.source.at))
            for header in endpoint.provider.headers
            for way in ways(endpoint)
        ),
    )


def idempotency(endpoint: Endpoint) -> Section:
    """One purchase for one key, however often it is asked for."""
    return Section(
        group="idempotency",
        facts=("provider.operations.{operation}.idempotency",),
        at=("{at}",),
        needs="account, faults, paid: 2",
        columns="operation way header at",
        ids="{operation}",
        rows=tuple(
            (way.operation.name, way.given, stated.header, places(stated.source.at))
            for way in ways(endpoint)
            if (stated := way.operation.idempotency)
            and stated.source.confidence == "documented"
        ),
    )

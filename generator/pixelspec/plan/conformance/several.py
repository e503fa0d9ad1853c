"""Tasks after they were ordered: several at once, the list of them, and cancelling one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pixelspec.model.body import put, way_of
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Operation, Provider
from pixelspec.model.reply import Reply
from pixelspec.plan.conformance.asked import Asked
from pixelspec.plan.conformance.lifecycle import exchange
from pixelspec.plan.conformance.replied import Json, values_at, written
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.conformance.ways import task_way, ways

IDS = ("task-1", "task-2")


def batch(endpoint: Endpoint) -> Section:
    """What the client makes of a reply about several tasks, and of one that leaves some
    out, or all."""
    return Section(
        group="batch",
        facts=_facts(endpoint, "batch"),
        at=("{at}",),
        columns="reply mode replies sent asked reads at",
        ids="{reply}",
        rows=tuple(_batch(endpoint)),
    )


def _facts(endpoint: Endpoint, name: str) -> tuple[str, ...]:
    """The operation, and the form of its reply."""
    operation = endpoint.provider.operation(name)
    reply = operation.replies[0] if operation else ""
    parts = ("request", "body", "content-type", "reply")
    facts = tuple(f"provider.operations.{name}.{part}" for part in parts)
    return (*facts, f"provider.replies.{reply}")


def _batch(endpoint: Endpoint) -> Iterator[Row]:
    operation = endpoint.provider.operation("batch")
    pair, reply = exchange(endpoint), _several(endpoint.provider, operation)
    if not (operation and pair and reply):
        return
    query = pair[1]
    whole, one = (listed(query, reply, ids) for ids in (IDS, IDS[:1]))
    single = [_told(query, name) for name in IDS]
    field = next((name for name, kind in operation.body if kind == "list"), "")
    reads = {name: _shown(query, name) for name in IDS}
    at, sent = places(operation.source.at), {field: list(IDS)}
    yield "whole", query.mode, [whole], sent, 1, reads, at
    yield "lacks-one", query.mode, [one, single[1]], sent, 2, reads, at
    yield "strange", query.mode, [{"odd": 1}, *single], sent, 3, reads, at


def _several(provider: Provider, operation: Operation | None) -> Reply | None:
    reply = provider.reply(operation.replies[0]) if operation else None
    return reply if reply and reply.like else None


def listed(query: Asked, reply: Reply, ids: Sequence[str]) -> Json:
    """A reply about several tasks, each as the page has it in the reply about one."""
    body = written(reply, "", pictures=())
    inside = reply.like[1] if reply.like else ""
    for index, name in enumerate(ids):
        (item,) = values_at(_told(query, name), inside)
        put(body, way_of(reply.each.replace("[]", f"[{index}]", 1)), item)
    return body


def _told(query: Asked, name: str) -> Json:
    return written(query.reply, query.state, said={"task-id": name})


def _shown(query: Asked, name: str) -> Json:
    """What a caller sees of one task of several."""
    found = query.reads(_told(query, name))
    addresses = [p["address"] for p in found.get("pictures", []) if "address" in p]
    return {"task-id": name, "cost": found.get("cost"), "addresses": addresses}


def batch_run(endpoint: Endpoint) -> Section:
    """Several tasks at a provider, waited for together."""
    way = task_way(endpoint)
    several = _several(endpoint.provider, endpoint.provider.operation("batch"))
    return Section(
        group="batch_run",
        facts=_facts(endpoint, "batch"),
        needs="account, clock, paid: 2",
        columns="way",
        rows=((way.given,),) if way and several else (),
    )


def listing(endpoint: Endpoint) -> Section:
    """The list of the tasks of an account."""
    way, pair = task_way(endpoint), exchange(endpoint)
    several = _several(endpoint.provider, endpoint.provider.operation("list"))
    rows: list[Row] = []
    if way and pair and several:
        reads = [pair[1].reads(_told(pair[1], name)) for name in IDS]
        rows.append((way.given, way.mode, listed(pair[1], several, IDS), reads))
    return Section(
        group="list",
        facts=_facts(endpoint, "list"),
        needs="account, paid: 2",
        columns="way mode body reads",
        rows=tuple(rows),
    )


def cancelling(endpoint: Endpoint) -> Section:
    """A task that is stopped."""
    way, operation = task_way(endpoint), endpoint.provider.operation("cancel")
    words = [s.word for s in endpoint.provider.lifecycle if s.means == "cancelled"][:1]
    rows: list[Row] = []
    if way and operation and words:
        path = operation.path.partition("{")[2].partition("}")[2]
        rows.append((way.given, words[0], operation.method, path))
    return Section(
        group="cancel",
        facts=(
            "provider.operations.cancel.request",
            "provider.operations.cancel.reply",
            "provider.lifecycle.{state}.means",
        ),
        at=operation.source.at if operation else (),
        needs="account, paid",
        columns="way state method path",
        rows=tuple(rows),
    )


def shown_hosts(endpoint: Endpoint) -> Section:
    """The hosts on which the page shows pictures."""
    usual = task_way(endpoint) or next(iter(ways(endpoint)))
    scopes = [scope for scope in usual.shown.pictures[:1] if scope.hosts]
    return Section(
        group="picture_host",
        facts=("provider.pictures.{scope}.hosts",),
        needs="paid",
        columns="scope way hosts",
        ids="{scope}",
        rows=tuple((scope.name, usual.given, scope.hosts) for scope in scopes),
    )

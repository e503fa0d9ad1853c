"""Time: when the client asks, how fast it may, and how long what it bought is kept."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Polling
from pixelspec.plan.conformance.asked import Asked
from pixelspec.plan.conformance.error_rows import answered
from pixelspec.plan.conformance.lifecycle import exchange, shown
from pixelspec.plan.conformance.replied import word_of
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.conformance.ways import task_way, ways


def schedule(endpoint: Endpoint) -> Section:
    """The queries of one wait: when each is made, by both clients."""
    advice = endpoint.provider.polling
    return Section(
        group="schedule",
        facts=("provider.polling.{advice}",),
        at=advice.source.at if advice else (),
        columns="advice mode replies times",
        ids="{advice}",
        rows=tuple(_schedule(endpoint, advice)) if advice else (),
    )


def _schedule(endpoint: Endpoint, advice: Polling) -> Iterator[Row]:
    pair = exchange(endpoint)
    if pair is None:
        return
    order, query = pair
    waiting, first = _waiting(endpoint, query), advice.first[0]
    yield "first", query.mode, [order.whole, query.whole], [0, first]
    times = [0, *(first + n * advice.every[0] for n in range(3))]
    replies = [order.whole, waiting, waiting, query.whole]
    yield "every", query.mode, replies, times


def _waiting(endpoint: Endpoint, query: Asked) -> dict[str, object]:
    return shown(query, word_of(endpoint.provider, "waiting"), False)


def deadline(endpoint: Endpoint) -> Section:
    """A task that does not end is given up in time, and not lost."""
    advice, pair = endpoint.provider.polling, exchange(endpoint)
    rows: list[Row] = []
    if advice and pair:
        replies = [pair[0].whole, _waiting(endpoint, pair[1])]
        rows.append((pair[1].mode, replies, advice.deadline))
    return Section(
        group="deadline",
        facts=("provider.polling.deadline",),
        at=advice.source.at if advice else (),
        columns="mode replies seconds",
        rows=tuple(rows),
    )


def limits(endpoint: Endpoint) -> Section:
    """What may be asked at once: so much is answered, and no more."""
    return Section(
        group="limit",
        facts=("provider.limits.{limit}", "{facts}"),
        at=("{at}",),
        needs="account, clock, faults, paid",
        columns="limit way number ids http facts at",
        ids="{limit}",
        rows=tuple(_limits(endpoint)),
    )


def _limits(endpoint: Endpoint) -> Iterator[Row]:
    way = task_way(endpoint) or next(iter(ways(endpoint)), None)
    answering = answered(endpoint.provider, "rate-limited")
    http, facts = (answering.http, answering.facts) if answering else (0, ())
    for name, limit in endpoint.provider.limits.stated:
        if way and (way.query or name == "submits-per-second"):
            ids = tuple(field.path for field in way.reply.role("task-id"))
            at = places(limit.source.at)
            yield name, way.given, limit.number, ids, http, facts, at


def pace(endpoint: Endpoint) -> Section:
    """A client with much to do keeps to all of the limits."""
    stated = [(row[1], int(row[2])) for row in _limits(endpoint)]  # type: ignore[call-overload]  # a number, as made above
    most = max((number for _, number in stated), default=0)
    names = tuple(name for name, _ in endpoint.provider.limits.stated)
    return Section(
        group="pace",
        facts=("provider.limits.{limits}",),
        needs=f"account, clock, paid: {most + 5}",
        columns="way count limits",
        rows=((stated[0][0], most + 5, names),) if stated else (),
    )


def retention(endpoint: Endpoint) -> Section:
    """How long a task can be asked after, and its picture be fetched."""
    return Section(
        group="retention",
        facts=("provider.retention.{what}", "provider.retention.unit"),
        at=endpoint.provider.retention.source.at if endpoint.provider.retention else (),
        needs="account, clock, paid",
        columns="what way seconds",
        ids="{what}",
        rows=tuple(_retention(endpoint)),
    )


def _retention(endpoint: Endpoint) -> Iterator[Row]:
    kept, way = endpoint.provider.retention, task_way(endpoint)
    usual = way or next(iter(ways(endpoint)), None)
    if kept and kept.task_seconds and way:
        yield "task", way.given, kept.task_seconds
    if kept and kept.picture_seconds and usual:
        yield "picture", usual.given, kept.picture_seconds


def expiry(endpoint: Endpoint) -> Section:
    """An address that says how long it is good for."""
    rows: list[Row] = []
    for way in ways(endpoint):
        rows += [
            (f"{way.name}-{scope.name}", scope.name, way.given)
            for scope in way.shown.pictures[:1]
            if scope.expires
        ]
    return Section(
        group="expiry",
        facts=("provider.pictures.{scope}.expires",),
        needs="account, clock, paid",
        columns="name scope way",
        ids="{name}",
        rows=tuple(rows),
    )


def faults(endpoint: Endpoint) -> Section:
    """What goes wrong on the way: nothing is bought twice, and no task is lost."""
    return Section(
        group="fault",
        facts=("provider.operations.{operation}.request",),
        needs="account, clock, faults, paid",
        columns="fault on operation way ends",
        ids="{on}-{fault}-{operation}",
        rows=tuple(_faults(endpoint)),
    )


LOST = ("reset", "close", "cut-off", "read-timeout", "500")
UNREADABLE = ("empty", "truncated", "html")
UNSENT = ("no-connection", "connect-timeout")


def _faults(endpoint: Endpoint) -> Iterator[Row]:
    for way in ways(endpoint):
        name, again = way.operation.name, bool(way.operation.idempotency)
        ends = {**dict.fromkeys(LOST, "SubmissionUnknown")}
        ends |= dict.fromkeys(UNREADABLE, "ReplyMismatch")
        if again:
            ends = dict.fromkeys(ends, "")
        ends |= {
            **dict.fromkeys(UNSENT, ""),
            "slow": "",
            "wrong-envelope": "ReplyMismatch",
        }
        for word, end in ends.items() if not way.late else ():
            yield word, "submit", name, way.given, end
    last = task_way(endpoint)
    for word in (*LOST, *UNREADABLE, *UNSENT) if last else ():
        assert last
        yield word, "query", "query", last.given, ""
    if last:
        yield "wrong-envelope", "query", "query", last.given, "ReplyMismatch"
    usual = last or next(iter(ways(endpoint)))
    for word in (*LOST, *UNSENT, "empty"):
        yield word, "download", usual.operation.name, usual.given, ""
